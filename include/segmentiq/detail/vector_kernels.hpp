// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_VECTOR_KERNELS_HPP
#define SEGMENTIQ_DETAIL_VECTOR_KERNELS_HPP

#include <cmath>

#include "segmentiq/detail/simd.hpp"

#if SEGMENTIQ_X86_DISPATCH
#include <immintrin.h>
#endif

namespace segmentiq::detail {

// ---- square roots
// ---------------------------------------------------------------------------------------------------

#if SEGMENTIQ_X86_DISPATCH
__attribute__((target("avx2"))) inline void square_root_avx2(double* values, Index count) {
  Index i = 0;
  for (; i + 4 <= count; i += 4)
    _mm256_storeu_pd(values + i, _mm256_sqrt_pd(_mm256_loadu_pd(values + i)));
  for (; i < count; ++i)
    values[i] = std::sqrt(values[i]);
}

__attribute__((target("avx512f,avx512vl,avx512dq"))) inline void square_root_avx512(double* values,
                                                                                    Index count) {
  Index i = 0;
  for (; i + 8 <= count; i += 8)
    _mm512_storeu_pd(values + i, _mm512_maskz_sqrt_pd(0xff, _mm512_loadu_pd(values + i)));
  for (; i < count; ++i)
    values[i] = std::sqrt(values[i]);
}
#endif

/// values[i] ← √values[i], correctly rounded.
inline void square_root(double* values, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) return square_root_avx512(values, count);
  if (has_avx2()) return square_root_avx2(values, count);
  Index i = 0;
  for (; i + 2 <= count; i += 2)
    _mm_storeu_pd(values + i, _mm_sqrt_pd(_mm_loadu_pd(values + i)));
  for (; i < count; ++i)
    values[i] = std::sqrt(values[i]);
#else
  for (Index i = 0; i < count; ++i)
    values[i] = std::sqrt(values[i]);
#endif
}

// ---- the nearest of a row
// -------------------------------------------------------------------------------------------

/// The smallest value and the first position that has it; position −1 when no value is below infinity.
struct Nearest {
  double distance;
  Index position;
};

// Four vectors are worked on side by side, so that one comparison need not wait for the one before.
template<int W>
SEGMENTIQ_ALWAYS_INLINE void nearest_in_row(const double* row, const double* penalty, Index count,
                                            Nearest& found) {
  using Real = typename Simd<W>::Real;
  using Integer = typename Simd<W>::Integer;
  constexpr int parts = 4;
  constexpr Index step = parts * W;
  Real best[parts];
  Integer where[parts];  // the step in which the best of a lane was found
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p) {
    best[p] = Real{} + HUGE_VAL;
    where[p] = Integer{} - 1;
  }
  Integer now{};
  Index i = 0;
  for (; i + step <= count; i += step) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p) {
      Real value, extra;
      load<W>(row + i + p * W, value);
      load<W>(penalty + i + p * W, extra);
      value = value + extra;
      const auto closer = value < best[p];
      best[p] = closer ? value : best[p];
      where[p] = closer ? now : where[p];
    }
    now = now + 1;
  }
  for (int p = 0; p < parts; ++p) {
    double value[W];
    long long at[W];
    std::memcpy(value, &best[p], sizeof value);
    std::memcpy(at, &where[p], sizeof at);
    for (int l = 0; l < W; ++l) {
      const Index position = static_cast<Index>(at[l]) * step + p * W + l;
      if (at[l] >= 0 &&
          (value[l] < found.distance || (value[l] == found.distance && position < found.position)))
        found = {value[l], position};
    }
  }
  for (; i < count; ++i)
    if (row[i] + penalty[i] < found.distance) found = {row[i] + penalty[i], i};
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline void nearest_in_row_avx2(const double* row, const double* penalty, Index count,
                                                      Nearest& found) {
  nearest_in_row<4>(row, penalty, count, found);
}
SEGMENTIQ_KERNEL_AVX512 inline void nearest_in_row_avx512(const double* row, const double* penalty,
                                                          Index count, Nearest& found) {
  nearest_in_row<8>(row, penalty, count, found);
}
#endif

/// The first position with the smallest row[i] + penalty[i]. A penalty of infinity rules a position out, 0
/// lets it take part. O(count).
inline Nearest nearest_in_row(const double* row, const double* penalty, Index count) {
  Nearest found{HUGE_VAL, -1};
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) {
    nearest_in_row_avx512(row, penalty, count, found);
    return found;
  }
  if (has_avx2()) {
    nearest_in_row_avx2(row, penalty, count, found);
    return found;
  }
