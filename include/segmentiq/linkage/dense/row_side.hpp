// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_ROW_SIDE_HPP
#define SEGMENTIQ_LINKAGE_DENSE_ROW_SIDE_HPP

#include <cstddef>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/linkage/dense/nearest_neighbors.hpp"

namespace segmentiq::detail {

/// The places of one side of every row of ObservedClusters: of its singletons, or of its clusters. One
/// entry a place.
struct RowSide {
  explicit RowSide(Index places) : slots(to_size(places)), inactive(slots.size(), 0.0), nearest(places) {}

  std::vector<Index> slots;
  std::vector<double> sizes;     // none: all 1
  std::vector<double> inactive;  // 0, or infinity: added to a distance, it rules an inactive place out
  NearestNeighbors nearest;

  Index places() const { return static_cast<Index>(slots.size()); }

  void add(Index slot, double size, Nearest neighbor) {
    slots.push_back(slot);
    sizes.push_back(size);
    inactive.push_back(0.0);
    nearest.add(neighbor);
  }

  std::vector<Index> active() const {
    std::vector<Index> found;
    for (Index p = 0; p < places(); ++p)
      if (inactive[to_size(p)] == 0) found.push_back(p);
    return found;
  }

  /// Keeps the places `kept` (ascending), all of which live.
  void keep(const std::vector<Index>& kept) {
    for (std::size_t to = 0; to < kept.size(); ++to) {
      const auto from = to_size(kept[to]);
      slots[to] = slots[from];
      if (!sizes.empty()) sizes[to] = sizes[from];
    }
    slots.resize(kept.size());
    if (!sizes.empty()) sizes.resize(kept.size());
    inactive.assign(kept.size(), 0.0);
    nearest.keep(kept);
  }
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_ROW_SIDE_HPP
