// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_WORKING_DISTANCES_HPP
#define SEGMENTIQ_LINKAGE_WORKING_DISTANCES_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/large_array.hpp"
#include "segmentiq/detail/simd.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

namespace segmentiq::detail {

/// The dissimilarities between the clusters of a running clustering, in room for one triangle of them.
///
/// A cluster lives in a slot 0 … slots()−1. The clustering reads and writes rows all day, and in a triangle
/// half of every row lies across the others. What that costs depends on the layout:
///
///   condensed  SciPy's: the part of a row beyond the diagonal is contiguous, the part before it has a value
///   a page.
///              Only where a condensed matrix was given.
///   strips     The triangle's columns in strips of eight; a strip holds, row after row, the cache line of
///   its eight values.
///              The part of a row before the diagonal is then a run of neighbouring lines, which the
///              processor fetches ahead.
///   square     Both triangles, every row contiguous. As soon as the living clusters are few enough for a
///   square to fit
///              into the room (after 29 % of the merges), they are laid out so, and stay so.
///
/// Dead slots are squeezed out from time to time; living slots keep their order.
class WorkingDistances {
 public:
  static constexpr Index strip = 8;

  /// In the layout `strips`, to be filled by set_beyond(). Room for n²/2 + 4n doubles.
  explicit WorkingDistances(Index observations)
      : layout_(Layout::strips),
        slots_(observations),
        capacity_(strip_begin((observations + strip - 1) / strip)),
        owned_(static_cast<std::size_t>(capacity_)),
        room_(owned_.get()) {}

  /// In the layout `condensed`, in the memory of `distances`.
  explicit WorkingDistances(CondensedMatrix distances)
      : layout_(Layout::condensed),
        slots_(distances.observations()),
        capacity_(distances.size()),
        given_(std::move(distances)),
        room_(given_.data()) {}

  Index slots() const { return slots_; }

  /// Sets the dissimilarities of slot i to the slots from … to−1, all beyond i. @pre layout strips
  void set_beyond(Index i, Index from, Index to, const double* values) {
    for (Index j = from; j < to;) {
      const Index end = std::min(to, (j / strip + 1) * strip);
      double* const line = room_ + strip_begin(j / strip) + i * strip;
      for (; j < end; ++j)
        line[j % strip] = values[j - from];
    }
  }

  /// The length of a buffer for a row: `slots` rounded up to whole lines.
  static std::size_t buffer_length(Index slots) {
    return static_cast<std::size_t>((slots + strip - 1) / strip * strip);
  }

  /// The values of row `slot` for the slots from … to−1, infinity at its own: where they lie if they are
  /// contiguous, else copied to `buffer`. Either way slot `from` stands first.
  /// @param from a multiple of `strip`; buffer has room for to − from, rounded up to whole lines
  const double* row(Index slot, Index from, Index to, double* buffer) const {
    if (layout_ == Layout::square) return room_ + slot * slots_ + from;
    gather(slot, from, to, buffer);
    return buffer;
  }

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

