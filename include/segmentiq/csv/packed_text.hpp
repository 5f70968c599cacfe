// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_PACKED_TEXT_HPP
#define SEGMENTIQ_CSV_PACKED_TEXT_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// A text of up to eight bytes, packed into one word and padded with zeros. Most categories are that short.
/// A word is hashed and compared without a loop, and so without branches to mispredict.
struct PackedText {
  static constexpr std::size_t max_length = sizeof(std::uint64_t);

  std::uint64_t word = 0;
  std::size_t length = 0;
};

/// @pre text.size() <= PackedText::max_length
inline PackedText packed_text(std::string_view text) {
  PackedText made{0, text.size()};
  if (!text.empty()) std::memcpy(&made.word, text.data(), text.size());
  return made;
}

/// Finds the first of four given bytes in a word of eight.
class ByteFinder {
 public:
  /// Only on little-endian machines; elsewhere find() must not be called.
  static constexpr bool works = std::endian::native == std::endian::little;

  ByteFinder(char a, char b, char c, char d) : patterns_{spread(a), spread(b), spread(c), spread(d)} {}

  /// The position of the first of them, 8 when there is none.
  std::size_t find(std::uint64_t word) const {
    std::uint64_t found = 0;
    for (const std::uint64_t pattern : patterns_)
      found |= zero_bytes(word ^ pattern);
    return to_size(std::countr_zero(found)) / 8;
  }

 private:
  static constexpr std::uint64_t ones = 0x0101010101010101;

  static constexpr std::uint64_t spread(char c) { return ones * static_cast<unsigned char>(c); }
  /// The high bit of each zero byte. Above the first zero byte, the bit may also be set for a byte of 1.
  static constexpr std::uint64_t zero_bytes(std::uint64_t word) {
    return (word - ones) & ~word & (ones << 7);
  }

  std::uint64_t patterns_[4];
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_PACKED_TEXT_HPP
