// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_SHORTEN_TEXT_HPP
#define SEGMENTIQ_TEXT_SHORTEN_TEXT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/text/grapheme.hpp"
#include "segmentiq/text/utf8.hpp"

// A cell of a table may be a megabyte long. These functions bound what is shown of it, in characters as a
// reader sees them.
namespace segmentiq {
namespace detail {

/// The length in bytes of the first `max_characters` characters of a text. Code points beyond the 16th of a
/// character count as the next one, so that the number of marks is bounded, too. O(max_characters)
inline std::size_t characters_end(std::string_view text, std::size_t max_characters) {
  constexpr std::size_t max_parts = 16;  // a flag of tags has 7, a family of four with skin tones 11
  GraphemeBreaks breaks;
  std::size_t characters = 0, parts = max_parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool begins = breaks.before(next_code_point(text, at)) || parts == max_parts;
    parts = begins ? 1 : parts + 1;
    if (begins && characters++ == max_characters) return start;
  }
  return text.size();
}

inline std::string_view without_trailing_spaces(std::string_view text) {
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

}  // namespace detail

/// `text` if it has at most `max_characters` characters, else its beginning and "…". Never cuts within what
/// is seen as one character, unless that has more than 16 code points. @pre max_characters ≥ 1.
/// O(max_characters)
inline std::string shorten_text(std::string_view text, std::size_t max_characters) {
  if (detail::characters_end(text, max_characters) == text.size()) return std::string(text);
  text = text.substr(0, detail::characters_end(text, max_characters - 1));
  return std::string(detail::without_trailing_spaces(text)) + "…";
}

/// As shorten_text(), but keeps the end, too, a quarter of the characters: a message that quotes a long cell
/// gives its line there. @pre max_characters ≥ 1. O(max_characters)
inline std::string shorten_middle(std::string_view text, std::size_t max_characters) {
  if (detail::characters_end(text, max_characters) == text.size()) return std::string(text);
  const std::size_t last = max_characters / 4;
  const std::size_t head = detail::characters_end(text, max_characters - 1 - last);
  std::size_t at = std::max(head, text.size() - std::min(text.size(), 64 * last));
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80)
    ++at;
  std::vector<std::size_t> begins;
  GraphemeBreaks breaks;
  for (bool first = true; at < text.size(); first = false) {
    const std::size_t start = at;
    if (breaks.before(next_code_point(text, at)) && !first) begins.push_back(start);
  }
  std::size_t tail = text.size();
  if (!begins.empty() && last > 0) tail = begins[begins.size() - std::min(begins.size(), last)];
  return std::string(detail::without_trailing_spaces(text.substr(0, head)))
      .append("…")
      .append(text.substr(tail));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TEXT_SHORTEN_TEXT_HPP
