// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_SQUARED_DISTANCES_HPP
#define SEGMENTIQ_KERNELS_SQUARED_DISTANCES_HPP

#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// Kernels work on groups of this many columns; feature-major storage is padded to a multiple of it.
inline constexpr Index column_group = 8;

/// sum[r] ← the squared distances of query r to W·Parts columns, summed in the order of the features, each
/// step rounded. Stays in registers.
/// @param features feature k of column j at features[k·stride + j]
/// @param query query(r, k) is feature k of query r
template<int W, int Rows, int Parts, class Query>
SEGMENTIQ_ALWAYS_INLINE void sum_squares(const double* features, Index stride, Index dimension,
                                         const Query& query, typename Simd<W>::Real (&sum)[Rows][Parts]) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  SEGMENTIQ_UNROLL
  for (int r = 0; r < Rows; ++r) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < Parts; ++p)
      sum[r][p] = Real{};
  }
  for (Index k = 0; k < dimension; ++k) {
    Real x[Parts];
    SEGMENTIQ_UNROLL
    for (int p = 0; p < Parts; ++p)
      load<W>(features + k * stride + p * W, x[p]);
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      const double q = query(r, k);
      SEGMENTIQ_UNROLL
      for (int p = 0; p < Parts; ++p) {
        const Real difference = x[p] - q;
        const Real square = difference * difference;
        sum[r][p] = sum[r][p] + square;
      }
    }
  }
}

template<int Rows>
struct SquaredDistances {
  static constexpr int max_lanes = 8;

  /// Takes several vectors of columns at a time, so that an addition need not wait for the one before.
  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(const double* features, Index stride, Index dimension,
                                          const double* queries, Index count, double* out, Index out_stride) {
    constexpr int group = static_cast<int>(column_group);
    constexpr int wide = Rows == 1 ? 4 * group : W > 4 ? 2 * group : group;
    const Index in_wide = count / wide * wide;
    columns_at_once<W, wide>(features, stride, dimension, queries, 0, in_wide, out, out_stride);
    columns_at_once<W, group>(features, stride, dimension, queries, in_wide, count, out, out_stride);
  }

 private:
  template<int W, int Columns>
  SEGMENTIQ_ALWAYS_INLINE static void columns_at_once(const double* features, Index stride, Index dimension,
                                                      const double* queries, Index from, Index to,
                                                      double* out, Index out_stride) {
    SEGMENTIQ_NO_CONTRACTION
    using Real = typename Simd<W>::Real;
    constexpr int parts = Columns / W;
    for (Index j = from; j < to; j += Columns) {
      Real sum[Rows][parts];
      sum_squares<W>(
          features + j, stride, dimension, [=](int r, Index k) { return queries[r * dimension + k]; }, sum);
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r) {
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p)
          store<W>(sum[r][p], out + r * out_stride + j + p * W);
      }
    }
  }
};

/// out[r·out_stride + j] ← Σ_k (feature k of observation j − queries[r·dimension + k])², summed in the order
/// of k, each step rounded: the bytes of SciPy's `pdist` before its square root.
/// @param features feature-major: feature k of observation j at features[k·stride + j]
/// @param count observations, rounded up to `column_group` by this function: features and out must have that
/// room
template<int Rows>
void squared_distances(const double* features, Index stride, Index dimension, const double* queries,
                       Index count, double* out, Index out_stride) {
  run_kernel<SquaredDistances<Rows>>(features, stride, dimension, queries, count, out, out_stride);
}

struct SquaredDistancesTwoPart {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(const double* high, const double* low, Index stride,
                                          Index dimension, const double* query_high, const double* query_low,
                                          Index count, double* out) {
    SEGMENTIQ_NO_CONTRACTION
    using Real = typename Simd<W>::Real;
    constexpr int parts = static_cast<int>(column_group) / W;
    for (Index j = 0; j < count; j += column_group) {
      Real sum[parts];
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        sum[p] = Real{};
      for (Index k = 0; k < dimension; ++k) {
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p) {
          Real h, l;
          load<W>(high + k * stride + j + p * W, h);
          load<W>(low + k * stride + j + p * W, l);
          const Real difference = (h - query_high[k]) + (l - query_low[k]);
          const Real square = difference * difference;
          sum[p] = sum[p] + square;
        }
      }
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        store<W>(sum[p], out + j + p * W);
    }
  }
};

/// out[j] ← Σ_k ((high − query_high) + (low − query_low))², for coordinates that are sums of two doubles,
/// feature-major as above.
inline void squared_distances_two_part(const double* high, const double* low, Index stride, Index dimension,
                                       const double* query_high, const double* query_low, Index count,
                                       double* out) {
  run_kernel<SquaredDistancesTwoPart>(high, low, stride, dimension, query_high, query_low, count, out);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_SQUARED_DISTANCES_HPP
