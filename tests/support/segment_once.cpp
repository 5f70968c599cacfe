// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "support/segment_once.hpp"

#include "segmentiq/pipeline/segment.hpp"

namespace segmentiq::testing {

Segmentation segment(const Table& table, const SegmentOptions& options, const Execution& execution) {
  return segmentiq::segment(table, options, execution);
}

PreparedTable prepare(const Table& table, const PrepareOptions& options, const Execution& execution) {
  return segmentiq::prepare(table, options, execution);
}

}  // namespace segmentiq::testing
