// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_SQUARE_ROOT_HPP
#define SEGMENTIQ_KERNELS_SQUARE_ROOT_HPP

#include <cmath>

#include "segmentiq/kernels/simd.hpp"

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

/// Eight square roots, correctly rounded, faster than the processor's own instruction.
///
/// Starting from 1/√x to 14 bits, two steps of Goldschmidt's iteration bring g to √x and h to 1/(2√x), with
/// relative errors below 2⁻⁵⁰ and 2⁻⁴⁹. Then x − g² has one rounding error, and g + (x − g²)·h equals √x to
/// 2⁻⁹⁸ before its only rounding. The result is correctly rounded unless √x is closer than that to the middle
/// of two doubles. All such x are known, and the tests check them down to 2⁻⁹⁷. Very small x, whose residual
/// would lose digits, and 0, infinity, NaN and negative x take the processor's instruction.
///
/// P. Markstein, "Computation of elementary functions on the IBM RISC System/6000 processor", 1990.
__attribute__((target("avx512f,avx512vl,avx512dq"))) inline __m512d eight_roots(__m512d x) {
  constexpr unsigned char all = 0xff;
  const __mmask8 ordinary = _mm512_mask_cmp_pd_mask(
      _mm512_cmp_pd_mask(x, _mm512_set1_pd(0x1p-960), _CMP_GE_OQ), x, _mm512_set1_pd(HUGE_VAL), _CMP_LT_OQ);
  if (ordinary != all) return _mm512_maskz_sqrt_pd(all, x);
  const __m512d half = _mm512_set1_pd(0.5);
  const __m512d start = _mm512_maskz_rsqrt14_pd(all, x);
  __m512d g = x * start;
  __m512d h = half * start;
  SEGMENTIQ_UNROLL
  for (int step = 0; step < 2; ++step) {
    const __m512d correction = _mm512_fnmadd_pd(g, h, half);
    g = _mm512_fmadd_pd(g, correction, g);
    h = _mm512_fmadd_pd(h, correction, h);
  }
  return _mm512_fmadd_pd(_mm512_fnmadd_pd(g, g, x), h, g);
}
template<>
SEGMENTIQ_KERNEL_AVX512 inline void take_roots<8>(Simd<8>::Real& lanes) {
  lanes = static_cast<Simd<8>::Real>(eight_roots(static_cast<__m512d>(lanes)));
}

__attribute__((target("avx512f,avx512vl,avx512dq"))) inline void square_root_avx512(double* values,
                                                                                    Index count) {
  Index i = 0;
  for (; i + 8 <= count; i += 8)
    _mm512_storeu_pd(values + i, eight_roots(_mm512_loadu_pd(values + i)));
  if (i == count) return;
  const auto rest = static_cast<__mmask8>((1u << (count - i)) - 1);
  _mm512_mask_storeu_pd(values + i, rest,
                        eight_roots(_mm512_mask_loadu_pd(_mm512_set1_pd(1), rest, values + i)));
}
#endif

struct SquareRoot {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(double* values, Index count) {
    Index i = 0;
    for (; i + W <= count; i += W) {
      typename Simd<W>::Real lanes;
      load<W>(values + i, lanes);
      take_roots<W>(lanes);
      store<W>(lanes, values + i);
    }
    for (; i < count; ++i)
      values[i] = std::sqrt(values[i]);
  }
};

/// values[i] ← √values[i], correctly rounded.
inline void square_root(double* values, Index count) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) return square_root_avx512(values, count);
#endif
  run_kernel<SquareRoot>(values, count);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_SQUARE_ROOT_HPP
