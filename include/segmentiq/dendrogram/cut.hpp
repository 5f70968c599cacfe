// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_CUT_HPP
#define SEGMENTIQ_DENDROGRAM_CUT_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"

// Cutting a dendrogram into flat segments. All cuts number segments as SciPy's `fcluster` does, counted from
// 0: a walk from the root visits the left subtree, then the right one, then the children that are leaves, and
// a segment takes the next number when it is met. This is not the order of the leaves in a picture.
namespace segmentiq {

/// For each merge, the largest height in its subtree: equal to the heights where there is no inversion.
/// As `scipy.cluster.hierarchy.maxdists`. O(n).
inline std::vector<double> subtree_heights(const Dendrogram& tree) {
  std::vector<double> highest;
  highest.reserve(tree.merges().size());
  for (const Merge& m : tree.merges()) {
    double height = m.height;
    for (const Index child : {m.left, m.right})
      if (!tree.is_leaf(child))
        height = std::max(height, highest[static_cast<std::size_t>(child - tree.observations())]);
    highest.push_back(height);
  }
  return highest;
}

namespace detail {

/// Numbers the segments that remain when exactly the merges with `kept[i]` are undone no further.
/// @pre a kept merge's merges below it are kept too
inline Partition label_subtrees(const Dendrogram& tree, const std::vector<bool>& kept) {
  const Index n = tree.observations();
  Partition partition{std::vector<Label>(static_cast<std::size_t>(n), 0), 0};
  if (n == 1) {
    partition.count = 1;
    return partition;
  }
  struct Visit {
    Index node;
    int step;       // 0: left subtree next, 1: right subtree next, 2: leaves
    Label segment;  // the one that the node is inside, or no_label
  };
  const auto is_kept = [&](Index node) {
    return kept[static_cast<std::size_t>(node - n)];
  };
  std::vector<Visit> path{{tree.root(), 0, is_kept(tree.root()) ? partition.count++ : no_label}};
  while (!path.empty()) {
    Visit& here = path.back();
    const Merge& m = tree.merge_of(here.node);
    if (here.step < 2) {
      const Index child = here.step++ == 0 ? m.left : m.right;
      if (tree.is_leaf(child)) continue;
      const Label segment = here.segment != no_label ? here.segment
                            : is_kept(child)         ? partition.count++
                                                     : no_label;
      path.push_back({child, 0, segment});
      continue;
    }
    for (const Index child : {m.left, m.right})
      if (tree.is_leaf(child))
        partition.labels[static_cast<std::size_t>(child)] =
            here.segment != no_label ? here.segment : partition.count++;
    path.pop_back();
  }
  return partition;
}

inline void require_segments(Index segments, const std::string& where) {
  if (segments < 1)
    throw parameter_error(where + ": clusters (" + std::to_string(segments) + ") must be at least 1");
}

}  // namespace detail

/// The segments left when every merge up to and including `height` is made.
///
/// As `scipy.cluster.hierarchy.fcluster(Z, height, criterion="distance")`, counted from 0; a merge counts as
/// lower than the cut only when all merges below it are.
/// @throws parameter_error when `height` is NaN. O(n) time and memory.
inline Partition cut_height(const Dendrogram& tree, double height) {
  if (std::isnan(height)) throw parameter_error("cut_height(): height (nan) must be a number");
  const std::vector<double> highest = subtree_heights(tree);
  std::vector<bool> kept;
  kept.reserve(highest.size());
  for (const double h : highest)
    kept.push_back(h <= height);
  return detail::label_subtrees(tree, kept);
}

/// The lowest cut that leaves at most `clusters` segments. Merges of equal height are made together, so there
/// may be fewer.
///
/// As `scipy.cluster.hierarchy.fcluster(Z, clusters, criterion="maxclust")` of SciPy ≥ 1.15, counted from 0.
/// With clusters ≥ n every observation is a segment of its own, numbered in row order.
/// @throws parameter_error when clusters < 1. O(n log n) time, O(n) memory.
inline Partition cut_maxclust(const Dendrogram& tree, Index clusters) {
  detail::require_segments(clusters, "cut_maxclust()");
  const Index n = tree.observations();
  if (clusters >= n) {
    Partition partition{std::vector<Label>(static_cast<std::size_t>(n)), static_cast<Label>(n)};
    for (Index i = 0; i < n; ++i)
      partition.labels[static_cast<std::size_t>(i)] = static_cast<Label>(i);
    return partition;
  }
  // The heights of merges are tried as thresholds, by bisection over the merges as SciPy does: with
  // inversions the result depends on which are tried.
  const std::vector<double> highest = subtree_heights(tree);
  const auto segments_at = [&](double threshold) {
    return n - std::count_if(highest.begin(), highest.end(), [&](double h) { return h <= threshold; });
  };
  Index too_low = -1;
  Index high_enough = n - 1;  // n − 2, the root, always is
  while (high_enough - too_low > 1) {
    const Index middle = (too_low + high_enough) / 2;
    (segments_at(highest[static_cast<std::size_t>(middle)]) > clusters ? too_low : high_enough) = middle;
  }
  return cut_height(tree, highest[static_cast<std::size_t>(high_enough)]);
}

/// Exactly `clusters` segments: the last clusters − 1 merges are undone. Among merges of equal height, the
/// order in which the clustering made them decides.
///
/// The segments of `scipy.cluster.hierarchy.cut_tree(Z, n_clusters)` on a tree without inversions, numbered
/// as the cuts above.
/// @throws parameter_error when clusters < 1 or > n. O(n) time and memory.
inline Partition cut_exact(const Dendrogram& tree, Index clusters) {
  detail::require_segments(clusters, "cut_exact()");
  const Index n = tree.observations();
  if (clusters > n)
    throw parameter_error("cut_exact(): clusters (" + std::to_string(clusters) + ") must be at most " +
                          std::to_string(n) + ", the number of observations");
  std::vector<bool> kept(static_cast<std::size_t>(n - 1), false);
  std::fill_n(kept.begin(), n - clusters, true);
  return detail::label_subtrees(tree, kept);
}

/// Whether the cut into `clusters` segments falls between two different heights: if not, which merges it
/// undoes is a matter of their order. O(n log n).
inline bool is_unique_cut(const Dendrogram& tree, Index clusters) {
  std::vector<double> heights;
  for (const Merge& merge : tree.merges())
    heights.push_back(merge.height);
  const Index made = tree.observations() - clusters;
  if (made <= 0 || made >= static_cast<Index>(heights.size())) return true;
  if (!std::is_sorted(heights.begin(), heights.end())) std::sort(heights.begin(), heights.end());
  return heights[static_cast<std::size_t>(made - 1)] < heights[static_cast<std::size_t>(made)];
}

/// Cut stage: at most `clusters` segments. @see cut_maxclust
struct MaxClust {
  Index clusters = 4;
  Partition cut(const Dendrogram& tree) const { return cut_maxclust(tree, clusters); }
};

/// Cut stage: exactly `clusters` segments. @see cut_exact
struct ExactClusters {
  Index clusters = 4;
  Partition cut(const Dendrogram& tree) const { return cut_exact(tree, clusters); }
};

/// Cut stage: the segments at a height. @see cut_height
struct CutHeight {
  double height = 0;
  Partition cut(const Dendrogram& tree) const { return cut_height(tree, height); }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_CUT_HPP
