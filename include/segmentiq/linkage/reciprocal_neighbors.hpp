// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_RECIPROCAL_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_RECIPROCAL_NEIGHBORS_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/linkage/centroid_tree.hpp"
#include "segmentiq/linkage/cluster_geometry.hpp"
#include "segmentiq/linkage/cluster_store.hpp"
#include "segmentiq/linkage/merge_order.hpp"
#include "segmentiq/linkage/neighbor_lists.hpp"
#include "segmentiq/linkage/neighbor_search.hpp"

namespace segmentiq::detail {

/// Clustering in rounds: every two clusters that are each other's nearest become one, all of them at once.
///
/// For a reducible criterion nothing that merges elsewhere can come between two such clusters, so all these
/// merges belong to the dendrogram, whatever their order. Among equal distances the earlier slot is the
/// nearer, so that there is always a pair.
template<ClusterGeometry Geometry>
class ReciprocalNeighbors {
 public:
  ReciprocalNeighbors(ClusterStore& clusters, Geometry& geometry, double blur, const Execution& execution)
      : clusters_(clusters),
        geometry_(geometry),
        blur_(blur),
        execution_(execution),
        lists_(at(clusters.count())),
        tree_({}, clusters.dimension()) {
    for (NeighborList& list : lists_)
      list.clear();
  }

  /// Merges until at most `enough` clusters are left. @param partition of the clusters as they stand, in its
  /// order
  /// @param merged merged(a, b, key): a member of each of the two clusters, as ClusterStore::member()
  template<class Merged>
  void run(TreePartition partition, Index enough, const Merged& merged) {
    tree_ = CentroidTree(partition, clusters_.dimension());
    partition = {};
    planted_ = clusters_.count();
    // A round's work is about its number of clusters: what it takes away is a measure of how far the whole
    // has come.
    PhaseProgress progress(execution_, "linkage", static_cast<double>(planted_));
    bool search_all = false;
    while (clusters_.count() > enough) {
      tree_.fill(
          clusters_, [&](Index s) { return geometry_.slack(clusters_, s); }, execution_);
      const Index before = clusters_.count();
      const double reported = find_neighbors(search_all, progress);
      const bool found = merge_pairs(merged);
      progress.advance(std::max(0.0, static_cast<double>(before - clusters_.count()) - reported));
      // Rounding can make distances seem to go round in a circle, where lists of different ages meet; fresh
      // ones cannot.
      if (search_all && !found) throw_not_finite("linkage()");
      search_all = !found;
    }
    progress.finish();
  }

  /// Merges of two clusters one of which had a third as near.
  Index tied() const { return tied_; }

 private:
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  /// @return the work that was reported
  double find_neighbors(bool all, PhaseProgress& progress) {
    std::vector<Index> wanted;
    for (Index slot = 0; slot < clusters_.count(); ++slot)
      if (all || !lists_[at(slot)].nearest_is_known()) wanted.push_back(slot);
    const auto count = static_cast<Index>(wanted.size());
    // A round takes away at least so many of the clusters, as a rule.
    const double share =
        0.2 * static_cast<double>(clusters_.count()) / static_cast<double>(std::max<Index>(count, 1));
    const auto work = [share](Index first, Index last) {
      return share * static_cast<double>(last - first);
    };
    parallel_chunks(
        count, 64, execution_, &progress,
        [&](Index first, Index last) {
          NeighborSearch<Geometry> search(clusters_, tree_, geometry_, blur_);
          Index leaf = tree_.leaf_of(wanted[at(first)]);
          for (Index i = first; i < last; ++i) {
            const Index slot = wanted[at(i)];
            while (tree_.first(leaf + 1) <= slot)
              ++leaf;
            search.complete(slot, leaf, lists_[at(slot)]);
          }
        },
        work);
    return work(0, count);
  }

