// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_COMPONENTS_HPP
#define SEGMENTIQ_LINKAGE_TREE_COMPONENTS_HPP

#include <numeric>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/linkage/tree/shape.hpp"

namespace segmentiq::detail {

/// Which component each point of a tree is in; and each leaf and node, where all points below are in one.
class TreeComponents {
 public:
  static constexpr Index mixed = -1;

  /// Every point is a component of its own, numbered as the points are.
  TreeComponents(const TreeShape& tree, Index points, const Execution& execution)
      : tree_(tree),
        count_(points),
        of_point_(to_size(points)),
        of_leaf_(to_size(tree.leaves()), mixed),
        of_node_(to_size(tree.nodes()), mixed) {
    std::iota(of_point_.begin(), of_point_.end(), Index{0});
    find_uniform(execution);
  }

  Index count() const { return count_; }
  Index of(Index point) const { return of_point_[to_size(point)]; }
  Index of_leaf(Index leaf) const { return of_leaf_[to_size(leaf)]; }
  /// A component, or `mixed`.
  Index of(TreeShape::Child child) const {
    return (child.is_leaf() ? of_leaf_ : of_node_)[to_size(child.number())];
  }

  /// Component c becomes part of number[c], one of `count`. O(n) time.
  void unite(const LargeVector<Index>& number, Index count, const Execution& execution) {
    count_ = count;
    parallel_chunks(static_cast<Index>(of_point_.size()), 16'384, execution, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s)
        of_point_[to_size(s)] = number[to_size(of_point_[to_size(s)])];
    });
    find_uniform(execution);
  }

 private:
  void find_uniform(const Execution& execution) {
    parallel_chunks(tree_.leaves(), 1024, execution, [&](Index first, Index last) {
      for (Index l = first; l < last; ++l) {
        const Index component = of(tree_.first(l));
        const bool was_uniform = of_leaf_[to_size(l)] != mixed;  // and so it is for ever
        Index s = was_uniform ? tree_.first(l + 1) : tree_.first(l) + 1;
        while (s < tree_.first(l + 1) && of(s) == component)
          ++s;
        of_leaf_[to_size(l)] = s == tree_.first(l + 1) ? component : mixed;
      }
    });
    for (Index node = tree_.nodes() - 1; node >= 0; --node) {  // children before their parents
      Index component = of(tree_.child(node, 0));
      for (Index c = 1; c < tree_.children(node); ++c)
        if (of(tree_.child(node, c)) != component) component = mixed;
      of_node_[to_size(node)] = component;
    }
  }

  const TreeShape& tree_;
  Index count_;
  LargeVector<Index> of_point_;
  std::vector<Index> of_leaf_;
  std::vector<Index> of_node_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_COMPONENTS_HPP
