// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_SLOT_HEAP_HPP
#define SEGMENTIQ_LINKAGE_DENSE_SLOT_HEAP_HPP

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// A binary min-heap of one value per slot whose values can be changed in place. It moves its entries exactly
/// as SciPy's does, so ties fall as they do there.
class SlotHeap {
 public:
  explicit SlotHeap(std::vector<double> values)
      : values_(std::move(values)),
        slot_at_(values_.size()),
        place_of_(values_.size()),
        size_(values_.size()) {
    std::iota(slot_at_.begin(), slot_at_.end(), std::size_t{0});
    std::iota(place_of_.begin(), place_of_.end(), std::size_t{0});
    for (std::size_t place = size_ / 2; place-- > 0;)
      sift_down(place);
  }

  Index top() const { return static_cast<Index>(slot_at_[0]); }

  void pop() {
    swap_places(0, size_ - 1);
    --size_;
    sift_down(0);
  }

  /// Gives the slots that are left new names: slot_now[old].
  void rename(const std::vector<Index>& slot_now) {
    for (std::size_t place = 0; place < size_; ++place) {
      slot_at_[place] = to_size(slot_now[slot_at_[place]]);
      place_of_[slot_at_[place]] = place;
    }
  }

  void change(Index slot, double value) {
    const std::size_t place = place_of_[to_size(slot)];
    const double before = values_[place];
    values_[place] = value;
    if (value < before)
      sift_up(place);
    else
      sift_down(place);
  }

 private:
  void sift_up(std::size_t place) {
    while (place > 0) {
      const std::size_t parent = (place - 1) / 2;
      if (!(values_[parent] > values_[place])) break;
      swap_places(place, parent);
      place = parent;
    }
  }

  void sift_down(std::size_t place) {
    for (;;) {
      std::size_t child = 2 * place + 1;
      if (child >= size_) break;
      if (child + 1 < size_ && values_[child + 1] < values_[child]) ++child;
      if (!(values_[place] > values_[child])) break;
      swap_places(place, child);
      place = child;
    }
  }

  void swap_places(std::size_t a, std::size_t b) {
    std::swap(values_[a], values_[b]);
    std::swap(slot_at_[a], slot_at_[b]);
    place_of_[slot_at_[a]] = a;
    place_of_[slot_at_[b]] = b;
  }

  std::vector<double> values_;  // by place in the heap
  std::vector<std::size_t> slot_at_;
  std::vector<std::size_t> place_of_;
  std::size_t size_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_SLOT_HEAP_HPP
