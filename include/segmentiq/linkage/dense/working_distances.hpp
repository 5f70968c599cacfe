// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_WORKING_DISTANCES_HPP
#define SEGMENTIQ_LINKAGE_DENSE_WORKING_DISTANCES_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// The dissimilarities between the clusters of a running clustering, all written down.
///
/// A cluster lives in a slot 0 … slots()−1. The clustering reads and writes rows all day, and what that costs
/// depends on the layout:
///
///   condensed  SciPy's: the part of a row beyond the diagonal is contiguous, the part before it has a value
///   a page.
///              Only where a condensed matrix was given, which is worked in.
///   square     Both triangles, every row contiguous. As soon as the active clusters of a condensed matrix
///   are few enough
///              for a square to fit into its room (after 29 % of the merges), they are laid out so.
///
/// Inactive slots are removed from time to time; active slots keep their order.
class WorkingDistances {
 public:
  /// In the layout square, its upper triangle to be filled by set_beyond(). n² doubles.
  explicit WorkingDistances(Index observations)
      : layout_(Layout::square),
        slots_(observations),
        owned_(to_size(observations * observations)),
        room_(owned_.get()) {}

  /// In the layout `condensed`, in the memory of `distances`.
  explicit WorkingDistances(CondensedMatrix distances)
      : layout_(Layout::condensed),
        slots_(distances.observations()),
        given_(std::move(distances)),
        room_(given_.data()) {}

  Index slots() const { return slots_; }

  /// Sets the dissimilarities of slot i to the slots from … to−1, all beyond i. @pre layout square
  void set_beyond(Index i, Index from, Index to, const double* values) {
    std::copy(values, values + (to - from), room_ + i * slots_ + from);
  }

  /// Makes the square whole when its upper triangle is set. To be called before rows are read.
  void complete(Team& team) {
    if (layout_ == Layout::square) mirror(team);
  }

  /// The values of row `slot` for the slots from … to−1, infinity at its own: where they lie if they are
  /// contiguous, else copied to `buffer`. Either way slot `from` stands first.
  const double* row(Index slot, Index from, Index to, double* buffer) const {
    if (layout_ == Layout::square) return room_ + slot * slots_ + from;
    gather(slot, from, to, buffer);
    return buffer;
  }

  /// The values of row `slot` for the slots after it, one after the other.
  const double* row_beyond(Index slot) const {
    return room_ + (layout_ == Layout::square ? slot * slots_ + slot + 1 : condensed_row(slot));
  }

  /// @pre a < b
  double between(Index a, Index b) const { return row_beyond(a)[b - a - 1]; }

  /// The same, to be changed; what is written takes effect with close_row().
  double* open_row(Index slot, Index from, Index to, double* buffer) {
    if (layout_ == Layout::square) return room_ + slot * slots_ + from;
    gather(slot, from, to, buffer);
    return buffer;
  }

  /// Makes `values`, which open_row(slot, from, to) gave, that part of row and column `slot`, except for the
  /// slot `dying`, which need not be kept. Different parts may be opened and closed by different threads at
  /// once.
  void close_row(Index slot, Index from, Index to, const double* values, Index dying) {
    if (layout_ == Layout::square)
      for (Index i = from; i < to; ++i) {
        prefetch(room_ + std::min(i + ahead, slots_ - 1) * slots_ + slot);
        if (i != dying) room_[i * slots_ + slot] = values[i - from];
      }
    else
      scatter(slot, from, to, values, dying);
  }

  /// Whether `active` slots are few enough for compact() to be worth its pass over the room.
  bool wants_compaction(Index active) const {
    return active >= 2 && (layout_ == Layout::square ? 4 * active <= 3 * slots_
                                                     : active * active <= slots_ * (slots_ - 1) / 2);
  }

  /// Keeps the slots of `active` (ascending), the i-th as slot i, in the layout square. @pre
  /// wants_compaction(active)
  void compact(const std::vector<Index>& active, Team& team) {
    if (layout_ == Layout::square) return compact_square(active);
    compact_condensed(active);
    mirror(team);
    layout_ = Layout::square;
  }

 private:
  enum class Layout { condensed, square };

  /// How many lines ahead the memory is asked for what the processor would not guess.
  static constexpr Index ahead = 12;

  Index condensed_row(Index i) const { return i * slots_ - i * (i + 1) / 2; }

  /// Calls visit(value, i) for the values of the slots from … to−1 that stand before `slot`, down its column.
  template<class Visit>
  void visit_before(Index slot, Index from, Index to, const Visit& visit) const {
    double* value = room_ + condensed_row(from) + slot - from - 1;
    for (Index i = from; i < std::min(slot, to); ++i) {
      visit(*value, i);
      value += slots_ - i - 2;
    }
  }

  void gather(Index slot, Index from, Index to, double* out) const {
    visit_before(slot, from, to, [&](const double& value, Index i) { out[i - from] = value; });
    for (Index j = std::max(from, slot + 1); j < to; ++j)
      out[j - from] = room_[condensed_row(slot) + j - slot - 1];
    if (from <= slot && slot < to) out[slot - from] = HUGE_VAL;
  }

  void scatter(Index slot, Index from, Index to, const double* values, Index dying) {
    visit_before(slot, from, to, [&](double& value, Index i) {
      if (i != dying) value = values[i - from];
    });
    for (Index j = std::max(from, slot + 1); j < to; ++j)
      room_[condensed_row(slot) + j - slot - 1] = values[j - from];
  }

  /// Fills the lower triangle of the square from the upper, and the diagonal with infinity.
  void mirror(Team& team) {
    constexpr Index tile = 32;
    double* const square = room_;
    const Index n = slots_;
    team.chunks(n, tile, [=](Index first, Index last) {
      for (Index j0 = 0; j0 < last; j0 += tile)
        for (Index i = first; i < last; ++i)
          for (Index j = j0; j < std::min(j0 + tile, i); ++j)
            square[i * n + j] = square[j * n + i];
      for (Index i = first; i < last; ++i)
        square[i * n + i] = HUGE_VAL;
    });
  }

  void compact_square(const std::vector<Index>& active) {
    double* to = room_;
    for (const Index i : active)
      for (const Index j : active)
        *to++ = room_[i * slots_ + j];
    slots_ = static_cast<Index>(active.size());
  }

  /// Forward to a smaller condensed matrix: a value never moves to a later place. Then from the last row to
  /// the first to the upper triangle of the square: a row never moves to an earlier place.
  void compact_condensed(const std::vector<Index>& active) {
    double* to = room_;
    for (std::size_t i = 0; i < active.size(); ++i) {
      const double* const from = room_ + condensed_row(active[i]) - active[i] - 1;
      for (std::size_t j = i + 1; j < active.size(); ++j)
        *to++ = from[active[j]];
    }
    slots_ = static_cast<Index>(active.size());
    for (Index i = slots_ - 1; i >= 0; --i) {
      const double* const from = room_ + condensed_row(i);
      std::copy_backward(from, from + (slots_ - i - 1), room_ + (i + 1) * slots_);
    }
  }

  Layout layout_;
  Index slots_;
  LargeArray owned_;
  CondensedMatrix given_{1};
  double* room_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_WORKING_DISTANCES_HPP
