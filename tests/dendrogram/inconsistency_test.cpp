// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/inconsistency.hpp"

#include <algorithm>
#include <cmath>
#include <stop_token>
#include <vector>

#include "dendrogram/golden_cut_criteria.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Equal up to the twelve digits of the file. Where the heights below are nearly equal, a deviation is mostly
/// the rounding error of a difference of sums, and only the same operations in the same order give it.
bool near(double found, double expected) {
  return std::abs(found - expected) <= 1e-10 * std::abs(expected);
}

/// The heights within `depth` levels, found level by level.
std::vector<double> heights_within(const Dendrogram& tree, Index node, Index depth) {
  std::vector<double> heights;
  std::vector<Index> level{node};
  for (Index d = 0; d < depth && !level.empty(); ++d) {
    std::vector<Index> next;
    for (const Index at : level) {
      heights.push_back(tree.height_of(at));
      for (const Index child : {tree.merge_of(at).left, tree.merge_of(at).right})
        if (!tree.is_leaf(child)) next.push_back(child);
    }
    level = next;
  }
  return heights;
}

}  // namespace

TEST_CASE("inconsistency statistics are SciPy's", "[dendrogram][golden]") {
  CHECK(golden_cut_criteria().size() == 245);
  int statistics = 0;
  for (const GoldenCutCriteria& golden : golden_cut_criteria())
    for (const auto& [depth, expected] : golden.inconsistent) {
      const std::vector<Inconsistency> found = inconsistency(golden.tree, depth);
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        INFO(golden.name << ", depth " << depth << ", merge " << i);
        ++statistics;
        CHECK(near(found[i].mean, expected[i].mean));
        CHECK(near(found[i].deviation, expected[i].deviation));
        CHECK(found[i].count == expected[i].count);
        CHECK(near(found[i].coefficient, expected[i].coefficient));
      }
    }
  CHECK(statistics > 3000);
}

TEST_CASE("maxima over subtrees are SciPy's maxdists, maxinconsts and maxRstat", "[dendrogram][golden]") {
  int trees = 0;
  for (const GoldenCutCriteria& golden : golden_cut_criteria())
    for (const auto& [depth, rows] : golden.maxima) {
      INFO(golden.name << ", depth " << depth);
      ++trees;
      const std::vector<Inconsistency> statistics = inconsistency(golden.tree, depth);
      const std::vector<std::vector<double>> columns{
          subtree_heights(golden.tree), subtree_inconsistencies(golden.tree, statistics),
          subtree_maxima(golden.tree, inconsistency_column(statistics, &Inconsistency::mean)),
          subtree_maxima(golden.tree, inconsistency_column(statistics, &Inconsistency::deviation)),
          subtree_maxima(golden.tree, inconsistency_column(statistics, &Inconsistency::count))};
      for (std::size_t column = 0; column < columns.size(); ++column)
        for (std::size_t i = 0; i < columns[column].size(); ++i)
          CHECK(near(columns[column][i], rows[i * 5 + column]));
    }
  CHECK(trees > 40);
}

TEST_CASE("statistics are those of the heights within so many levels", "[dendrogram][property]") {
  for (const Dendrogram& tree : {random_tree(60, 3), chain_tree(40)})
    for (const Index depth : {1, 2, 3, 7, 100}) {
      const std::vector<Inconsistency> found = inconsistency(tree, depth);
      for (std::size_t i = 0; i < found.size(); ++i) {
        const Index node = tree.observations() + static_cast<Index>(i);
        const std::vector<double> heights = heights_within(tree, node, depth);
        const double count = static_cast<double>(heights.size());
        double mean = 0;
        for (const double h : heights)
          mean += h / count;
        double squares = 0;
        for (const double h : heights)
          squares += (h - mean) * (h - mean);
        const double deviation = heights.size() < 2 ? 0 : std::sqrt(squares / (count - 1));
        CHECK(found[i].count == static_cast<Index>(heights.size()));
        CHECK_THAT(found[i].mean, Catch::Matchers::WithinAbs(mean, 1e-12 * mean));
        CHECK_THAT(found[i].deviation, Catch::Matchers::WithinAbs(deviation, 1e-9 * mean));
        if (deviation > 0.01 * mean)
          CHECK_THAT(found[i].coefficient,
                     Catch::Matchers::WithinAbs((tree.height_of(node) - mean) / deviation, 1e-9));
      }
    }
}

TEST_CASE("merges of equal height have no deviation, and no inconsistency", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 0.1, 2}, {2, 3, 0.1, 2}, {4, 5, 0.1, 4}});
  const std::vector<Inconsistency> found = inconsistency(tree);
  CHECK(found[0] == Inconsistency{0.1, 0, 1, 0});
  CHECK(found[2].count == 3);
  CHECK(found[2].deviation < 1e-8);  // the sum of squares may leave a rounding error, as SciPy's does
  const Dendrogram zero(3, {{0, 1, 0, 2}, {2, 3, 0, 3}});
  CHECK(inconsistency(zero)[1] == Inconsistency{0, 0, 2, 0});
}

TEST_CASE("the bytes are the same for any number of threads, and the work stops on request", "[dendrogram]") {
  const Dendrogram tree = random_tree(20'000, 2);
  const std::vector<Inconsistency> found = inconsistency(tree, 4, {.threads = 1});
  CHECK(found == inconsistency(tree, 4, {.threads = 2}));
  CHECK(found == inconsistency(tree, 4, {.threads = 7}));
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(inconsistency(tree, 4, {.stop = source.get_token()}), cancelled_error);
}

TEST_CASE("bad depths and values are named", "[dendrogram]") {
  const Dendrogram tree = random_tree(4, 1);
  CHECK_THROWS_WITH(inconsistency(tree, 0), "inconsistency(): depth (0) must be at least 1");
  CHECK_THROWS_AS(inconsistency(tree, -3), parameter_error);
  CHECK_THROWS_WITH(subtree_maxima(tree, std::vector<double>{1, 2}),
                    "subtree_maxima(): values (2 of them) must be 3, one for each merge");
  CHECK_THROWS_WITH(subtree_maxima(tree, std::vector<double>{1, std::nan(""), 2}),
                    "subtree_maxima(): value of merge 1 (nan) must be a number");
  CHECK_THROWS_WITH(subtree_inconsistencies(tree, std::vector<Inconsistency>(4)),
                    "subtree_inconsistencies(): statistics (4 of them) must be 3, one for each merge");
}

TEST_CASE("one observation has no merges to compare", "[dendrogram]") {
  const Dendrogram one(1, {});
  CHECK(inconsistency(one).empty());
  CHECK(subtree_maxima(one, {}).empty());
  CHECK(subtree_inconsistencies(one, {}).empty());
}

TEST_CASE("a chain of a million observations is judged without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const std::vector<Inconsistency> found = inconsistency(chain_tree(n), 5);
  CHECK(found.back().count == 5);
  CHECK_THAT(found.back().mean, Catch::Matchers::WithinAbs(static_cast<double>(n - 3), 1e-6));
}
