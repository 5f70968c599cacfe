// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_MATCHING_METRICS_HPP
#define SEGMENTIQ_DISTANCE_MATCHING_METRICS_HPP

#include <span>
#include <string_view>
#include <vector>

#include "segmentiq/distance/pair_kernels.hpp"

// Metrics that only check whether values are equal, for codes and flags. Weights as in minkowski_metrics.hpp.
namespace segmentiq {

/// The weighted share of features in which two rows differ: Σ_k w_k [a_k ≠ b_k] / Σ_k w_k; 0 without
/// features.
struct Hamming {
  static constexpr std::string_view name = "hamming";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 1;
  static constexpr int max_lanes = 8;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "Hamming"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[1]) {
    terms[0] = x != q ? V{} + 1.0 : V{};
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[1], double total_weight, V& value) {
    value = total_weight > 0 ? sum[0] / total_weight : V{};
  }
};

/// The same among the features that are not 0 in both rows: Σ_k w_k [a_k ≠ b_k] / Σ_k w_k [a_k ≠ 0 or b_k ≠
/// 0]. 0 for two rows of zeros.
struct Jaccard {
  static constexpr std::string_view name = "jaccard";
  static constexpr bool needs_finite = true;
  static constexpr bool is_euclidean = false;
  static constexpr int sums = 2;

  std::vector<double> weights{};

  double operator()(std::span<const double> a, std::span<const double> b) const {
    return detail::row_dissimilarity(*this, a, b);
  }
  /// @throws parameter_error when the weights do not fit d features
  void require_features(Index d) const { detail::require_weights(weights, d, "Jaccard"); }

  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void term(const V& x, const V& q, V (&terms)[2]) {
    const V one = V{} + 1.0;
    const V q_counts = q != 0.0 ? one : V{};
    terms[0] = x != q ? one : V{};
    terms[1] = x != 0.0 ? one : q_counts;
  }
  template<int W, class V>
  SEGMENTIQ_ALWAYS_INLINE static void finish(const V (&sum)[2], double, V& value) {
    const V quotient = sum[0] / sum[1];
    value = sum[1] > 0.0 ? quotient : V{};
  }
};

static_assert(detail::VectorMetric<Hamming> && detail::VectorMetric<Jaccard>);

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_MATCHING_METRICS_HPP
