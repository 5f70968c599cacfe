// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_MIN_PLUS_HPP
#define SEGMENTIQ_DETAIL_MIN_PLUS_HPP

#include "segmentiq/detail/simd.hpp"

namespace segmentiq::detail {

template<int W>
SEGMENTIQ_ALWAYS_INLINE void min_plus(double added, const double* row, Index count, double* least) {
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

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline void min_plus_avx2(double added, const double* row, Index count, double* least) {
  min_plus<4>(added, row, count, least);
}
#endif

/// least[i] ← min(least[i], row[i] + added).
inline void min_plus(double added, const double* row, Index count, double* least) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2()) return min_plus_avx2(added, row, count, least);
#endif
  min_plus<baseline_lanes>(added, row, count, least);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_MIN_PLUS_HPP
