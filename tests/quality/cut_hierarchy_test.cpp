// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/quality/cut_hierarchy.hpp"

#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("every cut of a hierarchy is cut_exact, labels too", "[quality][cut]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Index n = 1 + static_cast<Index>(seed * 5 % 70);
    for (const Method method : {Method::single, Method::ward, Method::centroid}) {
      const Dendrogram tree = linkage(scattered(n, 2, seed), method);
      const Index finest = std::min<Index>(n, 1 + static_cast<Index>(seed % 20));
      const CutHierarchy cuts(tree, finest);
      CHECK(cuts.finest() == finest);
      for (Index k = 1; k <= finest; ++k) {
        INFO(to_string(method) << ", n " << n << ", k " << k << " of " << finest);
        CHECK(cuts.cut(k) == cut_exact(tree, k));
        CHECK(static_cast<Index>(cuts.nodes(k).size()) == k);
      }
    }
  }
}

TEST_CASE("every cut of a hierarchy within sizes is cut_within_sizes, labels too", "[quality][cut]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Index n = 20 + static_cast<Index>(seed * 5 % 50);
    const Dendrogram tree = random_tree(n, seed);
    const SizeLimits limits{1 + static_cast<Index>(seed % 3), seed % 2 == 0 ? n : 3 * n / 4};
    ClusterRange range;
    try {
      range = clusters_within_sizes(tree, limits);
    } catch (const parameter_error&) {
      continue;
    }
    const SizedCuts sized(tree, limits);
    const Index finest = std::min(range.max, range.min + 12);
    const CutHierarchy cuts(tree, sized, finest);
    CHECK(cuts.coarsest() == range.min);
    CHECK(cuts.finest() == finest);
    for (Index k = range.min; k <= finest; ++k) {
      INFO("seed " << seed << ", k " << k);
      CHECK(cuts.cut(k) == cut_within_sizes(tree, k, limits));
      CHECK(cuts.is_unique(k) == sized.is_unique(k));
    }
    CHECK_THROWS_AS(cuts.cut(range.min - 1), parameter_error);
  }
}

TEST_CASE("a hierarchy of cuts that a tree does not have is refused", "[quality][cut]") {
  const Dendrogram tree = linkage(scattered(10, 2, 1), Ward{});
  CHECK_THROWS_WITH(CutHierarchy(tree, 0), "CutHierarchy(): clusters (0) must be at least 1");
  CHECK_THROWS_WITH(CutHierarchy(tree, 11),
                    "CutHierarchy(): clusters (11) must be at most 10, the number of observations");
  CHECK(CutHierarchy(tree, 10).cut(10).count == 10);
  const SizedCuts halves(tree, {1, 5});
  CHECK_THROWS_WITH(CutHierarchy(tree, halves, 1), ContainsSubstring("finest (1) must be in ["));
  CHECK_THROWS_WITH(CutHierarchy(random_tree(12, 1), halves, 5),
                    ContainsSubstring("cuts (of 10 observations) must be of the dendrogram's 12"));
}

TEST_CASE("cuts that a hierarchy does not have are named", "[quality]") {
  const CutHierarchy cuts(Dendrogram(3, {{0, 1, 1, 2}, {2, 3, 2, 3}}), 2);
  CHECK_THROWS_WITH(cuts.cut(0), ContainsSubstring("clusters (0) must be in [1, 2]"));
  CHECK_THROWS_WITH(cuts.nodes(3), ContainsSubstring("clusters (3) must be in [1, 2]"));
}
