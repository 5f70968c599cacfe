// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_AXIS_HPP
#define SEGMENTIQ_PLOT_AXIS_HPP

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/types.hpp"

// Numbers as text for readers, the same under every locale.
namespace segmentiq {

/// "1,234,567".
inline std::string format_count(Index count) {
  std::string digits = std::to_string(count);
  const std::size_t sign = count < 0 ? 1 : 0;
  for (std::size_t i = digits.size(); i > 3 + sign; i -= 3)
    digits.insert(i - 3, ",");
  return digits;
}

/// "1,234 customers", "1 customer": a count with its noun. `one` is the singular.
inline std::string format_count(Index count, std::string_view one, std::string_view many) {
  return format_count(count) + ' ' + std::string(count == 1 ? one : many);
}

/// A number with exactly `decimals` decimals and thousands separators: "1,234.50", "−0.5" with a real minus
/// sign.
/// @pre |value| < 1e17, 0 ≤ decimals ≤ 17
inline std::string format_fixed(double value, int decimals) {
  char text[64];
  char* end =
      std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::fixed, decimals).ptr;
  std::string digits(text, end);
  std::size_t whole = std::min(digits.find('.'), digits.size());
  for (; whole > 3; whole -= 3)
    digits.insert(whole - 3, ",");
  const bool zero = digits.find_first_not_of("0.,") == std::string::npos;
  return std::string(value < 0 && !zero ? "−" : "").append(digits);
}

/// A share of a whole: "12.3 %", "100 %"; "<0.1 %" and ">99.9 %" where rounding would say none or all.
inline std::string format_share(Index part, Index whole) {
  if (whole <= 0) return "0 %";
  const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  if (part == 0) return "0 %";
  if (part == whole) return "100 %";
  if (percent < 0.05) return "<0.1 %";
  if (percent > 99.95) return ">99.9 %";
  return format_fixed(percent, 1) + " %";
}

namespace detail {

/// "×10⁻⁷".
inline std::string power_of_ten(int exponent) {
  static constexpr const char* superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = "×10";
  if (exponent < 0) out += "⁻";
  for (const char digit : std::to_string(std::abs(exponent)))
    out += superscripts[digit - '0'];
  return out;
}

/// The largest e with 10^e ≤ |value|. Exact, unlike the floor of a logarithm. @pre value is finite and not 0
inline int decimal_exponent(double value) {
  char text[64];
  char* end =
      std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::scientific, 15).ptr;
  const char* mark = std::find<const char*>(text, end, 'e');
  int exponent = 0;
  std::from_chars(mark + (mark[1] == '+' ? 2 : 1), end, exponent);
  return exponent;
}

}  // namespace detail

/// A single value with about four significant digits: "0.1235", "12.35", "1,235", "1.235×10⁹". @pre finite
inline std::string format_value(double value) {
  if (value == 0) return "0";
  const int exponent = detail::decimal_exponent(value);
  if (exponent >= -4 && exponent < 7) {
    std::string text = format_fixed(value, std::clamp(3 - exponent, 0, 7));
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    return text;
  }
  const double scaled =
      exponent < -300 ? value * 1e300 / std::pow(10.0, exponent + 300) : value / std::pow(10.0, exponent);
  return format_fixed(scaled, 3) + detail::power_of_ten(exponent);
}

/// The marks of an axis: round values at equal steps.
struct Ticks {
  std::vector<double> values;       ///< ascending, within the given range
  std::vector<std::string> labels;  ///< one for each value, all with the same number of decimals
  double step = 0;                  ///< 1, 2, 2.5 or 5 times a power of ten
};

/// Ticks within [low, high]: at most `max_ticks`, and at least two where the range allows it. A range that is
/// empty, or too narrow for doubles between its ends, gets a single tick at `low`. Labels have thousands
/// separators, and a common power of ten when the values are very large or very small: "2.5×10⁹".
/// @pre low ≤ high, both finite; max_ticks ≥ 2
inline Ticks nice_ticks(double low, double high, int max_ticks) {
  const double range = high / 2 - low / 2;  // half the range: the whole may overflow
  const double largest = std::max(std::fabs(low), std::fabs(high));
  if (!(range > largest * 1e-12) || range < 1e-300) return {{low}, {format_value(low)}, 0};

  const double smallest_step = range / max_ticks * 2;
  int exponent = detail::decimal_exponent(smallest_step);
  double multiple = 10;
  const auto power = [](int e) {
    return std::pow(10.0, e);
  };
  // The smallest of 1, 2, 2.5, 5, 10 × 10^exponent that leaves few enough ticks.
  const auto ticks_with = [&](double m) {
    const double step = m * power(exponent);
    return std::floor(high / step + 1e-9) - std::ceil(low / step - 1e-9) + 1;
  };
  for (const double m : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    if (ticks_with(m) <= max_ticks) {
      multiple = m;
      break;
    }
  }
  if (multiple == 10) {
    multiple = 1;
    ++exponent;
  }

  Ticks ticks;
  ticks.step = multiple * power(exponent);
  const double first = std::ceil(low / ticks.step - 1e-9);
  const double last = std::floor(high / ticks.step + 1e-9);
  const bool scientific = largest >= 1e7 || largest < 1e-3;
  const int common = scientific ? detail::decimal_exponent(largest) : 0;
  const int decimals = std::max(0, common - exponent + (multiple == 2.5 ? 1 : 0));
  for (double i = first; i <= last; ++i) {
    // Dividing by a power of ten is exact where multiplying by its inverse is not: 3 × 0.1 ≠ 0.3.
    const double value = exponent < 0 ? i * multiple / power(-exponent) : i * ticks.step;
    ticks.values.push_back(value);
    const double shown = scientific ? i * multiple * power(exponent - common) : value;
    ticks.labels.push_back(format_fixed(shown, decimals) +
                           (scientific && value != 0 ? detail::power_of_ten(common) : std::string()));
    if (value == 0) ticks.labels.back() = "0";
  }
  return ticks;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_AXIS_HPP
