// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_NN_CHAIN_HPP
#define SEGMENTIQ_LINKAGE_DENSE_NN_CHAIN_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/observed_clusters.hpp"
#include "segmentiq/linkage/dense/stored_clusters.hpp"
#include "segmentiq/linkage/merge_order.hpp"

// The nearest-neighbour chain (Benzécri 1982; Murtagh 1983; Müllner 2011, algorithm 2).
//
// Start anywhere and walk from each cluster to its nearest. Distances shrink along the walk, so it ends at
// two clusters that are each other's nearest; for a reducible criterion no other merge can come between them,
// and they may be merged at once. What is left of the chain stays valid, and the walk goes on from there.
//
// SciPy's order of events is kept, so that ties fall as they do there: a chain starts at the first active
// slot, the previous element of the chain wins a tie, then the first slot; a merge lives on in the later of
// the two slots. What differs is how the nearest cluster is found: reducibility also means that a cluster's
// nearest neighbour stays its nearest until it is merged itself, so neighbours are remembered
// (NearestNeighbors) and most steps search nothing.
namespace segmentiq {
namespace detail {

/// One run of the chain, over clusters and their dissimilarities.
///
/// `Clusters` needs
///   - `active()`         their number
///   - `first_active()`   the first slot of one
///   - `nearest(slot)`    its nearest cluster's slot, the first of several; {infinity, −1} for none
///   - `observation(slot)`  one that is in the cluster
///   - `merge(x, y, height)`  makes slot y > x the union of both
///   - `tied()`           the merges so far at which a third cluster was as near
///   - `tidy(names)`      after a merge: gives slots new names where it is time to; names() are those in use
template<class Clusters>
FoundMerges walk_chain(Clusters& clusters, const Execution& execution) {
  struct Link {
    Index slot;
    double distance;  // to the previous link; infinite for the first
  };
  std::vector<Link> chain;
  const auto n = static_cast<double>(clusters.active());
  PhaseProgress progress(execution, "linkage", n * (n + 1) / 2);
  FoundMerges found;
  found.merges.reserve(to_size(clusters.active() - 1));
  while (clusters.active() > 1) {
    if (chain.empty()) chain.push_back({clusters.first_active(), HUGE_VAL});
    for (;;) {  // walk to the nearest cluster until that is where the walk came from
      const Nearest next = clusters.nearest(chain.back().slot);
      if (next.position < 0) throw_not_finite("nn_chain()");
      if (!(next.distance < chain.back().distance)) break;
      chain.push_back({next.position, next.distance});
    }
    const Link last = chain.back();
    chain.pop_back();
    const Index before = chain.back().slot;
    chain.pop_back();
    const Index x = std::min(last.slot, before);
    const Index y = std::max(last.slot, before);
    found.merges.push_back({clusters.observation(x), clusters.observation(y), last.distance});
    clusters.merge(x, y, last.distance);
    progress.advance(static_cast<double>(clusters.active()));
    clusters.tidy([&](const auto& name_now) {
      for (Link& link : chain)
        link.slot = name_now(link.slot);
    });
  }
  progress.finish();
  found.tied = clusters.tied();
  return found;
}

/// The chain over dissimilarities that are written down. @return the merges, in the order in which they were
/// found
template<ReducibleCriterion Criterion>
FoundMerges chain_over(WorkingDistances distances, ChainStart start, const Criterion& criterion,
                       const Execution& execution) {
  FoundMerges found;
  with_team(execution, [&](Team& team) {
    distances.complete(team);
    StoredClusters<Criterion> clusters(distances, std::move(start), criterion, team);
    found = walk_chain(clusters, execution);
  });
  return found;
}

/// With more features than this, distances are written down at the start: a row of them that is worked out
/// alone reads all observations anew, and these do not fit into the cache any more.
inline constexpr Index wide_observations = 64;

/// The chain over the Euclidean distances of observations. @param weights of the observations, or none
template<ReducibleCriterion Criterion>
FoundMerges chain_over(const Matrix<double>& x, const std::vector<double>& weights,
                       const Criterion& criterion, const Execution& execution) {
  if (x.cols() > wide_observations) {
    CondensedMatrix distances = euclidean_distances(x, execution);
    ChainStart start = ChainStart::all_singletons(x.rows());
    if (!weights.empty()) {
      if constexpr (std::same_as<Criterion, Ward>) weight_distances(distances, weights);
      start.sizes = weights;
    }
    return chain_over(WorkingDistances(std::move(distances)), std::move(start), criterion, execution);
  }
  FoundMerges found;
  with_team(execution, [&](Team& team) {
    ObservedClusters<Criterion> clusters(x, weights, criterion, team);
    found = walk_chain(clusters, execution);
  });
  return found;
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
  return detail::finished_dendrogram<Criterion>(
      n, detail::chain_over(detail::WorkingDistances(std::move(distances)),
                            detail::ChainStart::all_singletons(n), criterion, execution)
             .merges);
}

/// The same for the Euclidean distances of n × d observations, n ≥ 1, finite, which are worked out when they
/// are asked for. Time O(n²·d), memory at most n²/2 doubles.
template<ReducibleCriterion Criterion>
Dendrogram nn_chain(const Matrix<double>& x, const Criterion& criterion, const Execution& execution = {}) {
  return detail::finished_dendrogram<Criterion>(x.rows(),
                                                detail::chain_over(x, {}, criterion, execution).merges);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_DENSE_NN_CHAIN_HPP
