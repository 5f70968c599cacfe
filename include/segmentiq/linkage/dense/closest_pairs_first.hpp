// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_CLOSEST_PAIRS_FIRST_HPP
#define SEGMENTIQ_LINKAGE_DENSE_CLOSEST_PAIRS_FIRST_HPP

#include <cmath>
#include <numeric>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/linkage/dense/slot_heap.hpp"
#include "segmentiq/linkage/merge_order.hpp"

// The generic algorithm (Müllner 2011, algorithm 3), for criteria that are not reducible: always merge the
// closest pair of all. Every slot keeps a lower bound of the distance to its nearest slot further on, and a
// heap holds the bounds. A bound is made exact only when it comes to the top.
namespace segmentiq::detail {

/// The merges, the closest pair first, over any source of dissimilarities.
///
/// `Source` holds them between slots, and needs
///   - `slots()`: their number
///   - `between(x, y)`: of two active slots
///   - `nearest_after(slot, inactive)`: the nearest active slot further on, as Nearest, with position −1 for
///     none. inactive[i] is infinity for an inactive slot, else 0
///   - `merge(x, y, height, sizes, inactive)`: makes y the union of both, and gives the dissimilarities of y to
///     the slots 0 … y−1, where those of inactive slots may be anything. sizes[i] is 0 for an inactive slot; inactive is
///     infinity for x and y, too
///   - `wants_compaction(active)` and `compact(kept)`: whether inactive slots should be removed, and doing
///   so:
///     the i-th of `kept` (ascending) becomes slot i. Optional
///   - `tied()`: the merges so far at which a third cluster was as near. Optional: without it merges of
///     equal height are counted, which are about as many
template<class Source>
class ClosestPairsFirst {
 public:
  /// @param weights of the observations, or none
  ClosestPairsFirst(Source& source, const std::vector<double>& weights, const Execution& execution)
      : source_(source),
        last_(source.slots() - 1),
        sizes_(weights.empty() ? std::vector<double>(to_size(last_ + 1), 1.0) : weights),
        inactive_(sizes_.size(), 0.0),
        neighbor_(sizes_.size(), -1),
        bound_(sizes_.size(), HUGE_VAL),
        observation_(sizes_.size()),
        heap_(first_bounds(execution)) {
    std::iota(observation_.begin(), observation_.end(), Index{0});
  }

  FoundMerges run(const Execution& execution) {
    const Index n = source_.slots();
    PhaseProgress progress(execution, "linkage", static_cast<double>(n) * static_cast<double>(n) / 2);
    FoundMerges result;
    result.merges.reserve(to_size(n - 1));
    for (Index active = n; active > 1; --active) {
      const Index x = take_closest(active);
      const Index y = neighbor_[to_size(x)];
      result.merges.push_back({observation_[to_size(x)], observation_[to_size(y)], bound_[to_size(x)]});
      merge(x, y);
      if constexpr (requires { source_.compact(neighbor_); })
        if (source_.wants_compaction(active - 1)) compact();
      progress.advance(static_cast<double>(n) / 2);
    }
    progress.finish();
    if constexpr (requires { source_.tied(); }) {
      result.tied = source_.tied();
    } else {
      LargeVector<FoundMerge> by_height = result.merges;
      sort_by_height(by_height);
      result.tied = merges_of_equal_height(by_height);
    }
    return result;
  }

 private:
  std::vector<double> first_bounds(const Execution& execution) {
    parallel_chunks(last_, 64, execution, [&](Index first, Index last) {
      for (Index i = first; i < last; ++i)
        search(i);
    });
    return {bound_.begin(), bound_.end() - 1};
  }

  void search(Index slot) {
    const Nearest found = source_.nearest_after(slot, inactive_);
    if (found.position < 0) throw_not_finite("neighbor_heap()");
    neighbor_[to_size(slot)] = found.position;
    bound_[to_size(slot)] = found.distance;
  }

  /// Takes the slot with the least bound from the heap, when that is exact. Each is made exact at most once.
  Index take_closest(Index active) {
    Index x = heap_.top();
    for (Index tries = active; tries > 0 && bound_[to_size(x)] != source_.between(x, neighbor_[to_size(x)]);
         --tries) {
      search(x);
      heap_.change(x, bound_[to_size(x)]);
      x = heap_.top();
    }
    heap_.pop();
    return x;
  }

  /// The union of x and y lives on in y.
  void merge(Index x, Index y) {
    inactive_[to_size(x)] = inactive_[to_size(y)] = HUGE_VAL;
    const double* const row_y = source_.merge(x, y, bound_[to_size(x)], sizes_, inactive_);
    inactive_[to_size(y)] = 0;
    sizes_[to_size(y)] += sizes_[to_size(x)];
    sizes_[to_size(x)] = 0;
    for (Index z = 0; z < y; ++z) {
      if (inactive_[to_size(z)] != 0) continue;
      if (z < x && neighbor_[to_size(z)] == x) neighbor_[to_size(z)] = y;  // a guess; its bound stays a bound
      if (row_y[z] < bound_[to_size(z)]) {
        neighbor_[to_size(z)] = y;
        bound_[to_size(z)] = row_y[z];
        heap_.change(z, row_y[z]);
      }
    }
    if (y == last_) return;
    search(y);
    heap_.change(y, bound_[to_size(y)]);
  }

  /// Gives the active slots the first names, in their order.
  void compact() {
    std::vector<Index> kept;
    std::vector<Index> slot_now(to_size(last_ + 1), -1);
    for (Index i = 0; i <= last_; ++i) {
      if (inactive_[to_size(i)] != 0) continue;
      slot_now[to_size(i)] = static_cast<Index>(kept.size());
      kept.push_back(i);
    }
    source_.compact(kept);
    heap_.rename(slot_now);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const std::size_t before = to_size(kept[i]);
      sizes_[i] = sizes_[before];
      observation_[i] = observation_[before];
      neighbor_[i] = kept[i] == last_ ? -1 : slot_now[to_size(neighbor_[before])];
      bound_[i] = bound_[before];
      inactive_[i] = 0;
    }
    last_ = static_cast<Index>(kept.size()) - 1;
  }

  Source& source_;
  Index last_;  // slot: it has none further on, never dies, and is in no heap
  std::vector<double> sizes_;
  std::vector<double> inactive_;    // 0 or infinity
  std::vector<Index> neighbor_;     // further on, and perhaps the nearest
  std::vector<double> bound_;       // no slot further on is nearer
  std::vector<Index> observation_;  // one that is in the slot
  SlotHeap heap_;
};

/// @see ClosestPairsFirst
template<class Source>
FoundMerges closest_pairs_first(Source& source, const std::vector<double>& weights,
                                const Execution& execution) {
  return ClosestPairsFirst<Source>(source, weights, execution).run(execution);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_CLOSEST_PAIRS_FIRST_HPP
