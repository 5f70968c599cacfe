// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_LEAF_ORDER_HPP
#define SEGMENTIQ_DENDROGRAM_LEAF_ORDER_HPP

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"

// The orders in which the leaves of a tree can be drawn without crossings: at each merge either child can be
// the left one, which gives 2^(n−1) orders.
namespace segmentiq {

/// The observations from left to right, with the right child first at the merges for which
/// `right_first(merge)` is true: a permutation of 0 … n−1.
///
/// `dendrogram_layout()` (`plot/dendrogram/layout.hpp`) also sorts children by size or by height, as SciPy's
/// `count_sort` and `distance_sort`. O(n) time and memory, no recursion.
template<class RightFirst>
std::vector<Index> leaf_order(const Dendrogram& tree, const RightFirst& right_first) {
  const Index n = tree.observations();
  // From the root down: a subtree fills `size` places from its first one on, and so do its children.
  std::vector<Index> first(to_size(2 * n - 1), 0);
  for (Index node = tree.root(); node >= n; --node) {
    const Merge& merge = tree.merge_of(node);
    const bool swapped = right_first(merge);
    const Index a = swapped ? merge.right : merge.left;
    const Index b = swapped ? merge.left : merge.right;
    first[to_size(a)] = first[to_size(node)];
    first[to_size(b)] = first[to_size(node)] + tree.size_of(a);
  }
  std::vector<Index> order(to_size(n));
  for (Index leaf = 0; leaf < n; ++leaf)
    order[to_size(first[to_size(leaf)])] = leaf;
  return order;
}

/// The observations from left to right when the child with the smaller id stands left, as
/// `scipy.cluster.hierarchy.leaves_list`, and as R's `hclust()$order` less 1. O(n) time and memory.
inline std::vector<Index> leaf_order(const Dendrogram& tree) {
  return leaf_order(tree, [](const Merge&) { return false; });
}

/// Whether a tree can be drawn over the observations in this order without crossings: `order` contains each
/// of 0 … n−1 once, and the leaves of every subtree are adjacent. O(n) time and memory.
inline bool is_leaf_order(const Dendrogram& tree, std::span<const Index> order) {
  const Index n = tree.observations();
  if (static_cast<Index>(order.size()) != n) return false;
  struct Places {
    Index first, last;
  };
  std::vector<Places> places(to_size(2 * n - 1), Places{-1, -1});
  for (Index at = 0; at < n; ++at) {
    const Index leaf = order[to_size(at)];
    if (leaf < 0 || leaf >= n || places[to_size(leaf)].first >= 0) return false;
    places[to_size(leaf)] = {at, at};
  }
  for (std::size_t i = 0; i < tree.merges().size(); ++i) {
    const Merge& merge = tree.merges()[i];
    const Places& a = places[to_size(merge.left)];
    const Places& b = places[to_size(merge.right)];
    const Places both{std::min(a.first, b.first), std::max(a.last, b.last)};
    if (both.last - both.first + 1 != merge.size) return false;
    places[to_size(n) + i] = both;
  }
  return true;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_LEAF_ORDER_HPP
