// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CUT_INCONSISTENT_HPP
#define SEGMENTIQ_DENDROGRAM_CUT_INCONSISTENT_HPP

#include <cmath>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cut_values.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/inconsistency.hpp"
#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq {

/// The clusters in which no merge is more inconsistent than `threshold`. No single height has to fit the
/// whole tree, so dense and wide clusters may stand side by side.
///
/// As `scipy.cluster.hierarchy.fcluster(Z, threshold, criterion="inconsistent", depth=depth)`, counted from
/// 0. Merges of two observations have coefficient 0, so a threshold below 0 makes every observation a
/// singleton.
/// @param threshold in standard deviations; with depth 2 coefficients are at most √(4/3) ≈ 1.155
/// @param depth levels that are compared, ≥ 1; see `inconsistency`
/// @throws parameter_error when `threshold` is NaN or depth < 1. O(n · min(depth, height of the tree)) time
/// at most, O(n) memory.
inline Partition cut_inconsistent(const Dendrogram& tree, double threshold, Index depth = 2) {
  if (std::isnan(threshold)) throw parameter_error("cut_inconsistent(): threshold (nan) must be a number");
  return cut_values(tree, subtree_inconsistencies(tree, inconsistency(tree, depth)), threshold);
}

/// Cut stage: clusters without inconsistent merges. @see cut_inconsistent
struct CutInconsistent {
  double threshold = 1;
  Index depth = 2;
  Partition cut(const Dendrogram& tree) const { return cut_inconsistent(tree, threshold, depth); }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_CUT_INCONSISTENT_HPP
