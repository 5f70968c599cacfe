// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_TEXT_FIT_HPP
#define SEGMENTIQ_PLOT_TEXT_FIT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/text/grapheme.hpp"
#include "segmentiq/text/utf8.hpp"

// The width of a text is known only where the picture is shown. The widths here are upper bounds: those of a
// wide sans-serif (DejaVu Sans) for Latin, and safe values for other scripts, so that a text that fits here
// fits in any usual font.
namespace segmentiq {

/// A character's width in units of the font size (1 em). Zero for marks that sit on the character before
/// them.
inline double character_width(char32_t c) {
  // U+0020 … U+007E in hundredths of an em.
  static constexpr unsigned char latin[] = {
      32, 40, 46, 84, 64, 95, 78, 28, 39,  39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
      64, 64, 34, 34, 84, 84, 84, 53, 100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79,
      61, 79, 70, 64, 61, 74, 69, 99, 69,  61, 69, 39, 34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64,
      64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 52, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84};
  // U+0621 … U+064A, the widest of each letter's four forms in Noto Sans Arabic, Naskh Arabic and DejaVu
  // Sans.
  static constexpr unsigned char arabic[] = {48, 31, 31, 52, 31,  84,  31,  110, 54, 110, 110, 67, 67, 67,
                                             54, 54, 56, 56, 128, 128, 136, 136, 95, 95,  61,  61, 98, 98,
                                             76, 76, 76, 30, 110, 84,  93,  76,  67, 77,  58,  52, 84, 84};
  // U+1200 … U+137F, the widest of each eight syllables in Noto Sans and Noto Serif Ethiopic.
  static constexpr unsigned char ethiopic[] = {97,  94,  103, 116, 108, 73, 82, 83,  67, 100, 76,  102,
                                               82,  82,  70,  75,  83,  90, 69, 73,  77, 87,  104, 100,
                                               118, 96,  86,  85,  95,  79, 95, 95,  95, 77,  90,  78,
                                               117, 135, 85,  85,  82,  80, 70, 103, 75, 64,  66,  80};
  struct Range {
    char32_t first, last;
    double width;
  };
  static constexpr Range ranges[] = {
      {0x0000, 0x001F, 0.35},    // tabs and line breaks become a space
      {0x00A0, 0x00FF, 0.70},    // Latin-1
      {0x0300, 0x036F, 0.00},    // combining marks
      {0x0370, 0x058F, 0.85},    // Greek, Cyrillic, Armenian
      {0x0591, 0x05BD, 0.00},    // Hebrew points
      {0x05BE, 0x060F, 0.80},    // Hebrew
      {0x0610, 0x061A, 0.00},    // Arabic marks
      {0x064B, 0x065F, 0.00},    // Arabic vowel signs
      {0x0620, 0x08FF, 1.00},    // Arabic, Syriac, Thaana
      {0x0900, 0x0DFF, 1.20},    // scripts of India
      {0x0E00, 0x0FFF, 0.90},    // Thai, Lao, Tibetan
      {0x1000, 0x109F, 1.20},    // Myanmar
      {0x135D, 0x135F, 0.00},    // Ethiopic marks
      {0x1380, 0x139F, 1.45},    // Ethiopic Supplement
      {0x200B, 0x200F, 0.00},    // zero-width space and joiners, direction marks
      {0x202A, 0x202E, 0.00},    // embeddings and overrides of direction
      {0x2010, 0x205F, 1.00},    // dashes, quotes, spaces
      {0x2060, 0x206F, 0.00},    // invisible operators, isolates
      {0x20D0, 0x20FF, 0.00},    // combining marks for symbols
      {0x2190, 0x2BFF, 1.40},    // arrows and symbols, some of which are drawn as emoji
      {0x2D80, 0x2DDF, 1.25},    // Ethiopic Extended
      {0xAB00, 0xAB2F, 1.25},    // Ethiopic Extended-A
      {0xFB50, 0xFDFF, 2.60},    // Arabic ligatures
      {0xFE00, 0xFE0F, 0.00},    // variation selectors
      {0xFEFF, 0xFEFF, 0.00},    // byte-order mark
      {0x1F000, 0x1F3FA, 1.40},  // emoji
      {0x1F3FB, 0x1F3FF, 0.00},  // skin tones
      {0x1F400, 0x1FAFF, 1.40},  // emoji
      {0xE0000, 0xE01EF, 0.00},  // tags, variation selectors
  };
  if (c >= 0x20 && c < 0x7F) return latin[c - 0x20] / 100.0;
  if (c >= 0x0621 && c <= 0x064A) return arabic[c - 0x0621] / 100.0;
  if (c >= 0x1200 && c <= 0x137F && (c < 0x135D || c > 0x135F)) return ethiopic[(c - 0x1200) / 8] / 100.0;
  for (const Range& range : ranges)
    if (c >= range.first && c <= range.last) return range.width;
  return c < 0x0370 ? 0.75 : 1.1;  // Latin with marks; CJK and all else are about square
}

namespace detail {

/// The width of a text, character by character, in em.
class RunningWidth {
 public:
  double add(char32_t c) {
    const double own = character_width(c);
    zero_width_run_ = own > 0 ? 0 : zero_width_run_ + 1;
    return width_ += zero_width_run_ > max_zero_width_run ? 1 : own;
  }
  double value() const { return width_; }

