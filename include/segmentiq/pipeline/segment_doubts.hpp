// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_DOUBTS_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_DOUBTS_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/quality/silhouette_result.hpp"

namespace segmentiq::detail {

/// "1, 4 and 7", "1, 4, 7, 9, 10, 12, 15, 16, 20, 21 and 44 more".
inline std::string list_of_segments(const std::vector<std::size_t>& segments) {
  constexpr std::size_t most = 10;
  const std::size_t shown = segments.size() > most + 1 ? most : segments.size();
  std::string list;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == segments.size();
    list += (i == 0 ? "" : last ? " and " : ", ") + std::to_string(segments[i]);
  }
  return shown == segments.size() ? list : list + " and " + std::to_string(segments.size() - shown) + " more";
}

/// Segments of one member, and weak ones; a warning for all of a kind, so that a thousand of them can be
/// read.
inline std::vector<Warning> doubts_of_segments(const Partition& partition,
                                               const SilhouetteResult& silhouette) {
  const std::vector<Index> sizes = partition.sizes();
  const bool all_alone = to_size(partition.count) == partition.labels.size();
  std::vector<std::size_t> alone, weak;
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    if (sizes[c] == 1 && !all_alone)
      alone.push_back(c);
    else if (silhouette.mean && silhouette.per_cluster[c] + 2 * silhouette.per_cluster_error[c] < 0)
      weak.push_back(c);
  }
  std::vector<Warning> found;
  const auto doubt = [&](const std::vector<std::size_t>& segments, const char* of_one, const char* of_many) {
    if (segments.empty()) return;
    const std::string list = list_of_segments(segments);
    found.push_back({WarningKind::segments, segments.size() == 1 ? "segment " + list + of_one
                                                                 : std::to_string(segments.size()) +
                                                                       " segments " + of_many + ": " + list});
  };
  doubt(alone, " has a single member", "have a single member");
  doubt(weak, " is weak: its members are on average nearer to another segment (silhouette below 0)",
        "are weak, their members on average nearer to another segment (silhouette below 0)");
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_DOUBTS_HPP
