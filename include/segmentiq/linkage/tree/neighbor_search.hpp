// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_NEIGHBOR_SEARCH_HPP
#define SEGMENTIQ_LINKAGE_TREE_NEIGHBOR_SEARCH_HPP

#include <cmath>

#include "segmentiq/linkage/tree/cluster_geometry.hpp"
#include "segmentiq/linkage/tree/neighbor_lists.hpp"
#include "segmentiq/linkage/tree/walk.hpp"

namespace segmentiq::detail {

/// Searches for the nearest clusters of one after another, with one set of buffers: one object a thread.
template<ClusterGeometry Geometry>
class NeighborSearch {
 public:
  /// @param rounding_error @see TreeWalk
  NeighborSearch(const ClusterStore& clusters, const CentroidTree& tree, const Geometry& geometry,
                 double rounding_error)
      : visitor_{clusters, geometry}, walk_(tree, rounding_error) {}

  /// Completes the list of the cluster in `slot`, which is in `leaf`. What stands in the list must be right,
  /// and helps: it bounds the search.
  void complete(Index slot, Index leaf, NeighborList& list) {
    visitor_.begin(slot, list);
    walk_.walk(visitor_.clusters.centroid(slot), slot, leaf, visitor_);
    list.complete_below = list.worst();
  }

 private:
  struct NearestVisitor {
    const ClusterStore& clusters;
    const Geometry& geometry;
    Index slot = 0;
    NeighborList* list = nullptr;
    Reach limit{};

    void begin(Index new_slot, NeighborList& new_list) {
      slot = new_slot;
      list = &new_list;
      aim();
    }
    void aim() {
      limit = list->worst() < HUGE_VAL ? geometry.reach(clusters, slot, list->worst()) : unlimited_reach;
    }
    const Reach& reach() const { return limit; }
    bool skips(TreeShape::Child) const { return false; }
    void meet(Index other) {
      if (list->contains(other)) return;
      const double key = geometry.key(clusters, slot, other, list->worst());
      if (!list->admits(key, other)) return;
      list->insert(key, other);
      aim();
    }
  };

  NearestVisitor visitor_;
  TreeWalk<NearestVisitor> walk_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_NEIGHBOR_SEARCH_HPP
