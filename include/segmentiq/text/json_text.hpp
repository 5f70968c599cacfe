// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_JSON_TEXT_HPP
#define SEGMENTIQ_TEXT_JSON_TEXT_HPP

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

namespace segmentiq::detail {

/// How control characters are escaped.
enum class JsonEscapes {
  code_points,  ///< all as \u000a
  short_forms   ///< \b, \f, \n, \r and \t where there is such a form
};

/// Appends a text in quotes, escaped as JSON requires (RFC 8259, section 7).
/// @pre text is UTF-8. O(length)
inline void append_json_text(std::string_view text, std::string& out,
                             JsonEscapes escapes = JsonEscapes::code_points) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view with_short_form = "\b\f\n\r\t", short_forms = "bfnrt";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      const std::size_t form =
          escapes == JsonEscapes::short_forms ? with_short_form.find(c) : std::string_view::npos;
      out += '\\';
      if (form != std::string_view::npos) {
        out += short_forms[form];
      } else {
        out += "u00";
        out += digits[byte >> 4];
        out += digits[byte & 15];
      }
    } else {
      out += c;
    }
  }
  out += '"';
}

/// Appends the shortest decimal text that reads back as exactly `value`, in a form that no reader takes for a
/// whole number: "45000.0", "0.25", and scientific from 1e15 and below 1e-4 ("1e+15", "2.5e-05").
/// nlohmann-json writes the same, except for the few values of which it does not find the shortest digits.
/// @pre value is finite
inline void append_json_double(double value, std::string& out) {
  char text[32];  // "-d.dddddddddddddddde-ddd"
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  std::string_view number(text, static_cast<std::size_t>(end - text));
  if (number.front() == '-') {
    out += '-';
    number.remove_prefix(1);
  }
  const std::size_t e = number.find('e');
  const std::string_view exponent = number.substr(e + 1);
  std::string digits(1, number.front());
  if (e > 1) digits += number.substr(2, e - 2);
  const long point = std::strtol(std::string(exponent).c_str(), nullptr, 10) + 1;  // digits before the point
  const auto count = static_cast<long>(digits.size());
  if (value == 0) {
    out += "0.0";
  } else if (point > 15 || point <= -4) {
    out += number.substr(0, e + 1);
    out += exponent;
  } else if (point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-point), '0');
    out += digits;
  } else if (point >= count) {
    out += digits;
    out.append(static_cast<std::size_t>(point - count), '0');
    out += ".0";
  } else {
    out.append(digits, 0, static_cast<std::size_t>(point));
    out += '.';
    out.append(digits, static_cast<std::size_t>(point));
  }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_TEXT_JSON_TEXT_HPP
