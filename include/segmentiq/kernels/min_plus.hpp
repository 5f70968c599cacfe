// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_MIN_PLUS_HPP
#define SEGMENTIQ_KERNELS_MIN_PLUS_HPP

#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

struct MinPlus {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(double added, const double* row, Index count, double* least) {
    using Real = typename Simd<W>::Real;
    Index i = 0;
    for (; i + W <= count; i += W) {
      Real value, best;
      load<W>(row + i, value);
      load<W>(least + i, best);
      value = value + added;
      best = value < best ? value : best;
      store<W>(best, least + i);
    }
    for (; i < count; ++i) {
      const double value = row[i] + added;
      least[i] = value < least[i] ? value : least[i];
    }
  }
};

/// least[i] ← min(least[i], row[i] + added).
inline void min_plus(double added, const double* row, Index count, double* least) {
  run_kernel<MinPlus>(added, row, count, least);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_MIN_PLUS_HPP
