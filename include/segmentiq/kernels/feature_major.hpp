// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_FEATURE_MAJOR_HPP
#define SEGMENTIQ_KERNELS_FEATURE_MAJOR_HPP

#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

namespace segmentiq::detail {

/// A feature-major copy of n × d observations: all values of feature 0, then of feature 1, … Each feature is
/// padded with zeros to a multiple of `column_group`, so that kernels can work on whole groups of columns.
class FeatureMajor {
 public:
  template<class Derived>
  explicit FeatureMajor(const Eigen::MatrixBase<Derived>& x)
      : stride_((x.rows() + column_group - 1) / column_group * column_group),
        values_(to_size(stride_ * x.cols()), 0.0) {
    for (Index i = 0; i < x.rows(); ++i)
      for (Index k = 0; k < x.cols(); ++k)
        values_[to_size(k * stride_ + i)] = static_cast<double>(x.derived().coeff(i, k));
  }

  /// In another order: position i holds observation order[i].
  template<class Derived>
  FeatureMajor(const Eigen::MatrixBase<Derived>& x, const std::vector<Index>& order)
      : stride_((static_cast<Index>(order.size()) + column_group - 1) / column_group * column_group),
        values_(to_size(stride_ * x.cols()), 0.0) {
    for (std::size_t i = 0; i < order.size(); ++i)
      for (Index k = 0; k < x.cols(); ++k)
        values_[to_size(k * stride_) + i] = static_cast<double>(x.derived().coeff(order[i], k));
  }

  /// Feature 0 of observation `first`; feature k is k·stride() further on.
  const double* from(Index first) const { return values_.data() + first; }
  Index stride() const { return stride_; }

  /// Keeps the observations of `kept` (ascending), in that order. O(kept·d).
  void compact(const std::vector<Index>& kept, Index dimension) {
    for (Index k = 0; k < dimension; ++k) {
      double* const feature = values_.data() + k * stride_;
      for (std::size_t to = 0; to < kept.size(); ++to)
        feature[to] = feature[kept[to]];
    }
  }

 private:
  Index stride_;
  std::vector<double> values_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_FEATURE_MAJOR_HPP
