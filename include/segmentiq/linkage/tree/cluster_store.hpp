// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_CLUSTER_STORE_HPP
#define SEGMENTIQ_LINKAGE_TREE_CLUSTER_STORE_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/permutation.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// Σ (a_k − b_k)², in the order of k, each step rounded.
SEGMENTIQ_KERNEL inline double squared_gaps(const double* a, const double* b, Index count) {
  SEGMENTIQ_NO_CONTRACTION
  double sum = 0;
  for (Index k = 0; k < count; ++k) {
    const double gap = a[k] - b[k];
    sum += gap * gap;
  }
  return sum;
}

/// The active clusters of a clustering by centroids, each in a slot 0 … count()−1.
///
/// A mean of values far from 0 has too few digits in a double to tell close neighbours apart: of two times
/// of day in seconds since 1970, a tenth of a microsecond is lost. So a centroid is kept as the sum of a
/// double and a float, and the distance of two is as exact as if it were computed from the differences of the
/// observations.
class ClusterStore {
 public:
  /// One cluster for each of some observations: slot s holds rows[s] of `x`, with weights[s] (none: all 1).
  /// All values are multiplied by `scale`, a power of two.
  template<class T>
  ClusterStore(const Matrix<T>& x, const LargeVector<Index>& rows, const std::vector<double>& weights,
               double scale, const Execution& execution)
      : count_(static_cast<Index>(rows.size())),
        dimension_(x.cols()),
        high_(to_size(count_ * dimension_)),
        weight_(rows.size()),
        spread_(rows.size()),
        member_(rows.size()) {
    parallel_chunks(count_, 4096, execution, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s) {
        weight_[to_size(s)] = weights.empty() ? 1.0 : weights[to_size(s)];
        spread_[to_size(s)] = 0;
        member_[to_size(s)] = s;
        for (Index k = 0; k < dimension_; ++k)
          high_[to_size(s * dimension_ + k)] = scale * static_cast<double>(x(rows[to_size(s)], k));
      }
    });
  }

  Index count() const { return count_; }
  Index dimension() const { return dimension_; }
  /// The centroid to the precision of a double.
  const double* centroid(Index slot) const { return high_.data() + slot * dimension_; }
  double weight(Index slot) const { return weight_[to_size(slot)]; }
  /// Weighted mean of the squared distances of the members to the centroid.
  double spread(Index slot) const { return spread_[to_size(slot)]; }
  /// One of the members: the slot that it had at the beginning.
  Index member(Index slot) const { return member_[to_size(slot)]; }

  /// Squared distance of two centroids, summed in the order of the features; the same for (a, b) as for (b,
  /// a).
  double squared_distance(Index a, Index b) const {
    return low_.empty() ? squared_distance_of(centroid(a), centroid(b), nullptr, nullptr)
                        : squared_distance_of(centroid(a), centroid(b), low(a), low(b));
  }

  /// The centroids feature-major, and the second parts of them.
  FeatureMajor centroids_by_feature() const {
    return FeatureMajor(Eigen::Map<const Matrix<double>>(high_.data(), count_, dimension_));
  }
  FeatureMajor remainders_by_feature() const {
    if (low_.empty()) return FeatureMajor(Matrix<double>::Zero(count_, dimension_));
    return FeatureMajor(Eigen::Map<const Matrix<float>>(low_.data(), count_, dimension_));
  }

  /// Makes room for the second parts of the centroids: before the first merge.
  void begin_merging() {
    if (low_.empty()) low_.resize(high_.size(), 0.0f);
  }

  /// Makes the cluster in `into` the union of it and that in `from`. Different pairs may be merged by
  /// different threads at once. @pre begin_merging()
  SEGMENTIQ_KERNEL void merge(Index into, Index from) {
    SEGMENTIQ_NO_CONTRACTION
    const double a = weight(into);
    const double b = weight(from);
    const double share = b / (a + b);
    double* const h = high_.data() + into * dimension_;
    float* const l = low_.data() + into * dimension_;
    double squared = 0;
    for (Index k = 0; k < dimension_; ++k) {
      const double gap =
          (centroid(from)[k] - h[k]) + (static_cast<double>(low(from)[k]) - static_cast<double>(l[k]));
      squared += gap * gap;
      const double step = static_cast<double>(l[k]) + share * gap;
      const double sum = h[k] + step;  // and what rounding took from it (Knuth's two-sum):
      const double taken = sum - h[k];
      l[k] = static_cast<float>((h[k] - (sum - taken)) + (step - taken));
      h[k] = sum;
    }
    spread_[to_size(into)] =
        (a * spread(into) + b * spread(from)) / (a + b) + share * (a / (a + b)) * squared;
    weight_[to_size(into)] = a + b;
  }

  /// The cluster in slot order[i] goes to slot i; those that are not in `order` are gone.
  void permute(const LargeVector<Index>& order, const Execution& execution) {
    move_rows(order, [&](auto& values, Index width) { detail::permute(values, width, order, execution); });
  }
  /// The same for `kept` ascending, in little memory.
  void keep(const LargeVector<Index>& kept, const Execution& execution) {
    move_rows(kept, [&](auto& values, Index width) { keep_rows(values, width, kept, execution); });
  }

 private:
  template<class Move>
  void move_rows(const LargeVector<Index>& order, const Move& move) {
    move(high_, dimension_);
    if (!low_.empty()) move(low_, dimension_);
    move(weight_, 1);
    move(spread_, 1);
    move(member_, 1);
    count_ = static_cast<Index>(order.size());
  }

  const float* low(Index slot) const { return low_.data() + slot * dimension_; }

  SEGMENTIQ_KERNEL static double sum_of_squares(const double* a, const double* b, const float* a_low,
                                                const float* b_low, Index count) {
    SEGMENTIQ_NO_CONTRACTION
    double sum = 0;
    if (a_low == nullptr)
      for (Index k = 0; k < count; ++k) {
        const double gap = a[k] - b[k];
        sum += gap * gap;
      }
    else
      for (Index k = 0; k < count; ++k) {
        const double gap = (a[k] - b[k]) + (static_cast<double>(a_low[k]) - static_cast<double>(b_low[k]));
        sum += gap * gap;
      }
    return sum;
  }
  double squared_distance_of(const double* a, const double* b, const float* a_low, const float* b_low) const {
    return sum_of_squares(a, b, a_low, b_low, dimension_);
  }

  Index count_;
  Index dimension_;
  LargeVector<double> high_;
  LargeVector<float> low_;
  LargeVector<double> weight_;
  LargeVector<double> spread_;
  LargeVector<Index> member_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_CLUSTER_STORE_HPP
