// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_PLAN_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_PLAN_HPP

#include <cstddef>
#include <ostream>

#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/pipeline/work_estimate.hpp"
#include "segmentiq/table/schema.hpp"

// What a command would do, said beforehand.
namespace program {

/// "number", "category", "left out".
const char* word_for(segmentiq::ColumnRole role);

/// A line for each column: its type, its use, and why.
void write_schema(const segmentiq::Schema& schema, std::ostream& out);

/// The number of observations, and the memory and time that they take.
void write_estimate(const segmentiq::PreparedTable& prepared, const segmentiq::WorkEstimate& work,
                    std::size_t memory_limit, std::ostream& out);

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_PLAN_HPP
