// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_NESTED_CUTS_HPP
#define SEGMENTIQ_DENDROGRAM_NESTED_CUTS_HPP

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/maxclust_threshold.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"

namespace segmentiq {

/// Many cuts of one tree. The tree is walked once; each cut is then one pass over an array, and exactly what
/// the functions of cut.hpp give.
///
///     const NestedCuts cuts(tree);
///     for (Index k = 2; k <= 20; ++k) judge(cuts.exact(k));      // one partition in memory at a time
///
/// Does not refer to the tree. Immutable, so threads may share it. 24 bytes per observation, 32 with
/// inversions.
class NestedCuts {
 public:
  /// O(n) time and memory, O(n log n) time with inversions.
  explicit NestedCuts(const Dendrogram& tree) : walk_(tree), threshold_(subtree_heights(tree)) {}

  Index observations() const { return static_cast<Index>(walk_.order().size()); }

  /// As `cut_exact`. @throws parameter_error when clusters < 1 or > n. O(n).
  Partition exact(Index clusters) const {
    detail::require_cluster_count(clusters, observations(), "NestedCuts::exact()");
    const Index made = observations() - clusters;
    return walk_.cut([&](Index merge) { return merge < made; });
  }

  /// As `cut_maxclust`. @throws parameter_error when clusters < 1. O(n).
  Partition maxclust(Index clusters) const {
    detail::require_cluster_count(clusters, "NestedCuts::maxclust()");
    if (clusters >= observations()) return detail::singletons(observations());
    return height(threshold_.bisected(clusters));
  }

  /// As `cut_height`. @throws parameter_error when `limit` is NaN. O(n).
  Partition height(double limit) const {
    if (std::isnan(limit)) throw parameter_error("NestedCuts::height(): height (nan) must be a number");
    const std::vector<double>& highest = threshold_.values();
    return walk_.cut([&](Index merge) { return highest[to_size(merge)] <= limit; });
  }

 private:
  detail::ClusterWalk walk_;
  detail::MaxclustThreshold threshold_;
};

namespace detail {

/// `one(cuts, number)` for each of `numbers`, on all threads.
template<class Cut>
std::vector<Partition> all_cuts(const Dendrogram& tree, std::span<const Index> numbers,
                                const std::string& where, const Execution& execution, const Cut& one) {
  const double labels = static_cast<double>(tree.observations()) * static_cast<double>(numbers.size());
  require_memory(labels * sizeof(Label), execution,
                 where + ": the labels of " + std::to_string(numbers.size()) + " cuts",
                 "make them one by one with NestedCuts");
  const NestedCuts cuts(tree);
  std::vector<Partition> partitions(numbers.size());
  PhaseProgress progress(execution, "cuts", labels);
  parallel_chunks(
      static_cast<Index>(numbers.size()), 1, execution, &progress,
      [&](Index first, Index last) {
        for (Index i = first; i < last; ++i)
          partitions[to_size(i)] = one(cuts, numbers[to_size(i)]);
      },
      [&](Index first, Index last) {
        return static_cast<double>(last - first) * static_cast<double>(tree.observations());
      });
  progress.finish();
  return partitions;
}

}  // namespace detail

/// The exact cuts, one partition for each entry of `clusters`, in its order.
/// @param clusters any numbers from 1 to n, in any order, repeated or not
/// @throws parameter_error when one is outside; memory_limit_error; cancelled_error. @see cut_exact
/// O(n · (1 + number of cuts)) time, on all threads; 4 bytes a label.
inline std::vector<Partition> cuts_exact(const Dendrogram& tree, std::span<const Index> clusters,
                                         const Execution& execution = {}) {
  for (const Index k : clusters)
    detail::require_cluster_count(k, tree.observations(), "cuts_exact()");
  return detail::all_cuts(tree, clusters, "cuts_exact()", execution,
                          [](const NestedCuts& cuts, Index k) { return cuts.exact(k); });
}

/// The lowest cuts with at most as many clusters, one partition for each entry of `clusters`, in its order.
/// @param clusters any numbers from 1 on, in any order, repeated or not
/// @throws parameter_error when one is below 1; memory_limit_error; cancelled_error. @see cut_maxclust
/// O(n · (1 + number of cuts)) time, on all threads, O(n log n) more with inversions; 4 bytes a label.
inline std::vector<Partition> cuts_maxclust(const Dendrogram& tree, std::span<const Index> clusters,
                                            const Execution& execution = {}) {
  for (const Index k : clusters)
    detail::require_cluster_count(k, "cuts_maxclust()");
  return detail::all_cuts(tree, clusters, "cuts_maxclust()", execution,
                          [](const NestedCuts& cuts, Index k) { return cuts.maxclust(k); });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_NESTED_CUTS_HPP
