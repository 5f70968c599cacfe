// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_PLAIN_NUMBER_HPP
#define SEGMENTIQ_CSV_PLAIN_NUMBER_HPP

#include <cstddef>
#include <cstdint>

namespace segmentiq::detail {

/// A number read from the start of a cell.
struct PlainNumber {
  const char* end = nullptr;  ///< the byte after it; nullptr when there is no plain number
  double value = 0;
  bool canonical = false;  ///< append_number(value) prints the very same text
};

/// Reads the common form of numbers: an optional minus, at most 15 digits without leading zeros, and an
/// optional fraction. All others are left to read_number().
///
/// Exact: whole numbers below 10¹⁵ and powers of ten up to 10¹⁵ are doubles, so their quotient is rounded
/// once (W. Clinger, "How to read floating point numbers accurately", 1990). Whether it is canonical follows
/// from its form, since no two texts of up to 15 digits without superfluous zeros read as the same double.
/// @pre some byte after `p` is not a digit
inline PlainNumber read_plain_number(const char* p, char decimal) {
  static constexpr double power_of_ten[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  constexpr std::ptrdiff_t max_digits = 15;
  const auto digit = [](char c) {
    return static_cast<unsigned>(static_cast<unsigned char>(c)) - unsigned{'0'};
  };

  const bool negative = *p == '-';
  p += negative;
  const char* const begin = p;
  std::uint64_t digits = 0;  // may wrap around; then there are too many digits anyway
  for (unsigned d = 0; (d = digit(*p)) < 10; ++p)
    digits = 10 * digits + d;
  const std::ptrdiff_t whole = p - begin;
  if (whole == 0 || whole > max_digits || (*begin == '0' && whole > 1)) return {};

  double value = static_cast<double>(static_cast<std::int64_t>(digits));
  bool canonical = true;
  if (*p == decimal) {
    const char* const point = p++;
    for (unsigned d = 0; (d = digit(*p)) < 10; ++p)
      digits = 10 * digits + d;
    const std::ptrdiff_t fraction = p - point - 1;
    if (fraction == 0 || whole + fraction > max_digits) return {};
    value = static_cast<double>(static_cast<std::int64_t>(digits)) / power_of_ten[fraction];
    canonical = decimal == '.' && p[-1] != '0' && value >= 1e-5;  // smaller ones are printed with an exponent
  }
  return {p, negative ? -value : value, canonical};
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_PLAIN_NUMBER_HPP
