// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_SEGMENT_FILES_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_SEGMENT_FILES_HPP

#include <optional>
#include <string>
#include <vector>

#include "examples/common/output_folder.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/profile/stability_result.hpp"

namespace program {

/// Everything that `segmentiq segment` has found out.
struct Findings {
  segmentiq::Segmentation segmentation;
  segmentiq::SegmentProfiles profiles;
  std::optional<segmentiq::StabilityResult> stability{};  ///< where it was asked for
  std::vector<std::string> names{};                       ///< of the segments
};

/// Writes the files of a segmentation, and what cannot be among them as a warning.
void write_files(const segmentiq::Table& table, Findings& found, const segmentiq::SegmentOptions& options,
                 const segmentiq::Execution& execution, OutputFolder& folder);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_SEGMENT_FILES_HPP
