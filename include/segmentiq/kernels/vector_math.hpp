// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_VECTOR_MATH_HPP
#define SEGMENTIQ_KERNELS_VECTOR_MATH_HPP

#include <cmath>
#include <cstring>

#include "segmentiq/kernels/simd.hpp"

// Functions of W doubles for which vector types have no operator. They use basic operations only, so that
// every processor gives the same bytes. The pow() of a standard library does not.
namespace segmentiq::detail {

/// W unsigned 64-bit integers. Their shift to the right is one instruction, unlike that of signed ones.
template<int W>
struct SimdBits {
#if SEGMENTIQ_HAS_VECTOR_TYPES
  typedef unsigned long long Type __attribute__((vector_size(W * 8)));
#endif
};
template<>
struct SimdBits<1> {
  using Type = unsigned long long;
};

/// The absolute value of each lane.
template<int W>
SEGMENTIQ_ALWAYS_INLINE void absolute(const typename Simd<W>::Real& from, typename Simd<W>::Real& to) {
  typename SimdBits<W>::Type bits;
  std::memcpy(&bits, &from, sizeof bits);
  bits = bits & 0x7fff'ffff'ffff'ffffULL;
  std::memcpy(&to, &bits, sizeof bits);
}

/// x to a whole power ≥ 1, by repeated squaring: at most 2·log₂(power) roundings.
template<int W>
SEGMENTIQ_ALWAYS_INLINE void whole_power(const typename Simd<W>::Real& x, int power,
                                         typename Simd<W>::Real& result) {
  typename Simd<W>::Real base = x;
  int left = power;
  for (; (left & 1) == 0; left >>= 1)
    base = base * base;
  result = base;
  while ((left >>= 1) != 0) {
    base = base * base;
    if ((left & 1) != 0) result = result * base;
  }
}

/// An exponent for real_power. `high` has so few bits that its product with a binary exponent is exact.
struct SplitExponent {
  explicit SplitExponent(double p) : high(static_cast<double>(static_cast<float>(p))), low(p - high) {}
  double high;
  double low;
};

/// x to a real power, for x ≥ 0 (infinity included) and 0 < power ≤ 1000. The relative error is below
/// (2 + power)·10⁻¹⁵. Results beyond the range of doubles become infinity, results below it 0.
///
/// x = m·2ᵉ with √½ ≤ m < √2. log₂ m comes from the series of artanh, and 2^(power·e + power·log₂ m) from its
/// whole part and the series of exp for the rest.
template<int W>
SEGMENTIQ_ALWAYS_INLINE void real_power(const typename Simd<W>::Real& x, const SplitExponent& power,
                                        typename Simd<W>::Real& result) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  using Bits = typename SimdBits<W>::Type;
  constexpr unsigned long long exponent_of_one = 0x3ff0'0000'0000'0000ULL;
  constexpr unsigned long long root_of_half = 0x3fe6'a09e'667f'3bcdULL;
  constexpr unsigned long long magic_bits = 0x4330'0000'0000'0000ULL;  // 2⁵²: the low bits are a whole number
  constexpr double magic = 0x1p52;
  constexpr double rounding = 0x1.8p52;  // adding and subtracting it rounds to the nearest whole number

  const auto subnormal = x < 0x1p-1022;
  const Real normal = subnormal ? x * 0x1p54 : x;
  Bits bits;
  std::memcpy(&bits, &normal, sizeof bits);
  const Bits biased = (bits - root_of_half + exponent_of_one) >> 52;
  Bits mantissa_bits = bits - (biased << 52) + exponent_of_one;
  Bits exponent_bits = biased | magic_bits;
  Real m, exponent;
  std::memcpy(&m, &mantissa_bits, sizeof m);
  std::memcpy(&exponent, &exponent_bits, sizeof exponent);
  exponent = exponent - (magic + 1023);
  const Real exponent_of_subnormal = exponent - 54.0;
  exponent = subnormal ? exponent_of_subnormal : exponent;

  const Real s = (m - 1.0) / (m + 1.0);
  const Real z = s * s;
  Real series = z * (1.0 / 21) + 1.0 / 19;
  series = series * z + 1.0 / 17;
  series = series * z + 1.0 / 15;
  series = series * z + 1.0 / 13;
  series = series * z + 1.0 / 11;
  series = series * z + 1.0 / 9;
  series = series * z + 1.0 / 7;
  series = series * z + 1.0 / 5;
  series = series * z + 1.0 / 3;
  const Real logarithm = (s + s * z * series) * 2.885390081777926814719849362;  // 2/ln 2

  const Real large = exponent * power.high;  // exact
  const Real whole_large = (large + rounding) - rounding;
  const Real rest =
      (large - whole_large) + (exponent * power.low + logarithm * power.low + logarithm * power.high);
  const Real whole_rest = (rest + rounding) - rounding;
  const Real t = (rest - whole_rest) * 0.6931471805599453094172321215;  // ln 2
  Real value = t * (1.0 / 6227020800) + 1.0 / 479001600;
  value = value * t + 1.0 / 39916800;
  value = value * t + 1.0 / 3628800;
  value = value * t + 1.0 / 362880;
  value = value * t + 1.0 / 40320;
  value = value * t + 1.0 / 5040;
  value = value * t + 1.0 / 720;
  value = value * t + 1.0 / 120;
  value = value * t + 1.0 / 24;
  value = value * t + 1.0 / 6;
  value = value * t + 0.5;
  value = value * t + 1.0;
  value = value * t + 1.0;

  // 2ⁿ as two factors, since it may be outside the range of doubles when the product is not.
  Real n = whole_large + whole_rest;
  n = n > 1200.0 ? Real{} + 1200.0 : n;
  n = n < -1200.0 ? Real{} - 1200.0 : n;
  const Real half = (n * 0.5 + rounding) - rounding;
  const Real shifted = half + (rounding + 1023), other_shifted = (n - half) + (rounding + 1023);
  Bits factor_bits, other_bits;
  std::memcpy(&factor_bits, &shifted, sizeof factor_bits);
  std::memcpy(&other_bits, &other_shifted, sizeof other_bits);
  factor_bits = factor_bits << 52;
  other_bits = other_bits << 52;
  Real factor, other_factor;
  std::memcpy(&factor, &factor_bits, sizeof factor);
  std::memcpy(&other_factor, &other_bits, sizeof other_factor);
  value = value * factor * other_factor;
  value = x > 0.0 ? value : Real{};
  result = x < HUGE_VAL ? value : x;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_VECTOR_MATH_HPP