 private:
  /// Zero-width marks in a row that count as 0. A megabyte of them must not fit everywhere.
  static constexpr std::size_t max_zero_width_run = 16;

  double width_ = 0;
  std::size_t zero_width_run_ = 0;
};

}  // namespace detail

/// The width of `text` at `font_size`, rounded up rather than down. Measuring stops at 10,000 em, more than
/// any picture. In a run of zero-width marks those after the 16th count 1 em each. O(length) at most.
inline double text_width(std::string_view text, double font_size) {
  constexpr double widest = 10'000;
  detail::RunningWidth width;
  for (std::size_t at = 0; at < text.size() && width.value() < widest;)
    width.add(next_code_point(text, at));
  return width.value() * font_size;
}

/// The length in bytes of the longest prefix of `text` that fits into `width` and does not split a grapheme
/// (a character and its marks, joined emoji, the two halves of a flag). O(length of the prefix).
inline std::size_t fitting_prefix(std::string_view text, double font_size, double width) {
  detail::RunningWidth used;
  std::size_t fits = 0;
  GraphemeBreaks breaks;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (breaks.before(c)) fits = start;
    if (used.add(c) * font_size > width) return fits;
  }
  return text.size();
}

/// `text` if it fits into `width`, else a prefix of it and "…". Empty when not even "…" fits. O(length of the
/// result).
inline std::string truncate_text(std::string_view text, double font_size, double width) {
  if (fitting_prefix(text, font_size, width) == text.size()) return std::string(text);
  const double ellipsis = text_width("…", font_size);
  if (ellipsis > width) return {};
  std::string_view kept = text.substr(0, fitting_prefix(text, font_size, width - ellipsis));
  while (!kept.empty() && kept.back() == ' ')
    kept.remove_suffix(1);
  return std::string(kept) + "…";
}

/// `text` in 1 to `max_lines` lines that each fit into `width`, broken at spaces where there are any; the
/// last line ends in "…" when the text does not fit. O(length of the result).
inline std::vector<std::string> wrap_text(std::string_view text, double font_size, double width,
                                          std::size_t max_lines) {
  std::vector<std::string> lines;
  while (lines.size() + 1 < max_lines) {
    std::size_t cut = fitting_prefix(text, font_size, width);
    if (cut == 0 || cut == text.size()) break;
    if (text[cut] != ' ') {
      const std::size_t space = text.substr(0, cut).rfind(' ');
      if (space != std::string_view::npos && space > 0) cut = space;
    }
    lines.emplace_back(text.substr(0, cut));
    text.remove_prefix(cut);
    while (!text.empty() && text.front() == ' ')
      text.remove_prefix(1);
  }
  lines.push_back(truncate_text(text, font_size, width));
  return lines;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_TEXT_FIT_HPP
