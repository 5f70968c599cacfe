// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_NUMBER_TEXT_HPP
#define SEGMENTIQ_TABLE_NUMBER_TEXT_HPP

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace segmentiq {

/// Appends the shortest decimal text that reads back as exactly `value`: plain digits from 1e-5 up to below 1e16
/// ("45000", "0.25"), scientific outside ("1e+16").
inline void append_number(double value, std::string& out) {
  char text[64];
  const double magnitude = std::fabs(value);
  const bool plain = value == 0 || (magnitude >= 1e-5 && magnitude < 1e16);
  const auto end = plain ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                         : std::to_chars(text, text + sizeof text, value);
  out.append(text, end.ptr);
}

/// `append_number` as a value.
inline std::string format_number(double value) {
  std::string out;
  append_number(value, out);
  return out;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_NUMBER_TEXT_HPP
