// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP

#include <cmath>
#include <vector>

#include "segmentiq/detail/vector_kernels.hpp"

namespace segmentiq::detail {

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

  /// Takes note, for the slots from … to−1, that slot x was merged into slot y, which now has the distances
  /// row[k − from] (infinity at y itself). What is known of x and y themselves is for the caller to set. O(to
  /// − from).
  void merged(Index x, Index y, Index from, Index to, const double* row, const double* dead) {
    for (Index k = from; k < to; ++k) {
      const double distance = row[k - from];
      const bool was_merged = slot_[at(k)] == x || slot_[at(k)] == y;
      if (!was_merged && !(distance <= distance_[at(k)])) continue;
      if (dead[k] != 0 || k == y) continue;
      if (distance < distance_[at(k)] ||
          (distance == distance_[at(k)] && y <= slot_[at(k)] && slot_[at(k)] != x))
        set(k, {distance, y});
      else if (was_merged)
        set(k, {0, unknown});  // −infinity is remembered: nothing is nearer, so it stays unknown until it is
                               // searched
    }
  }

  /// Keeps the slots of `kept` (ascending); slot_now[old] is the new number of a kept slot.
  void compact(const std::vector<Index>& kept, const std::vector<Index>& slot_now) {
    for (std::size_t to = 0; to < kept.size(); ++to) {
      const std::size_t from = at(kept[to]);
      distance_[to] = distance_[from];
      slot_[to] = slot_[from] < 0 ? unknown : slot_now[at(slot_[from])];
    }
  }

 private:
  static constexpr Index unknown = -1;
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  std::vector<double> distance_;
  std::vector<Index> slot_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP
