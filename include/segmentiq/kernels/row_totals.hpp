// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_ROW_TOTALS_HPP
#define SEGMENTIQ_KERNELS_ROW_TOTALS_HPP

#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

struct SumOf {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static double run(const double* values, Index count) {
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
};

/// The sum. Value i goes to lane i mod 8 whatever the vector width, so the bytes are the same everywhere.
inline double sum_of(const double* values, Index count) {
  return run_kernel<SumOf>(values, count);
}

struct LargestOf {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static double run(const double* values, Index count) {
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
};

/// The largest of values ≥ 0; 0 when there are none.
inline double largest_of(const double* values, Index count) {
  return run_kernel<LargestOf>(values, count);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_ROW_TOTALS_HPP