#endif
  nearest_in_row<baseline_lanes>(row, penalty, count, found);
  return found;
}

template<int W>
SEGMENTIQ_ALWAYS_INLINE double smallest_in_row(const double* row, const double* penalty, Index count) {
  using Real = typename Simd<W>::Real;
  constexpr int parts = 4;
  constexpr Index step = parts * W;
  double smallest = HUGE_VAL;
  Real best[parts];
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p)
    best[p] = Real{} + HUGE_VAL;
  Index i = 0;
  for (; i + step <= count; i += step) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p) {
      Real value, extra;
      load<W>(row + i + p * W, value);
      load<W>(penalty + i + p * W, extra);
      value = value + extra;
      best[p] = value < best[p] ? value : best[p];
    }
  }
  double lanes[step];
  std::memcpy(lanes, best, sizeof lanes);
  for (const double value : lanes)
    smallest = value < smallest ? value : smallest;
  for (; i < count; ++i)
    smallest = row[i] + penalty[i] < smallest ? row[i] + penalty[i] : smallest;
  return smallest;
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline double smallest_in_row_avx2(const double* row, const double* penalty,
                                                         Index count) {
  return smallest_in_row<4>(row, penalty, count);
}
SEGMENTIQ_KERNEL_AVX512 inline double smallest_in_row_avx512(const double* row, const double* penalty,
                                                             Index count) {
  return smallest_in_row<8>(row, penalty, count);
}
#endif

/// The smallest row[i] + penalty[i], infinity where there is none. O(count).
inline double smallest_in_row(const double* row, const double* penalty, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) return smallest_in_row_avx512(row, penalty, count);
  if (has_avx2()) return smallest_in_row_avx2(row, penalty, count);
#endif
  return smallest_in_row<baseline_lanes>(row, penalty, count);
}

// ---- squared Euclidean distances
// ------------------------------------------------------------------------------------

/// Columns are worked on in groups of this many; feature-major storage is padded to it.
inline constexpr Index column_group = 8;

template<int W, int Rows, int Columns>
SEGMENTIQ_ALWAYS_INLINE void squared_distances(const double* features, Index stride, Index dimension,
                                               const double* queries, Index from, Index to, double* out,
                                               Index out_stride) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  constexpr int parts = Columns / W;
  for (Index j = from; j < to; j += Columns) {
    Real sum[Rows][parts];
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        sum[r][p] = Real{};
    }
    for (Index k = 0; k < dimension; ++k) {
      Real x[parts];
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        load<W>(features + k * stride + j + p * W, x[p]);
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r) {
        const double q = queries[r * dimension + k];
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p) {
          const Real difference = x[p] - q;
          const Real square = difference * difference;
          sum[r][p] = sum[r][p] + square;
        }
      }
    }
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        store<W>(sum[r][p], out + r * out_stride + j + p * W);
    }
  }
}

/// So many columns at a time that sums of some vectors are added up side by side: one addition need not wait
/// for the one before.
template<int W, int Rows>
SEGMENTIQ_ALWAYS_INLINE void squared_distances(const double* features, Index stride, Index dimension,
                                               const double* queries, Index count, double* out,
                                               Index out_stride) {
  constexpr int group = static_cast<int>(column_group);
  constexpr int wide = Rows == 1 ? 4 * group : W > 4 ? 2 * group : group;
  const Index in_wide = count / wide * wide;
  squared_distances<W, Rows, wide>(features, stride, dimension, queries, 0, in_wide, out, out_stride);
  squared_distances<W, Rows, group>(features, stride, dimension, queries, in_wide, count, out, out_stride);
}

#if SEGMENTIQ_X86_DISPATCH
template<int Rows>
SEGMENTIQ_KERNEL_AVX2 void squared_distances_avx2(const double* features, Index stride, Index dimension,
                                                  const double* queries, Index count, double* out,
                                                  Index out_stride) {
  squared_distances<4, Rows>(features, stride, dimension, queries, count, out, out_stride);
}
template<int Rows>
SEGMENTIQ_KERNEL_AVX512 void squared_distances_avx512(const double* features, Index stride, Index dimension,
                                                      const double* queries, Index count, double* out,
                                                      Index out_stride) {
  squared_distances<8, Rows>(features, stride, dimension, queries, count, out, out_stride);
}
#endif

template<int Rows>
SEGMENTIQ_KERNEL void squared_distances_baseline(const double* features, Index stride, Index dimension,
                                                 const double* queries, Index count, double* out,
                                                 Index out_stride) {
  squared_distances<baseline_lanes, Rows>(features, stride, dimension, queries, count, out, out_stride);
}

