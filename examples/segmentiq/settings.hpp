// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_SETTINGS_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_SETTINGS_HPP

#include <nlohmann/json.hpp>

#include "segment_files.hpp"

namespace program {

/// Everything that was chosen and shapes the result, for metrics.json: also what was left as it is, and null
/// where there is nothing. What is the same whatever is chosen, as the number of threads, is not here.
nlohmann::ordered_json settings(const Findings& findings, const segmentiq::SegmentOptions& options);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_SETTINGS_HPP
