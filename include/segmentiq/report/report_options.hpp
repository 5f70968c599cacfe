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

/// What make_report_content() cannot take from a segmentation. Span and pointers are read during the call
/// only.
struct ReportOptions {
  std::string title = "Customer segments";
  std::string source{};  ///< empty = the name of the file that the table was read from
  std::string date{};    ///< as it is shown; the library has no clock
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  /// The result of project(), for the scatter plot; without it there is none.
  const Projection* projection = nullptr;
  bool pictures = true;
  /// Pictures of the same segmentation and names that were made before. nullptr: they are made here, which
  /// takes most of the time.
  const SegmentPictures* existing_pictures = nullptr;
  std::vector<ReportFile> files{};  ///< written beside the report
  std::string all_segments_in{};    ///< the file to name where segments are left out
  std::string all_cuts_in{};        ///< the file to name where cuts are left out
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_OPTIONS_HPP
