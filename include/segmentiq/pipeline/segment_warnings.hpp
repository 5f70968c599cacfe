// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_WARNINGS_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_WARNINGS_HPP

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/linkage/linkage_options.hpp"
#include "segmentiq/pipeline/segment_cuts.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/warning.hpp"
#include "segmentiq/quality/silhouette_result.hpp"

// What segment() warns of when it is done.
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

/// Warns of singletons and of weak segments: one warning for all of a kind, so that a thousand of them can
/// still be read.
inline std::vector<Warning> warnings_of_segments(const Partition& partition,
                                                 const SilhouetteResult& silhouette) {
  const std::vector<Index> sizes = partition.sizes();
  const bool all_singletons = to_size(partition.count) == partition.labels.size();
  std::vector<std::size_t> singletons, weak;
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    if (sizes[c] == 1 && !all_singletons)
      singletons.push_back(c);
    else if (silhouette.mean && silhouette.per_cluster[c] + 2 * silhouette.per_cluster_error[c] < 0)
      weak.push_back(c);
  }
  std::vector<Warning> warnings;
  const auto warn = [&](const std::vector<std::size_t>& segments, const char* of_one, const char* of_many) {
    if (segments.empty()) return;
    const std::string list = list_of_segments(segments);
    warnings.push_back({WarningKind::segments,
                        segments.size() == 1
                            ? "segment " + list + of_one
                            : std::to_string(segments.size()) + " segments " + of_many + ": " + list});
  };
  warn(singletons, " has a single member", "have a single member");
  warn(weak, " is weak: its members are on average nearer to another segment (silhouette below 0)",
       "are weak, their members on average nearer to another segment (silhouette below 0)");
  return warnings;
}

/// All warnings that the result itself gives rise to.
inline std::vector<Warning> warnings_of_result(const LinkageResult& result, const Partition& partition,
                                               const SilhouetteResult& silhouette,
                                               const SegmentOptions& options) {
  const Dendrogram& tree = result.dendrogram;
  std::vector<Warning> warnings;
  const auto warn = [&](WarningKind kind, std::string text) {
    warnings.push_back({kind, std::move(text)});
  };
  if (result.tied_merges > 0)
    warn(WarningKind::ties, std::to_string(result.tied_merges) + " of " +
                                std::to_string(tree.merges().size()) +
                                " merges were ties: another cluster was exactly as near, so another "
                                "dendrogram may be as right");
  for (Warning& of_cut : warnings_of_cut(tree, partition.count, options))
    warnings.push_back(std::move(of_cut));
  if (!is_monotonic(tree))
    warn(WarningKind::dendrogram,
         "the dendrogram has inversions: some merges are lower than the ones before them, as centroid and "
         "median linkage may give");
  if (!silhouette.undefined.empty()) warn(WarningKind::silhouette, silhouette.undefined);
  if (!silhouette.sample.empty())
    warn(WarningKind::silhouette,
         "the silhouette is an estimate from " + std::to_string(silhouette.sample.size()) + " of " +
             std::to_string(tree.observations()) + " observations, each compared with all others");
  for (Warning& weak : warnings_of_segments(partition, silhouette))
    warnings.push_back(std::move(weak));
  return warnings;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_WARNINGS_HPP
