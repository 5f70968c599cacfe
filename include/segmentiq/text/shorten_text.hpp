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

// A cell of a table may be a megabyte. What a page shows of it is bounded here, in characters as they are
// seen.
namespace segmentiq {
namespace detail {

/// The length in bytes of the first `most` characters of a text. More than 16 code points on one character
/// count as the next one, so that any number of marks is bounded, too. O(most)
inline std::size_t characters_end(std::string_view text, std::size_t most) {
  constexpr std::size_t most_parts = 16;  // a flag of tags has 7, a family of four with skin tones 11
  GraphemeBreaks breaks;
  std::size_t characters = 0, parts = most_parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool begins = breaks.before(next_code_point(text, at)) || parts == most_parts;
    parts = begins ? 1 : parts + 1;
    if (begins && characters++ == most) return start;
  }
  return text.size();
}

inline std::string_view without_space_behind(std::string_view text) {
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

}  // namespace detail

/// `text` if it has at most `most` characters, else its beginning with "…" behind; never cut within what is
/// seen as one character, unless that has more than 16 code points. @pre most ≥ 1. O(most)
inline std::string shorten_text(std::string_view text, std::size_t most) {
  if (detail::characters_end(text, most) == text.size()) return std::string(text);
  text = text.substr(0, detail::characters_end(text, most - 1));
  return std::string(detail::without_space_behind(text)) + "…";
}

/// As `shorten_text`, but of a text that is too long the end stays as well, a quarter of all: a sentence says
/// there in which line the long cell stands that it names. @pre most ≥ 1. O(most)
inline std::string shorten_middle(std::string_view text, std::size_t most) {
  if (detail::characters_end(text, most) == text.size()) return std::string(text);
  const std::size_t last = most / 4;
  const std::size_t head = detail::characters_end(text, most - 1 - last);
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
  return std::string(detail::without_space_behind(text.substr(0, head)))
      .append("…")
      .append(text.substr(tail));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TEXT_SHORTEN_TEXT_HPP
