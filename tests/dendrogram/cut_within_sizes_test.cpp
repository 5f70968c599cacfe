// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/cut_within_sizes.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/core/stage.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/leaders.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

static_assert(Cutter<ClustersWithinSizes, Dendrogram> && !Cutter<ClustersWithinSizes, Partition>);

namespace {

/// All cuts of the subtree of a node into clusters of the tree within the limits, as sums of the heights
/// undone: for each number of clusters the largest one.
std::map<Index, double> all_cuts_within(const Dendrogram& tree, Index node, const SizeLimits& limits) {
  std::map<Index, double> best;
  const Index size = tree.size_of(node);
  if (size >= limits.min_size && size <= limits.max_size) best[1] = 0;
  if (tree.is_leaf(node)) return best;
  const auto left = all_cuts_within(tree, tree.merge_of(node).left, limits);
  const auto right = all_cuts_within(tree, tree.merge_of(node).right, limits);
  for (const auto& [k, sum] : left)
    for (const auto& [other_k, other_sum] : right) {
      const double height = sum + other_sum + tree.height_of(node);
      const auto [at, is_new] = best.emplace(k + other_k, height);
      if (!is_new) at->second = std::max(at->second, height);
    }
  return best;
}

/// The sum of the heights of the merges that a partition into clusters of the tree undoes.
double heights_undone(const Dendrogram& tree, const Partition& partition) {
  std::vector<bool> below(static_cast<std::size_t>(2 * tree.observations() - 1), false);
  for (const Index node : leaders(tree, partition))
    below[static_cast<std::size_t>(node)] = true;
  double sum = 0;
  for (Index node = tree.root(); node >= tree.observations(); --node) {
    const bool made = below[static_cast<std::size_t>(node)];
    if (!made) sum += tree.height_of(node);
    for (const Index child : {tree.merge_of(node).left, tree.merge_of(node).right})
      if (made) below[static_cast<std::size_t>(child)] = true;
  }
  return sum;
}

}  // namespace

TEST_CASE("cuts within sizes are the best of all cuts within them", "[dendrogram][property]") {
  int feasible = 0, infeasible = 0, cuts = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::mt19937_64 random(seed);
    const Index n = 1 + static_cast<Index>(random() % 14);
    const Dendrogram tree = random_tree(n, seed);
    SizeLimits limits{1 + static_cast<Index>(random() % 4), 0};
    limits.min_size = std::min(limits.min_size, n);
    limits.max_size = limits.min_size + static_cast<Index>(random() % static_cast<std::uint64_t>(n));
    INFO("seed " << seed << ", n " << n << ", sizes in [" << limits.min_size << ", " << limits.max_size
                 << "]");
    const auto best = all_cuts_within(tree, tree.root(), limits);
    if (best.empty()) {
      ++infeasible;
      CHECK_THROWS_AS(clusters_within_sizes(tree, limits), parameter_error);
      CHECK_THROWS_AS(cut_within_sizes(tree, 1, limits), parameter_error);
      CHECK_THROWS_AS(cut_height_within_sizes(tree, 1, limits), parameter_error);
      continue;
    }
    ++feasible;
    const ClusterRange range = clusters_within_sizes(tree, limits);
    CHECK(range == ClusterRange{best.begin()->first, best.rbegin()->first});
    CHECK(static_cast<Index>(best.size()) == range.max - range.min + 1);  // every number between
    for (const auto& [k, sum] : best) {
      ++cuts;
      const Partition found = cut_within_sizes(tree, k, limits);
      CHECK(found.count == static_cast<Label>(k));
      for (const Index size : found.sizes())
        CHECK((size >= limits.min_size && size <= limits.max_size));
      CHECK_THAT(heights_undone(tree, found), Catch::Matchers::WithinAbs(sum, 1e-9));
    }
    CHECK_THROWS_AS(cut_within_sizes(tree, range.min - 1, limits), parameter_error);
    CHECK_THROWS_AS(cut_within_sizes(tree, range.max + 1, limits), parameter_error);
    CHECK(ClustersWithinSizes{1000, limits}.cut(tree) == cut_within_sizes(tree, range.max, limits));
    CHECK(ClustersWithinSizes{1, limits}.cut(tree) == cut_within_sizes(tree, range.min, limits));
  }
  CHECK(feasible > 100);
  CHECK(infeasible > 30);
  CHECK(cuts > 200);
}

TEST_CASE("the limits that an error proposes can be kept, and no nearer ones", "[dendrogram][property]") {
  const auto is_feasible = [](const Dendrogram& tree, const SizeLimits& limits) {
    return !all_cuts_within(tree, tree.root(), limits).empty();
  };
  const auto number_after = [](const std::string& message, const std::string& words) {
    return static_cast<Index>(std::stoll(message.substr(message.rfind(words) + words.size())));
  };
  int errors = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const Index n = 12;
    const Dendrogram tree = random_tree(n, seed);
    for (const SizeLimits limits : {SizeLimits{2, 4}, SizeLimits{3, 5}, SizeLimits{4, 6}}) {
      std::string message;
      try {
        clusters_within_sizes(tree, limits);
      } catch (const parameter_error& error) {
        message = error.what();
      }
      CHECK(message.empty() == is_feasible(tree, limits));
      if (message.empty()) continue;
      ++errors;
      INFO(message);
      const Index largest = number_after(message, "max_size must be at least ");
      const Index smallest = number_after(message, "min_size must be at most ");
      CHECK(is_feasible(tree, {limits.min_size, largest}));
      CHECK(!is_feasible(tree, {limits.min_size, largest - 1}));
      CHECK(is_feasible(tree, {smallest, limits.max_size}));
      CHECK(!is_feasible(tree, {smallest + 1, limits.max_size}));
    }
  }
  CHECK(errors > 100);
}

