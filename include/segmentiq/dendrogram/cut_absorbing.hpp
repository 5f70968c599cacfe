// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CUT_ABSORBING_HPP
#define SEGMENTIQ_DENDROGRAM_CUT_ABSORBING_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/label_order.hpp"
#include "segmentiq/dendrogram/partition.hpp"

// Cuts in which a small side neither becomes a cluster nor prevents one.
//
// A merge with fewer than `min_size` observations on one side is no split: the other side absorbs it and
// takes it along. Only merges with two sides of at least `min_size` split a cluster. When a cluster that has
// absorbed something is split, what it has absorbed goes to the larger side (the left one if they are equal).
// So outliers that join last, which forbid every cut of cut_within_sizes.hpp, only enlarge a large cluster.
//
// This is the condensed tree of Campello, Moulavi and Sander (2013), which calls the absorbed observations
// noise.
namespace segmentiq {

namespace detail {

/// Whether each merge joins two sides of at least `min_size`.
inline std::vector<bool> true_splits(const Dendrogram& tree, Index min_size, const std::string& where) {
  if (min_size < 1 || min_size > tree.observations())
    throw parameter_error(where + ": min_size (" + std::to_string(min_size) + ") must be in [1, " +
                          std::to_string(tree.observations()) + "], the number of observations");
  std::vector<bool> splits;
  splits.reserve(tree.merges().size());
  for (const Merge& merge : tree.merges())
    splits.push_back(std::min(tree.size_of(merge.left), tree.size_of(merge.right)) >= min_size);
  return splits;
}

/// The clusters that remain when the merges `undone` split and all others do not.
/// @pre between two undone merges, one above the other, every true split is undone too
class AbsorbingCut {
 public:
  AbsorbingCut(const Dendrogram& tree, const std::vector<bool>& undone)
      : tree_(tree), undone_(undone), heirs_(tree.merges().size()) {
    for (Index i = 0; i < tree.observations() - 1; ++i)
      heirs_[to_size(i)] = find_heir(tree.observations() + i);
  }

  /// For each observation the node at the heart of its cluster, which identifies the cluster. O(n).
  std::vector<Index> hearts() const {
    const Index n = tree_.observations();
    std::vector<Index> heart(to_size(tree_.root() + 1), none);
    for (Index node = tree_.root(); node >= 0; --node) {
      Index& own = heart[to_size(node)];
      if (own == none && heir_of(node) == node) own = node;
      if (tree_.is_leaf(node)) continue;
      const Merge& merge = tree_.merge_of(node);
      const Index larger = larger_side(merge);
      const Index smaller = merge.left + merge.right - larger;
      heart[to_size(larger)] = own;
      heart[to_size(smaller)] = own == none && !undone_[to_size(node - n)] ? heir_of(larger) : own;
    }
    heart.resize(to_size(n));
    return heart;
  }

 private:
  static constexpr Index none = -1;

  Index larger_side(const Merge& merge) const {
    return tree_.size_of(merge.right) > tree_.size_of(merge.left) ? merge.right : merge.left;
  }

  /// The node whose cluster gets what `node` has absorbed: itself, unless it is split.
  Index heir_of(Index node) const {
    return tree_.is_leaf(node) ? node : heirs_[to_size(node - tree_.observations())];
  }

  Index find_heir(Index node) const {
    const Index larger = larger_side(tree_.merge_of(node));
    const Index heir = heir_of(larger);
    // The larger side is its own heir unless something below it is undone.
    return undone_[to_size(node - tree_.observations())] || heir != larger ? heir : node;
  }

  const Dendrogram& tree_;
  const std::vector<bool>& undone_;
  std::vector<Index> heirs_;
};

}  // namespace detail

/// The maximum number of clusters of at least `min_size` observations that `cut_absorbing` finds; it can make
/// every number from 1 up to it. @throws parameter_error when min_size < 1 or > n. O(n).
inline Index max_clusters_absorbing(const Dendrogram& tree, Index min_size) {
  const std::vector<bool> splits = detail::true_splits(tree, min_size, "max_clusters_absorbing()");
  return 1 + static_cast<Index>(std::count(splits.begin(), splits.end(), true));
}

/// Exactly `clusters` clusters of at least `min_size` observations each, with small sides absorbed as
/// described above. The latest (highest) merges of two large sides are undone. The cuts are nested. With
/// min_size = 1 it is `cut_exact`.
///
/// A cluster need not be a subtree: one that has absorbed something and was split since is not, and `leaders`
/// throws for it. Numbered as all cuts here.
/// @throws parameter_error when min_size < 1 or > n, or `clusters` is outside [1, max_clusters_absorbing].
/// O(n) time and memory.
inline Partition cut_absorbing(const Dendrogram& tree, Index clusters, Index min_size) {
  const std::vector<bool> splits = detail::true_splits(tree, min_size, "cut_absorbing()");
  const Index max = 1 + static_cast<Index>(std::count(splits.begin(), splits.end(), true));
  if (clusters < 1 || clusters > max)
    throw parameter_error("cut_absorbing(): clusters (" + std::to_string(clusters) + ") must be in [1, " +
                          std::to_string(max) + "] with clusters of at least " + std::to_string(min_size));
  std::vector<bool> undone(splits.size(), false);
  Index spare = clusters - 1;
  for (std::size_t i = splits.size(); i-- > 0 && spare > 0;)
    if (splits[i]) {
      undone[i] = true;
      --spare;
    }
  const std::vector<Index> hearts = detail::AbsorbingCut(tree, undone).hearts();
  std::vector<Label> label(to_size(tree.root() + 1), no_label);
  Partition partition;
  partition.labels.reserve(hearts.size());
  for (const Index heart : hearts) {
    Label& known = label[to_size(heart)];
    if (known == no_label) known = partition.count++;
    partition.labels.push_back(known);
  }
  return number_by_walk(std::move(partition), tree);
}

/// Cut stage: `clusters` clusters of at least `min_size` observations, or as many as there are.
/// @see cut_absorbing
struct ClustersAbsorbing {
  Index clusters = 4;
  Index min_size = 1;
  Partition cut(const Dendrogram& tree) const {
    return cut_absorbing(tree, std::min(clusters, max_clusters_absorbing(tree, min_size)), min_size);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_CUT_ABSORBING_HPP
