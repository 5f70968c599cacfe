// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NN_CHAIN_HPP
#define SEGMENTIQ_LINKAGE_NN_CHAIN_HPP

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
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

/// The clusters that a chain begins with, one a slot.
struct ChainStart {
  std::vector<double> sizes;        ///< their observations, or the sum of their weights
  std::vector<Index> observations;  ///< one that is in each

  /// Every observation on its own.
  static ChainStart observations_alone(Index n) {
    ChainStart start{std::vector<double>(static_cast<std::size_t>(n), 1.0),
                     std::vector<Index>(static_cast<std::size_t>(n))};
    std::iota(start.observations.begin(), start.observations.end(), Index{0});
    return start;
  }
};

/// One run of the chain.
template<ReducibleCriterion Criterion>
class NearestNeighborChain {
 public:
  NearestNeighborChain(WorkingDistances& distances, NearestNeighbors& nearest, ChainStart start,
                       const Criterion& criterion, Team& team, const Execution& execution)
      : team_(team),
        distances_(distances),
        nearest_(nearest),
        criterion_(criterion),
        execution_(execution),
        living_(distances.slots()),
        sizes_(std::move(start.sizes)),
        dead_(static_cast<std::size_t>(living_), 0.0),
        observation_(std::move(start.observations)),
        row_x_(WorkingDistances::buffer_length(living_)),
        row_y_(WorkingDistances::buffer_length(living_)),
        parts_(static_cast<std::size_t>(living_ / part_slots + 1)),
        tied_parts_(parts_.size(), 0) {}