  /// The nearest slot before each slot, the first of several: (infinity, −1) for slot 0. @pre layout strips
  template<class Found>
  void nearest_before(const Execution& execution, const Found& found) const {
    parallel_chunks((slots_ + strip - 1) / strip, 16, execution, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s) {
        double best[strip];
        Index at[strip];
        std::fill(best, best + strip, HUGE_VAL);
        std::fill(at, at + strip, Index{-1});
        const double* line = room_ + strip_begin(s);
        const Index columns = std::min(strip, slots_ - s * strip);
        for (Index i = 0; i < s * strip; ++i, line += strip)
          for (Index c = 0; c < strip; ++c) {
            const bool nearer = line[c] < best[c];
            best[c] = nearer ? line[c] : best[c];
            at[c] = nearer ? i : at[c];
          }
        for (Index i = s * strip; i < s * strip + columns; ++i, line += strip)
          for (Index c = i - s * strip + 1; c < columns; ++c)
            if (line[c] < best[c]) {
              best[c] = line[c];
              at[c] = i;
            }
        for (Index c = 0; c < columns; ++c)
          found(s * strip + c, best[c], at[c]);
      }
    });
  }

  /// Whether `living` slots are few enough for compact() to be worth its pass over the room.
  bool wants_compaction(Index living) const {
    return living >= 2 &&
           (layout_ == Layout::square ? 4 * living <= 3 * slots_ : living * living <= capacity_);
  }

  /// Keeps the slots of `living` (ascending), the i-th as slot i, in the layout square. @pre
  /// wants_compaction(living)
  void compact(const std::vector<Index>& living, Team& team) {
    switch (layout_) {
      case Layout::square:
        squeeze_square(living);
        return;
      case Layout::condensed:
        squeeze_condensed(living);
        break;
      case Layout::strips:
        squeeze_strips(living);
        break;
    }
    mirror(layout_ == Layout::condensed, team);
    layout_ = Layout::square;
  }

 private:
  enum class Layout { condensed, strips, square };

  /// How many lines ahead the memory is asked for what the processor would not guess.
  static constexpr Index ahead = 12;

  Index condensed_row(Index i) const { return i * slots_ - i * (i + 1) / 2; }
  /// Strip s holds the rows 0 … 8s + 7, the last of which cross the diagonal.
  static Index strip_begin(Index s) { return strip * strip * (s * (s + 1) / 2); }

  /// Calls visit(line, j) for the lines of row `slot` that hold the slots from … to−1 and lie beyond its own
  /// strip: line[c] is the value of slot j + c.
  template<class Visit>
  void visit_lines_beyond(Index slot, Index from, Index to, const Visit& visit) const {
    const Index strips = (to + strip - 1) / strip;
    for (Index s = std::max(slot / strip + 1, from / strip); s < strips; ++s) {
      prefetch(room_ + strip_begin(std::min(s + ahead, strips - 1)) + slot * strip);
      visit(room_ + strip_begin(s) + slot * strip, s * strip);
    }
  }

  /// Calls visit(value, i) for the values of the slots from … to−1 that stand before `slot`, down its column.
  template<class Visit>
  void visit_before(Index slot, Index from, Index to, const Visit& visit) const {
    if (layout_ == Layout::condensed) {
      double* value = room_ + condensed_row(from) + slot - from - 1;
      for (Index i = from; i < std::min(slot, to); ++i) {
        visit(*value, i);
        value += slots_ - i - 2;
      }
    } else {
      double* const column = room_ + strip_begin(slot / strip) + slot % strip;
      for (Index i = from; i < std::min(slot, to); ++i)
        visit(column[i * strip], i);
    }
  }

  void gather(Index slot, Index from, Index to, double* out) const {
    visit_before(slot, from, to, [&](const double& value, Index i) { out[i - from] = value; });
    if (layout_ == Layout::condensed) {
      for (Index j = std::max(from, slot + 1); j < to; ++j)
        out[j - from] = room_[condensed_row(slot) + j - slot - 1];
    } else {
      if (from <= slot && slot < to) {
        const double* const own_line = room_ + strip_begin(slot / strip) + slot * strip;
        std::copy(own_line + slot % strip, own_line + strip, out + (slot - from));
      }
      visit_lines_beyond(slot, from, to,
                         [&](const double* line, Index j) { std::copy_n(line, strip, out + (j - from)); });
    }
    if (from <= slot && slot < to) out[slot - from] = HUGE_VAL;
  }

  void scatter(Index slot, Index from, Index to, const double* values, Index dying) {
    visit_before(slot, from, to, [&](double& value, Index i) {
      if (i != dying) value = values[i - from];
    });
    if (layout_ == Layout::condensed) {
      for (Index j = std::max(from, slot + 1); j < to; ++j)
        room_[condensed_row(slot) + j - slot - 1] = values[j - from];
    } else {
      if (from <= slot && slot < to) {
        double* const own_line = room_ + strip_begin(slot / strip) + slot * strip;
        std::copy(values + (slot - from), values + (slot / strip * strip + strip - from),
                  own_line + slot % strip);
      }
      visit_lines_beyond(slot, from, to,
                         [&](double* line, Index j) { std::copy_n(values + (j - from), strip, line); });
    }
  }

  void squeeze_square(const std::vector<Index>& living) {
    double* to = room_;
    for (const Index i : living)
      for (const Index j : living)
        *to++ = room_[i * slots_ + j];
    slots_ = static_cast<Index>(living.size());
  }

  /// Forward to a smaller condensed matrix: a value never moves to a later place. Then from the last row to
  /// the first to the upper triangle of the square: a row never moves to an earlier place.
  void squeeze_condensed(const std::vector<Index>& living) {
    double* to = room_;
    for (std::size_t i = 0; i < living.size(); ++i) {
      const double* const from = room_ + condensed_row(living[i]) - living[i] - 1;
      for (std::size_t j = i + 1; j < living.size(); ++j)
        *to++ = from[living[j]];
    }
    slots_ = static_cast<Index>(living.size());
    for (Index i = slots_ - 1; i >= 0; --i) {
      const double* const from = room_ + condensed_row(i);
      std::copy_backward(from, from + (slots_ - i - 1), room_ + (i + 1) * slots_);
    }
  }

  /// The same for strips, by way of a buffer of one strip; they end in the lower triangle of the square.
  void squeeze_strips(const std::vector<Index>& living) {
    const Index count = static_cast<Index>(living.size());
    const Index strips = (count + strip - 1) / strip;
    std::vector<double> buffer(static_cast<std::size_t>(strips * strip * strip));
    for (Index s = 0; s < strips; ++s) {
      const Index columns = std::min(strip, count - s * strip);
      for (Index c = 0; c < columns; ++c) {
        const Index j = living[static_cast<std::size_t>(s * strip + c)];
        const double* const from = room_ + strip_begin(j / strip) + j % strip;
        for (Index i = 0; i < s * strip + c; ++i)
          buffer[static_cast<std::size_t>(i * strip + c)] = from[living[static_cast<std::size_t>(i)] * strip];
      }
      std::copy_n(buffer.data(), (s + 1) * strip * strip, room_ + strip_begin(s));
    }
    slots_ = count;
    for (Index s = strips - 1; s >= 0; --s) {
      std::copy_n(room_ + strip_begin(s), (s + 1) * strip * strip, buffer.data());
      for (Index j = s * strip; j < std::min(count, (s + 1) * strip); ++j)
        for (Index i = 0; i < j; ++i)
          room_[j * count + i] = buffer[static_cast<std::size_t>(i * strip + j % strip)];
    }
  }

  /// Fills the other triangle of the square, and its diagonal with infinity.
  void mirror(bool upper_is_set, Team& team) {
    constexpr Index tile = 32;
    double* const square = room_;
    const Index n = slots_;
    team.chunks(n, tile, [=](Index first, Index last) {
      for (Index j0 = 0; j0 < last; j0 += tile)
        for (Index i = first; i < last; ++i)
          for (Index j = j0; j < std::min(j0 + tile, i); ++j)
            if (upper_is_set)
              square[i * n + j] = square[j * n + i];
            else
              square[j * n + i] = square[i * n + j];
      for (Index i = first; i < last; ++i)
        square[i * n + i] = HUGE_VAL;
    });
  }

  Layout layout_;
  Index slots_;
  Index capacity_;  // doubles
  LargeArray owned_;
  CondensedMatrix given_{1};
  double* room_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_WORKING_DISTANCES_HPP
