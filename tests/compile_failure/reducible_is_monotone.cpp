// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/neighbor_heap.hpp"

using namespace segmentiq;

/// A reducible criterion: its heights cannot decrease, so it must not claim that they may.
struct Nearest {
  static constexpr bool is_reducible = true, needs_squared_euclidean = false;
#if defined(MAY_DECREASE)
  static constexpr bool is_monotone = false;
#else
  static constexpr bool is_monotone = true;
#endif
  double update(double d_ik, double d_jk, double, double, double, double) const {
    return d_ik < d_jk ? d_ik : d_jk;
  }
};

Dendrogram heap(CondensedMatrix distances) {
  return neighbor_heap(std::move(distances), Nearest{});
}
