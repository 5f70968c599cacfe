// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_NUMBER_TEXT_HPP
#define SEGMENTIQ_TEXT_NUMBER_TEXT_HPP

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// Appends the shortest decimal text that reads back as exactly `value`: in plain digits from 1e-5 up to
/// below 1e16 ("45000", "0.25"), else with an exponent ("1e+16").
inline void append_number(double value, std::string& out) {
  char text[64];
  const double magnitude = std::fabs(value);
  if (magnitude < 1e15 && magnitude >= 1) {  // a fast path for whole numbers, the most frequent ones
    const auto whole = static_cast<std::int64_t>(value);
    if (static_cast<double>(whole) == value) {
      out.append(text, std::to_chars(text, text + sizeof text, whole).ptr);
      return;
    }
  }
  const bool plain = value == 0 || (magnitude >= 1e-5 && magnitude < 1e16);
  const auto end = plain ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                         : std::to_chars(text, text + sizeof text, value);
  out.append(text, end.ptr);
}

/// As append_number(), returned as a string.
inline std::string format_number(double value) {
  std::string out;
  append_number(value, out);
  return out;
}

/// How numbers are written in a file. Unlocalised by default: 45000.5, no thousands separator.
struct NumberFormat {
  char decimal = '.';     ///< before the fraction
  char thousands = '\0';  ///< between groups of three digits, optional; '\0' = none, so that "45,000" is text

  friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// Whether a cell is a number.
enum class NumberKind {
  none,   ///< not a number
  code,   ///< digits that are a label: with a leading zero (007), or more digits than a double can represent
  number  ///< an ordinary number
};

struct NumberCell {
  NumberKind kind = NumberKind::none;
  double value = 0;  ///< the nearest double, also for a code; 0 when it is not a number
};

/// The text without spaces and tabs around it.
inline std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

namespace detail {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The text with '.' as its decimal mark and without thousands separators; empty when its groups are not
/// three digits each.
inline std::string unlocalised(std::string_view text, const NumberFormat& format) {
  std::string plain;
  plain.reserve(text.size());
  std::size_t group = 0;  // digits since the last thousands separator
  bool grouped = false, whole = true;
  for (const char c : text) {
    if (whole && c == format.thousands && format.thousands != '\0') {
      if (grouped ? group != 3 : group == 0 || group > 3) return {};
      grouped = true;
      group = 0;
      continue;
    }
    if (whole && !is_digit(c)) {
      if (grouped && group != 3) return {};
      whole = false;
      if (c == format.decimal) {
        plain += '.';
        continue;
      }
    }
    if (!whole && (c == '.' || c == format.decimal || c == format.thousands)) return {};
    ++group;
    plain += c;
  }
  if (whole && grouped && group != 3) return {};
  return plain;
}

/// The value of a number outside the range of doubles: infinity if it is too large, 0 if it is too small.
/// std::from_chars does not tell which.
inline double out_of_range_value(std::string_view number) {
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::string_view digits = number.substr(0, e);
  const auto point = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size()));
  const auto leading = static_cast<std::int64_t>(std::min(digits.find_first_not_of("0."), digits.size()));
  std::int64_t exponent = 0;
  if (e < number.size()) {
    number.remove_prefix(e + (number.substr(e + 1).starts_with('+') ? 2 : 1));
    const auto read = std::from_chars(number.data(), number.data() + number.size(), exponent);
    if (read.ec == std::errc::result_out_of_range)
      exponent = number.front() == '-' ? -(1LL << 40) : 1LL << 40;
  }
  return point - leading + exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

}  // namespace detail

/// Reads a cell as a number: an optional sign, digits, a fraction, an exponent, or "inf"/"infinity". Spaces
/// around it are ignored. The value is the nearest double; infinity or 0 when the number is too large or too
/// small. "nan" is not a number. The cell may hold any bytes. O(length).
inline NumberCell read_number(std::string_view cell, const NumberFormat& format = {}) {
  std::string_view text = trimmed(cell);
  if (text.empty()) return {};
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  if (text.empty()) return {};

  std::string plain;
  const char first = text.front();
  if (detail::is_digit(first) || first == format.decimal) {
    if (format != NumberFormat{}) {
      plain = detail::unlocalised(text, format);
      text = plain;
      if (text.empty()) return {};
    }
  } else if (first != 'i' && first != 'I') {
    return {};
  }

  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return {};
  if (error == std::errc::result_out_of_range) value = detail::out_of_range_value(text);

  bool is_code = text.size() > 1 && text[0] == '0' && detail::is_digit(text[1]);
  if (text.size() > 15 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    char exact[400];  // whole numbers this long are labels unless a double represents every digit
    const auto printed = std::to_chars(exact, exact + sizeof exact, value, std::chars_format::fixed, 0);
    is_code = is_code || text != std::string_view(exact, to_size(printed.ptr - exact));
  }
  return {is_code ? NumberKind::code : NumberKind::number, negative ? -value : value};
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TEXT_NUMBER_TEXT_HPP
