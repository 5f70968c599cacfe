// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_MAXCLUST_THRESHOLD_HPP
#define SEGMENTIQ_DENDROGRAM_MAXCLUST_THRESHOLD_HPP

#include <algorithm>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// The threshold that leaves at most a given number of clusters when every merge with a value up to it is
/// made.
///
/// Values are monotone up the tree (a merge's value is at least that of each merge below it), but need not be
/// sorted by merge: heights with inversions are not, nor are inconsistency coefficients.
class MaxclustThreshold {
 public:
  /// @param values n − 1 values. O(n) if they are sorted, else O(n log n).
  explicit MaxclustThreshold(std::vector<double> values) : values_(std::move(values)) {
    if (std::is_sorted(values_.begin(), values_.end())) return;
    sorted_ = values_;
    std::sort(sorted_.begin(), sorted_.end());
  }

  /// The value of each merge.
  const std::vector<double>& values() const { return values_; }

  /// The threshold that SciPy ≥ 1.15 takes: it bisects over the merges, in their order, as if their values
  /// were sorted. Where they are not, the threshold may not be the lowest possible.
  /// @pre 1 ≤ clusters < n. O(log² n).
  double bisected(Index clusters) const {
    Index too_low = -1;
    Index high_enough = static_cast<Index>(values_.size());  // the last merge is the root: it always is
    while (high_enough - too_low > 1) {
      const Index middle = (too_low + high_enough) / 2;
      (clusters_at(value(middle)) > clusters ? too_low : high_enough) = middle;
    }
    return value(high_enough);
  }

  /// The lowest threshold of all. @pre 1 ≤ clusters < n. O(1).
  double lowest(Index clusters) const { return ascending()[values_.size() - to_size(clusters)]; }

 private:
  double value(Index merge) const { return values_[to_size(merge)]; }
  const std::vector<double>& ascending() const { return sorted_.empty() ? values_ : sorted_; }
  /// n minus the number of merges made.
  Index clusters_at(double threshold) const {
    const std::vector<double>& all = ascending();
    return static_cast<Index>(all.end() - std::upper_bound(all.begin(), all.end(), threshold)) + 1;
  }

  std::vector<double> values_;
  std::vector<double> sorted_;  // empty when `values_` are sorted already
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DENDROGRAM_MAXCLUST_THRESHOLD_HPP
