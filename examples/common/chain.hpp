// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_CHAIN_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_CHAIN_HPP

#include <ostream>
#include <string>
#include <vector>

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/profile/stability_result.hpp"

// The library's chain, compiled once: chain.cpp is the only file that includes pipeline/segment.hpp.
namespace program::chain {

/// As segmentiq::prepare().
segmentiq::PreparedTable prepare(const segmentiq::Table& table, const segmentiq::PrepareOptions& options,
                                 const segmentiq::Execution& execution);

/// As segmentiq::segment().
segmentiq::Segmentation segment(const segmentiq::Table& table, const segmentiq::SegmentOptions& options,
                                const segmentiq::Execution& execution);

/// As segmentiq::project().
segmentiq::Projection project(const segmentiq::FeatureMatrix& features,
                              const segmentiq::Execution& execution);

/// As segmentiq::profile_segments().
segmentiq::SegmentProfiles profile_segments(const segmentiq::Table& table,
                                            const segmentiq::Segmentation& found,
                                            const segmentiq::Execution& execution);

/// As segmentiq::segment_stability(), of so many resamples.
segmentiq::StabilityResult segment_stability(const segmentiq::Table& table,
                                             const segmentiq::Segmentation& found,
                                             const segmentiq::SegmentOptions& options,
                                             segmentiq::Index resamples,
                                             const segmentiq::Execution& execution);

/// Writes the model of a segmentation, for assigning new customers. As segmentiq::make_model() and
/// save_model().
void write_model(const segmentiq::Table& table, const segmentiq::Segmentation& found,
                 const segmentiq::SegmentOptions& options, const std::vector<std::string>& segment_names,
                 const segmentiq::Execution& execution, std::ostream& out);

/// What segmenting would take.
struct WorkEstimate {
  segmentiq::Index observations = 0;
  segmentiq::Index features = 0;  ///< or principal components
  segmentiq::Algorithm algorithm = segmentiq::Algorithm::dense;
  double bytes = 0;
  double seconds = 0;  ///< on a machine as docs/performance.md has it; others differ
};

WorkEstimate estimate(const segmentiq::PreparedTable& prepared, const segmentiq::SegmentOptions& options);

}  // namespace program::chain

#endif  // SEGMENTIQ_EXAMPLES_COMMON_CHAIN_HPP
