// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_OVERVIEW_HPP
#define SEGMENTIQ_REPORT_REPORT_OVERVIEW_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/report/html.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/report/report_marks.hpp"

// All segments of a report at one glance: as a strip and as a table. Of very many, the largest.
namespace segmentiq::detail {

/// The indices of the largest segments, ascending; of equally large ones, the first. O(k log k)
inline std::vector<std::size_t> largest_segments(const std::vector<ReportSegment>& segments, Index most) {
  std::vector<std::size_t> order(segments.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (static_cast<Index>(order.size()) <= most) return order;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return segments[a].size > segments[b].size; });
  order.resize(to_size(std::max<Index>(0, most)));
  std::sort(order.begin(), order.end());
  return order;
}

/// The segments side by side, their widths proportional to their sizes; those not listed are one piece at the
/// end.
inline void write_strip(HtmlWriter& html, const std::vector<ReportSegment>& segments,
                        const std::vector<std::size_t>& listed) {
  const auto size = [](const ReportSegment& segment) {
    return static_cast<double>(std::max<Index>(0, segment.size));
  };
  double total = 0;
  for (const ReportSegment& segment : segments)
    total += size(segment);
  if (total <= 0) return;
  open_drawing(html, "strip", "1000", "14");
  double left = 0;
  const auto piece = [&](const std::string& color, double share) {
    const double width = 1000 * share;
    const std::string x = drawn_length(left);
    const std::string drawn = drawn_length(std::max(0.5, width - 1.5));
    html.open("rect",
              {{"class", color}, {"x", x}, {"width", drawn}, {"height", "14"}, {"fill", "var(--seg)"}});
    html.close();
    left += width;
  };
  double rest = total;
  for (const std::size_t i : listed) {
    piece(color_class(segments[i]), size(segments[i]) / total);
    rest -= size(segments[i]);
  }
  if (listed.size() < segments.size()) piece("s-none", rest / total);
  html.close();
}

/// Name, size and scores of segments in a table. @param described for each segment, whether it has a
/// description
inline void write_overview(HtmlWriter& html, const ReportContent& content,
                           const std::vector<std::size_t>& listed, const std::vector<bool>& described) {
  const std::vector<ReportSegment>& segments = content.segments;
  const bool with_silhouette =
      std::any_of(segments.begin(), segments.end(),
                  [](const ReportSegment& segment) { return segment.silhouette.has_value(); });
  const bool with_stability = std::any_of(segments.begin(), segments.end(), [](const ReportSegment& segment) {
    return segment.stability.has_value();
  });
  double largest = 0;
  for (const ReportSegment& segment : segments)
    largest = std::max(largest, segment.share);

  html.open("div",
            {{"class", with_silhouette && with_stability ? "scroll overview scored" : "scroll overview"},
             {"role", "region"},
             {"tabindex", "0"},
             {"aria-labelledby", "overview"}});
  html.open("table")
      .open("caption", {{"id", "overview"}, {"class", "away"}})
      .text(listed.size() == segments.size() ? "All segments" : "The largest segments")
      .close();
  html.open("thead").open("tr");
  html.element("th", "No.", {{"scope", "col"}}).element("th", "Name", {{"scope", "col"}});
  std::string noun = content.noun.many;
  if (!noun.empty() && noun[0] >= 'a' && noun[0] <= 'z') noun[0] = static_cast<char>(noun[0] - 'a' + 'A');
  html.foreign("th", noun, {{"scope", "col"}, {"class", "number size"}});
  html.element("th", "Share", {{"scope", "col"}, {"class", "number"}});
  html.open("td", {{"class", "bar"}}).close();
  if (with_silhouette) html.element("th", "Silhouette", {{"scope", "col"}, {"class", "number"}});
  if (with_stability) html.element("th", "Stability", {{"scope", "col"}, {"class", "number"}});
  html.close().close().open("tbody");
  for (const std::size_t i : listed) {
    const ReportSegment& segment = segments[i];
    html.open("tr", {{"class", color_class(segment)}});
    html.open("td");
    write_badge(html, segment);
    html.close().open("th", {{"scope", "row"}, {"class", "named"}});
    if (described[i])
      html.foreign("a", report_name(segment), {{"href", "#segment-" + std::to_string(i)}}).close();
    else
      html.isolated(report_name(segment)).close();
    html.element("td", format_count(segment.size), {{"class", "number size"}});
    html.element("td", report_share(segment.share), {{"class", "number"}});
    html.open("td", {{"class", "bar"}});
    open_drawing(html, "share", "100", "6");
    const double bar = largest > 0 ? 100 * std::clamp(segment.share / largest, 0.0, 1.0) : 0;
    const std::string width = drawn_length(std::isfinite(bar) ? bar : 0);
    html.open("rect", {{"width", width}, {"height", "6"}, {"fill", "var(--seg)"}}).close().close().close();
    if (with_silhouette) html.element("td", report_score(segment.silhouette), {{"class", "number"}});
    if (with_stability) html.element("td", report_score(segment.stability), {{"class", "number"}});
    html.close();
  }
  html.close().close().close();
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_REPORT_OVERVIEW_HPP
