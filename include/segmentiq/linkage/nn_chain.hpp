// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NN_CHAIN_HPP
#define SEGMENTIQ_LINKAGE_NN_CHAIN_HPP

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/progress.hpp"
#include "segmentiq/distance/euclidean.hpp"
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
namespace detail {

/// One run of the chain.
template<ReducibleCriterion Criterion>
class NearestNeighborChain {
 public:
  NearestNeighborChain(WorkingDistances& distances, NearestNeighbors& nearest, const Criterion& criterion,
                       const Execution& execution)
      : distances_(distances),
        nearest_(nearest),
        criterion_(criterion),
        execution_(execution),
        living_(distances.slots()),
        sizes_(static_cast<std::size_t>(living_), 1.0),
        dead_(static_cast<std::size_t>(living_), 0.0),
        observation_(static_cast<std::size_t>(living_)),
        row_x_(WorkingDistances::buffer_length(living_)),
        row_y_(WorkingDistances::buffer_length(living_)) {
    std::iota(observation_.begin(), observation_.end(), Index{0});
  }

  std::vector<FoundMerge> run() {
    PhaseProgress progress(execution_, "linkage",
                           static_cast<double>(living_) * static_cast<double>(living_ + 1) / 2);
    std::vector<FoundMerge> merges;
    merges.reserve(static_cast<std::size_t>(living_ - 1));
    while (living_ > 1) {
      merges.push_back(merge(walk()));
      progress.advance(static_cast<double>(living_));
      if (distances_.wants_compaction(living_)) compact();
    }
    progress.finish();
    return merges;
  }

 private:
  struct Link {
    Index slot;
    double distance;  // to the previous link; infinite for the first
  };
  struct Pair {
    Index x, y;  // x < y
    double height;
  };

  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  /// Walks to the nearest cluster until that is where the walk came from, and takes these two from the chain.
  Pair walk() {
    if (chain_.empty()) {
      while (dead_[at(first_living_)] != 0)
        ++first_living_;
      chain_.push_back({first_living_, HUGE_VAL});
    }
    for (;;) {
      const Link top = chain_.back();
      if (!nearest_.known(top.slot)) {
        const double* const row = distances_.row(top.slot, row_x_.data());
        nearest_.set(top.slot, nearest_in_row(row, dead_.data(), distances_.slots()));
        if (!nearest_.known(top.slot)) throw_not_finite("nn_chain()");
      }
      const Nearest next = nearest_.of(top.slot);
      if (!(next.distance < top.distance)) break;
      chain_.push_back({next.position, next.distance});
    }
    const Link last = chain_.back();
    chain_.pop_back();
    const Link before = chain_.back();
    chain_.pop_back();
    return {std::min(last.slot, before.slot), std::max(last.slot, before.slot), last.distance};
  }

  FoundMerge merge(const Pair& pair) {
    const auto [x, y, height] = pair;
    const Index slots = distances_.slots();
    double* const row_y = distances_.open_row(y, row_y_.data());
    update_row(criterion_, distances_.row(x, row_x_.data()), row_y, height, sizes_[at(x)], sizes_[at(y)],
               sizes_.data(), slots);
    row_y[at(y)] = HUGE_VAL;
    distances_.close_row(y, row_y);
    sizes_[at(y)] += sizes_[at(x)];
    sizes_[at(x)] = 0;
    dead_[at(x)] = HUGE_VAL;
    --living_;
    nearest_.merged(x, y, row_y, dead_.data(), slots);
    return {observation_[at(x)], observation_[at(y)], height};
  }

  void compact() {
    std::vector<Index> kept;
    kept.reserve(at(living_));
    std::vector<Index> slot_now(at(distances_.slots()), -1);
    for (Index i = 0; i < distances_.slots(); ++i) {
      if (dead_[at(i)] != 0) continue;
      const std::size_t to = kept.size();
      slot_now[at(i)] = static_cast<Index>(to);
      sizes_[to] = sizes_[at(i)];
      observation_[to] = observation_[at(i)];
      kept.push_back(i);
    }
    distances_.compact(kept, execution_);
    nearest_.compact(kept, slot_now);
    for (Link& link : chain_)
      link.slot = slot_now[at(link.slot)];
    std::fill(dead_.begin(), dead_.begin() + living_, 0.0);
    first_living_ = 0;
  }

  WorkingDistances& distances_;
  NearestNeighbors& nearest_;
  const Criterion& criterion_;
  const Execution& execution_;
  Index living_;
  Index first_living_ = 0;
  std::vector<Link> chain_;
  // One entry a slot.
  std::vector<double> sizes_;
  std::vector<double> dead_;        // 0, or infinity: added to a distance, it rules a dead slot out
  std::vector<Index> observation_;  // one that is in the cluster
  std::vector<double> row_x_;
  std::vector<double> row_y_;
};

}  // namespace detail

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
  detail::WorkingDistances working(std::move(distances));
  detail::NearestNeighbors nearest(n);
  return detail::sorted_dendrogram(
      n, detail::NearestNeighborChain<Criterion>(working, nearest, criterion, execution).run());
}

/// The same for the Euclidean distances of n × d observations, n ≥ 1, finite. Every observation's nearest
/// neighbour is noted while the distances are worked out. Time O(n²·d), memory n(n−1)/2 doubles.
template<ReducibleCriterion Criterion>
Dendrogram nn_chain(const Matrix<double>& x, const Criterion& criterion, const Execution& execution = {}) {
  const Index n = x.rows();
  detail::WorkingDistances working(n);
  std::vector<detail::Nearest> beyond(static_cast<std::size_t>(n), {HUGE_VAL, -1});
  const std::vector<double> none_dead(static_cast<std::size_t>(n), 0.0);
  detail::for_each_distance(
      x, execution, "distances", [&](Index i, Index from, Index to, const double* values) {
        working.set_beyond(i, from, to, values);
        const detail::Nearest found = detail::nearest_in_row(values, none_dead.data(), to - from);
        detail::Nearest& best = beyond[static_cast<std::size_t>(i)];
        if (found.distance < best.distance) best = {found.distance, from + found.position};
      });
  detail::NearestNeighbors nearest(n);
  working.nearest_before(execution, [&](Index slot, double distance, Index position) {
    const detail::Nearest& after = beyond[static_cast<std::size_t>(slot)];
    nearest.set(slot, after.distance < distance ? after : detail::Nearest{distance, position});
  });
  return detail::sorted_dendrogram(
      n, detail::NearestNeighborChain<Criterion>(working, nearest, criterion, execution).run());
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_NN_CHAIN_HPP
