// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/neighbor_heap.hpp"

using namespace segmentiq;

/// A criterion that does not say whether it is reducible.
struct Nearest {
#if !defined(NOT_SAID)
  static constexpr bool is_reducible = true;
#endif
  static constexpr bool needs_squared_euclidean = false, is_monotone = true;
  double update(double d_ik, double d_jk, double, double, double, double) const {
    return d_ik < d_jk ? d_ik : d_jk;
  }
};

Dendrogram heap(CondensedMatrix distances) {
  return neighbor_heap(std::move(distances), Nearest{});
}
