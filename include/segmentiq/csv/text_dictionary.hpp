// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_TEXT_DICTIONARY_HPP
#define SEGMENTIQ_CSV_TEXT_DICTIONARY_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/csv/packed_text.hpp"

namespace segmentiq::detail {

/// Numbers texts 0, 1, 2, … by first appearance. A hash table with open addressing and linear probing, at
/// most half full, made for few short texts that are looked up often.
class TextDictionary {
 public:
  /// The number of the text, or −1 when it was never added. O(length).
  std::int32_t find(std::string_view text) const { return slots_[slot_of(hash(text), text)].code; }

  /// As above, for a packed text.
  std::int32_t find(PackedText text) const {
    const std::uint64_t h = hash(text);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = h & mask;
    while (slots_[at].code >= 0 && !(slots_[at].hash == h && slots_[at].length == text.length))
      at = (at + 1) & mask;
    return slots_[at].code;
  }

  /// Adds the text unless it is there. @return its number
  std::int32_t add(std::string_view text) {
    const std::uint64_t h = hash(text);
    Slot& slot = slots_[slot_of(h, text)];
    if (slot.code >= 0) return slot.code;
    const auto code = static_cast<std::int32_t>(texts_.size());
    texts_.emplace_back(text);
    slot = {h, static_cast<std::uint32_t>(text.size()), code};
    if (2 * texts_.size() > slots_.size()) grow();
    return code;
  }

  std::size_t size() const { return texts_.size(); }
  /// The texts by their numbers. Moving them out ends the use of the dictionary.
  std::vector<std::string>& texts() { return texts_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t length = 0;
    std::int32_t code = -1;  // -1 = the slot is free
  };

  std::size_t slot_of(std::uint64_t h, std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = h & mask;
    while (slots_[at].code >= 0 && !is_at(slots_[at], h, text))
      at = (at + 1) & mask;
    return at;
  }

  bool is_at(const Slot& slot, std::uint64_t h, std::string_view text) const {
    if (slot.hash != h || slot.length != text.size()) return false;
    return text.size() <= PackedText::max_length || texts_[to_size(slot.code)] == text;
  }

  void grow() {
    std::vector<Slot> larger(2 * slots_.size());
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.code < 0) continue;
      std::size_t at = slot.hash & mask;
      while (larger[at].code >= 0)
        at = (at + 1) & mask;
      larger[at] = slot;
    }
    slots_ = std::move(larger);
  }

  static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // 2⁶⁴ / golden ratio (Knuth, TAOCP 3, 6.4)

  static std::uint64_t mix(std::uint64_t h, std::uint64_t word) {
    h = (h ^ word) * factor;
    return h ^ (h >> 32);
  }

  /// Every step is invertible, so two packed texts of the same length never share a hash. is_at() and find()
  /// rely on it.
  static std::uint64_t hash(PackedText text) {
    const std::uint64_t h = mix(text.length * factor, text.word);
    return mix(h, h >> 29);
  }

  /// The same for texts of up to eight bytes. Longer ones are hashed eight bytes at a time; the last eight
  /// may overlap the ones before.
  static std::uint64_t hash(std::string_view text) {
    if (text.size() <= PackedText::max_length) return hash(packed_text(text));
    const auto word_at = [&](std::size_t i) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, sizeof word);
      return word;
    };
    std::uint64_t h = text.size() * factor;
    for (std::size_t i = 0; i + PackedText::max_length < text.size(); i += PackedText::max_length)
      h = mix(h, word_at(i));
    h = mix(h, word_at(text.size() - PackedText::max_length));
    return mix(h, h >> 29);
  }

  std::vector<std::string> texts_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_TEXT_DICTIONARY_HPP
