// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_CSV_UTF8_HPP
#define SEGMENTIQ_DETAIL_CSV_UTF8_HPP

#include <cstddef>
#include <string_view>

namespace segmentiq::detail {

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

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_CSV_UTF8_HPP
