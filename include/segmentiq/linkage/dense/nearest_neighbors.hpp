// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_NEAREST_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_DENSE_NEAREST_NEIGHBORS_HPP

#include <cmath>
#include <cstring>
#include <vector>

#include "segmentiq/kernels/nearest_in_row.hpp"

#if SEGMENTIQ_X86_DISPATCH
#include <immintrin.h>
#endif

namespace segmentiq::detail {

// Selections only, no arithmetic on masks: that is what g++ makes vector code of for every width.
struct NoteMerge {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(Index x, Index y, const double* row, Index count, double* distance,
                                          Index* slot) {
    using Real = typename Simd<W>::Real;
    using Integer = typename Simd<W>::Integer;
    const Real nothing = Real{} - HUGE_VAL;
    const Integer unknown = Integer{} - 1;
    const Integer merged = Integer{} + y;
    for (Index k = 0; k + W <= count; k += W) {
      Real now, before;
      Integer neighbor;
      load<W>(row + k, now);
      load<W>(distance + k, before);
      std::memcpy(&neighbor, slot + k, sizeof neighbor);
      // y is the first of several as near where the neighbour stands behind it, or was y, and still lives.
      Real equal = neighbor >= merged ? before : nothing;
      equal = neighbor == x ? nothing : equal;
      Real after = neighbor == x ? nothing : before;  // nothing is nearer: unknown until it is searched
      after = neighbor == y ? nothing : after;
      after = now == equal ? now : after;
      after = now < before ? now : after;
      Integer neighbor_after = neighbor == x ? unknown : neighbor;
      neighbor_after = neighbor == y ? unknown : neighbor_after;
      neighbor_after = now == equal ? merged : neighbor_after;
      neighbor_after = now < before ? merged : neighbor_after;
      store<W>(after, distance + k);
      std::memcpy(slot + k, &neighbor_after, sizeof neighbor_after);
    }
    if constexpr (W > 1) {
      const Index done = count / W * W;
      run<1>(x, y, row + done, count - done, distance + done, slot + done);
    }
  }
};

#if SEGMENTIQ_X86_DISPATCH
// With masks of its own: g++ 12 makes plain code of comparisons of eight doubles that are used twice.
__attribute__((target("avx512f,avx512vl,avx512dq"))) inline void note_merge_avx512(
    Index x, Index y, const double* row, Index count, double* distance, Index* slot) {
  Index k = 0;
  for (; k + 8 <= count; k += 8) {
    const __m512d now = _mm512_loadu_pd(row + k);
    const __m512d before = _mm512_loadu_pd(distance + k);
    const __m512i neighbor = _mm512_loadu_si512(slot + k);
    const __mmask8 was_x = _mm512_cmpeq_epi64_mask(neighbor, _mm512_set1_epi64(x));
    const __mmask8 was_y = _mm512_cmpeq_epi64_mask(neighbor, _mm512_set1_epi64(y));
    const __mmask8 not_before_y = _mm512_cmpge_epi64_mask(neighbor, _mm512_set1_epi64(y));
    const __mmask8 equal = _mm512_cmp_pd_mask(now, before, _CMP_EQ_OQ);
    const auto nearer =
        static_cast<__mmask8>(_mm512_cmp_pd_mask(now, before, _CMP_LT_OQ) | (equal & not_before_y & ~was_x));
    const auto lost = static_cast<__mmask8>(was_x | was_y);
    const __m512d kept = _mm512_mask_blend_pd(lost, before, _mm512_set1_pd(-HUGE_VAL));
    const __m512i kept_slot = _mm512_mask_blend_epi64(lost, neighbor, _mm512_set1_epi64(-1));
    _mm512_storeu_pd(distance + k, _mm512_mask_blend_pd(nearer, kept, now));
    _mm512_storeu_si512(slot + k, _mm512_mask_blend_epi64(nearer, kept_slot, _mm512_set1_epi64(y)));
  }
  NoteMerge::run<1>(x, y, row + k, count - k, distance + k, slot + k);
}
#endif

/// What is known of `count` clusters' nearest ones, at `distance` and of name `slot`, after cluster x was
/// merged into y, which now has the distances `row`. @see NearestNeighbors
inline void note_merge(Index x, Index y, const double* row, Index count, double* distance, Index* slot) {
#if SEGMENTIQ_X86_DISPATCH
  if (has_avx512()) return note_merge_avx512(x, y, row, count, distance, slot);
#endif
  run_kernel<NoteMerge>(x, y, row, count, distance, slot);
}

/// For each active slot, its nearest other one (the first of several equally near), as far as it is known.
///
/// Merging x into y makes it unknown for the slots that had x or y as their nearest; for every other slot it
/// stays known, because the new distance to y is compared with the remembered one.
class NearestNeighbors {
 public:
  /// Nothing known.
  explicit NearestNeighbors(Index slots)
      : distance_(to_size(slots), -HUGE_VAL), slot_(distance_.size(), unknown) {}

  bool known(Index slot) const { return slot_[to_size(slot)] >= 0; }

  /// @pre known(slot)
  Nearest of(Index slot) const { return {distance_[to_size(slot)], slot_[to_size(slot)]}; }

  /// Remembers the nearest of a slot, or with position −1 that it is not known.
  void set(Index slot, Nearest nearest) {
    distance_[to_size(slot)] = nearest.position < 0 ? -HUGE_VAL : nearest.distance;
    slot_[to_size(slot)] = nearest.position;
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
      distance_[to] = distance_[to_size(kept[to])];
      slot_[to] = slot_[to_size(kept[to])];
    }
    distance_.resize(kept.size());
    slot_.resize(kept.size());
  }

  /// Gives the slots new names: slot_now[old].
  void rename(const std::vector<Index>& slot_now) {
    for (Index& slot : slot_)
      if (slot >= 0) slot = slot_now[to_size(slot)];
  }

 private:
  static constexpr Index unknown = -1;

  std::vector<double> distance_;
  std::vector<Index> slot_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_NEAREST_NEIGHBORS_HPP
