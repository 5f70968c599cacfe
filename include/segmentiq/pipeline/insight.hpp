// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_INSIGHT_HPP
#define SEGMENTIQ_PIPELINE_INSIGHT_HPP

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/pipeline/stability_by_distances.hpp"
#include "segmentiq/profile/linkage_stability.hpp"
#include "segmentiq/profile/profile_segments.hpp"

// What segment() found, made ready for people: what each segment is, and whether it would come back.
namespace segmentiq {

/// Profiles of the segments of a table: of its columns as the segmentation took them, before missing cells
/// were filled in. Typical members are sought among the encoded features.
/// @param table the one that was segmented @param found of it
/// @throws as profile_segments(). Rows are those of the table.
inline SegmentProfiles profile_segments(const Table& table, const Segmentation& found,
                                        const ProfileOptions& options = {}, const Execution& execution = {}) {
  const TypedTable typed = found.prepared.preparation.typed(table);
  return profile_segments(typed.table, typed.schema, found.row_labels(), found.prepared.features.values,
                          options, execution);
}

/// How far the segments come back when the observations are drawn again and clustered by the same linkage, of
/// the same metric, into as many segments. Sizes that segments were kept to are kept to in proportion.
/// @param table the one that was segmented @param used what it was segmented with
/// @throws as segment_stability(). With another metric than the Euclidean, the distances of all pairs are
/// made once more: 4n² bytes
inline StabilityResult segment_stability(const Table& table, const Segmentation& found,
                                         const SegmentOptions& used, const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  if (!used.metric.is_euclidean())
    return detail::stability_by_distances(table, found, used, options, execution);
  LinkageOptions linkage_options;
  linkage_options.algorithm = used.algorithm;
  linkage_options.order = used.order;
  const auto of = [&](const Matrix<double>& observations) {
    const LinkageOfRows cluster{observations, found.partition.count, used.method, linkage_options,
                                used.sizes.limits(observations.rows())};
    return segment_stability(found.partition, cluster, options, execution);
  };
  const Matrix<double>& features = found.prepared.features.values;
  return found.prepared.pca ? of(found.prepared.pca->transform(features, execution)) : of(features);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_INSIGHT_HPP
