// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_INSIGHT_HPP
#define SEGMENTIQ_PIPELINE_INSIGHT_HPP

#include <string>

#include "segmentiq/core/error.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
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

/// How far the segments come back when the observations are drawn again and clustered by the same linkage
/// into as many segments.
/// @param used what the table was segmented with
/// @throws parameter_error for another metric than the Euclidean, whose distances are not kept: there,
/// linkage_stability() takes a CondensedMatrix; as segment_stability()
inline StabilityResult segment_stability(const Segmentation& found, const SegmentOptions& used,
                                         const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  if (used.metric.metric != Metric::euclidean || used.metric.gower)
    throw parameter_error("segment_stability(): metric (" + std::string(to_string(used.metric)) +
                          ") must be euclidean; for others give linkage_stability() the distances");
  LinkageOptions linkage_options;
  linkage_options.algorithm = used.algorithm;
  linkage_options.order = used.order;
  const auto of = [&](const Matrix<double>& observations) {
    return linkage_stability(observations, found.partition, used.method, linkage_options, options, execution);
  };
  const Matrix<double>& features = found.prepared.features.values;
  return found.prepared.pca ? of(found.prepared.pca->transform(features, execution)) : of(features);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_INSIGHT_HPP