/// out[r·out_stride + j] ← Σ_k (feature k of observation j − queries[r·dimension + k])², summed in the order
/// of k, each step rounded: the bytes of SciPy's `pdist` before its square root.
/// @param features feature-major: feature k of observation j at features[k·stride + j]
/// @param count observations, rounded up to `column_group` by this function: features and out must have that
/// room
template<int Rows>
void squared_distances(const double* features, Index stride, Index dimension, const double* queries,
                       Index count, double* out, Index out_stride) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512())
    return squared_distances_avx512<Rows>(features, stride, dimension, queries, count, out, out_stride);
  if (has_avx2())
    return squared_distances_avx2<Rows>(features, stride, dimension, queries, count, out, out_stride);
#endif
  squared_distances_baseline<Rows>(features, stride, dimension, queries, count, out, out_stride);
}

// ---- the same for coordinates in two parts
// -----------------------------------------------------------------------------------------

template<int W>
SEGMENTIQ_ALWAYS_INLINE void squared_distances_two_part(const double* high, const double* low, Index stride,
                                                        Index dimension, const double* query_high,
                                                        const double* query_low, Index count, double* out) {
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

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline void squared_distances_two_part_avx2(const double* high, const double* low,
                                                                  Index stride, Index dimension,
                                                                  const double* query_high,
                                                                  const double* query_low, Index count,
                                                                  double* out) {
  squared_distances_two_part<4>(high, low, stride, dimension, query_high, query_low, count, out);
}
#endif

SEGMENTIQ_KERNEL inline void squared_distances_two_part_baseline(const double* high, const double* low,
                                                                 Index stride, Index dimension,
                                                                 const double* query_high,
                                                                 const double* query_low, Index count,
                                                                 double* out) {
  squared_distances_two_part<baseline_lanes>(high, low, stride, dimension, query_high, query_low, count, out);
}

/// out[j] ← Σ_k ((high − query_high) + (low − query_low))², for coordinates that are sums of two doubles,
/// feature-major as above.
inline void squared_distances_two_part(const double* high, const double* low, Index stride, Index dimension,
                                       const double* query_high, const double* query_low, Index count,
                                       double* out) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2())
    return squared_distances_two_part_avx2(high, low, stride, dimension, query_high, query_low, count, out);
#endif
  squared_distances_two_part_baseline(high, low, stride, dimension, query_high, query_low, count, out);
}

// ---- sums
// -----------------------------------------------------------------------------------------------------------

template<int W>
SEGMENTIQ_ALWAYS_INLINE double sum_of(const double* values, Index count) {
  using Real = typename Simd<W>::Real;
  constexpr int parts = 8 / W;
  Real sums[parts];
  SEGMENTIQ_UNROLL
  for (int p = 0; p < parts; ++p)
    sums[p] = Real{};
  Index i = 0;
  for (; i + 8 <= count; i += 8) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p) {
      Real value;
      load<W>(values + i + p * W, value);
      sums[p] = sums[p] + value;
    }
  }
  double lanes[8];
  std::memcpy(lanes, sums, sizeof lanes);
  for (int l = 0; i < count; ++i, ++l)
    lanes[l] += values[i];
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline double sum_of_avx2(const double* values, Index count) {
  return sum_of<4>(values, count);
}
#endif

/// The sum in eight lanes, always the same eight: value i goes to lane i mod 8.
inline double sum_of(const double* values, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2()) return sum_of_avx2(values, count);
#endif
  return sum_of<baseline_lanes>(values, count);
}

// ---- maxima
// ---------------------------------------------------------------------------------------------------------

template<int W>
SEGMENTIQ_ALWAYS_INLINE double largest_of(const double* values, Index count) {
  using Real = typename Simd<W>::Real;
  double largest = 0;
  Index i = 0;
  if (count >= W) {
    Real best;
    load<W>(values, best);
    for (i = W; i + W <= count; i += W) {
      Real value;
      load<W>(values + i, value);
      best = value > best ? value : best;
    }
    double lanes[W];
    std::memcpy(lanes, &best, sizeof lanes);
    for (const double value : lanes)
      largest = value > largest ? value : largest;
  }
  for (; i < count; ++i)
    largest = values[i] > largest ? values[i] : largest;
  return largest;
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline double largest_of_avx2(const double* values, Index count) {
  return largest_of<4>(values, count);
}
#endif

/// The largest of values that are not negative, 0 of none.
inline double largest_of(const double* values, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2()) return largest_of_avx2(values, count);
#endif
  return largest_of<baseline_lanes>(values, count);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_VECTOR_KERNELS_HPP
