// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_REPORT_SEGMENTS_HPP
#define SEGMENTIQ_PLOT_REPORT_SEGMENTS_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/html.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/report_content.hpp"

// The section of a report on its segments: all of them in a table, then each on a card.
namespace segmentiq::detail {

inline std::string report_name(const ReportSegment& segment) {
  return segment.name.empty() ? default_segment_name(segment.label) : segment.name;
}

/// The class that gives an element a segment's colour.
inline std::string color_class(const ReportSegment& segment) {
  if (segment.color < 0) return "s-none";
  return "s" + std::to_string(static_cast<std::size_t>(segment.color) % segment_color_count);
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

/// A length for a drawing of the page's own.
inline std::string drawn_length(double value) {
  std::string text;
  append_coordinate(value, text);
  return text;
}

/// A picture without words, of which the text beside it says the same.
inline void open_drawing(HtmlWriter& html, std::string_view css_class, std::string_view width,
                         std::string_view height) {
  const std::string box = std::string("0 0 ").append(width).append(" ").append(height);
  html.open("svg", {{"class", css_class},
                    {"viewBox", box},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
}

/// All segments side by side, as wide as they are large.
inline void write_strip(HtmlWriter& html, const std::vector<ReportSegment>& segments) {
  double total = 0;
  for (const ReportSegment& segment : segments)
    total += static_cast<double>(std::max<Index>(0, segment.size));
  if (total <= 0) return;
  open_drawing(html, "strip", "1000", "14");
  double left = 0;
  for (const ReportSegment& segment : segments) {
    const double width = 1000 * static_cast<double>(std::max<Index>(0, segment.size)) / total;
    const std::string x = drawn_length(left);
    const std::string drawn = drawn_length(std::max(0.5, width - 1.5));
    html.open("rect", {{"class", color_class(segment)},
                       {"x", x},
                       {"width", drawn},
                       {"height", "14"},
                       {"fill", "var(--seg)"}});
    html.close();
    left += width;
  }
  html.close();
}

inline void write_badge(HtmlWriter& html, const ReportSegment& segment) {
  html.open("span", {{"class", "badge " + color_class(segment)}});
  html.open("span", {{"class", "away"}}).text("Segment ").close();
  html.text(std::to_string(segment.label)).close();
}

/// Name, size and scores of all segments in a table.
inline void write_overview(HtmlWriter& html, const ReportContent& content) {
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

  html.open(
      "div",
      {{"class", "scroll overview"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", "overview"}});
  html.open("table").open("caption", {{"id", "overview"}, {"class", "away"}}).text("All segments").close();
  html.open("thead").open("tr");
  html.element("th", "No.", {{"scope", "col"}}).element("th", "Name", {{"scope", "col"}});
  std::string noun = content.noun.many;
  if (!noun.empty() && noun[0] >= 'a' && noun[0] <= 'z') noun[0] = static_cast<char>(noun[0] - 'a' + 'A');
  html.foreign("th", noun, {{"scope", "col"}, {"class", "number"}});
  html.element("th", "Share", {{"scope", "col"}, {"class", "number"}});
  html.open("td", {{"class", "bar"}}).close();
  if (with_silhouette) html.element("th", "Silhouette", {{"scope", "col"}, {"class", "number"}});
  if (with_stability) html.element("th", "Stability", {{"scope", "col"}, {"class", "number"}});
  html.close().close().open("tbody");
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const ReportSegment& segment = segments[i];
    html.open("tr", {{"class", color_class(segment)}});
    html.open("td");
    write_badge(html, segment);
    html.close().open("th", {{"scope", "row"}, {"class", "named"}});
    html.foreign("a", report_name(segment), {{"href", "#segment-" + std::to_string(i)}}).close();
    html.element("td", format_count(segment.size), {{"class", "number"}});
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

inline void write_driver(HtmlWriter& html, const ReportDriver& driver) {
  html.open("li");
  const bool above = driver.direction == ReportDirection::above;
  html.open("span", {{"class", "arrow"}});
  if (driver.direction == ReportDirection::neither) {
    html.open("span", {{"aria-hidden", "true"}}).text("•").close();
  } else {
    html.open("span", {{"aria-hidden", "true"}}).text(above ? "▲" : "▼").close();
    html.open("span", {{"class", "away"}}).text(above ? "Above all: " : "Below all: ").close();
  }
  html.close().open("span").isolated(driver.name);
  if (!driver.text.empty()) html.foreign("span", driver.text, {{"class", "said"}});
  html.close();
  if (driver.strength && std::isfinite(*driver.strength)) {
    const double bar = 50 * std::clamp(*driver.strength, -1.0, 1.0);
    const std::string x = drawn_length(50 + std::min(bar, 0.0));
    const std::string width = drawn_length(std::max(1.0, std::fabs(bar)));
    open_drawing(html, "strength", "100", "8");
    html.open("rect", {{"x", "0"}, {"y", "3.5"}, {"width", "100"}, {"height", "1"}, {"fill", "var(--line)"}});
    html.close();
    html.open("rect", {{"x", "49.5"}, {"width", "1"}, {"height", "8"}, {"fill", "var(--muted)"}}).close();
    html.open("rect", {{"x", x}, {"width", width}, {"height", "8"}, {"fill", "var(--seg)"}}).close();
    html.close();
  }
  html.close();
}

inline void write_pairs(HtmlWriter& html, const std::vector<ReportPair>& pairs) {
  html.open("dl", {{"class", "pairs"}});
  for (const ReportPair& pair : pairs)
    html.foreign("dt", pair.name).foreign("dd", pair.value);
  html.close();
}

/// One segment on a card.
inline void write_segment(HtmlWriter& html, const ReportContent& content, std::size_t i) {
  const ReportSegment& segment = content.segments[i];
  const std::string id = "segment-" + std::to_string(i);
  html.open("article", {{"class", "segment " + color_class(segment)}, {"aria-labelledby", id}});
  html.open("header");
  write_badge(html, segment);
  html.open("div").foreign("h3", report_name(segment), {{"id", id}});
  html.open("p", {{"class", "sizes"}}).isolated(content.noun.counted(segment.size));
  html.text(" · " + report_share(segment.share));
  if (segment.silhouette) html.text(" · silhouette " + report_score(segment.silhouette));
  if (segment.stability) html.text(" · stability " + report_score(segment.stability));
  html.close().close().close();
  if (!segment.text.empty()) html.foreign("p", segment.text);
  if (!segment.drivers.empty()) {
    html.element("h4", "What sets it apart").open("ul", {{"class", "drivers"}});
    for (const ReportDriver& driver : segment.drivers)
      write_driver(html, driver);
    html.close();
  }
  if (segment.rule) {
    html.element("h4", "How to tell by hand").open("div", {{"class", "rule"}});
    html.foreign("p", segment.rule->text);
    std::string found;
    if (segment.rule->precision)
      found = report_share(*segment.rule->precision) + " of those it finds belong here";
    if (segment.rule->recall)
      found.append(found.empty() ? "" : "; ")
          .append("it finds ")
          .append(report_share(*segment.rule->recall))
          .append(" of the segment");
    if (!found.empty()) html.element("p", found + ".");
    html.close();
  }
  if (!segment.typical.empty()) {
    html.open("h4").text("A typical ").isolated(content.noun.one).close();
    write_pairs(html, segment.typical);
  }
  html.close();
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_REPORT_SEGMENTS_HPP
