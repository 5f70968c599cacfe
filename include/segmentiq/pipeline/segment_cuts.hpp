// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_CUTS_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_CUTS_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/sized_cuts.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/k_selection.hpp"

// The part of segment() that cuts the dendrogram, whatever the metric: into a given number of segments, or
// into all numbers that are compared; and the warnings of the cut.
namespace segmentiq::detail {

/// Refuses sizes that no clustering of n rows can have, before any work is done. @throws parameter_error
inline void require_sizes_fit(const SegmentOptions& options, Index n) {
  if (n == 0) return;
  const auto [smallest, largest] = options.sizes.limits(n);
  const auto fail = [](const std::string& what) {
    throw parameter_error("segment(): " + what);
  };
  if (smallest > n)
    fail("the smallest size (" + std::to_string(smallest) + " rows) must be at most " + std::to_string(n) +
         ", the number of rows");
  if (largest < smallest)
    fail("the largest size (" + std::to_string(largest) + " rows) must be at least the smallest (" +
         std::to_string(smallest) + " rows of " + std::to_string(n) + ")");
  const Index fewest = (n - 1) / largest + 1;
  const std::optional<Index> wanted = options.clusters ? options.clusters : options.max_clusters;
  if (wanted && *wanted < fewest)
    fail((options.clusters ? "clusters (" : "max_clusters (") + std::to_string(*wanted) +
         ") must be at least " + std::to_string(fewest) + " for " + std::to_string(n) +
         " rows in segments of at most " + std::to_string(largest));
}

/// All cuts within the bounds of sizes. @throws parameter_error saying which sizes can be kept
inline SizedCuts sized_cuts(const Dendrogram& tree, const SegmentOptions& options) {
  return SizedCuts(tree, options.sizes.limits(tree.observations()), "segment()");
}

/// At most `options.clusters` segments, within the bounds of sizes: fewer where the tree cannot be split into
/// that many.
/// @throws parameter_error when the largest size needs more
inline Partition cut_into_given(const Dendrogram& tree, const SegmentOptions& options) {
  const Index clusters = options.clusters.value();
  if (options.sizes == SegmentSizes{}) return cut_maxclust(tree, clusters);
  const SizedCuts cuts = sized_cuts(tree, options);
  if (clusters < cuts.range().min)
    throw parameter_error("segment(): clusters (" + std::to_string(clusters) + ") must be at least " +
                          std::to_string(cuts.range().min) + ", the fewest segments with sizes of " +
                          to_string(cuts.limits()));
  return cut_within_sizes(tree, cuts.unique_up_to(clusters), cuts.limits());
}

/// The cuts to choose from when the number of segments is to be found.
inline CutHierarchy cuts_to_compare(const Dendrogram& tree, const SegmentOptions& options) {
  const SizedCuts cuts = sized_cuts(tree, options);
  const auto [fewest, most] = cuts.range();
  if (options.max_clusters && *options.max_clusters < fewest)
    throw parameter_error("segment(): max_clusters (" + std::to_string(*options.max_clusters) +
                          ") must be at least " + std::to_string(fewest) +
                          ", the fewest segments with sizes of " + to_string(cuts.limits()));
  const Index usual = fewest - 1 + default_max_clusters(tree.observations());
  return CutHierarchy(tree, cuts, std::min(most, options.max_clusters.value_or(usual)));
}

/// Warns where a cut is not what was asked for, or not the only one.
inline std::vector<Warning> warnings_of_cut(const Dendrogram& tree, Index clusters,
                                            const SegmentOptions& options) {
  const SizedCuts cuts = sized_cuts(tree, options);
  const Index n = tree.observations();
  const Index wanted = options.clusters.value_or(clusters);
  const auto segments = [](Index k) {
    return std::to_string(k) + (k == 1 ? " segment" : " segments");
  };
  std::vector<Warning> found;
  if (clusters < wanted)
    found.push_back(
        {WarningKind::segments,
         segments(wanted) + " were asked for, but " + std::to_string(clusters) +
             (n < wanted ? " is the number of observations"
              : clusters == cuts.range().max
                  ? " is the most that this dendrogram has with sizes of " + to_string(cuts.limits())
                  : " is the most that a cut between merges of equal height leaves")});
  else if (!options.clusters && cuts.range().max == 1 && n > 2)
    found.push_back(
        {WarningKind::segments,
         "this dendrogram has no cut into 2 or more segments with sizes of " + to_string(cuts.limits())});
  if (!cuts.is_unique(clusters))
    found.push_back(
        {WarningKind::ties, "the cut into " + segments(clusters) +
                                " is not unique: the merges on both sides of it have the same height"});
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_CUTS_HPP
