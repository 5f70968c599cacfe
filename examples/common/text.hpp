// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_TEXT_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_TEXT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cell_width.hpp"
#include "segmentiq/text/utf8.hpp"

// Texts for people.
namespace program {

/// The text without what must not reach a terminal: control characters become spaces, bytes that are not
/// UTF-8 U+FFFD.
inline std::string printable(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = segmentiq::next_code_point(text, at);
    const bool controls = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool turns = (c >= 0x202A && c <= 0x202E) ||
                       (c >= 0x2066 && c <= 0x2069);  // change the direction of all that follows
    segmentiq::append_utf8(controls || turns ? U' ' : c, safe);
  }
  return safe;
}

inline std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
  return text;
}

/// "a, b", or "none".
inline std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ", ";
    text += printable(name);
  }
  return text.empty() ? "none" : text;
}

/// Breaks a text at its spaces into lines of at most `width` cells; a longer word stays whole.
inline std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word(text.substr(at, end - at));
    if (!line.empty() && cells_of(line) + 1 + cells_of(word) > width) {
      lines.push_back(line);
      line = word;
    } else {
      line += (line.empty() ? "" : " ") + word;
    }
    at = end + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_TEXT_HPP
