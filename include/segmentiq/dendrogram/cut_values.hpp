// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CUT_VALUES_HPP
#define SEGMENTIQ_DENDROGRAM_CUT_VALUES_HPP

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/maxclust_threshold.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"

// Cuts by any value of the merges instead of their heights: an inconsistency coefficient, a loss of
// silhouette, a price. The values must be monotone: that of a merge is at least that of every merge below it.
// `subtree_maxima` makes any values so.
namespace segmentiq {

/// How `cut_values_maxclust` finds the threshold that leaves at most k clusters. The two differ only for
/// values that are not sorted by merge.
enum class ThresholdSearch {
  lowest,    ///< the lowest threshold: as many clusters, up to k, as the values allow
  bisection  ///< as SciPy: bisection over the merges in their order, which may stop at a higher threshold
};

namespace detail {

/// Throws unless there is one number for each merge, at least as large as those below it.
inline void require_monotone_values(const Dendrogram& tree, std::span<const double> values,
                                    const std::string& where) {
  require_merge_values(tree, values, where);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const Index child : {tree.merges()[i].left, tree.merges()[i].right}) {
      if (tree.is_leaf(child)) continue;
      const auto below = to_size(child - tree.observations());
      if (values[below] > values[i])
        throw parameter_error(where + ": value of merge " + std::to_string(i) + " (" +
                              std::to_string(values[i]) + ") must be at least that of merge " +
                              std::to_string(below) + " below it (" + std::to_string(values[below]) +
                              "); subtree_maxima() makes values so");
    }
}

}  // namespace detail

/// The clusters left when every merge with a value up to and including `threshold` is made.
///
/// As `scipy.cluster.hierarchy.fcluster(Z, threshold, criterion="monocrit", monocrit=values)`, counted from
/// 0.
/// @param values n − 1 values, one for each merge, monotone up the tree; infinite ones are allowed
/// @throws parameter_error when `values` are not so, or a number is NaN. O(n) time and memory.
inline Partition cut_values(const Dendrogram& tree, std::span<const double> values, double threshold) {
  if (std::isnan(threshold)) throw parameter_error("cut_values(): threshold (nan) must be a number");
  detail::require_monotone_values(tree, values, "cut_values()");
  return detail::ClusterWalk(tree).cut([&](Index merge) { return values[to_size(merge)] <= threshold; });
}

/// At most `clusters` clusters, by a threshold on values of the merges. Merges of equal value are made
/// together, so there may be fewer.
///
/// With `ThresholdSearch::bisection` as `scipy.cluster.hierarchy.fcluster(Z, clusters,
/// criterion="maxclust_monocrit", monocrit=values)` of SciPy ≥ 1.15, counted from 0. The default is the
/// lowest threshold: SciPy's documentation promises it, but SciPy misses it where values are not sorted by
/// merge. With clusters ≥ n every observation is a singleton, numbered in row order.
/// @param values n − 1 values, one for each merge, monotone up the tree; infinite ones are allowed
/// @throws parameter_error when clusters < 1 or `values` are not so. O(n log n) time, O(n) memory.
inline Partition cut_values_maxclust(const Dendrogram& tree, std::span<const double> values, Index clusters,
                                     ThresholdSearch search = ThresholdSearch::lowest) {
  detail::require_cluster_count(clusters, "cut_values_maxclust()");
  detail::require_monotone_values(tree, values, "cut_values_maxclust()");
  if (clusters >= tree.observations()) return detail::singletons(tree.observations());
  const detail::MaxclustThreshold threshold(std::vector<double>(values.begin(), values.end()));
  return cut_values(
      tree, values,
      search == ThresholdSearch::lowest ? threshold.lowest(clusters) : threshold.bisected(clusters));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_CUT_VALUES_HPP