TEST_CASE("without limits the cuts are the ordinary ones", "[dendrogram][property]") {
  const Dendrogram tree = random_tree(40, 2);
  CHECK(clusters_within_sizes(tree, {}) == ClusterRange{1, 40});
  for (Index k = 1; k <= 40; ++k)
    CHECK(cut_within_sizes(tree, k, {}) == cut_exact(tree, k));
  for (const Merge& merge : tree.merges())
    CHECK(cut_height_within_sizes(tree, merge.height, {}) == cut_height(tree, merge.height));
}

TEST_CASE("a cut at a height gives way to the limits, and only to them", "[dendrogram]") {
  // Pairs at heights 1, 2, 3, 4, joined to fours at 5 and 6, and to eight at 7.
  const Dendrogram tree(
      8,
      {{0, 1, 1, 2}, {2, 3, 2, 2}, {4, 5, 3, 2}, {6, 7, 4, 2}, {8, 9, 5, 4}, {10, 11, 6, 4}, {12, 13, 7, 8}});
  CHECK(cut_height_within_sizes(tree, 0, {2, 8}).sizes() == std::vector<Index>{2, 2, 2, 2});
  CHECK(cut_height_within_sizes(tree, 5.5, {2, 8}).sizes() == std::vector<Index>{4, 2, 2});
  CHECK(cut_height_within_sizes(tree, 5.5, {3, 8}).sizes() == std::vector<Index>{4, 4});
  CHECK(cut_height_within_sizes(tree, 9, {1, 8}).count == 1);
  CHECK(cut_height_within_sizes(tree, 9, {1, 7}).sizes() == std::vector<Index>{4, 4});
  CHECK(cut_height_within_sizes(tree, 9, {1, 3}).sizes() == std::vector<Index>{2, 2, 2, 2});
  CHECK(cut_height_within_sizes(tree, 9, {1, 1}).count == 8);
  CHECK(cut_height_within_sizes(tree, 2.5, {1, 2}).sizes() == std::vector<Index>{2, 2, 1, 1, 1, 1});
}

TEST_CASE("an observation that joins last forbids every split", "[dendrogram]") {
  const Dendrogram tree(5, {{0, 1, 1, 2}, {2, 3, 2, 2}, {5, 6, 3, 4}, {4, 7, 9, 5}});
  CHECK(clusters_within_sizes(tree, {2, 100}) == ClusterRange{1, 1});
  CHECK_THROWS_WITH(
      cut_within_sizes(tree, 2, {2, 4}),
      "cut_within_sizes(): sizes of 2 to 4 must be possible, but cluster 8 of 5 splits into 1 and "
      "4; with min_size 2, max_size must be at least 5; with max_size 4, min_size must be at most 1");
}

TEST_CASE("limits and numbers that cannot be kept are named", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 3, 2, 2}, {4, 5, 3, 4}});
  CHECK_THROWS_WITH(clusters_within_sizes(tree, {0, 3}),
                    "clusters_within_sizes(): min_size (0) must be in [1, 4], the number of observations");
  CHECK_THROWS_WITH(cut_within_sizes(tree, 1, {5, 9}),
                    "cut_within_sizes(): min_size (5) must be in [1, 4], the number of observations");
  CHECK_THROWS_WITH(cut_height_within_sizes(tree, 1, {3, 2}),
                    "cut_height_within_sizes(): max_size (2) must be at least min_size (3)");
  CHECK_THROWS_WITH(cut_within_sizes(tree, 3, {2, 3}),
                    "cut_within_sizes(): clusters (3) must be in [2, 2] with sizes of 2 to 3");
  CHECK_THROWS_WITH(cut_within_sizes(tree, 3, {2}), ContainsSubstring("in [1, 2] with sizes of at least 2"));
  CHECK_THROWS_WITH(cut_within_sizes(tree, 1, {1, 3}),
                    ContainsSubstring("in [2, 4] with sizes of at most 3"));
  CHECK(to_string(SizeLimits{}) == "any");
  CHECK_THROWS_AS(cut_height_within_sizes(tree, std::numeric_limits<double>::quiet_NaN(), {}),
                  parameter_error);
}

TEST_CASE("one observation is one cluster within any limits", "[dendrogram]") {
  const Dendrogram one(1, {});
  CHECK(clusters_within_sizes(one, {1, 1}) == ClusterRange{1, 1});
  CHECK(cut_within_sizes(one, 1, {1, 1}) == Partition{{0}, 1});
  CHECK(cut_height_within_sizes(one, 0, {1, 1}) == Partition{{0}, 1});
}

TEST_CASE("a chain of a million observations is cut within sizes without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  CHECK(clusters_within_sizes(chain, {1, n / 2}) == ClusterRange{n / 2 + 1, n});
  const Partition found = cut_within_sizes(chain, n / 2 + 1, {1, n / 2});
  CHECK(found.sizes()[0] == n / 2);
  CHECK_THROWS_AS(clusters_within_sizes(chain, {2, n / 2}), parameter_error);
}
