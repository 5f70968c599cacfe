// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/vector_kernels.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

namespace segmentiq::detail {

/// For each living slot, its nearest other one (the first of several equally near), as far as it is known.
///
/// Found for all slots in one pass at the start. Merging x into y makes it unknown for the slots that had x
/// or y as their nearest; for every other slot it stays known, because the new distance to y is compared with
/// the remembered one.
class NearestNeighbors {
 public:
  /// One pass over the matrix. O(n²) time, O(n) memory for each of a few chunks of rows.
  NearestNeighbors(const CondensedMatrix& distances, const Execution& execution)
      : distance_(static_cast<std::size_t>(distances.observations()), HUGE_VAL),
        slot_(distance_.size(), unknown_slot) {
    const Index n = distances.observations();
    // Chunks of rows work apart and are merged in their order: a tie goes to the smaller slot.
    const Index rows_a_chunk = std::max<Index>(1, (n + chunks - 1) / chunks);
    struct Part {
      std::vector<double> distance;
      std::vector<Index> slot;
    };
    std::vector<Part> found(static_cast<std::size_t>((n + rows_a_chunk - 1) / rows_a_chunk));
    parallel_chunks(n, rows_a_chunk, execution, [&](Index first, Index last) {
      Part& part = found[static_cast<std::size_t>(first / rows_a_chunk)];
      part.distance.assign(static_cast<std::size_t>(n - first), HUGE_VAL);
      part.slot.assign(static_cast<std::size_t>(n - first), unknown_slot);
      const std::vector<double> nothing_dead(static_cast<std::size_t>(n - first), 0.0);
      for (Index i = first; i < last; ++i) {
        const double* const row = distances.data() + distances.row_begin(i);
        const Index count = n - i - 1;
        const auto at = static_cast<std::size_t>(i - first);
        const Nearest after = nearest_in_row(row, nothing_dead.data(), count);
        if (after.distance < part.distance[at]) {
          part.distance[at] = after.distance;
          part.slot[at] = i + 1 + after.position;
        }
        double* const distance = part.distance.data() + at + 1;
        Index* const slot = part.slot.data() + at + 1;
        for (Index j = 0; j < count; ++j)
          if (row[j] < distance[j]) {
            distance[j] = row[j];
            slot[j] = i;
          }
      }
    });
    for (std::size_t c = 0; c < found.size(); ++c) {
      const Index first = static_cast<Index>(c) * rows_a_chunk;
      for (Index i = first; i < n; ++i) {
        const auto from = static_cast<std::size_t>(i - first);
        const auto to = static_cast<std::size_t>(i);
        if (found[c].distance[from] < distance_[to]) {
          distance_[to] = found[c].distance[from];
          slot_[to] = found[c].slot[from];
        }
      }
    }
  }

  bool known(Index slot) const { return slot_[static_cast<std::size_t>(slot)] >= 0; }

  /// @pre known(slot)
  Nearest of(Index slot) const {
    return {distance_[static_cast<std::size_t>(slot)], slot_[static_cast<std::size_t>(slot)]};
  }

  /// Finds and remembers the nearest of a slot from its row. O(slots).
  Nearest search(Index slot, const double* row, const double* dead, Index slots) {
    const Nearest found = nearest_in_row(row, dead, slots);
    distance_[static_cast<std::size_t>(slot)] = found.distance;
    slot_[static_cast<std::size_t>(slot)] = found.position;
    return found;
  }

  /// Takes note that slot x was merged into slot y, which now has the row `row`. O(slots).
  void merged(Index x, Index y, const double* row, const double* dead, Index slots) {
    forget(x);
    for (Index k = 0; k < slots; ++k) {
      const auto at = static_cast<std::size_t>(k);
      const bool was_merged = slot_[at] == x || slot_[at] == y;
      if (!was_merged && !(row[k] <= distance_[at])) continue;
      if (dead[k] != 0 || k == y) continue;
      if (row[k] < distance_[at] || (row[k] == distance_[at] && y <= slot_[at] && slot_[at] != x)) {
        distance_[at] = row[k];
        slot_[at] = y;
      } else if (was_merged) {
        forget(k);
      }
    }
    search(y, row, dead, slots);
  }

  /// Keeps the slots of `kept` (ascending); slot_now[old] is the new number of a kept slot.
  void compact(const std::vector<Index>& kept, const std::vector<Index>& slot_now) {
    for (std::size_t to = 0; to < kept.size(); ++to) {
      const auto from = static_cast<std::size_t>(kept[to]);
      distance_[to] = distance_[from];
      slot_[to] = slot_[from] < 0 ? unknown_slot : slot_now[static_cast<std::size_t>(slot_[from])];
    }
  }

 private:
  static constexpr Index chunks = 16;
  static constexpr Index unknown_slot = -1;

  void forget(Index slot) {
    distance_[static_cast<std::size_t>(slot)] = -HUGE_VAL;  // nothing is nearer: stays unknown until searched
    slot_[static_cast<std::size_t>(slot)] = unknown_slot;
  }

  std::vector<double> distance_;
  std::vector<Index> slot_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_NEAREST_NEIGHBORS_HPP
