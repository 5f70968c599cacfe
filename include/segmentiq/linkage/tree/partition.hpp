// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_PARTITION_HPP
#define SEGMENTIQ_LINKAGE_TREE_PARTITION_HPP

#include <algorithm>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/linkage/tree/leaf_kernel.hpp"

namespace segmentiq::detail {

/// How points are parted into the leaves of a k-d tree.
struct TreePartition {
  struct Node {
    Index left = -1, right = -1, parent = -1;
    Index feature = -1;  // that parts left from right; −1 for a leaf
    Index begin = 0, end = 0;
  };
  LargeVector<Index> order;  ///< the points, leaf after leaf
  std::vector<Node> nodes;   ///< node 0 is the root; begin and end say where its points stand in `order`.
                             ///< A parent stands before its children

  /// Calls visit(number) for the leaves, in the order of their points.
  template<class Visit>
  void for_each_leaf(const Visit& visit) const {
    std::vector<Index> open;
    if (!nodes.empty()) open.push_back(0);
    while (!open.empty()) {
      const Index number = open.back();
      open.pop_back();
      if (node(number).feature < 0) {
        visit(number);
      } else {
        open.push_back(node(number).right);
        open.push_back(node(number).left);
      }
    }
  }

  /// Only the points at the places `kept` (ascending) are left. Parts that have become as small as a leaf
  /// become one; so a tree stays a good one while its points grow fewer, at a small part of what a new one
  /// costs. O(number of points) time.
  void thin_out(const LargeVector<Index>& kept) {
    auto next = kept.begin();
    for_each_leaf([&](Index leaf) {
      const auto most = std::min(kept.end() - next, node(leaf).end - node(leaf).begin);
      node(leaf).begin = next - kept.begin();
      next = std::lower_bound(next, next + most, node(leaf).end);
      node(leaf).end = next - kept.begin();
    });
    std::vector<char> is_left(nodes.size(), 1);
    for (Index i = static_cast<Index>(nodes.size()); i-- > 0;) {
      Node& part = node(i);
      if (part.feature < 0) continue;
      part.begin = node(part.left).begin;
      part.end = node(part.right).end;
      if (part.end - part.begin > leaf_width) continue;
      // Its children are leaves by now.
      is_left[to_size(part.left)] = is_left[to_size(part.right)] = 0;
      part = {-1, -1, part.parent, -1, part.begin, part.end};
    }
    keep(is_left);
  }

 private:
  Node& node(Index i) { return nodes[to_size(i)]; }
  const Node& node(Index i) const { return nodes[to_size(i)]; }

  void keep(const std::vector<char>& is_left) {
    std::vector<Index> number(nodes.size(), -1);
    Index count = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (is_left[i] == 0) continue;
      number[i] = count;
      node(count++) = nodes[i];
    }
    nodes.resize(to_size(count));
    for (Node& part : nodes)
      for (Index* other : {&part.left, &part.right, &part.parent})
        if (*other >= 0) *other = number[to_size(*other)];
  }
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_PARTITION_HPP
