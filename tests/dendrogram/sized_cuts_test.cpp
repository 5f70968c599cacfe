// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/sized_cuts.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// The tree with heights rounded down to whole numbers of `step`, so that some are equal.
Dendrogram with_equal_heights(const Dendrogram& tree, double step) {
  std::vector<Merge> merges(tree.merges().begin(), tree.merges().end());
  for (Merge& merge : merges)
    merge.height = step * std::floor(merge.height / step);
  return Dendrogram(tree.observations(), std::move(merges));
}

}  // namespace

TEST_CASE("the cut into k undoes the first k - 1 of the merges", "[dendrogram][property]") {
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    const Index n = 1 + static_cast<Index>(seed * 7 % 60);
    const Dendrogram tree = random_tree(n, seed);
    const Index smallest = 1 + static_cast<Index>(seed % 4);
    const SizeLimits limits{std::min(smallest, n),
                            seed % 3 == 0 ? std::max<Index>(n / 2, 8) : std::numeric_limits<Index>::max()};
    ClusterRange range;
    try {
      range = clusters_within_sizes(tree, limits);
    } catch (const parameter_error&) {
      CHECK_THROWS_WITH(SizedCuts(tree, limits, "here()"), ContainsSubstring("here(): sizes of "));
      continue;
    }
    const SizedCuts cuts(tree, limits);
    CHECK(cuts.range() == range);
    CHECK(cuts.limits() == limits);
    CHECK(cuts.observations() == n);
    REQUIRE(static_cast<Index>(cuts.undone().size()) == range.max - 1);
    const detail::ClusterWalk walk(tree);
    for (Index k = range.min; k <= range.max; ++k) {
      const auto last = cuts.undone().begin() + (k - 1);
      CHECK(walk.cut([&](Index merge) { return std::find(cuts.undone().begin(), last, merge) == last; }) ==
            cut_within_sizes(tree, k, limits));
    }
  }
}

TEST_CASE("without limits the cuts are those of cut_exact, as unique, and up to k those of cut_maxclust",
          "[dendrogram][property]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Dendrogram tree = with_equal_heights(random_tree(2 + static_cast<Index>(seed), seed), 0.1);
    const SizedCuts cuts(tree);
    for (Index k = 1; k <= tree.observations(); ++k) {
      CHECK(cuts.is_unique(k) == is_unique_cut(tree, k));
      CHECK(cuts.unique_up_to(k) == cut_maxclust(tree, k).count);
    }
  }
}

TEST_CASE("merges that must be undone are no matter of choice", "[dendrogram]") {
  // Four pairs of height 1, two quartets of height 2, all of height 3.
  const Dendrogram tree(
      8,
      {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 1, 2}, {6, 7, 1, 2}, {8, 9, 2, 4}, {10, 11, 2, 4}, {12, 13, 3, 8}});
  CHECK_FALSE(SizedCuts(tree).is_unique(3));
  CHECK(SizedCuts(tree).unique_up_to(3) == 2);
  const SizedCuts at_most_two(tree, {1, 2});
  CHECK(at_most_two.range() == ClusterRange{4, 8});
  CHECK(at_most_two.is_unique(4));
  CHECK_FALSE(at_most_two.is_unique(5));
  CHECK(at_most_two.is_unique(8));
  CHECK(at_most_two.unique_up_to(100) == 8);
  const SizedCuts at_least_two(tree, {2});
  CHECK(at_least_two.range() == ClusterRange{1, 4});
  CHECK(at_least_two.is_unique(4));
  CHECK_FALSE(at_least_two.is_unique(3));
  CHECK(at_least_two.unique_up_to(3) == 2);
  CHECK_THROWS_WITH(at_most_two.is_unique(3), ContainsSubstring("clusters (3) must be in [4, 8]"));
  CHECK(SizedCuts(Dendrogram(1, {})).range() == ClusterRange{1, 1});
  CHECK(SizedCuts(Dendrogram(1, {})).is_unique(1));
}
