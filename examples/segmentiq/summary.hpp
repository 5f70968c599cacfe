// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_SUMMARY_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_SUMMARY_HPP

#include <ostream>
#include <string>

#include "segmentiq/output/segmentation_results.hpp"

namespace program {

/// What `segmentiq segment` found, for people. @param folder where the files are
void write_summary(const segmentiq::SegmentationResults& results, const std::string& folder,
                   std::ostream& out);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_SUMMARY_HPP
