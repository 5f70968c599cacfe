// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CUT_HPP
#define SEGMENTIQ_DENDROGRAM_CUT_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/maxclust_threshold.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"

// Cutting a dendrogram into flat clusters. All cuts, here and in the other headers of this folder, number the
// clusters as SciPy's `fcluster` does, but from 0: a walk from the root visits the left subtree, then the
// right one, then the children that are leaves, and each cluster takes the next number when it is met. This
// is not the order of the leaves in a picture. Other numberings: label_order.hpp.
namespace segmentiq {

namespace detail {

inline void require_cluster_count(Index clusters, const std::string& where) {
  if (clusters < 1)
    throw parameter_error(where + ": clusters (" + std::to_string(clusters) + ") must be at least 1");
}

inline void require_cluster_count(Index clusters, Index observations, const std::string& where) {
  require_cluster_count(clusters, where);
  if (clusters > observations)
    throw parameter_error(where + ": clusters (" + std::to_string(clusters) + ") must be at most " +
                          std::to_string(observations) + ", the number of observations");
}

/// n singletons, numbered in row order.
inline Partition singletons(Index n) {
  Partition partition{std::vector<Label>(to_size(n)), static_cast<Label>(n)};
  std::iota(partition.labels.begin(), partition.labels.end(), Label{0});
  return partition;
}

}  // namespace detail

/// The clusters left when every merge up to and including `height` is made.
///
/// As `scipy.cluster.hierarchy.fcluster(Z, height, criterion="distance")`, counted from 0. A merge is made
/// only if all merges below it are.
/// @throws parameter_error when `height` is NaN. O(n) time and memory.
inline Partition cut_height(const Dendrogram& tree, double height) {
  if (std::isnan(height)) throw parameter_error("cut_height(): height (nan) must be a number");
  const std::vector<double> highest = subtree_heights(tree);
  return detail::ClusterWalk(tree).cut([&](Index merge) { return highest[to_size(merge)] <= height; });
}

/// The lowest cut that leaves at most `clusters` clusters. Merges of equal height are made together, so there
/// may be fewer.
///
/// As `scipy.cluster.hierarchy.fcluster(Z, clusters, criterion="maxclust")` of SciPy ≥ 1.15, counted from 0.
/// With clusters ≥ n every observation is a singleton, numbered in row order.
/// @throws parameter_error when clusters < 1. O(n) time and memory, O(n log n) time with inversions.
inline Partition cut_maxclust(const Dendrogram& tree, Index clusters) {
  detail::require_cluster_count(clusters, "cut_maxclust()");
  const Index n = tree.observations();
  if (clusters >= n) return detail::singletons(n);
  return cut_height(tree, detail::MaxclustThreshold(subtree_heights(tree)).bisected(clusters));
}

/// Exactly `clusters` clusters: the last clusters − 1 merges are undone. Ties are broken by the order in
/// which the clustering made the merges.
///
/// The clusters of `scipy.cluster.hierarchy.cut_tree(Z, n_clusters)` on a tree without inversions, numbered
/// as the cuts above.
/// @throws parameter_error when clusters < 1 or > n. O(n) time and memory.
inline Partition cut_exact(const Dendrogram& tree, Index clusters) {
  const Index n = tree.observations();
  detail::require_cluster_count(clusters, n, "cut_exact()");
  return detail::ClusterWalk(tree).cut([&](Index merge) { return merge < n - clusters; });
}

/// Whether the cut into `clusters` clusters falls between two different heights. If not, the order of equal
/// merges decides which of them it undoes.
/// @throws parameter_error when clusters < 1 or > n. O(n log n) time, O(n) memory.
inline bool is_unique_cut(const Dendrogram& tree, Index clusters) {
  detail::require_cluster_count(clusters, tree.observations(), "is_unique_cut()");
  std::vector<double> heights;
  for (const Merge& merge : tree.merges())
    heights.push_back(merge.height);
  const Index made = tree.observations() - clusters;
  if (made <= 0 || made >= static_cast<Index>(heights.size())) return true;
  if (!std::is_sorted(heights.begin(), heights.end())) std::sort(heights.begin(), heights.end());
  return heights[to_size(made - 1)] < heights[to_size(made)];
}

/// Cut stage: at most `clusters` clusters. @see cut_maxclust
struct MaxClust {
  Index clusters = 4;
  Partition cut(const Dendrogram& tree) const { return cut_maxclust(tree, clusters); }
};

/// Cut stage: exactly `clusters` clusters. @see cut_exact
struct ExactClusters {
  Index clusters = 4;
  Partition cut(const Dendrogram& tree) const { return cut_exact(tree, clusters); }
};

/// Cut stage: the clusters at a height. @see cut_height
struct CutHeight {
  double height = 0;
  Partition cut(const Dendrogram& tree) const { return cut_height(tree, height); }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_CUT_HPP
