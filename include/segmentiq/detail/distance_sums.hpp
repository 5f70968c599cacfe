// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_DISTANCE_SUMS_HPP
#define SEGMENTIQ_DETAIL_DISTANCE_SUMS_HPP

#include <cmath>

#include "segmentiq/detail/simd.hpp"
#include "segmentiq/detail/vector_kernels.hpp"

#if SEGMENTIQ_X86_DISPATCH
#include <immintrin.h>
#endif

namespace segmentiq::detail {

/// Each lane ← its square root, correctly rounded.
template<int W>
inline void take_roots(typename Simd<W>::Real& lanes) {
  double values[W];
  store<W>(lanes, values);
  for (int l = 0; l < W; ++l)
    values[l] = std::sqrt(values[l]);
  load<W>(values, lanes);
}

#if SEGMENTIQ_X86_DISPATCH
template<>
inline void take_roots<2>(Simd<2>::Real& lanes) {
  lanes = static_cast<Simd<2>::Real>(_mm_sqrt_pd(static_cast<__m128d>(lanes)));
}
template<>
SEGMENTIQ_KERNEL_AVX2 inline void take_roots<4>(Simd<4>::Real& lanes) {
  lanes = static_cast<Simd<4>::Real>(_mm256_sqrt_pd(static_cast<__m256d>(lanes)));
}
#endif

// The distances stay in registers: they are needed for two sums only, that of their row and that of their
// column.
template<int W, int Rows>
SEGMENTIQ_ALWAYS_INLINE void add_distances(const double* queries, const double* features, Index stride,
                                           Index dimension, Index columns, double* row_sums,
                                           double* column_sums) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  constexpr int parts = static_cast<int>(column_group) / W;
  Real total[Rows][parts];
  SEGMENTIQ_UNROLL
  for (int r = 0; r < Rows; ++r) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p)
      total[r][p] = Real{};
  }
  for (Index j = 0; j < columns; j += column_group) {
    Real distance[Rows][parts];
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        distance[r][p] = Real{};
    }
    for (Index k = 0; k < dimension; ++k) {
      Real x[parts];
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        load<W>(features + k * stride + j + p * W, x[p]);
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r) {
        const double q = queries[k * stride + r];
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p) {
          const Real difference = x[p] - q;
          const Real square = difference * difference;
          distance[r][p] = distance[r][p] + square;
        }
      }
    }
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        take_roots<W>(distance[r][p]);
    }
    if (columns - j < column_group)  // what stands beyond the last column is no observation
      for (int r = 0; r < Rows; ++r) {
        double lanes[column_group];
        std::memcpy(lanes, distance[r], sizeof lanes);
        for (Index l = columns - j; l < column_group; ++l)
          lanes[l] = 0;
        std::memcpy(distance[r], lanes, sizeof lanes);
      }
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p) {
      Real sum;
      load<W>(column_sums + j + p * W, sum);
      if constexpr (Rows == 4)
        sum = sum + ((distance[0][p] + distance[1][p]) + (distance[2][p] + distance[3][p]));
      else
        for (int r = 0; r < Rows; ++r)
          sum = sum + distance[r][p];
      store<W>(sum, column_sums + j + p * W);
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r)
        total[r][p] = total[r][p] + distance[r][p];
    }
  }
  for (int r = 0; r < Rows; ++r) {
    double lanes[column_group];
    std::memcpy(lanes, total[r], sizeof lanes);
    row_sums[r] +=
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
  }
}

template<int W>
SEGMENTIQ_ALWAYS_INLINE void add_distances(const double* queries, Index rows, const double* features,
                                           Index columns, Index stride, Index dimension, double* row_sums,
                                           double* column_sums) {
  Index r = 0;
  for (; r + 4 <= rows; r += 4)
    add_distances<W, 4>(queries + r, features, stride, dimension, columns, row_sums + r, column_sums);
  for (; r < rows; ++r)
    add_distances<W, 1>(queries + r, features, stride, dimension, columns, row_sums + r, column_sums);
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline void add_distances_avx2(const double* queries, Index rows,
                                                     const double* features, Index columns, Index stride,
                                                     Index dimension, double* row_sums, double* column_sums) {
  add_distances<4>(queries, rows, features, columns, stride, dimension, row_sums, column_sums);
}
#endif

SEGMENTIQ_KERNEL inline void add_distances_baseline(const double* queries, Index rows, const double* features,
                                                    Index columns, Index stride, Index dimension,
                                                    double* row_sums, double* column_sums) {
  add_distances<baseline_lanes>(queries, rows, features, columns, stride, dimension, row_sums, column_sums);
}

/// Adds the Euclidean distances between `rows` and `columns` observations to a sum for each row and one for
/// each column.
/// @param queries, features feature-major: feature k of row i at queries[k·stride + i], of column j at
/// features[k·stride + j]
/// @param columns rounded up to `column_group`, features and column_sums must have that room; what features
/// hold there must be finite
inline void add_distances(const double* queries, Index rows, const double* features, Index columns,
                          Index stride, Index dimension, double* row_sums, double* column_sums) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2())
    return add_distances_avx2(queries, rows, features, columns, stride, dimension, row_sums, column_sums);
#endif
  add_distances_baseline(queries, rows, features, columns, stride, dimension, row_sums, column_sums);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_DISTANCE_SUMS_HPP
