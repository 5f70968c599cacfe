// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_SEGMENT_ONCE_HPP
#define SEGMENTIQ_TESTS_SUPPORT_SEGMENT_ONCE_HPP

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"

// The ready-made chain for tests: compiled once, in segment_once.cpp, rather than in each test's file. A sanitizer build
// of all of it takes a minute.
namespace segmentiq::testing {

/// As segmentiq::segment().
Segmentation segment(const Table& table, const SegmentOptions& options = {}, const Execution& execution = {});

/// As segmentiq::prepare().
PreparedTable prepare(const Table& table, const PrepareOptions& options = {},
                      const Execution& execution = {});

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_SEGMENT_ONCE_HPP