  FoundMerges run() {
    PhaseProgress progress(execution_, "linkage",
                           static_cast<double>(living_) * static_cast<double>(living_ + 1) / 2);
    FoundMerges found;
    found.merges.reserve(static_cast<std::size_t>(living_ - 1));
    while (living_ > 1) {
      found.merges.push_back(merge(walk()));
      progress.advance(static_cast<double>(living_));
      if (distances_.wants_compaction(living_)) compact();
    }
    progress.finish();
    found.tied = tied_;
    return found;
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
        nearest_.set(top.slot, search(top.slot));
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

  /// The nearest living slot of one, from its row.
  Nearest search(Index slot) {
    return nearest_of_parts([&](Index from, Index to) {
      const double* const row = distances_.row(slot, from, to, row_x_.data() + from);
      return nearest_in_row(row, dead_.data() + from, to - from);
    });
  }

  FoundMerge merge(const Pair& pair) {
    const Index x = pair.x;
    const Index y = pair.y;
    const double size_x = sizes_[at(x)];
    const double size_y = sizes_[at(y)];
    dead_[at(x)] = HUGE_VAL;
    --living_;
    const Nearest of_y = nearest_of_parts([&](Index from, Index to) {
      double* const row_y = distances_.open_row(y, from, to, row_y_.data() + from);
      const double* const row_x = distances_.row(x, from, to, row_x_.data() + from);
      tied_parts_[at(from / part_slots)] = is_tied(row_x, row_y, from, to, pair);
      update_row(criterion_, row_x, row_y, pair.height, size_x, size_y, sizes_.data() + from, to - from);
      if (from <= y && y < to) row_y[y - from] = HUGE_VAL;
      distances_.close_row(y, from, to, row_y, x);
      nearest_.merged(x, y, from, to, row_y, dead_.data());
      return nearest_in_row(row_y, dead_.data() + from, to - from);
    });
    for (Index p = 0; p * part_slots < distances_.slots(); ++p)
      if (tied_parts_[at(p)] != 0) {
        ++tied_;
        break;
      }
    nearest_.set(x, {0, -1});
    nearest_.set(y, of_y);
    sizes_[at(y)] = size_x + size_y;
    sizes_[at(x)] = 0;
    return {observation_[at(x)], observation_[at(y)], pair.height};
  }

  /// Whether a third cluster, of the slots from … to−1, is as near to x or y as these are to each other.
  char is_tied(const double* row_x, const double* row_y, Index from, Index to, const Pair& pair) const {
    for (Index k = from; k < to; ++k)
      if ((row_x[k - from] == pair.height || row_y[k - from] == pair.height) && k != pair.x && k != pair.y &&
          dead_[at(k)] == 0)
        return 1;
    return 0;
  }

  /// Works on all slots in parts, on all threads; the nearest of what the parts give, the first of several.
  template<class Part>
  Nearest nearest_of_parts(const Part& part) {
    team_.chunks(distances_.slots(), part_slots, [&](Index from, Index to) {
      Nearest found = part(from, to);
      if (found.position >= 0) found.position += from;
      parts_[at(from / part_slots)] = found;
    });
    Nearest best{HUGE_VAL, -1};
    for (Index p = 0; p * part_slots < distances_.slots(); ++p)
      if (parts_[at(p)].distance < best.distance) best = parts_[at(p)];
    return best;
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
    distances_.compact(kept, team_);
    nearest_.compact(kept, slot_now);
    for (Link& link : chain_)
      link.slot = slot_now[at(link.slot)];
    std::fill(dead_.begin(), dead_.begin() + living_, 0.0);
    first_living_ = 0;
  }

  /// Slots that one thread works on at a time: some microseconds of work.
  static constexpr Index part_slots = 1024;
  static_assert(part_slots % WorkingDistances::strip == 0);

  Team& team_;
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
  std::vector<Nearest> parts_;
  std::vector<char> tied_parts_;
  Index tied_ = 0;
};

/// Runs the chain on all threads. @return the merges, in the order in which they were found
template<ReducibleCriterion Criterion>
FoundMerges run_chain(WorkingDistances& distances, NearestNeighbors& nearest, ChainStart start,
                      const Criterion& criterion, const Execution& execution) {
  FoundMerges found;
  with_team(execution, [&](Team& team) {
    found = NearestNeighborChain<Criterion>(distances, nearest, std::move(start), criterion, team, execution)
                .run();
  });
  return found;
}

/// The chain over dissimilarities that are worked out one part of a row after the other.
/// @param for_each for_each(visit) calls visit(i, from, to, values) with the dissimilarities of i to from …
/// to−1, all after i, for one i in the order of `from` and from one thread. @see for_each_distance
template<ReducibleCriterion Criterion, class ForEach>
FoundMerges chain_over(ChainStart start, const Criterion& criterion, const Execution& execution,
                       const ForEach& for_each) {
  const Index n = static_cast<Index>(start.sizes.size());
  WorkingDistances working(n);
  std::vector<Nearest> beyond(static_cast<std::size_t>(n), {HUGE_VAL, -1});
  const std::vector<double> none_dead(static_cast<std::size_t>(n), 0.0);
  for_each([&](Index i, Index from, Index to, const double* values) {
    working.set_beyond(i, from, to, values);
    const Nearest found = nearest_in_row(values, none_dead.data(), to - from);
    Nearest& best = beyond[static_cast<std::size_t>(i)];
    if (found.distance < best.distance) best = {found.distance, from + found.position};
  });
  NearestNeighbors nearest(n);
  working.nearest_before(execution, [&](Index slot, double distance, Index position) {
    const Nearest& after = beyond[static_cast<std::size_t>(slot)];
    nearest.set(slot, after.distance < distance ? after : Nearest{distance, position});
  });
  return run_chain(working, nearest, std::move(start), criterion, execution);
}

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
  detail::NearestNeighbors nearest(n);
  detail::WorkingDistances working(std::move(distances));
  return detail::sorted_dendrogram(
      n, detail::run_chain(working, nearest, detail::ChainStart::observations_alone(n), criterion, execution)
             .merges);
}

/// The same for the Euclidean distances of n × d observations, n ≥ 1, finite. Every observation's nearest
/// neighbour is noted while the distances are worked out. Time O(n²·d), memory n(n−1)/2 doubles.
template<ReducibleCriterion Criterion>
Dendrogram nn_chain(const Matrix<double>& x, const Criterion& criterion, const Execution& execution = {}) {
  const auto for_each = [&](const auto& visit) {
    detail::for_each_distance(x, execution, "distances", visit);
  };
  return detail::sorted_dendrogram(
      x.rows(),
      detail::chain_over(detail::ChainStart::observations_alone(x.rows()), criterion, execution, for_each)
          .merges);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_NN_CHAIN_HPP