  template<class Merged>
  bool merge_pairs(const Merged& merged) {
    const Index count = clusters_.count();
    const auto nearest = [&](Index s) {
      return lists_[at(s)].slots[0];
    };
    std::vector<Index> heir(at(count));
    std::iota(heir.begin(), heir.end(), Index{0});
    std::vector<std::pair<Index, Index>> pairs;
    std::vector<Index> kept;
    for (Index s = 0; s < count; ++s) {
      const Index other = nearest(s);
      if (nearest(other) == s) {
        if (other < s) {
          heir[at(s)] = other;
          continue;
        }
        pairs.emplace_back(s, other);
        const bool is_tied = lists_[at(s)].is_tied() || lists_[at(other)].is_tied();
        tied_ += is_tied ? 1 : 0;
        merged(clusters_.member(s), clusters_.member(other), lists_[at(s)].keys[0]);
      }
      kept.push_back(s);
    }
    if (pairs.empty()) return false;
    const bool replant = 4 * kept.size() <= 3 * at(planted_);
    if (replant) tree_ = CentroidTree({}, clusters_.dimension());  // its memory is needed now
    clusters_.begin_merging();
    parallel_chunks(static_cast<Index>(pairs.size()), 4096, execution_, [&](Index first, Index last) {
      for (Index p = first; p < last; ++p) {
        const auto [into, from] = pairs[at(p)];
        geometry_.merge(clusters_, into, from);
        clusters_.merge(into, from);
        lists_[at(into)].clear();
      }
    });
    settle(kept, std::move(heir), replant);
    return true;
  }

  /// Gives the slots `kept` their new places, and brings the lists up to date. @param heir of each slot:
  /// where its cluster is now @param replant whether the tree is made anew
  void settle(const std::vector<Index>& kept, std::vector<Index> heir, bool replant) {
    const Index count = static_cast<Index>(kept.size());
    std::vector<Index> place(heir.size(), -1);  // new slot of an old one
    std::vector<bool> is_new(kept.size(), false);
    for (Index i = 0; i < count; ++i)
      place[at(kept[at(i)])] = i;
    for (std::size_t s = 0; s < heir.size(); ++s) {
      if (place[s] >= 0) continue;
      place[s] = place[at(heir[s])];
      is_new[at(place[s])] = true;
    }
    clusters_.compact(kept);
    for (Index i = 0; i < count; ++i)
      lists_[at(i)] = lists_[at(kept[at(i)])];
    lists_.resize(at(count));

    if (!replant) {
      tree_.compact(kept);
    } else {
      const auto coordinate = [&](Index i, Index k) {
        return clusters_.centroid(i)[k];
      };
      const TreePartition partition = partition_points(count, clusters_.dimension(), coordinate, execution_);
      std::vector<Index> moved(at(count));
      std::vector<bool> is_new_there(at(count));
      for (Index i = 0; i < count; ++i) {
        const Index from = partition.order[at(i)];
        moved[at(from)] = i;
        is_new_there[at(i)] = is_new[at(from)];
      }
      clusters_.permute(partition.order);
      NeighborList spare;
      permute_in_place(
          partition.order, [&](Index i) { spare = lists_[at(i)]; },
          [&](Index from, Index to) { lists_[at(to)] = lists_[at(from)]; },
          [&](Index i) { lists_[at(i)] = spare; });
      is_new = std::move(is_new_there);
      for (Index& p : place)
        p = moved[at(p)];
      tree_ = CentroidTree(partition, clusters_.dimension());
      planted_ = count;
    }
    parallel_chunks(count, 16'384, execution_, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s)
        refresh(s, place, is_new);
    });
  }

  /// A list after merges: slots renamed, and distances to new clusters computed.
  void refresh(Index slot, const std::vector<Index>& place, const std::vector<bool>& is_new) {
    NeighborList& list = lists_[at(slot)];
    if (list.slots[0] < 0) return;
    const NeighborList before = list;
    list.clear();
    list.complete_below = before.complete_below;
    for (int i = 0; i < NeighborList::length && before.slots[i] >= 0; ++i) {
      const Index now = place[at(before.slots[i])];
      if (list.contains(now)) continue;
      list.insert(is_new[at(now)] ? geometry_.key(clusters_, slot, now) : before.keys[i], now);
    }
  }

  ClusterStore& clusters_;
  Geometry& geometry_;
  double blur_;
  const Execution& execution_;
  std::vector<NeighborList> lists_;
  CentroidTree tree_;
  Index planted_ = 0;  // clusters when the tree was parted
  Index tied_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_RECIPROCAL_NEIGHBORS_HPP
