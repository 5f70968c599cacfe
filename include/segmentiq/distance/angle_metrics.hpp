// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_ANGLE_METRICS_HPP
#define SEGMENTIQ_DISTANCE_ANGLE_METRICS_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "segmentiq/distance/pair_kernels.hpp"

// Metrics of the direction of rows. A row without a direction is a data_error here, where SciPy gives NaN:
// all zeros for the cosine, all values equal for the correlation. Both metrics are in 0 … 2. For equal rows
// the result may be about 10⁻¹⁶ instead of 0, as in SciPy.
namespace segmentiq {

namespace detail {

/// prepared ← row · 2^e with the largest absolute value in ½ … 1, so that squares neither overflow nor
/// underflow. Multiplication by a power of two is exact. False for a row of zeros.
inline bool scale_by_power_of_two(std::span<const double> row, double* prepared) {
  double largest = 0;
  for (const double value : row)
    largest = std::max(largest, std::abs(value));
  int exponent = 0;
  std::frexp(largest, &exponent);
  for (std::size_t k = 0; k < row.size(); ++k)
    prepared[k] = std::ldexp(row[k], -exponent);
  return largest > 0;
}

/// Scales a row to length 1, so that the cosine of two rows is their scalar product. False for a row of
/// zeros.
SEGMENTIQ_KERNEL inline bool scale_to_length_one(std::span<double> row) {
  SEGMENTIQ_NO_CONTRACTION
  double sum = 0;
  for (const double value : row) {
    const double square = value * value;
    sum = sum + square;
  }
  const double length = std::sqrt(sum);
  for (double& value : row)
    value = value / length;
  return length > 0;
}

/// 1 − the cosine of two rows of length 1, with the cosine clamped to −1 … 1, which rounding may exceed.
template<int W, class V>
SEGMENTIQ_ALWAYS_INLINE void one_minus_cosine(const V& cosine, V& value) {
  V kept = cosine > 1.0 ? V{} + 1.0 : cosine;
  kept = kept < -1.0 ? V{} - 1.0 : kept;
  value = 1.0 - kept;
}

}  // namespace detail

/// 1 − Σ_k a_k b_k / (‖a‖ ‖b‖).
struct Cosine {
  static constexpr std::string_view name = "cosine";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr std::string_view refusal = "a row of zeros has no direction";
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }

  static bool prepare_row(std::span<const double> row, double* prepared) {
    return detail::scale_by_power_of_two(row, prepared) &&
           detail::scale_to_length_one({prepared, row.size()});
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    terms[0] = x * q;
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    detail::one_minus_cosine<W>(sum[0], value);
  }
};

/// 1 − Pearson's correlation of the two rows: Cosine after the mean of each row is subtracted.
struct Correlation {
  static constexpr std::string_view name = "correlation";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr std::string_view refusal = "a row whose values are all the same has no correlation";
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }

  static bool prepare_row(std::span<const double> row, double* prepared) {
    if (row.empty() || std::all_of(row.begin(), row.end(), [&](double v) { return v == row[0]; }))
      return false;
    detail::scale_by_power_of_two(row, prepared);
    double sum = 0;
    for (std::size_t k = 0; k < row.size(); ++k)
      sum += prepared[k];
    const double mean = sum / static_cast<double>(row.size());
    for (std::size_t k = 0; k < row.size(); ++k)
      prepared[k] -= mean;
    return detail::scale_to_length_one({prepared, row.size()});
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    terms[0] = x * q;
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    detail::one_minus_cosine<W>(sum[0], value);
  }
};

static_assert(detail::VectorMetric<Cosine> && detail::VectorMetric<Correlation>);

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_ANGLE_METRICS_HPP
