// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/dendrogram/node_segments.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("a node has the segment of all its leaves, or none", "[plot]") {
  const Dendrogram tree = random_tree(60, 4);
  std::vector<std::set<Index>> leaves(119);
  for (std::size_t i = 0; i < 60; ++i)
    leaves[i] = {static_cast<Index>(i)};
  for (std::size_t i = 0; i < tree.merges().size(); ++i)
    for (const Index child : {tree.merges()[i].left, tree.merges()[i].right})
      leaves[60 + i].insert(leaves[static_cast<std::size_t>(child)].begin(),
                            leaves[static_cast<std::size_t>(child)].end());

  for (const Index k : {1, 2, 7, 59, 60}) {
    const Partition partition = last_merges_undone(tree, k);
    const auto segments = node_segments(tree, partition);
    REQUIRE(segments.size() == 119);
    for (std::size_t node = 0; node < segments.size(); ++node) {
      std::set<Label> below;
      for (const Index leaf : leaves[node])
        below.insert(partition.labels[static_cast<std::size_t>(leaf)]);
      CHECK(segments[node] == (below.size() == 1 ? *below.begin() : no_label));
    }
  }
}

TEST_CASE("the cut line lies between the merges that it separates", "[plot]") {
  const Dendrogram tree = random_tree(40, 8);
  for (Index k = 2; k <= 40; ++k) {
    const auto height = cut_line_height(tree, node_segments(tree, last_merges_undone(tree, k)));
    REQUIRE(height.has_value());
    Index above = 0;
    for (const Merge& merge : tree.merges())
      above += merge.height > *height ? 1 : 0;
    CHECK(above == k - 1);
  }
  CHECK_FALSE(cut_line_height(tree, node_segments(tree, last_merges_undone(tree, 1))).has_value());
}

TEST_CASE("segments that no horizontal line makes have no cut height", "[plot]") {
  const Dendrogram inversion(3, {{0, 1, 1, 2}, {2, 3, 0.866, 3}});
  CHECK_FALSE(cut_line_height(inversion, node_segments(inversion, {{0, 0, 1}, 2})).has_value());
  const Dendrogram ties(4, {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 1, 4}});
  CHECK(cut_line_height(ties, node_segments(ties, {{0, 0, 1, 1}, 2})) == 1.0);
}

TEST_CASE("labels that do not fit the tree are refused", "[plot]") {
  const Dendrogram tree = random_tree(3, 1);
  CHECK_THROWS_AS(node_segments(tree, {{0, 0}, 1}), parameter_error);
  CHECK_THROWS_WITH(node_segments(tree, {{0, 0, 2}, 2}),
                    "node_segments(): label (2) must be 0 to 1, one of the 2 segments");
  CHECK_THROWS_AS(node_segments(tree, {{0, -1, 0}, 1}), parameter_error);
}
