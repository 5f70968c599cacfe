// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_RECIPROCAL_NEIGHBORS_HPP
#define SEGMENTIQ_LINKAGE_RECIPROCAL_NEIGHBORS_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/detail/large_array.hpp"
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
    parallel_chunks(clusters.count(), 16'384, execution, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s)
        lists_[at(s)].clear();
    });
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
      tree_.fill(
          clusters_, [&](Index s) { return geometry_.slack(clusters_, s); }, execution_);
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
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  struct Pair {
    Index into, from;
  };

  void plant(TreePartition partition) {
    tree_ = CentroidTree(partition, clusters_.dimension());
    top_ = std::move(partition.top);
    planted_ = clusters_.count();
  }

  /// @return the work that was reported
  double find_neighbors(bool all, PhaseProgress& progress) {
    const auto work = [](Index first,
                         Index last) {  // a round takes away at least so many of the clusters, as a rule
      return 0.2 * static_cast<double>(last - first);
    };
    parallel_chunks(
        clusters_.count(), 64, execution_, &progress,
        [&](Index first, Index last) {
          NeighborSearch<Geometry> search(clusters_, tree_, geometry_, blur_);
          Index leaf = tree_.leaf_of(first);
          for (Index slot = first; slot < last; ++slot) {
            while (tree_.first(leaf + 1) <= slot)
              ++leaf;
            if (all || !lists_[at(slot)].nearest_is_known()) search.complete(slot, leaf, lists_[at(slot)]);
          }
        },
        work);
    return work(0, clusters_.count());
  }

  /// Merges all pairs of nearest neighbours. @param done merges before
  template<class Merged>
  void merge_pairs(Index done, const Merged& merged) {
    std::vector<Index> kept;
    const std::vector<Pair> pairs = pair_up(kept);
    if (pairs.empty()) return;
    const bool replant = 9 * kept.size() <= 8 * at(planted_);
    if (replant) tree_ = CentroidTree({}, clusters_.dimension());  // its memory is needed now
    clusters_.begin_merging();
    parallel_chunks(static_cast<Index>(pairs.size()), 512, execution_, [&](Index first, Index last) {
      for (Index p = first; p < last; ++p) {
        const auto [into, from] = pairs[at(p)];
        merged(done + p, clusters_.member(into), clusters_.member(from), lists_[at(into)].keys[0]);
        geometry_.merge(clusters_, into, from);
        clusters_.merge(into, from);
        lists_[at(into)].clear();
      }
    });
    settle(pairs, kept, replant);
  }

  /// Clusters that are each other's nearest, by the earlier slot. @param kept the slots that live on
  std::vector<Pair> pair_up(std::vector<Index>& kept) {
    constexpr Index chunk = 4096;
    struct Part {
      std::vector<Pair> pairs;
      std::vector<Index> kept;
      Index tied = 0;
    };
    const Index count = clusters_.count();
    std::vector<Part> parts(at((count + chunk - 1) / chunk));
    parallel_chunks(count, chunk, execution_, [&](Index first, Index last) {
      Part& part = parts[at(first / chunk)];
      for (Index s = first; s < last; ++s) {
        const Index other = lists_[at(s)].slots[0];
        if (lists_[at(other)].slots[0] == s) {
          if (other < s) continue;
          part.pairs.push_back({s, other});
          part.tied += lists_[at(s)].is_tied() || lists_[at(other)].is_tied() ? 1 : 0;
        }
        part.kept.push_back(s);
      }
    });
    std::vector<Pair> pairs;
    for (const Part& part : parts) {
      pairs.insert(pairs.end(), part.pairs.begin(), part.pairs.end());
      kept.insert(kept.end(), part.kept.begin(), part.kept.end());
      tied_ += part.tied;
    }
    return pairs;
  }

  /// Gives the slots `kept` their new places, and brings the lists up to date. @param replant whether the
  /// tree is made anew
  void settle(const std::vector<Pair>& pairs, const std::vector<Index>& kept, bool replant) {
    std::vector<Index> place(at(clusters_.count()));  // new slot of an old one
    const Index count = static_cast<Index>(kept.size());
    clusters_.compact(kept);
    for (Index i = 0; i < count; ++i) {
      place[at(kept[at(i)])] = i;
      lists_[at(i)] = lists_[at(kept[at(i)])];
    }
    lists_.resize(at(count));
    top_.compact(kept);
    if (replant) {
      const std::vector<Index> moved = replanted();
      for (const Index s : kept)
        place[at(s)] = moved[at(place[at(s)])];
    } else {
      tree_.compact(kept);
    }
    std::vector<char> is_new(at(count), 0);
    for (const auto [into, from] : pairs) {
      place[at(from)] = place[at(into)];
      is_new[at(place[at(from)])] = 1;
    }
    parallel_chunks(count, 2048, execution_, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s)
        refresh(s, place, is_new);
    });
  }

  /// Makes the tree anew: below its branches, as long as these are large. @return the new slot of each old
  /// one
  std::vector<Index> replanted() {
    constexpr Index small_branch = 4096;
    const auto coordinate = [&](Index i, Index k) {
      return clusters_.centroid(i)[k];
    };
    const Index count = clusters_.count();
    const Index d = clusters_.dimension();
    const bool keep_top = top_.largest_branch() >= small_branch;
    TreePartition partition = keep_top ? partition_branches(std::move(top_), d, coordinate, execution_)
                                       : partition_points(count, d, coordinate, execution_);
    RunPermutation permutation{partition.order, {}};
    if (keep_top)
      for (const Index b : partition.top.branches)
        permutation.runs.emplace_back(partition.nodes[at(b)].begin, partition.nodes[at(b)].end);
    else
      permutation.runs.emplace_back(0, count);
    clusters_.permute(permutation, execution_);
    permutation.apply(lists_.data(), 1, execution_);
    std::vector<Index> moved(at(count));
    parallel_chunks(count, 65'536, execution_, [&](Index first, Index last) {
      for (Index i = first; i < last; ++i)
        moved[at(partition.order[at(i)])] = i;
    });
    plant(std::move(partition));
    return moved;
  }

  /// A list after merges: slots renamed, and distances to new clusters computed.
  void refresh(Index slot, const std::vector<Index>& place, const std::vector<char>& is_new) {
    NeighborList& list = lists_[at(slot)];
    if (list.slots[0] < 0) return;
    const NeighborList before = list;
    list.clear();
    list.complete_below = before.complete_below;
    for (int i = 0; i < NeighborList::length && before.slots[i] >= 0; ++i) {
      const Index now = place[at(before.slots[i])];
      if (list.contains(now)) continue;
      list.insert(is_new[at(now)] != 0 ? geometry_.key(clusters_, slot, now) : before.keys[i], now);
    }
  }

  ClusterStore& clusters_;
  Geometry& geometry_;
  double blur_;
  const Execution& execution_;
  LargeVector<NeighborList> lists_;
  CentroidTree tree_;
  TreePartition::Top top_;
  Index planted_ = 0;  // clusters when the tree was parted
  Index tied_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_RECIPROCAL_NEIGHBORS_HPP
