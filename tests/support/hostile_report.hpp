// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_HOSTILE_REPORT_HPP
#define SEGMENTIQ_TESTS_SUPPORT_HOSTILE_REPORT_HPP

#include <string>

#include "segmentiq/report/report_content.hpp"

namespace segmentiq::testing {

/// A report whose every field is `text`, with one of everything.
inline ReportContent hostile_report(const std::string& text) {
  ReportContent report;
  report.title = report.source = report.date = report.summary = report.noun.one = report.noun.many = text;
  report.cards = {{text, text, text}};
  ReportSegment segment;
  segment.name = segment.text = text;
  segment.drivers = {{text, text, ReportDirection::above, 0.5}};
  segment.rule = ReportRule{text, 0.5, 0.5};
  segment.typical = {{text, text}};
  report.segments = {segment, segment};
  SvgWriter svg(300, 100, text.empty() ? "Picture" : text, text, Look::page);
  draw_text(svg, 20, 50, text, {.max_width = 260});
  report.pictures = {{text, text, std::move(svg).finish()}};
  report.tables = {{text, text, {{text}, {text, true}}, {{text, text}}, 0}};
  for (const ReportNoteKind kind : {ReportNoteKind::warning, ReportNoteKind::excluded, ReportNoteKind::other})
    report.notes.push_back({kind, text, text});
  report.settings = {{text, text}};
  report.files = {{text, text}};
  return report;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_HOSTILE_REPORT_HPP
