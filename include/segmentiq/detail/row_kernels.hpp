// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_ROW_KERNELS_HPP
#define SEGMENTIQ_DETAIL_ROW_KERNELS_HPP

#include "segmentiq/detail/simd.hpp"

// What linear algebra needs of rows that lie in one piece. A few lines each, where Eigen's matrix products
// and decompositions cost whoever includes them half a minute of compile time.
namespace segmentiq::detail {

// ---- Σ aᵢ·bᵢ ----

template<int W>
SEGMENTIQ_ALWAYS_INLINE double dot(const double* a, const double* b, Index count) {
  SEGMENTIQ_NO_CONTRACTION
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
      Real x, y;
      load<W>(a + i + p * W, x);
      load<W>(b + i + p * W, y);
      const Real product = x * y;
      sums[p] = sums[p] + product;
    }
  }
  double lanes[8];
  std::memcpy(lanes, sums, sizeof lanes);
  for (int l = 0; i < count; ++i, ++l) {
    const double product = a[i] * b[i];
    lanes[l] = lanes[l] + product;
  }
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

// ---- yᵢ ← yᵢ + s·xᵢ ----

template<int W>
SEGMENTIQ_ALWAYS_INLINE void add_scaled(double s, const double* x, double* y, Index count) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  Index i = 0;
  for (; i + W <= count; i += W) {
    Real from, to;
    load<W>(x + i, from);
    load<W>(y + i, to);
    const Real product = from * s;
    to = to + product;
    store<W>(to, y + i);
  }
  for (; i < count; ++i) {
    const double product = x[i] * s;
    y[i] = y[i] + product;
  }
}

// ---- (x, y) ← (c·x − s·y, s·x + c·y) ----

template<int W>
SEGMENTIQ_ALWAYS_INLINE void rotate(double c, double s, double* x, double* y, Index count) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  Index i = 0;
  for (; i + W <= count; i += W) {
    Real a, b;
    load<W>(x + i, a);
    load<W>(y + i, b);
    const Real ca = a * c, sb = b * s, sa = a * s, cb = b * c;
    store<W>(ca - sb, x + i);
    store<W>(sa + cb, y + i);
  }
  for (; i < count; ++i) {
    const double ca = x[i] * c, sb = y[i] * s, sa = x[i] * s, cb = y[i] * c;
    x[i] = ca - sb;
    y[i] = sa + cb;
  }
}

// ---- in each instruction set ----

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline double dot_avx2(const double* a, const double* b, Index count) {
  return dot<4>(a, b, count);
}
SEGMENTIQ_KERNEL_AVX2 inline void add_scaled_avx2(double s, const double* x, double* y, Index count) {
  add_scaled<4>(s, x, y, count);
}
SEGMENTIQ_KERNEL_AVX2 inline void rotate_avx2(double c, double s, double* x, double* y, Index count) {
  rotate<4>(c, s, x, y, count);
}
#endif
SEGMENTIQ_KERNEL inline double dot_baseline(const double* a, const double* b, Index count) {
  return dot<baseline_lanes>(a, b, count);
}
SEGMENTIQ_KERNEL inline void add_scaled_baseline(double s, const double* x, double* y, Index count) {
  add_scaled<baseline_lanes>(s, x, y, count);
}
SEGMENTIQ_KERNEL inline void rotate_baseline(double c, double s, double* x, double* y, Index count) {
  rotate<baseline_lanes>(c, s, x, y, count);
}

/// Σ a[i]·b[i], in eight lanes, always the same: product i goes to lane i mod 8.
inline double dot(const double* a, const double* b, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2()) return dot_avx2(a, b, count);
#endif
  return dot_baseline(a, b, count);
}

/// y[i] ← y[i] + s·x[i]
inline void add_scaled(double s, const double* x, double* y, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2()) return add_scaled_avx2(s, x, y, count);
#endif
  add_scaled_baseline(s, x, y, count);
}

/// Turns each point (x[i], y[i]) by the angle whose cosine and sine are given.
inline void rotate(double c, double s, double* x, double* y, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx2()) return rotate_avx2(c, s, x, y, count);
#endif
  rotate_baseline(c, s, x, y, count);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_ROW_KERNELS_HPP
