// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_CHAIN_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_CHAIN_HPP

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "segmentiq/output/segmentation_results.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/work_estimate.hpp"

// The library's chain, compiled once: chain.cpp is the only file that includes pipeline/segment.hpp.
namespace program::chain {

/// As segmentiq::prepare().
segmentiq::PreparedTable prepare(const segmentiq::Table& table, const segmentiq::PrepareOptions& options,
                                 const segmentiq::Execution& execution);

/// Segments a table and describes the segments: profiles and names, and with resamples their stability, with
/// a warning where segments do not come back.
/// @param resamples ≥ 2, or nothing
/// @throws as segment(), profile_segments() and segment_stability()
segmentiq::SegmentationResults find_segments(const segmentiq::Table& table,
                                             const segmentiq::SegmentOptions& options,
                                             std::optional<segmentiq::Index> resamples,
                                             const segmentiq::Execution& execution);

/// As segmentiq::project().
segmentiq::Projection project(const segmentiq::FeatureMatrix& features,
                              const segmentiq::Execution& execution);

/// Writes the model of a segmentation, as segmentiq::make_model() and save_model().
void write_model(const segmentiq::Table& table, const segmentiq::Segmentation& segmentation,
                 const segmentiq::SegmentOptions& options, const std::vector<std::string>& segment_names,
                 const segmentiq::Execution& execution, std::ostream& out);

/// As segmentiq::estimate_work().
segmentiq::WorkEstimate estimate_work(const segmentiq::PreparedTable& prepared,
                                      const segmentiq::SegmentOptions& options);

}  // namespace program::chain

#endif  // SEGMENTIQ_EXAMPLES_COMMON_CHAIN_HPP
