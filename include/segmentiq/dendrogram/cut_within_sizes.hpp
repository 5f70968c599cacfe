// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CUT_WITHIN_SIZES_HPP
#define SEGMENTIQ_DENDROGRAM_CUT_WITHIN_SIZES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"

// Cuts whose clusters are neither too small nor too large.
//
// Every cluster is a subtree. So a cluster that is too large can only be split where the tree splits it, and
// a split with a side that is too small cannot be repaired further down. Hence, from the root down:
//
//   - a split is *allowed* when both sides have at least `min_size` observations and all splits above it are
//     allowed;
//   - it is *required* when the cluster has more than `max_size`.
//
// The cuts within the limits are exactly those that undo all required merges and any of the allowed ones,
// each only together with those above it. So the limits can be kept if and only if every required split is
// allowed. Undoing only the required ones gives the minimum number of clusters, undoing all allowed ones the
// maximum, and every number in between is possible. Of the cuts into k clusters, `cut_within_sizes` takes the
// one that undoes the latest (highest) merges.
//
// An observation that joins all others last forbids every split, since it is a side of one. Single, centroid
// and median linkage make such trees, Ward's criterion hardly ever.
namespace segmentiq {

/// How many observations a cluster may have, inclusive.
struct SizeLimits {
  Index min_size = 1;                                  ///< ≥ 1
  Index max_size = std::numeric_limits<Index>::max();  ///< ≥ min_size

  friend bool operator==(const SizeLimits&, const SizeLimits&) = default;
};

/// "at least 20", "at most 300", "20 to 300"; "any" without limits.
inline std::string to_string(const SizeLimits& limits) {
  const bool has_max = limits.max_size < std::numeric_limits<Index>::max();
  if (limits.min_size > 1 && has_max)
    return std::to_string(limits.min_size) + " to " + std::to_string(limits.max_size);
  if (has_max) return "at most " + std::to_string(limits.max_size);
  return limits.min_size > 1 ? "at least " + std::to_string(limits.min_size) : "any";
}

/// How many clusters there may be, inclusive.
struct ClusterRange {
  Index min = 0;
  Index max = 0;

  friend bool operator==(const ClusterRange&, const ClusterRange&) = default;
};

namespace detail {

/// Which merges of a tree may be undone, and which must be, to keep sizes within limits.
class SizedSplits {
 public:
  /// @throws parameter_error when no cut keeps the limits; it says which limits can be kept. O(n).
  SizedSplits(const Dendrogram& tree, const SizeLimits& limits, const std::string& where)
      : allowed_(tree.merges().size(), false), max_size_(limits.max_size) {
    require_limits(tree, limits, where);
    const Index n = tree.observations();
    std::vector<bool> reached(allowed_.size(), false);  // all splits above are allowed
    if (!reached.empty()) reached.back() = true;
    for (Index i = n - 2; i >= 0; --i) {
      const auto at = to_size(i);
      if (!reached[at]) continue;
      const Merge& merge = tree.merge_of(n + i);
      if (limits.min_size == 1 || smaller_side(tree, merge) >= limits.min_size) {
        allowed_[at] = true;
        ++range_.max;
        if (is_required(merge)) ++range_.min;
        for (const Index child : {merge.left, merge.right})
          if (!tree.is_leaf(child)) reached[to_size(child - n)] = true;
      } else if (is_required(merge)) {
        throw_infeasible(tree, limits, n + i, where);
      }
    }
  }

  bool is_allowed(Index merge) const { return allowed_[to_size(merge)]; }
  bool is_required(const Merge& merge) const { return merge.size > max_size_; }
  ClusterRange range() const { return range_; }

 private:
  static Index smaller_side(const Dendrogram& tree, const Merge& merge) {
    return std::min(tree.size_of(merge.left), tree.size_of(merge.right));
  }

  static void require_limits(const Dendrogram& tree, const SizeLimits& limits, const std::string& where) {
    if (limits.min_size < 1 || limits.min_size > tree.observations())
      throw parameter_error(where + ": min_size (" + std::to_string(limits.min_size) + ") must be in [1, " +
                            std::to_string(tree.observations()) + "], the number of observations");
    if (limits.max_size < limits.min_size)
      throw parameter_error(where + ": max_size (" + std::to_string(limits.max_size) +
                            ") must be at least min_size (" + std::to_string(limits.min_size) + ")");
  }

