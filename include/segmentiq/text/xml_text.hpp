// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_XML_TEXT_HPP
#define SEGMENTIQ_TEXT_XML_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/text/utf8.hpp"

namespace segmentiq {

/// Appends `text`, for use between tags or in a quoted attribute: & < > " ' as entities, tabs and line breaks
/// as spaces, bytes that are not UTF-8 as U+FFFD. Drops control characters and what XML does not allow.
/// O(length).
inline void append_escaped(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      case U'\t':
      case U'\n':
      case U'\r':
        out += ' ';
        break;
      default: {
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        const bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        if (!control && !noncharacter) append_utf8(c, out);
      }
    }
  }
}

/// As append_escaped(), returned as a string.
inline std::string escape_xml(std::string_view text) {
  std::string out;
  append_escaped(text, out);
  return out;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TEXT_XML_TEXT_HPP
