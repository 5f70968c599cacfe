// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_SHORT_TEXT_HPP
#define SEGMENTIQ_CSV_SHORT_TEXT_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace segmentiq::detail {

/// A text of up to eight bytes in one word, the rest of it zero. Most categories are that short; in a word
/// they are found, hashed and compared without a loop whose end the processor would have to guess.
struct ShortText {
  static constexpr std::size_t longest = sizeof(std::uint64_t);

  std::uint64_t word = 0;
  std::size_t length = 0;
};

/// @pre text.size() <= ShortText::longest
inline ShortText short_text(std::string_view text) {
  ShortText made{0, text.size()};
  if (!text.empty()) std::memcpy(&made.word, text.data(), text.size());
  return made;
}

/// Finds the first of a few bytes in the eight at a place.
class ByteFinder {
 public:
  /// Where the byte order allows it. Elsewhere find() must not be called.
  static constexpr bool works = std::endian::native == std::endian::little;

  ByteFinder(char a, char b, char c, char d) : patterns_{spread(a), spread(b), spread(c), spread(d)} {}

  /// The position of the first, 8 when there is none.
  std::size_t find(std::uint64_t word) const {
    std::uint64_t found = 0;
    for (const std::uint64_t pattern : patterns_)
      found |= zero_bytes(word ^ pattern);
    return to_size(std::countr_zero(found)) / 8;
  }

 private:
  static constexpr std::uint64_t ones = 0x0101010101010101;

  static constexpr std::uint64_t spread(char c) { return ones * static_cast<unsigned char>(c); }
  /// The high bit of each zero byte; above the first one, it may stand for a byte that is 1, too.
  static constexpr std::uint64_t zero_bytes(std::uint64_t word) {
    return (word - ones) & ~word & (ones << 7);
  }

  std::uint64_t patterns_[4];
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_SHORT_TEXT_HPP
