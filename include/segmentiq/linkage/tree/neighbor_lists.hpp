// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_NEIGHBOR_LISTS_HPP
#define SEGMENTIQ_LINKAGE_TREE_NEIGHBOR_LISTS_HPP

#include <algorithm>
#include <cmath>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// A few clusters near one, nearest first (of equal ones the earlier slot first).
///
/// `complete_below` says how far the list is complete: every cluster that is not in it has at least that key.
/// For a reducible criterion this stays true while other clusters merge: a union is never nearer than the
/// nearer of its parts. So the nearest of the list is the nearest of all as long as it is nearer than that;
/// only when merges have pushed it farther away must the tree be searched again.
struct NeighborList {
  static constexpr int length = 3;
  double keys[length];
  Index slots[length];
  double complete_below;

  void clear() {
    std::fill_n(keys, length, HUGE_VAL);
    std::fill_n(slots, length, Index{-1});
    complete_below = -HUGE_VAL;
  }
  bool nearest_is_known() const { return keys[0] < complete_below; }
  /// Whether a second one is as near as the nearest.
  bool is_tied() const { return slots[1] >= 0 && keys[1] == keys[0]; }
  double worst() const { return keys[length - 1]; }
  bool contains(Index slot) const { return std::find(slots, slots + length, slot) != slots + length; }
  bool admits(double key, Index slot) const {
    return key < keys[length - 1] || (key == keys[length - 1] && slot < slots[length - 1]);
  }
  /// @pre !contains(slot)
  void insert(double key, Index slot) {
    if (!admits(key, slot)) return;
    int i = length - 1;
    for (; i > 0 && (key < keys[i - 1] || (key == keys[i - 1] && slot < slots[i - 1])); --i) {
      keys[i] = keys[i - 1];
      slots[i] = slots[i - 1];
    }
    keys[i] = key;
    slots[i] = slot;
  }
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_NEIGHBOR_LISTS_HPP
