// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP

#include <cmath>
#include <vector>

#include "segmentiq/detail/vector_kernels.hpp"

namespace segmentiq::detail {

template<int W>
SEGMENTIQ_ALWAYS_INLINE void note_merge_lanes(Index x, Index y, const double* row, Index count,
                                              double* distance, Index* slot) {
  using Real = typename Simd<W>::Real;
  using Integer = typename Simd<W>::Integer;
  for (Index k = 0; k + W <= count; k += W) {
    Real now, before;
    Integer neighbor;
    load<W>(row + k, now);
    load<W>(distance + k, before);
    std::memcpy(&neighbor, slot + k, sizeof neighbor);
    const Integer was_x = (Integer)(neighbor == x);
    const Integer was_merged = was_x | (Integer)(neighbor == y);
    const Integer first_of_equals = (Integer)(now == before) & (Integer)(neighbor >= y) & ~was_x;
    const Integer nearer = (Integer)(now < before) | first_of_equals;
    before = was_merged ? Real{} - HUGE_VAL : before;  // nothing is nearer: it stays unknown until it is searched
    neighbor = was_merged ? Integer{} - 1 : neighbor;
    before = nearer ? now : before;
    neighbor = nearer ? Integer{} + y : neighbor;
    store<W>(before, distance + k);
    std::memcpy(slot + k, &neighbor, sizeof neighbor);
  }
  if constexpr (W > 1) {
    const Index done = count / W * W;
    note_merge_lanes<1>(x, y, row + done, count - done, distance + done, slot + done);
  }
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline void note_merge_avx2(Index x, Index y, const double* row, Index count,
                                                  double* distance, Index* slot) {
  note_merge_lanes<4>(x, y, row, count, distance, slot);
}
SEGMENTIQ_KERNEL_AVX512 inline void note_merge_avx512(Index x, Index y, const double* row, Index count,
                                                      double* distance, Index* slot) {
  note_merge_lanes<8>(x, y, row, count, distance, slot);
}
#endif

/// What is known of `count` clusters' nearest ones, at `distance` and of name `slot`, after cluster x was merged
/// into y, which now has the distances `row`. @see NearestNeighbors
inline void note_merge(Index x, Index y, const double* row, Index count, double* distance, Index* slot) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) return note_merge_avx512(x, y, row, count, distance, slot);
  if (has_avx2()) return note_merge_avx2(x, y, row, count, distance, slot);
#endif
  note_merge_lanes<baseline_lanes>(x, y, row, count, distance, slot);
}

/// For each living slot, its nearest other one (the first of several equally near), as far as it is known.
///
/// Merging x into y makes it unknown for the slots that had x or y as their nearest; for every other slot it
/// stays known, because the new distance to y is compared with the remembered one.
class NearestNeighbors {
 public:
  /// Nothing known.
  explicit NearestNeighbors(Index slots)
      : distance_(static_cast<std::size_t>(slots), -HUGE_VAL), slot_(distance_.size(), unknown) {}

  bool known(Index slot) const { return slot_[at(slot)] >= 0; }

  /// @pre known(slot)
  Nearest of(Index slot) const { return {distance_[at(slot)], slot_[at(slot)]}; }

  /// Remembers the nearest of a slot, or with position −1 that it is not known.
  void set(Index slot, Nearest nearest) {
    distance_[at(slot)] = nearest.position < 0 ? -HUGE_VAL : nearest.distance;
    slot_[at(slot)] = nearest.position;
  }

  /// Takes note, for the places from … to−1, that slot x was merged into slot y, which now has the distances
  /// row[k − from]. What is known of x and y themselves is for the caller to set. O(to − from).
  void merged(Index x, Index y, Index from, Index to, const double* row) {
    note_merge(x, y, row, to - from, distance_.data() + from, slot_.data() + from);
  }

  /// Adds a place.
  void add(Nearest nearest) {
    distance_.push_back(0);
    slot_.push_back(unknown);
    set(static_cast<Index>(slot_.size()) - 1, nearest);
  }

  /// Keeps the places `kept` (ascending).
  void keep(const std::vector<Index>& kept) {
    for (std::size_t to = 0; to < kept.size(); ++to) {
      distance_[to] = distance_[at(kept[to])];
      slot_[to] = slot_[at(kept[to])];
    }
    distance_.resize(kept.size());
    slot_.resize(kept.size());
  }

  /// Gives the slots new names: slot_now[old].
  void rename(const std::vector<Index>& slot_now) {
    for (Index& slot : slot_)
      if (slot >= 0) slot = slot_now[at(slot)];
  }

 private:
  static constexpr Index unknown = -1;
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  std::vector<double> distance_;
  std::vector<Index> slot_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP
