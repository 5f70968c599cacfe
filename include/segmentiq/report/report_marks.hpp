// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_MARKS_HPP
#define SEGMENTIQ_REPORT_REPORT_MARKS_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/report/html.hpp"
#include "segmentiq/report/report_content.hpp"

// What all parts of a report use: the name, colour and badge of a segment; shares and scores as text.
namespace segmentiq::detail {

inline std::string report_name(const ReportSegment& segment) {
  return segment.name.empty() ? default_segment_name(segment.label) : segment.name;
}

/// The class that gives an element a segment's colour.
inline std::string color_class(const ReportSegment& segment) {
  if (segment.color < 0) return "s-none";
  return "s" + std::to_string(to_size(segment.color) % segment_color_count);
}

/// "12.3 %" of a share between 0 and 1, on one line.
inline std::string report_share(double share) {
  if (!std::isfinite(share)) return "–";
  if (share > 0 && share < 0.0005) return "<0.1\u00a0%";
  if (share < 1 && share > 0.9995) return ">99.9\u00a0%";
  const bool whole = share <= 0 || share >= 1;
  return format_fixed(100 * std::clamp(share, 0.0, 1.0), whole ? 0 : 1) + "\u00a0%";
}

/// A score between −1 and 1; "–" when it is undefined.
inline std::string report_score(std::optional<double> value) {
  return value && std::isfinite(*value) ? format_fixed(std::clamp(*value, -1e6, 1e6), 2) : "–";
}

/// A length as an attribute.
inline std::string drawn_length(double value) {
  std::string text;
  append_coordinate(value, text);
  return text;
}

/// Begins a decorative drawing: the text beside it says the same.
inline void open_drawing(HtmlWriter& html, std::string_view css_class, std::string_view width,
                         std::string_view height) {
  const std::string box = std::string("0 0 ").append(width).append(" ").append(height);
  html.open("svg", {{"class", css_class},
                    {"viewBox", box},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
}

inline void write_badge(HtmlWriter& html, const ReportSegment& segment) {
  html.open("span", {{"class", "badge " + color_class(segment)}});
  html.open("span", {{"class", "away"}}).text("Segment ").close();
  html.text(std::to_string(segment.label)).close();
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_REPORT_MARKS_HPP
