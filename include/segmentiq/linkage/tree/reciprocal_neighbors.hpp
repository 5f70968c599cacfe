// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_RECIPROCAL_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_TREE_RECIPROCAL_NEIGHBORS_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/permutation.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/linkage/merge_order.hpp"
#include "segmentiq/linkage/tree/centroid_tree.hpp"
#include "segmentiq/linkage/tree/cluster_geometry.hpp"
#include "segmentiq/linkage/tree/cluster_store.hpp"
#include "segmentiq/linkage/tree/neighbor_lists.hpp"
#include "segmentiq/linkage/tree/neighbor_search.hpp"
#include "segmentiq/linkage/tree/partition_points.hpp"

namespace segmentiq::detail {

/// Clustering in rounds: every two clusters that are each other's nearest become one, all of them at once.
///
/// For a reducible criterion nothing that merges elsewhere can come between two such clusters, so all these
/// merges belong to the dendrogram, whatever their order. Among equal distances the earlier slot is the
/// nearer, so that there is always a pair.
template<ClusterGeometry Geometry>
class ReciprocalNeighbors {
 public:
  ReciprocalNeighbors(ClusterStore& clusters, Geometry& geometry, double rounding_error,
                      const Execution& execution)
      : clusters_(clusters),
        geometry_(geometry),
        rounding_error_(rounding_error),
        execution_(execution),
        lists_(to_size(clusters.count())) {
    for_each(clusters.count(), [&](Index s) { lists_[to_size(s)].clear(); });
  }

  /// Merges until at most `enough` clusters are left. @param partition of the clusters as they stand, in its
  /// order
  /// @param merged merged(i, a, b, key): the i-th merge, of two clusters named by a member of each, as
  /// ClusterStore::member(). Called by several threads at once
  /// @return how many merges there were
  template<class Merged>
  Index run(TreePartition partition, Index enough, const Merged& merged) {
    plant(std::move(partition));
    // A round's work is about its number of clusters: what it takes away is a measure of how far the whole
    // has come.
    const Index begun_with = clusters_.count();
    PhaseProgress progress(execution_, "merging", static_cast<double>(begun_with));
    bool search_all = false;
    while (clusters_.count() > enough) {
      const Index before = clusters_.count();
      const double reported = find_neighbors(search_all, progress);
      merge_pairs(begun_with - before, merged);
      const Index gone = before - clusters_.count();
      progress.advance(std::max(0.0, static_cast<double>(gone) - reported));
      // Rounding can make distances seem to go round in a circle, where lists of different ages meet; fresh
      // ones cannot.
      if (search_all && gone == 0) throw_not_finite("linkage()");
      search_all = gone == 0;
    }
    progress.finish();
    return begun_with - clusters_.count();
  }

  /// Merges of two clusters one of which had a third as near.
  Index tied() const { return tied_; }

 private:
  struct Pair {
    Index into, from;
  };

  void plant(TreePartition partition) {
    partition_ = std::move(partition);
    planted_ = static_cast<Index>(partition_.order.size());
    partition_.order = {};  // the clusters stand in it, or will soon
  }

  /// @return the work that was reported
  double find_neighbors(bool all, PhaseProgress& progress) {
    const auto work = [](Index first,
                         Index last) {  // a round takes away at least so many of the clusters, as a rule
      return 0.2 * static_cast<double>(last - first);
    };
    CentroidTree tree(partition_, clusters_.dimension());
    tree.fill(
        clusters_, [&](Index s) { return geometry_.slack(clusters_, s); }, execution_);
    parallel_chunks(
        clusters_.count(), 64, execution_, &progress,
        [&](Index first, Index last) {
          NeighborSearch<Geometry> search(clusters_, tree, geometry_, rounding_error_);
          Index leaf = tree.leaf_of(first);
          for (Index slot = first; slot < last; ++slot) {
            while (tree.first(leaf + 1) <= slot)
              ++leaf;
            if (all || !lists_[to_size(slot)].nearest_is_known())
              search.complete(slot, leaf, lists_[to_size(slot)]);
          }
        },
        work);
    return work(0, clusters_.count());
  }

  /// Merges all pairs of nearest neighbours. @param done merges before
  template<class Merged>
  void merge_pairs(Index done, const Merged& merged) {
    LargeVector<Index> kept;
    const LargeVector<Pair> pairs = pair_up(kept);
    if (pairs.empty()) return;
    clusters_.begin_merging();
    parallel_chunks(static_cast<Index>(pairs.size()), 512, execution_, [&](Index first, Index last) {
      for (Index p = first; p < last; ++p) {
        const auto [into, from] = pairs[to_size(p)];
        merged(done + p, clusters_.member(into), clusters_.member(from), lists_[to_size(into)].keys[0]);
        geometry_.merge(clusters_, into, from);
        clusters_.merge(into, from);
        lists_[to_size(into)].clear();
      }
    });
    settle(pairs, std::move(kept));
  }

