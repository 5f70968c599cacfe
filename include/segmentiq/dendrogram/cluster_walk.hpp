// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CLUSTER_WALK_HPP
#define SEGMENTIQ_DENDROGRAM_CLUSTER_WALK_HPP

#include <utility>
#include <vector>

#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq::detail {

/// The order in which SciPy's `fcluster` visits the observations and numbers the clusters: from the root,
/// first the left subtree, then the right one, then the children that are leaves.
///
/// In this order of the leaves no branches cross, and a subtree comes before a leaf. So each merge lies in
/// exactly one gap between neighbouring leaves: the gap where it joins its two sides. A cut is the set of
/// gaps whose merges are undone, and its labels are a running count of those gaps. One walk serves any number
/// of cuts.
class ClusterWalk {
 public:
  /// O(n) time and memory, without recursion: parents come after their children, and a subtree's size says
  /// how many places its leaves take.
  explicit ClusterWalk(const Dendrogram& tree)
      : order_(to_size(tree.observations())), gaps_(tree.merges().size()) {
    const Index n = tree.observations();
    std::vector<Index> first_place(to_size(n), 0);  // of merge i's leaves
    const auto place = [&](Index node, Index at) {
      if (tree.is_leaf(node))
        order_[to_size(at)] = node;
      else
        first_place[to_size(node - n)] = at;
    };
    place(tree.root(), 0);
    for (Index i = n - 2; i >= 0; --i) {
      const Merge& merge = tree.merge_of(n + i);
      Index first = merge.left;
      Index second = merge.right;
      if (tree.is_leaf(first) && !tree.is_leaf(second)) std::swap(first, second);
      const Index at = first_place[to_size(i)];
      const Index middle = at + tree.size_of(first);
      place(first, at);
      place(second, middle);
      gaps_[to_size(middle - 1)] = i;
    }
  }

  /// Place → observation.
  const std::vector<Index>& order() const { return order_; }
  /// Place p → the merge that joins the leaves at places p and p + 1; n − 1 values.
  const std::vector<Index>& gaps() const { return gaps_; }

  /// The clusters that remain when the merges with `is_made(i)` are made and the others are undone.
  /// @pre if a merge is made, those below it are. O(n) time and memory.
  template<class IsMade>
  Partition cut(const IsMade& is_made) const {
    Partition partition{std::vector<Label>(order_.size()), 0};
    for (std::size_t place = 0; place < order_.size(); ++place) {
      partition.labels[to_size(order_[place])] = partition.count;
      if (place == gaps_.size() || !is_made(gaps_[place])) ++partition.count;
    }
    return partition;
  }

 private:
  std::vector<Index> order_;
  std::vector<Index> gaps_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DENDROGRAM_CLUSTER_WALK_HPP
