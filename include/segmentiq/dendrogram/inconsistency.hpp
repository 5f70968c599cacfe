// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_INCONSISTENCY_HPP
#define SEGMENTIQ_DENDROGRAM_INCONSISTENCY_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq {

/// How the height of a merge compares with the heights of the merges just below it, its own included.
struct Inconsistency {
  double mean = 0;         ///< of the compared heights, ≥ 0
  double deviation = 0;    ///< their standard deviation, with denominator count − 1; 0 for a single height
  Index count = 0;         ///< heights compared, ≥ 1
  double coefficient = 0;  ///< (height − mean) / deviation, in deviations; 0 where the deviation is 0

  friend bool operator==(const Inconsistency&, const Inconsistency&) = default;
};

namespace detail {

/// A merge on the way down, and how many of its children have been looked at.
struct InconsistencyStep {
  Index node;
  int children;
};

/// The statistics of one merge. The sums follow SciPy's order (left subtree, right subtree, the merge), and
/// the variance comes from the sum of squares, as there. Where the heights below are nearly equal, another
/// order or formula would change the whole coefficient, not only its last digit.
/// @param path scratch space for the descent, at most min(depth, height of the tree) entries
SEGMENTIQ_KERNEL inline Inconsistency inconsistency_of(const Dendrogram& tree, Index node, Index depth,
                                                       std::vector<InconsistencyStep>& path) {
  SEGMENTIQ_NO_CONTRACTION
  Inconsistency found;
  double sum = 0;
  double sum_of_squares = 0;
  path.assign(1, {node, 0});
  while (!path.empty()) {
    InconsistencyStep& here = path.back();
    const Merge& merge = tree.merge_of(here.node);
    if (static_cast<Index>(path.size()) < depth && here.children < 2) {
      const Index child = here.children++ == 0 ? merge.left : merge.right;
      if (!tree.is_leaf(child)) path.push_back({child, 0});
      continue;
    }
    ++found.count;
    sum += merge.height;
    sum_of_squares += merge.height * merge.height;
    path.pop_back();
  }
  const double count = static_cast<double>(found.count);
  found.mean = sum / count;
  if (found.count < 2) return found;
  const double variance = (sum_of_squares - sum * sum / count) / (count - 1);
  if (variance > 0) {  // rounding can make it a little less
    found.deviation = std::sqrt(variance);
    found.coefficient = (tree.height_of(node) - found.mean) / found.deviation;
  }
  return found;
}

}  // namespace detail

/// The inconsistency statistics of every merge: a merge much higher than those just below it joins clusters
/// that are far apart for their density.
///
/// As `scipy.cluster.hierarchy.inconsistent(Z, depth)`, to the last bit. `depth` levels are compared, the
/// merge's own included: depth 2 is the merge and those of its children that are merges.
/// @param depth ≥ 1; with 1 every coefficient is 0
/// @throws parameter_error when depth < 1; cancelled_error. O(n · min(depth, height of the tree)) time at
/// most, on all threads; O(n) memory.
inline std::vector<Inconsistency> inconsistency(const Dendrogram& tree, Index depth = 2,
                                                const Execution& execution = {}) {
  if (depth < 1)
    throw parameter_error("inconsistency(): depth (" + std::to_string(depth) + ") must be at least 1");
  const Index n = tree.observations();
  std::vector<Inconsistency> statistics(tree.merges().size());
  PhaseProgress progress(execution, "inconsistency", static_cast<double>(n - 1));
  const Index chunk = std::clamp<Index>((Index{1} << 20) / depth, 1, 4096);  // some milliseconds at most
  parallel_chunks(
      n - 1, chunk, execution, &progress,
      [&](Index first, Index last) {
        std::vector<detail::InconsistencyStep> path;
        for (Index i = first; i < last; ++i)
          statistics[to_size(i)] = detail::inconsistency_of(tree, n + i, depth, path);
      },
      [](Index first, Index last) { return static_cast<double>(last - first); });
  progress.finish();
  return statistics;
}

/// One field of the statistics as a column, e.g. `inconsistency_column(statistics, &Inconsistency::mean)`,
/// for `subtree_maxima` (SciPy's `maxRstat`) and `cut_values`. n − 1 values. O(n).
template<class Number>
std::vector<double> inconsistency_column(std::span<const Inconsistency> statistics,
                                         Number Inconsistency::*field) {
  std::vector<double> column;
  column.reserve(statistics.size());
  for (const Inconsistency& of_merge : statistics)
    column.push_back(static_cast<double>(of_merge.*field));
  return column;
}

/// For each merge, the largest inconsistency coefficient in its subtree.
/// As `scipy.cluster.hierarchy.maxinconsts`.
/// @param statistics n − 1 of them, as `inconsistency(tree)` gives them
/// @throws parameter_error when their number is another. O(n) time and memory.
inline std::vector<double> subtree_inconsistencies(const Dendrogram& tree,
                                                   std::span<const Inconsistency> statistics) {
  if (statistics.size() != tree.merges().size())
    throw parameter_error("subtree_inconsistencies(): statistics (" + std::to_string(statistics.size()) +
                          " of them) must be " + std::to_string(tree.merges().size()) +
                          ", one for each merge");
  return subtree_maxima(tree, inconsistency_column(statistics, &Inconsistency::coefficient));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_INCONSISTENCY_HPP