  /// Clusters that are each other's nearest, by the earlier slot. @param kept the slots that live on
  LargeVector<Pair> pair_up(LargeVector<Index>& kept) {
    constexpr Index chunk = 4096;
    struct Part {
      std::vector<Pair> pairs;
      std::vector<Index> kept;
      Index tied = 0;
    };
    const Index count = clusters_.count();
    std::vector<Part> parts(to_size((count + chunk - 1) / chunk));
    parallel_chunks(count, chunk, execution_, [&](Index first, Index last) {
      Part& part = parts[to_size(first / chunk)];
      for (Index s = first; s < last; ++s) {
        const Index other = lists_[to_size(s)].slots[0];
        if (lists_[to_size(other)].slots[0] == s) {
          if (other < s) continue;
          part.pairs.push_back({s, other});
          part.tied += lists_[to_size(s)].is_tied() || lists_[to_size(other)].is_tied() ? 1 : 0;
        }
        part.kept.push_back(s);
      }
    });
    std::vector<std::size_t> pairs_before(parts.size() + 1, 0), kept_before(pairs_before);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      pairs_before[p + 1] = pairs_before[p] + parts[p].pairs.size();
      kept_before[p + 1] = kept_before[p] + parts[p].kept.size();
      tied_ += parts[p].tied;
    }
    LargeVector<Pair> pairs(pairs_before.back());
    kept.resize(kept_before.back());
    parallel_chunks(static_cast<Index>(parts.size()), 1, execution_, [&](Index first, Index) {
      const Part& part = parts[to_size(first)];
      std::copy(part.pairs.begin(), part.pairs.end(), pairs.data() + pairs_before[to_size(first)]);
      std::copy(part.kept.begin(), part.kept.end(), kept.data() + kept_before[to_size(first)]);
    });
    return pairs;
  }

  /// Leaves the clusters in the slots `kept`, gives them new slots, and brings the lists up to date.
  void settle(const LargeVector<Pair>& pairs, LargeVector<Index> kept) {
    place_.resize(to_size(clusters_.count()));
    const Index count = static_cast<Index>(kept.size());
    // Clusters wander as they grow, so now and then they are worth parting anew.
    const bool anew = 4 * count <= planted_;
    const LargeVector<Index> order = anew ? parted_anew(kept) : std::move(kept);  // the old slot of each new
    if (anew) {
      clusters_.permute(order, execution_);
    } else {
      partition_.thin_out(order);
      clusters_.keep(order, execution_);
    }
    is_new_.resize(to_size(count));
    for_each(count, [&](Index i) {
      place_[to_size(order[to_size(i)])] = i;
      is_new_[to_size(i)] = 0;
    });
    for_each(static_cast<Index>(pairs.size()), [&](Index p) {
      const auto [into, from] = pairs[to_size(p)];
      place_[to_size(from)] = place_[to_size(into)];
      is_new_[to_size(place_[to_size(into)])] = 1;
    });
    const auto refresh = [&](Index first, Index last, NeighborList* to) {
      for (Index i = first; i < last; ++i)
        *to++ = refreshed(lists_[to_size(order[to_size(i)])], i);
    };
    if (!anew) return rewrite_rows(lists_, 1, count, execution_, refresh);
    LargeVector<NeighborList> lists(to_size(count));
    parallel_chunks(count, 4096, execution_,
                    [&](Index first, Index last) { refresh(first, last, lists.data() + first); });
    lists_ = std::move(lists);
  }

  LargeVector<Index> parted_anew(const LargeVector<Index>& kept) {
    const auto coordinate = [&](Index i, Index k) {
      return clusters_.centroid(kept[to_size(i)])[k];
    };
    TreePartition partition =
        partition_points(static_cast<Index>(kept.size()), clusters_.dimension(), coordinate, execution_);
    LargeVector<Index> order;
    order.reserve(kept.size());
    for (const Index i : partition.order)
      order.push_back(kept[to_size(i)]);
    plant(std::move(partition));
    return order;
  }

  /// The list of the cluster now in `slot` after merges: slots renamed, and distances to new clusters
  /// computed.
  NeighborList refreshed(const NeighborList& before, Index slot) const {
    NeighborList list;
    list.clear();
    if (before.slots[0] < 0) return list;
    list.complete_below = before.complete_below;
    for (int i = 0; i < NeighborList::length && before.slots[i] >= 0; ++i) {
      const Index now = place_[to_size(before.slots[i])];
      if (list.contains(now)) continue;
      list.insert(is_new_[to_size(now)] != 0 ? geometry_.key(clusters_, slot, now) : before.keys[i], now);
    }
    return list;
  }

  template<class Body>
  void for_each(Index count, const Body& body) const {
    parallel_chunks(count, 4096, execution_, [&](Index first, Index last) {
      for (Index i = first; i < last; ++i)
        body(i);
    });
  }

  ClusterStore& clusters_;
  Geometry& geometry_;
  double rounding_error_;
  const Execution& execution_;
  LargeVector<NeighborList> lists_;
  LargeVector<Index> place_;  // the new slot of an old one, in this round
  LargeVector<char> is_new_;  // whether the cluster now in a slot is of this round
  TreePartition partition_;   // of the clusters as they stand: its order is 0, 1, 2, …
  Index planted_ = 0;         // clusters when it was made
  Index tied_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_RECIPROCAL_NEIGHBORS_HPP
