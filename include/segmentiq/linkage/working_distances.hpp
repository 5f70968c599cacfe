// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_WORKING_DISTANCES_HPP
#define SEGMENTIQ_LINKAGE_WORKING_DISTANCES_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

namespace segmentiq::detail {

/// The dissimilarities between the clusters of a running clustering, in the room of the condensed matrix it
/// began with.
///
/// A cluster lives in a slot 0 … slots()−1. In a condensed matrix half of a row lies scattered, one value a
/// cache line, and reading rows is what the clustering does all day. So, as soon as the living clusters fit
/// into the room as a full square (after 29 % of the merges), they are laid out as one, and every row is
/// contiguous from then on. Dead slots are squeezed out from time to time; living slots keep their order.
class WorkingDistances {
 public:
  explicit WorkingDistances(CondensedMatrix distances)
      : room_(std::move(distances)),
        slots_(room_.observations()),
        scratch_(static_cast<std::size_t>(slots_)) {}

  Index slots() const { return slots_; }

  /// Row `slot`, one value a slot, infinity at its own. Valid until the next call of a member function.
  const double* row(Index slot) {
    if (square_) return room_.data() + slot * slots_;
    copy_row(slot, scratch_.data());
    return scratch_.data();
  }

  /// Copies row `slot` to `to`, which has slots() places.
  void copy_row(Index slot, double* to) const {
    if (square_) {
      std::copy_n(room_.data() + slot * slots_, slots_, to);
      return;
    }
    const double* column = room_.data() + slot - 1;  // (i, slot) stands at row_begin(i) + slot − i − 1
    for (Index i = 0; i < slot; ++i) {
      to[i] = *column;
      column += slots_ - i - 2;
    }
    to[slot] = HUGE_VAL;
    std::copy_n(room_.data() + condensed_row(slot), slots_ - slot - 1, to + slot + 1);
  }

  /// Makes `values`, one a slot and infinity at its own, row and column `slot`.
  void set_row(Index slot, const double* values) {
    if (square_) {
      std::copy_n(values, slots_, room_.data() + slot * slots_);
      double* column = room_.data() + slot;
      for (Index i = 0; i < slots_; ++i)
        column[i * slots_] = values[i];
      return;
    }
    double* column = room_.data() + slot - 1;
    for (Index i = 0; i < slot; ++i) {
      *column = values[i];
      column += slots_ - i - 2;
    }
    std::copy_n(values + slot + 1, slots_ - slot - 1, room_.data() + condensed_row(slot));
  }

  /// Whether `living` slots are few enough for compact() to be worth its pass over the room.
  bool wants_compaction(Index living) const {
    if (living < 2) return false;
    return square_ ? 4 * living <= 3 * slots_ : living * living <= room_.size();
  }

  /// Keeps the slots of `living` (ascending): the i-th becomes slot i.
  void compact(const std::vector<Index>& living, const Execution& execution) {
    const Index count = static_cast<Index>(living.size());
    if (square_) {
      for (Index i = 0; i < count; ++i) {
        const double* const from = room_.data() + living[static_cast<std::size_t>(i)] * slots_;
        double* const to = room_.data() + i * count;
        for (Index j = 0; j < count; ++j)
          to[j] = from[living[static_cast<std::size_t>(j)]];
      }
      slots_ = count;
    } else {
      squeeze_condensed(living);
      spread_to_square(execution);
    }
  }

 private:
  Index condensed_row(Index i) const { return i * slots_ - i * (i + 1) / 2; }

  /// Forward through the room: a value never moves to a later place.
  void squeeze_condensed(const std::vector<Index>& living) {
    double* to = room_.data();
    for (std::size_t i = 0; i < living.size(); ++i) {
      const double* const from = room_.data() + condensed_row(living[i]) - living[i] - 1;
      for (std::size_t j = i + 1; j < living.size(); ++j)
        *to++ = from[living[j]];
    }
    slots_ = static_cast<Index>(living.size());
  }

  /// From the last row to the first, a row never moves to an earlier place; then the lower triangle is
  /// mirrored.
  void spread_to_square(const Execution& execution) {
    double* const square = room_.data();
    for (Index i = slots_ - 1; i >= 0; --i) {
      const double* const from = square + condensed_row(i);
      std::copy_backward(from, from + (slots_ - i - 1), square + (i + 1) * slots_);
    }
    square_ = true;
    constexpr Index tile = 32;
    parallel_chunks(slots_, tile, execution, [&](Index first, Index last) {
      for (Index j0 = 0; j0 < last; j0 += tile)
        for (Index i = first; i < last; ++i)
          for (Index j = j0; j < std::min(j0 + tile, i); ++j)
            square[i * slots_ + j] = square[j * slots_ + i];
      for (Index i = first; i < last; ++i)
        square[i * slots_ + i] = HUGE_VAL;
    });
  }

  CondensedMatrix room_;
  Index slots_;
  bool square_ = false;
  std::vector<double> scratch_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_WORKING_DISTANCES_HPP
