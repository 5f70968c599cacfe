// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_JSON_TEXT_HPP
#define SEGMENTIQ_TEXT_JSON_TEXT_HPP

#include <string>
#include <string_view>

namespace segmentiq::detail {

/// Appends a text in quotes, with what JSON asks to be escaped (RFC 8259, section 7). @pre it is UTF-8
inline void append_json_text(std::string_view text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_TEXT_JSON_TEXT_HPP
