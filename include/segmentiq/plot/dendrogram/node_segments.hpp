// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_NODE_SEGMENTS_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_NODE_SEGMENTS_HPP

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq {

/// For each of the 2n − 1 nodes, the segment that holds all observations below it; `no_label` when they are
/// in more than one, as above the cut. O(n) time and memory.
/// @throws parameter_error when the partition is not one of the tree's observations
inline std::vector<Label> node_segments(const Dendrogram& tree, const Partition& partition) {
  const Index n = tree.observations();
  if (static_cast<Index>(partition.labels.size()) != n)
    throw parameter_error("node_segments(): labels (" + std::to_string(partition.labels.size()) +
                          " of them) must be " + std::to_string(n) + ", one for each observation");
  std::vector<Label> segments;
  segments.reserve(to_size(2 * n - 1));
  for (const Label label : partition.labels) {
    if (label < 0 || label >= partition.count)
      throw parameter_error("node_segments(): label (" + std::to_string(label) + ") must be 0 to " +
                            std::to_string(partition.count - 1) + ", one of the " +
                            std::to_string(partition.count) + " segments");
    segments.push_back(label);
  }
  for (const Merge& merge : tree.merges()) {
    const Label left = segments[to_size(merge.left)];
    const Label right = segments[to_size(merge.right)];
    segments.push_back(left == right ? left : no_label);
  }
  return segments;
}

/// The height of a horizontal line that cuts a tree into the given segments: halfway between the highest
/// merge inside a segment (0 when there is none) and the lowest one above; where ties make the two equal,
/// that height. Nothing when there is only one segment, or when no horizontal line gives these segments
/// (inversions, segments that were not cut from this tree). O(n).
/// @param segments from `node_segments()` of this tree
inline std::optional<double> cut_line_height(const Dendrogram& tree, const std::vector<Label>& segments) {
  double highest_inside = 0;
  double lowest_above = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < tree.merges().size(); ++i) {
    const double height = tree.merges()[i].height;
    if (segments[to_size(tree.observations()) + i] == no_label)
      lowest_above = std::min(lowest_above, height);
    else
      highest_inside = std::max(highest_inside, height);
  }
  if (lowest_above == std::numeric_limits<double>::infinity() || highest_inside > lowest_above)
    return std::nullopt;
  return highest_inside + (lowest_above - highest_inside) / 2;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_NODE_SEGMENTS_HPP
