// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_EXACT_SUM_HPP
#define SEGMENTIQ_CORE_EXACT_SUM_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace segmentiq {

/// A sum of doubles that is rounded only when it is read: the same bytes for any order of the terms, any
/// number of threads, and any way of adding up parts.
///
/// It is one fixed-point number wide enough for every double: 68 limbs of 32 bits each, 560 bytes in all. A
/// term changes three limbs and takes about 3 ns.
///
///     ExactSum sum;
///     for (const double x : {1e308, 1.0, -1e308}) sum.add(x);
///     sum.value();  // 1
///
/// @see Neal 2015, "Fast exact summation using small and large superaccumulators"
class ExactSum {
 public:
  /// With NaN or infinite terms the sum is what IEEE arithmetic gives. O(1)
  void add(double term) {
    const auto bits = std::bit_cast<std::uint64_t>(term);
    const auto exponent = static_cast<int>(bits >> 52 & 0x7ff);
    if (exponent == 0x7ff) {
      special_ += term;
      return;
    }
    std::uint64_t mantissa = bits & fraction_mask;
    if (exponent != 0) mantissa |= fraction_mask + 1;
    const auto position =
        static_cast<unsigned>(exponent != 0 ? exponent - 1 : 0);  // of the lowest bit, in bits
    const std::size_t limb = position / limb_bits;
    const unsigned shift = position % limb_bits;
    const std::uint64_t low = mantissa << shift;
    const auto high = static_cast<std::int64_t>(shift == 0 ? 0 : mantissa >> (64 - shift));
    const auto sign = static_cast<std::int64_t>(bits >> 63);  // 1: subtract
    const auto put = [&](std::size_t at, std::int64_t part) {
      limbs_[at] += (part ^ -sign) + sign;
    };
    put(limb, static_cast<std::int64_t>(low & limb_mask));
    put(limb + 1, static_cast<std::int64_t>(low >> limb_bits));
    put(limb + 2, high);
    if (++pending_ == max_pending) carry();
  }
  void add(std::span<const double> terms) {
    for (const double term : terms)
      add(term);
  }
  /// Adds all terms of another sum. O(1)
  void add(ExactSum other) {
    other.carry();
    carry();
    for (std::size_t i = 0; i < limbs; ++i)
      limbs_[i] += other.limbs_[i];
    special_ += other.special_;
    pending_ = 2;
  }

  /// The sum, rounded once: to nearest, ties to even. Infinite where it is beyond the largest double; 0
  /// without terms. O(1)
  double value() const {
    if (special_ != 0) return special_;  // infinite or NaN, which differs from 0, too
    ExactSum digits = *this;
    digits.carry();
    const bool negative = digits.limbs_[limbs - 1] < 0;
    if (negative) {
      for (std::int64_t& limb : digits.limbs_)
        limb = -limb;
      digits.carry();
    }
    std::size_t top = limbs;
    while (top > 0 && digits.limbs_[top - 1] == 0)
      --top;
    if (top == 0) return 0;
    // The highest 64 bits of the number, and whether anything is below them.
    const auto limb_at = [&](std::size_t i) {
      return i < limbs ? static_cast<std::uint64_t>(digits.limbs_[i]) : 0;
    };
    const auto used = static_cast<int>(std::bit_width(limb_at(top - 1)));
    const int highest = static_cast<int>((top - 1) * limb_bits) + used;  // bits of the whole number
    const int lowest = std::max(highest - 64, 0);
    const std::uint64_t kept = bits_from(digits, lowest);
    const bool sticky = any_bit_below(digits, lowest);
    const double rounded = round(kept, lowest, sticky);
    return negative ? -rounded : rounded;
  }

 private:
  static constexpr unsigned limb_bits = 32;
  static constexpr std::uint64_t limb_mask = 0xffff'ffff;
  static constexpr std::uint64_t fraction_mask = (std::uint64_t{1} << 52) - 1;
  /// 2,098 bits from the lowest bit of the smallest double to the highest of the largest, and 63 for carries.
  static constexpr std::size_t limbs = 68;
  /// Terms after which a limb could overflow, with room to spare.
  static constexpr std::uint32_t max_pending = 1u << 30;

  /// Brings every limb but the last to 0 … 2³² − 1.
  void carry() {
    std::int64_t carried = 0;
    for (std::size_t i = 0; i + 1 < limbs; ++i) {
      const std::int64_t limb = limbs_[i] + carried;
      carried = limb >> limb_bits;
      limbs_[i] = limb & static_cast<std::int64_t>(limb_mask);
    }
    limbs_[limbs - 1] += carried;
    pending_ = 0;
  }

  /// The 64 bits from a position on. @pre carried, not negative
  static std::uint64_t bits_from(const ExactSum& digits, int position) {
    const auto limb = static_cast<std::size_t>(position) / limb_bits;
    const unsigned shift = static_cast<unsigned>(position) % limb_bits;
    const auto at = [&](std::size_t i) {
      return i < limbs ? static_cast<std::uint64_t>(digits.limbs_[i]) : 0;
    };
    const std::uint64_t two = at(limb) | at(limb + 1) << limb_bits;
    return shift == 0 ? two : two >> shift | at(limb + 2) << (64 - shift);
  }
  static bool any_bit_below(const ExactSum& digits, int position) {
    const auto limb = static_cast<std::size_t>(position) / limb_bits;
    for (std::size_t i = 0; i < limb; ++i)
      if (digits.limbs_[i] != 0) return true;
    const std::uint64_t below = (std::uint64_t{1} << static_cast<unsigned>(position) % limb_bits) - 1;
    return limb < limbs && (static_cast<std::uint64_t>(digits.limbs_[limb]) & below) != 0;
  }

  /// kept · 2^(lowest − 1074), slightly more if `sticky`, rounded to nearest, ties to even.
  static double round(std::uint64_t kept, int lowest, bool sticky) {
    const int width = static_cast<int>(std::bit_width(kept));
    const int dropped = std::max(width - 53, 0);
    std::uint64_t mantissa = kept;
    if (dropped > 0) {
      const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
      const std::uint64_t rest = kept & (2 * half - 1);
      mantissa = kept >> dropped;
      if (rest > half || (rest == half && (sticky || (mantissa & 1) != 0))) ++mantissa;
    }
    return std::ldexp(static_cast<double>(mantissa), lowest + dropped - 1074);
  }

  std::array<std::int64_t, limbs> limbs_{};
  double special_ = 0;  ///< the sum of the terms that are NaN or infinite
  std::uint32_t pending_ = 0;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_EXACT_SUM_HPP
