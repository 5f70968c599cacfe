// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_INSIGHT_HPP
#define SEGMENTIQ_PIPELINE_INSIGHT_HPP

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/pipeline/stability_by_distances.hpp"
#include "segmentiq/profile/linkage_stability.hpp"
#include "segmentiq/profile/profile_segments.hpp"

// What segment() found, for people: what each segment is, and whether it comes back in resamples.
namespace segmentiq {

/// Profiles of the segments of a table: of its columns as segment() typed them, before missing cells were
/// filled in. Typical members are found by the encoded features; their rows are those of the table.
/// @param table the one that was segmented
/// @param segmentation of that table
/// @throws as profile_segments()
inline SegmentProfiles profile_segments(const Table& table, const Segmentation& segmentation,
                                        const ProfileOptions& options = {}, const Execution& execution = {}) {
  const TypedTable typed = segmentation.prepared.preparation.typed(table);
  return profile_segments(typed.table, typed.schema, segmentation.row_labels(),
                          segmentation.prepared.features.values, options, execution);
}

/// How well the segments come back when the observations are resampled and clustered again: by the same
/// linkage and metric, into as many segments. Bounds of their sizes hold in proportion.
/// @param table the one that was segmented
/// @param segmentation of that table
/// @param segment_options those that it was segmented with
/// @throws as segment_stability(). With another metric than the Euclidean, the distances of all pairs are
/// computed once more: 4n² bytes
inline StabilityResult segment_stability(const Table& table, const Segmentation& segmentation,
                                         const SegmentOptions& segment_options,
                                         const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  if (!segment_options.metric.is_euclidean())
    return detail::stability_by_distances(table, segmentation, segment_options, options, execution);
  LinkageOptions linkage_options;
  linkage_options.algorithm = segment_options.algorithm;
  linkage_options.order = segment_options.order;
  const auto of = [&](const Matrix<double>& observations) {
    const LinkageOfRows cluster{observations, segmentation.partition.count, segment_options.method,
                                linkage_options, segment_options.sizes.limits(observations.rows())};
    return segment_stability(segmentation.partition, cluster, options, execution);
  };
  const Matrix<double>& features = segmentation.prepared.features.values;
  return segmentation.prepared.pca ? of(segmentation.prepared.pca->transform(features, execution))
                                   : of(features);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_INSIGHT_HPP
