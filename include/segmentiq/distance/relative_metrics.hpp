// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_RELATIVE_METRICS_HPP
#define SEGMENTIQ_DISTANCE_RELATIVE_METRICS_HPP

#include <span>
#include <string_view>
#include <vector>

#include "segmentiq/distance/pair_kernels.hpp"

// Metrics of differences relative to the size of the values, for amounts and counts, where 1 and 2 differ
// more than 101 and 102. Weights as in minkowski_metrics.hpp.
namespace segmentiq {

/// Σ_k w_k |a_k − b_k| / (|a_k| + |b_k|), where a feature that is 0 in both rows adds 0.
struct Canberra {
  static constexpr std::string_view name = "canberra";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 1;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "Canberra"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    const V difference = x - q;
    V size, x_size, q_size;
    detail::absolute<W>(difference, size);
    detail::absolute<W>(x, x_size);
    detail::absolute<W>(q, q_size);
    V total = x_size + q_size;
    total = total > 0.0 ? total : V{} + 1.0;
    terms[0] = size / total;
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double, V& value) {
    value = sum[0];
  }
};

/// Σ_k w_k |a_k − b_k| / Σ_k w_k |a_k + b_k|, made for counts: without negative values the result is in 0 …
/// 1. For two rows of zeros it is 0, where SciPy gives NaN. With values of both signs the divisor may be 0
/// for rows that differ; the result is then infinity.
struct BrayCurtis {
  static constexpr std::string_view name = "braycurtis";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 2;
  static constexpr int max_lanes = 8;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "BrayCurtis"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[2]) {
    const V difference = x - q;
    const V total = x + q;
    detail::absolute<W>(difference, terms[0]);
    detail::absolute<W>(total, terms[1]);
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[2], double, V& value) {
    const V quotient = sum[0] / sum[1];
    value = sum[0] == 0.0 ? V{} : quotient;
  }
};

static_assert(detail::VectorMetric<Canberra> && detail::VectorMetric<BrayCurtis>);

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_RELATIVE_METRICS_HPP
