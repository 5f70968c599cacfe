// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_STABILITY_HPP
#define SEGMENTIQ_REPORT_REPORT_STABILITY_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/profile/stability_result.hpp"
#include "segmentiq/report/report_content.hpp"

namespace segmentiq {

/// Adds to a report how well each segment comes back in resamples: a figure for each, a card for all, and a
/// note, which replaces any note on stability.
/// @param content of the same segments: @see make_report_content
/// @throws parameter_error unless both have the same number of segments. O(k)
inline void add_stability(ReportContent& content, const StabilityResult& stability) {
  if (stability.segments.size() != content.segments.size())
    throw parameter_error("add_stability(): stability (of " + std::to_string(stability.segments.size()) +
                          " segments) must be of " + std::to_string(content.segments.size()) +
                          ", those of the report");
  if (stability.segments.empty()) return;
  std::vector<std::string> names;
  double least = 1, sum = 0, members = 0;
  for (std::size_t s = 0; s < stability.segments.size(); ++s) {
    const double mean = stability.segments[s].mean;
    ReportSegment& segment = content.segments[s];
    segment.stability = mean;
    names.push_back(segment.name);
    least = std::min(least, mean);
    sum += mean * static_cast<double>(segment.size);
    members += static_cast<double>(segment.size);
  }
  const Index resamples = stability.similarities.rows();
  const std::string drawn = format_count(resamples, "resample", "resamples");
  const double mean = members > 0 ? sum / members : least;
  content.cards.push_back(
      {"Stability", format_fixed(mean, 2),
       "mean Jaccard similarity in " + drawn + "; the least stable segment has " + format_fixed(least, 2)});
  std::erase_if(content.notes, [](const ReportNote& note) { return note.kind == ReportNoteKind::stability; });
  const std::string warning = stability_warning(stability, names);
  if (!warning.empty())
    content.notes.push_back({ReportNoteKind::stability, warning, ""});
  else
    content.notes.push_back({ReportNoteKind::stability,
                             "Every segment comes back when the data are drawn again: the least mean Jaccard "
                             "similarity in " +
                                 drawn + " is " + format_fixed(least, 2) + ".",
                             ""});
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_STABILITY_HPP
