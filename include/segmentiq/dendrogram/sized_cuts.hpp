// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_SIZED_CUTS_HPP
#define SEGMENTIQ_DENDROGRAM_SIZED_CUTS_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"

namespace segmentiq {

/// All cuts of one tree that cut_within_sizes() makes for the same limits. They are nested: each undoes one
/// more merge than the one before it. Without limits they are those of cut_exact().
///
/// Does not refer to the tree. Immutable. At most 24 bytes per observation.
class SizedCuts {
 public:
  /// @param where the function that the message names when no cut keeps the limits
  /// @throws parameter_error when no cut keeps the limits; it says which limits can be kept. O(n), O(n log n)
  /// with inversions.
  explicit SizedCuts(const Dendrogram& tree, const SizeLimits& limits = {},
                     const std::string& where = "SizedCuts()")
      : observations_(tree.observations()), limits_(limits) {
    const detail::SizedSplits splits(tree, limits, where);
    range_ = splits.range();
    const Index n = tree.observations();
    for (const bool required : {true, false})
      for (Index i = n - 2; i >= 0; --i) {
        const Merge& merge = tree.merge_of(n + i);
        if (!splits.is_allowed(i) || splits.is_required(merge) != required) continue;
        undone_.push_back(i);
        if (!required) chosen_heights_.push_back(merge.height);
      }
    std::reverse(chosen_heights_.begin(), chosen_heights_.end());
    if (!std::is_sorted(chosen_heights_.begin(), chosen_heights_.end()))
      std::sort(chosen_heights_.begin(), chosen_heights_.end());
  }

  /// n
  Index observations() const { return observations_; }
  const SizeLimits& limits() const { return limits_; }
  /// The minimum and maximum number of clusters. @see clusters_within_sizes
  ClusterRange range() const { return range_; }
  /// The merges in the order in which they are undone, parents first: the cut into k undoes the first k − 1.
  const std::vector<Index>& undone() const { return undone_; }

  /// Whether the cut into k falls between two different heights, as is_unique_cut(). Required splits do not
  /// count: they are not chosen by height.
  /// @throws parameter_error when k is outside range()
  bool is_unique(Index k) const {
    if (k < range_.min || k > range_.max)
      throw parameter_error("SizedCuts::is_unique(): clusters (" + std::to_string(k) + ") must be in [" +
                            std::to_string(range_.min) + ", " + std::to_string(range_.max) + "]");
    if (k == range_.min || k == range_.max) return true;
    const auto made = to_size(range_.max - k);
    return chosen_heights_[made - 1] < chosen_heights_[made];
  }

  /// The largest number of clusters up to k whose cut is unique; without limits, as many as cut_maxclust()
  /// makes. @throws parameter_error when k is below range().min
  Index unique_up_to(Index k) const {
    k = std::min(k, range_.max);
    while (!is_unique(k))
      --k;
    return k;
  }

 private:
  Index observations_;
  SizeLimits limits_;
  ClusterRange range_;
  std::vector<Index> undone_;
  std::vector<double> chosen_heights_;  // of the merges that are not required, ascending
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_SIZED_CUTS_HPP
