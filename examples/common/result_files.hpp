// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_RESULT_FILES_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_RESULT_FILES_HPP

#include "output_folder.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/output/segmentation_results.hpp"
#include "segmentiq/pipeline/segment_options.hpp"

namespace program {

/// Writes the files of a segmentation (model, assignments, dendrogram, metrics, profiles, pictures, report),
/// and publishes the folder.
/// @param table the one that was segmented
/// @param results gets a warning where a file is not as one would expect
/// @throws output_error; data_error for names that are not UTF-8; cancelled_error
void write_result_files(const segmentiq::Table& table, segmentiq::SegmentationResults& results,
                        const segmentiq::SegmentOptions& options, const segmentiq::Execution& execution,
                        OutputFolder& folder);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_RESULT_FILES_HPP
