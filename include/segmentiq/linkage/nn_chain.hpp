// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NN_CHAIN_HPP
#define SEGMENTIQ_LINKAGE_NN_CHAIN_HPP

#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/progress.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/lance_williams.hpp"
#include "segmentiq/linkage/merge_order.hpp"
#include "segmentiq/linkage/nearest_neighbors.hpp"
#include "segmentiq/linkage/working_distances.hpp"

// The nearest-neighbour chain (Benzécri 1982; Murtagh 1983; Müllner 2011, algorithm 2).
//
// Start anywhere and walk from each cluster to its nearest. Distances shrink along the walk, so it ends at
// two clusters that are each other's nearest; for a reducible criterion no other merge can come between them,
// and they may be merged at once. What is left of the chain stays valid, and the walk goes on from there.
//
// SciPy's order of events is kept, so that ties fall as they do there: a chain starts at the first living
// slot, the previous element of the chain wins a tie, then the first slot; a merge lives on in the later of
// the two slots. What differs is how the nearest cluster is found: reducibility also means that a cluster's
// nearest neighbour stays its nearest until it is merged itself, so neighbours are remembered
// (NearestNeighbors) and most steps search nothing.
namespace segmentiq {

/// Agglomerative clustering of given dissimilarities by the nearest-neighbour chain.
///
/// @param distances of n observations, finite and not negative; its memory is worked in
/// @param criterion a reducible criterion: not Centroid, not Median
/// @return heights, ids and sizes as `scipy.cluster.hierarchy.linkage` on the same distances, ties too
/// @throws cancelled_error
/// Time O(n²), memory O(n) beside `distances`.
template<ReducibleCriterion Criterion>
Dendrogram nn_chain(CondensedMatrix distances, const Criterion& criterion, const Execution& execution = {}) {
  const Index n = distances.observations();
  PhaseProgress progress(execution, "linkage", static_cast<double>(n) * static_cast<double>(n));

  detail::NearestNeighbors nearest(distances, execution);
  progress.advance(static_cast<double>(n) * static_cast<double>(n) / 2);
  detail::WorkingDistances working(std::move(distances));

  // One entry a slot. `dead` is 0 or infinity: added to a distance, it rules dead slots out of a search.
  std::vector<double> sizes(static_cast<std::size_t>(n), 1.0);
  std::vector<double> dead(static_cast<std::size_t>(n), 0.0);
  std::vector<Index> observation(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i)
    observation[static_cast<std::size_t>(i)] = i;
  Index living = n;
  Index first_living = 0;

  struct Link {
    Index slot;
    double distance;  // to the previous link
  };
  std::vector<Link> chain;
  std::vector<double> merged_row(static_cast<std::size_t>(n));
  std::vector<detail::FoundMerge> merges;
  merges.reserve(static_cast<std::size_t>(n - 1));

  while (living > 1) {
    if (chain.empty()) {
      while (dead[static_cast<std::size_t>(first_living)] != 0)
        ++first_living;
      chain.push_back({first_living, HUGE_VAL});
    }
    // Walk to the nearest cluster until that is where the walk came from.
    for (;;) {
      const Link top = chain.back();
      const detail::Nearest next = nearest.known(top.slot) ? nearest.of(top.slot)
                                                           : nearest.search(top.slot, working.row(top.slot),
                                                                            dead.data(), working.slots());
      if (!(next.distance < top.distance)) break;
      chain.push_back({next.position, next.distance});
    }
    if (chain.size() < 2) detail::throw_not_finite("nn_chain()");
    const double height = chain.back().distance;
    Index x = chain.back().slot;
    chain.pop_back();
    Index y = chain.back().slot;
    chain.pop_back();
    if (x > y) std::swap(x, y);

    const auto at_x = static_cast<std::size_t>(x);
    const auto at_y = static_cast<std::size_t>(y);
    merges.push_back({observation[at_x], observation[at_y], height});
    working.copy_row(y, merged_row.data());
    detail::update_row(criterion, working.row(x), merged_row.data(), height, sizes[at_x], sizes[at_y],
                       sizes.data(), working.slots());
    merged_row[at_y] = HUGE_VAL;
    sizes[at_y] += sizes[at_x];
    sizes[at_x] = 0;
    dead[at_x] = HUGE_VAL;
    --living;
    working.set_row(y, merged_row.data());
    nearest.merged(x, y, merged_row.data(), dead.data(), working.slots());
    progress.advance(static_cast<double>(living));

    if (working.wants_compaction(living)) {
      std::vector<Index> kept;
      std::vector<Index> slot_now(static_cast<std::size_t>(working.slots()), -1);
      for (Index i = 0; i < working.slots(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (dead[at] != 0) continue;
        const auto to = kept.size();
        slot_now[at] = static_cast<Index>(to);
        sizes[to] = sizes[at];
        observation[to] = observation[at];
        kept.push_back(i);
      }
      working.compact(kept, execution);
      nearest.compact(kept, slot_now);
      for (Link& link : chain)
        link.slot = slot_now[static_cast<std::size_t>(link.slot)];
      std::fill(dead.begin(), dead.begin() + living, 0.0);
      first_living = 0;
    }
  }
  progress.finish();
  return detail::sorted_dendrogram(n, std::move(merges));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_NN_CHAIN_HPP
