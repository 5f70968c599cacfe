// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_CENTER_HEAP_HPP
#define SEGMENTIQ_LINKAGE_TREE_CENTER_HEAP_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/closest_pairs_first.hpp"

// Centroid and median linkage without a matrix of distances: a cluster is its centre, and a distance is
// worked out when it is asked for.
namespace segmentiq::detail {

/// The centres of clusters, each the sum of two doubles (@see ClusterStore), as a source for
/// closest_pairs_first().
class CenterSource {
 public:
  /// @param rows the observations to begin with
  /// @param midpoints whether a union's centre is half way between its parts' (median linkage), else the mean
  template<class T>
  CenterSource(const Matrix<T>& x, const LargeVector<Index>& rows, bool midpoints)
      : slots_(static_cast<Index>(rows.size())),
        dimension_(x.cols()),
        stride_((slots_ + column_group - 1) / column_group * column_group),
        midpoints_(midpoints),
        high_(to_size(stride_ * dimension_), 0.0),
        low_(high_.size(), 0.0),
        row_(to_size(stride_)) {
    for (Index s = 0; s < slots_; ++s)
      for (Index k = 0; k < dimension_; ++k)
        high_[to_size(k * stride_ + s)] = static_cast<double>(x(rows[to_size(s)], k));
  }

  Index slots() const { return slots_; }

  double between(Index x, Index y) const {
    alignas(64) double values[column_group];
    distances_from(x, y / column_group * column_group, column_group, values);
    return values[y % column_group];
  }

  Nearest nearest_after(Index slot, const std::vector<double>& inactive) const {
    constexpr Index tile = 512;
    alignas(64) double values[tile];
    Nearest best{HUGE_VAL, -1};
    for (Index j0 = (slot + 1) / column_group * column_group; j0 < slots_; j0 += tile) {
      const Index from = std::max(j0, slot + 1);
      const Index to = std::min(j0 + tile, slots_);
      if (from >= to) continue;
      distances_from(slot, j0, to - j0, values);
      const Nearest found = nearest_in_row(values + (from - j0), inactive.data() + from, to - from);
      if (found.distance < best.distance) best = {found.distance, from + found.position};
    }
    return best;
  }

  SEGMENTIQ_KERNEL const double* merge(Index x, Index y, double, const std::vector<double>& sizes,
                                       const std::vector<double>&) {
    SEGMENTIQ_NO_CONTRACTION
    const double share = midpoints_ ? 0.5 : sizes[to_size(x)] / (sizes[to_size(x)] + sizes[to_size(y)]);
    for (Index k = 0; k < dimension_; ++k) {
      double& high = high_[to_size(k * stride_ + y)];
      double& low = low_[to_size(k * stride_ + y)];
      const double gap = (high_[to_size(k * stride_ + x)] - high) + (low_[to_size(k * stride_ + x)] - low);
      const double step = low + share * gap;
      const double sum = high + step;  // and what rounding took from it (Knuth's two-sum)
      const double taken = sum - high;
      low = (high - (sum - taken)) + (step - taken);
      high = sum;
    }
    distances_from(y, 0, y, row_.data());
    return row_.data();
  }

 private:
  /// Distances of the centre in `slot` to those in first … first + count − 1; first is a multiple of
  /// column_group, and `out` has room for whole groups.
  void distances_from(Index slot, Index first, Index count, double* out) const {
    thread_local std::vector<double> query;
    query.resize(to_size(2 * dimension_));
    for (Index k = 0; k < dimension_; ++k) {
      query[to_size(k)] = high_[to_size(k * stride_ + slot)];
      query[to_size(dimension_ + k)] = low_[to_size(k * stride_ + slot)];
    }
    squared_distances_two_part(high_.data() + first, low_.data() + first, stride_, dimension_, query.data(),
                               query.data() + dimension_, count, out);
    square_root(out, (count + column_group - 1) / column_group * column_group);
  }

  Index slots_;
  Index dimension_;
  Index stride_;
  bool midpoints_;
  std::vector<double> high_;  // feature-major
  std::vector<double> low_;
  std::vector<double> row_;
};

/// Centroid or median linkage in O(n·d) memory, and O(n²·d) time as a rule.
template<class Criterion, class T>
FoundMerges center_heap(const Matrix<T>& x, const LargeVector<Index>& rows,
                        const std::vector<double>& weights, const Execution& execution) {
  static_assert(std::same_as<Criterion, Centroid> || std::same_as<Criterion, Median>);
  CenterSource source(x, rows, std::same_as<Criterion, Median>);
  FoundMerges found = closest_pairs_first(source, weights, execution);
  for (FoundMerge& merge : found.merges) {
    merge.first = rows[to_size(merge.first)];
    merge.second = rows[to_size(merge.second)];
  }
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_CENTER_HEAP_HPP
