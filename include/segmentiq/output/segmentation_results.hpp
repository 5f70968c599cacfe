// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_SEGMENTATION_RESULTS_HPP
#define SEGMENTIQ_OUTPUT_SEGMENTATION_RESULTS_HPP

#include <optional>
#include <string>
#include <vector>

#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/profile/stability_result.hpp"

namespace segmentiq {

/// A segmentation and all that is known of its segments: what the files of this folder are written from.
///
///     SegmentationResults results{segment(table, options), {}};
///     results.profiles = profile_segments(table, results.segmentation);
///     write_metrics_json(results, options, file);
struct SegmentationResults {
  Segmentation segmentation;
  SegmentProfiles profiles;                    ///< k segments, by label
  std::optional<StabilityResult> stability{};  ///< nothing where it was not asked for
  std::vector<std::string> segment_names{};    ///< k names; those of the profiles, or others
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_SEGMENTATION_RESULTS_HPP
