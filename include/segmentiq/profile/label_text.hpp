// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_LABEL_TEXT_HPP
#define SEGMENTIQ_PROFILE_LABEL_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/core/types.hpp"
#include "segmentiq/text/utf8.hpp"

// Texts from a file, made fit for a name: valid UTF-8, on one line, of known width.
namespace segmentiq {

/// The display width of a character: 2 for wide ones (East Asian, emoji), else 1. Combining marks count as 1,
/// too, so the width is never below the number of code points.
constexpr Index display_width(char32_t c) {
  const bool wide =
      (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
      (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

/// The display width of a text. O(length)
inline Index display_width(std::string_view text) {
  Index places = 0;
  for (std::size_t at = 0; at < text.size();)
    places += display_width(next_code_point(text, at));
  return places;
}

/// The text made fit for a name: bytes that are not UTF-8 become U+FFFD, control characters and marks of
/// direction are removed, and spaces are collapsed and trimmed. O(length)
inline std::string label_text(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
        c == 0x202F || c == 0x3000) {
      space = true;
      continue;
    }
    if (c == 0x200B || c == 0x2060 || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF)
      continue;
    if (space && !out.empty()) out += ' ';
    space = false;
    append_utf8(c, out);
  }
  return out;
}

/// The name of a column as words: label_text() with underscores as spaces.
inline std::string column_words(std::string_view name) {
  std::string words(name);
  for (char& c : words)
    if (c == '_') c = ' ';
  words = label_text(words);
  return words.empty() ? "(unnamed)" : words;
}

/// The text within a display width of `max_width`, truncated with "…" where it is longer; combining marks and
/// joined characters are not split. @pre UTF-8, max_width ≥ 1. O(length)
inline std::string shorten_label(std::string_view text, Index max_width) {
  if (display_width(text) <= max_width) return std::string(text);
  const auto sticks = [](char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5BD) || (c >= 0x610 && c <= 0x61A) ||
           (c >= 0x64B && c <= 0x65F) || (c >= 0x135D && c <= 0x135F) || c == 0x200D ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF);
  };
  std::size_t cut = 0;
  Index used = 1;  // the ellipsis
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (!sticks(c) && before != 0x200D) cut = start;
    before = c;
    used += display_width(c);
    if (used > max_width) break;
  }
  std::string kept(text.substr(0, cut));
  while (kept.ends_with(' '))
    kept.pop_back();
  return kept + "…";
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_LABEL_TEXT_HPP