  /// Says how far each limit would have to be relaxed while the other stays.
  [[noreturn]] static void throw_infeasible(const Dendrogram& tree, const SizeLimits& limits, Index node,
                                            const std::string& where) {
    Index feasible_min = tree.observations();
    Index feasible_max = limits.min_size;
    for (const Merge& merge : tree.merges()) {
      const Index side = smaller_side(tree, merge);
      if (merge.size > limits.max_size) feasible_min = std::min(feasible_min, side);
      if (side < limits.min_size) feasible_max = std::max(feasible_max, merge.size);
    }
    const Merge& merge = tree.merge_of(node);
    throw parameter_error(
        where + ": sizes of " + to_string(limits) + " must be possible, but cluster " + std::to_string(node) +
        " of " + std::to_string(merge.size) + " splits into " + std::to_string(tree.size_of(merge.left)) +
        " and " + std::to_string(tree.size_of(merge.right)) + "; with min_size " +
        std::to_string(limits.min_size) + ", max_size must be at least " + std::to_string(feasible_max) +
        "; with max_size " + std::to_string(limits.max_size) + ", min_size must be at most " +
        std::to_string(feasible_min));
  }

  std::vector<bool> allowed_;
  Index max_size_;
  ClusterRange range_{1, 1};
};

}  // namespace detail

/// The minimum and maximum number of clusters of cuts within `limits`; every number in between is possible.
/// @throws parameter_error when no cut keeps the limits; it says which limits can be kept. O(n) time, n/4
/// bytes.
inline ClusterRange clusters_within_sizes(const Dendrogram& tree, const SizeLimits& limits) {
  return detail::SizedSplits(tree, limits, "clusters_within_sizes()").range();
}

/// Exactly `clusters` clusters, each of a size within `limits`.
///
/// Without inversions, no other such cut undoes merges with a larger sum of heights, or of any increasing
/// function of heights. With Ward's criterion it therefore has the smallest within-cluster sum of squares.
/// Ties are broken by the order in which the clustering made the merges. Without limits it is `cut_exact`.
/// For "at most k clusters" clamp k to `clusters_within_sizes`, whose `max` gives the finest cut.
/// @throws parameter_error when no cut keeps the limits, or `clusters` is outside `clusters_within_sizes`; it
/// says what is possible. O(n) time and memory.
inline Partition cut_within_sizes(const Dendrogram& tree, Index clusters, const SizeLimits& limits) {
  const detail::SizedSplits splits(tree, limits, "cut_within_sizes()");
  const auto [min, max] = splits.range();
  if (clusters < min || clusters > max)
    throw parameter_error("cut_within_sizes(): clusters (" + std::to_string(clusters) + ") must be in [" +
                          std::to_string(min) + ", " + std::to_string(max) + "] with sizes of " +
                          to_string(limits));
  const Index n = tree.observations();
  std::vector<bool> undone(tree.merges().size(), false);
  Index spare = clusters - min;  // splits left to choose, beside the required ones
  for (Index i = n - 2; i >= 0; --i) {
    if (!splits.is_allowed(i)) continue;
    const bool required = splits.is_required(tree.merge_of(n + i));
    if (!required && spare == 0) continue;
    undone[to_size(i)] = true;
    if (!required) --spare;
  }
  return detail::ClusterWalk(tree).cut([&](Index merge) { return !undone[to_size(merge)]; });
}

/// The clusters at a height, within limits: a merge above `height` is undone where that is allowed, one below
/// it where that is required. Without limits it is `cut_height`.
/// @throws parameter_error when `height` is NaN or no cut keeps the limits; it says which limits can be kept.
/// O(n) time and memory.
inline Partition cut_height_within_sizes(const Dendrogram& tree, double height, const SizeLimits& limits) {
  if (std::isnan(height)) throw parameter_error("cut_height_within_sizes(): height (nan) must be a number");
  const detail::SizedSplits splits(tree, limits, "cut_height_within_sizes()");
  const std::vector<double> highest = subtree_heights(tree);
  const Index n = tree.observations();
  return detail::ClusterWalk(tree).cut([&](Index merge) {
    const bool wanted = highest[to_size(merge)] > height;
    return !splits.is_allowed(merge) || !(wanted || splits.is_required(tree.merge_of(n + merge)));
  });
}

/// Cut stage: as close to `clusters` clusters as `limits` allow. @see cut_within_sizes
struct ClustersWithinSizes {
  Index clusters = 4;
  SizeLimits limits{};
  Partition cut(const Dendrogram& tree) const {
    const auto [min, max] = clusters_within_sizes(tree, limits);
    return cut_within_sizes(tree, std::clamp(clusters, min, max), limits);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_CUT_WITHIN_SIZES_HPP
