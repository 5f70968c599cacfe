// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/merge_order.hpp"

#include "support/catch.hpp"

using namespace segmentiq;
using detail::FoundMerge;

TEST_CASE("merges are sorted by height, and clusters named as SciPy names them", "[linkage]") {
  // Found as a chain would: {3, 4} at 2, then {0, 1} at 1, then 2 to the first pair, then all.
  const Dendrogram tree = detail::sorted_dendrogram(5, {{4, 3, 2}, {0, 1, 1}, {2, 3, 3}, {4, 0, 5}});
  CHECK(tree == Dendrogram(5, {{0, 1, 1, 2}, {3, 4, 2, 2}, {2, 6, 3, 3}, {5, 7, 5, 5}}));
}

TEST_CASE("equal heights keep the order in which they were found", "[linkage]") {
  const Dendrogram tree = detail::sorted_dendrogram(4, {{2, 3, 1}, {0, 1, 1}, {0, 2, 1}});
  CHECK(tree == Dendrogram(4, {{2, 3, 1, 2}, {0, 1, 1, 2}, {4, 5, 1, 4}}));
}

TEST_CASE("a forest finds the cluster of an observation, however deep", "[linkage]") {
  detail::ClusterForest forest(1000);
  CHECK(forest.node(forest.find(7)) == 7);
  Index node = 1000;
  for (Index i = 1; i < 1000; ++i)
    CHECK(forest.unite(forest.find(i - 1), forest.find(i), node++) == i + 1);
  for (const Index i : {0, 1, 500, 999})
    CHECK(forest.node(forest.find(i)) == 1998);
}
