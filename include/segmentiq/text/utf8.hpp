// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_UTF8_HPP
#define SEGMENTIQ_TEXT_UTF8_HPP

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace segmentiq {

/// A range of code points, both ends included.
struct CodePointRange {
  char32_t first, last;
};

/// Whether a code point is in one of the ranges, which are ascending and do not overlap. O(log N)
template<std::size_t N>
bool is_within(const CodePointRange (&ranges)[N], char32_t c) {
  const auto* const after =
      std::upper_bound(std::begin(ranges), std::end(ranges), c,
                       [](char32_t code, const CodePointRange& range) { return code < range.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

/// Whether the bytes are UTF-8: shortest forms only, no surrogates, up to U+10FFFF (Unicode 15, table 3-7).
/// O(length).
inline bool is_utf8(std::string_view text) {
  std::size_t i = 0;
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const auto follows = [&](std::size_t at) {
    return (byte(at) & 0xC0U) == 0x80U;
  };
  while (i < text.size()) {
    const unsigned lead = byte(i);
    const unsigned second = byte(i + 1);
    if (lead < 0x80) {
      i += 1;
    } else if (lead >= 0xC2 && lead <= 0xDF && follows(i + 1)) {
      i += 2;
    } else if (lead >= 0xE0 && lead <= 0xEF && follows(i + 1) && follows(i + 2) &&
               !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F)) {
      i += 3;
    } else if (lead >= 0xF0 && lead <= 0xF4 && follows(i + 1) && follows(i + 2) && follows(i + 3) &&
               !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second > 0x8F)) {
      i += 4;
    } else {
      return false;
    }
  }
  return true;
}

/// Replaces bytes that are not UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Reads the code point that begins at `at`, and moves `at` behind it. The text may hold any bytes: a byte
/// that begins no valid sequence (overlong, a surrogate, above U+10FFFF, cut short) is read on its own, as
/// U+FFFD.
/// @pre at < text.size()
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [text](std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || at + more > text.size()) return replacement_character;
  char32_t code = first & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80) return replacement_character;
    code = (code << 6) | (byte(at + i) & 0x3Fu);
  }
  constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest[more] || surrogate || code > 0x10FFFF) return replacement_character;
  at += more;
  return code;
}

/// Appends a code point as UTF-8. @pre code is a Unicode scalar value
inline void append_utf8(char32_t code, std::string& out) {
  const auto put = [&out](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (code < 0x80) {
    put(code);
    return;
  }
  if (code < 0x800) {
    put(0xC0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      put(0xE0 | (code >> 12));
    } else {
      put(0xF0 | (code >> 18));
      put(0x80 | ((code >> 12) & 0x3F));
    }
    put(0x80 | ((code >> 6) & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TEXT_UTF8_HPP
