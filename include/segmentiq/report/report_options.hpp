// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_OPTIONS_HPP
#define SEGMENTIQ_REPORT_REPORT_OPTIONS_HPP

#include <span>
#include <string>
#include <vector>

#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/report/segment_pictures.hpp"

namespace segmentiq {

/// What make_report_content() cannot know from a segmentation. Span and pointers are read during the call only.
struct ReportOptions {
  std::string title = "Customer segments";
  std::string source{};  ///< empty = the name of the file that the table was read from
  std::string date{};    ///< ready to be read; the library has no clock
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  /// What project() found, for the scatter plot; without it there is none.
  const Projection* projection = nullptr;
  bool pictures = true;
  /// Pictures that are there already, of the same segmentation and names; without them they are worked out.
  const SegmentPictures* drawn = nullptr;
  std::vector<ReportFile> files{};  ///< that were written beside the report
  std::string all_segments_in{};    ///< one of them, named where the report leaves segments out
  std::string all_cuts_in{};        ///< one of them, named where the report leaves numbers of segments out
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_OPTIONS_HPP
