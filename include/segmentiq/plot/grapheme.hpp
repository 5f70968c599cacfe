// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_GRAPHEME_HPP
#define SEGMENTIQ_PLOT_GRAPHEME_HPP

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "segmentiq/core/utf8.hpp"

// Where a text may be cut, and which way it runs. An approximation of Unicode's rules (UAX #29, #9) that errs
// to the side of keeping together.
namespace segmentiq {

/// Whether a code point belongs to the one before it: combining marks and vowel signs, joiners, variation
/// selectors, skin tones, tags of flags. From the categories Mn, Mc and Me of Unicode 15, with gaps of up to
/// four code points closed.
inline bool is_extending(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  // clang-format off
  static constexpr Range ranges[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A}, {0x07A6, 0x07B0}, {0x07EB, 0x07F3}, {0x07FD, 0x07FD},
    {0x0816, 0x082D}, {0x0859, 0x085B}, {0x0898, 0x089F}, {0x08CA, 0x0903}, {0x093A, 0x0957}, {0x0962, 0x0963},
    {0x0981, 0x0983}, {0x09BC, 0x09CD}, {0x09D7, 0x09D7}, {0x09E2, 0x09E3}, {0x09FE, 0x0A03}, {0x0A3C, 0x0A51},
    {0x0A70, 0x0A75}, {0x0A81, 0x0A83}, {0x0ABC, 0x0ACD}, {0x0AE2, 0x0AE3}, {0x0AFA, 0x0B03}, {0x0B3C, 0x0B57},
    {0x0B62, 0x0B63}, {0x0B82, 0x0B82}, {0x0BBE, 0x0BCD}, {0x0BD7, 0x0BD7}, {0x0C00, 0x0C04}, {0x0C3C, 0x0C56},
    {0x0C62, 0x0C63}, {0x0C81, 0x0C83}, {0x0CBC, 0x0CD6}, {0x0CE2, 0x0CE3}, {0x0D00, 0x0D03}, {0x0D3B, 0x0D4D},
    {0x0D57, 0x0D57}, {0x0D62, 0x0D63}, {0x0D81, 0x0D83}, {0x0DCA, 0x0DDF}, {0x0DF2, 0x0DF3}, {0x0E31, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x0EB1, 0x0EBC}, {0x0EC8, 0x0ECD}, {0x0F18, 0x0F19}, {0x0F35, 0x0F3F}, {0x0F71, 0x0F87},
    {0x0F8D, 0x0FBC}, {0x0FC6, 0x0FC6}, {0x102B, 0x103E}, {0x1056, 0x1074}, {0x1082, 0x108F}, {0x109A, 0x109D},
    {0x135D, 0x135F}, {0x1712, 0x1715}, {0x1732, 0x1734}, {0x1752, 0x1753}, {0x1772, 0x1773}, {0x17B4, 0x17D3},
    {0x17DD, 0x17DD}, {0x180B, 0x180F}, {0x1885, 0x1886}, {0x18A9, 0x18A9}, {0x1920, 0x193B}, {0x1A17, 0x1A1B},
    {0x1A55, 0x1A7F}, {0x1AB0, 0x1B04}, {0x1B34, 0x1B44}, {0x1B6B, 0x1B73}, {0x1B80, 0x1B82}, {0x1BA1, 0x1BAD},
    {0x1BE6, 0x1BF3}, {0x1C24, 0x1C37}, {0x1CD0, 0x1CED}, {0x1CF4, 0x1CF9}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
    {0x20D0, 0x20F0}, {0x2CEF, 0x2CF1}, {0x2D7F, 0x2D7F}, {0x2DE0, 0x2DFF}, {0x302A, 0x302F}, {0x3099, 0x309A},
    {0xA66F, 0xA67D}, {0xA69E, 0xA69F}, {0xA6F0, 0xA6F1}, {0xA802, 0xA80B}, {0xA823, 0xA82C}, {0xA880, 0xA881},
    {0xA8B4, 0xA8C5}, {0xA8E0, 0xA8F1}, {0xA8FF, 0xA8FF}, {0xA926, 0xA92D}, {0xA947, 0xA953}, {0xA980, 0xA983},
    {0xA9B3, 0xA9C0}, {0xA9E5, 0xA9E5}, {0xAA29, 0xAA36}, {0xAA43, 0xAA43}, {0xAA4C, 0xAA4D}, {0xAA7B, 0xAA7D},
    {0xAAB0, 0xAAB8}, {0xAABE, 0xAAC1}, {0xAAEB, 0xAAEF}, {0xAAF5, 0xAAF6}, {0xABE3, 0xABED}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE01EF}
  };
  // clang-format on
  const auto* const after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                             [](char32_t code, const Range& r) { return code < r.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

/// Half of a flag: two in a row are one.
inline bool is_regional_indicator(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Finds, code point by code point, where a text may be cut.
class GraphemeBreaks {
 public:
  /// Whether the text may be cut before `c`, the next code point.
  bool before(char32_t c) {
    constexpr char32_t zero_width_joiner = 0x200D;
    const bool second_half = is_regional_indicator(c) && flag_halves_ % 2 == 1;
    flag_halves_ = is_regional_indicator(c) ? flag_halves_ + 1 : 0;
    const bool breaks = !second_half && previous_ != zero_width_joiner && !is_extending(c);
    previous_ = c;
    return breaks;
  }

 private:
  char32_t previous_ = 0;
  std::size_t flag_halves_ = 0;
};

/// Whether a text has letters that run from right to left, or invisible characters that turn its direction.
inline bool turns_direction(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
        (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F || c == 0x061C ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
      return true;
  }
  return false;
}

/// `text` as a piece of its own for the eye: its direction is that of its first letter, so that a cut-off
/// Arabic name has its "…" at the left, and what stands around it keeps its place. Only texts that need it
/// are changed.
inline std::string isolated(std::string_view text) {
  if (!turns_direction(text)) return std::string(text);
  return std::string("\xE2\x81\xA8").append(text).append("\xE2\x81\xA9");  // U+2068 … U+2069
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_GRAPHEME_HPP
