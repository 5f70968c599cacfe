// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/cut_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "dendrogram/golden_cut_criteria.hpp"
#include "segmentiq/core/stage.hpp"
#include "segmentiq/dendrogram/cut_inconsistent.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

static_assert(Cutter<CutInconsistent, Dendrogram> && !Cutter<CutInconsistent, Partition>);

namespace {

std::vector<double> random_values(const Dendrogram& tree, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < tree.merges().size(); ++i)
    values.push_back(static_cast<double>(random() % 20));
  return subtree_maxima(tree, values);
}

}  // namespace

TEST_CASE("cuts by inconsistency and by values are SciPy's, label by label", "[dendrogram][golden]") {
  std::map<std::string, int> cuts;
  int bisection_is_higher = 0;
  for (const GoldenCutCriteria& golden : golden_cut_criteria())
    for (const auto& [kind, depth, number, labels] : golden.cuts) {
      INFO(golden.name << ", " << kind << " " << number << ", depth " << depth);
      ++cuts[kind];
      const Index k = static_cast<Index>(number);
      Partition found;
      if (kind == "cut_inconsistent") found = cut_inconsistent(golden.tree, number, depth);
      if (kind == "cut_values") found = cut_values(golden.tree, golden.values, number);
      if (kind == "lowest") found = cut_values_maxclust(golden.tree, golden.values, k);
      if (kind == "bisection") {
        found = cut_values_maxclust(golden.tree, golden.values, k, ThresholdSearch::bisection);
        bisection_is_higher += found.count < cut_values_maxclust(golden.tree, golden.values, k).count;
      }
      CHECK(found.labels == labels);
      CHECK(found.count == *std::max_element(labels.begin(), labels.end()) + 1);
    }
  CHECK(cuts["cut_inconsistent"] > 500);
  CHECK(cuts["cut_values"] > 800);
  CHECK(cuts["bisection"] > 800);
  CHECK(cuts["lowest"] == cuts["bisection"]);
  CHECK(cuts.size() == 4);
  CHECK(bisection_is_higher > 0);  // else the files show no difference between the two searches
}

TEST_CASE("with heights as values, cuts by values are cuts by height", "[dendrogram][property]") {
  const Dendrogram tree = random_tree(50, 9);
  const std::vector<double> heights = subtree_heights(tree);
  for (const double h : heights)
    CHECK(cut_values(tree, heights, h) == cut_height(tree, h));
  for (Index k = 1; k <= 52; ++k)
    for (const auto search : {ThresholdSearch::lowest, ThresholdSearch::bisection})
      CHECK(cut_values_maxclust(tree, heights, k, search) == cut_maxclust(tree, k));
}

TEST_CASE("the lowest threshold leaves at most k clusters, and the next lower value leaves more",
          "[dendrogram][property]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Dendrogram tree = random_tree(25, seed);
    const std::vector<double> values = random_values(tree, seed);
    for (Index k = 1; k < 25; ++k) {
      const Label count = cut_values_maxclust(tree, values, k).count;
      CHECK(count <= k);
      Label most = 0;
      for (const double v : values) {
        const Label at = cut_values(tree, values, v).count;
        if (at <= k) most = std::max(most, at);
      }
      CHECK(count == most);
      CHECK(cut_values_maxclust(tree, values, k, ThresholdSearch::bisection).count <= count);
    }
  }
}

TEST_CASE("values may be infinite", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 3, 4}});
  const std::vector<double> values{-infinity, 0, infinity};
  CHECK(cut_values(tree, values, -infinity).count == 3);
  CHECK(cut_values(tree, values, 1e300).count == 2);
  CHECK(cut_values(tree, values, infinity).count == 1);
}

TEST_CASE("values that make no cut are named", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 3, 4}});
  const std::vector<double> good{1, 1, 2};
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(cut_values(tree, good, nan), "cut_values(): threshold (nan) must be a number");
  CHECK_THROWS_WITH(cut_values(tree, std::vector<double>{1}, 1),
                    "cut_values(): values (1 of them) must be 3, one for each merge");
  CHECK_THROWS_WITH(cut_values_maxclust(tree, std::vector<double>{1, 1, nan}, 2),
                    "cut_values_maxclust(): value of merge 2 (nan) must be a number");
  CHECK_THROWS_WITH(cut_values(tree, std::vector<double>{1, 0.5, 2}, 1),
                    "cut_values(): value of merge 1 (0.500000) must be at least that of merge 0 below it "
                    "(1.000000); subtree_maxima() makes values so");
  CHECK_THROWS_WITH(cut_values_maxclust(tree, good, 0),
                    "cut_values_maxclust(): clusters (0) must be at least 1");
  CHECK_THROWS_WITH(cut_inconsistent(tree, nan), "cut_inconsistent(): threshold (nan) must be a number");
  CHECK_THROWS_AS(cut_inconsistent(tree, 1, 0), parameter_error);
}

TEST_CASE("one observation is one cluster by any value", "[dendrogram]") {
  const Dendrogram one(1, {});
  const Partition expected{{0}, 1};
  CHECK(cut_values(one, {}, -1) == expected);
  CHECK(cut_values_maxclust(one, {}, 1) == expected);
  CHECK(cut_inconsistent(one, 1) == expected);
}

TEST_CASE("the stage cuts as the function does", "[dendrogram]") {
  const Dendrogram tree = random_tree(80, 4);
  const Partition cut = CutInconsistent{0.9, 3}.cut(tree);
  CHECK(cut == cut_inconsistent(tree, 0.9, 3));
  CHECK(cut.count > 1);
  CHECK(cut.count < 80);
}

TEST_CASE("a chain of a million observations is cut by values without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  std::vector<double> values(static_cast<std::size_t>(n - 1), 0);
  values.back() = 1;
  CHECK(cut_values(chain, values, 0).sizes() == std::vector<Index>{n - 1, 1});
  CHECK(cut_values_maxclust(chain, values, 5).count == 2);
  CHECK(cut_inconsistent(chain, 2).count == 1);
}
