// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_SEGMENTS_HPP
#define SEGMENTIQ_REPORT_REPORT_SEGMENTS_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/report/html.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/report/report_marks.hpp"
#include "segmentiq/report/report_overview.hpp"

// The section of a report on its segments: an overview of all, then a description of each.
namespace segmentiq::detail {

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
  html.close().open("span").isolated_sentence(driver.name);
  if (!driver.text.empty()) html.foreign_sentence("span", driver.text, {{"class", "said"}});
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
    html.foreign("dt", pair.name).foreign_sentence("dd", pair.value);
  html.close();
}

/// The description of one segment.
inline void write_segment(HtmlWriter& html, const ReportContent& content, std::size_t i) {
  const ReportSegment& segment = content.segments[i];
  const std::string id = "segment-" + std::to_string(i);
  html.open("article", {{"class", "segment " + color_class(segment)}, {"aria-labelledby", id}});
  html.open("header");
  write_badge(html, segment);
  html.open("div").foreign("h3", report_name(segment), {{"id", id}});
  html.open("p", {{"class", "sizes"}}).isolated(content.noun.counted(segment.size));
  const auto add = [&html](const std::string& text) {  // a line breaks behind a dot, never before it
    html.text("\u00a0· " + text);
  };
  add(report_share(segment.share));
  if (segment.silhouette) add("silhouette\u00a0" + report_score(segment.silhouette));
  if (segment.stability) add("stability\u00a0" + report_score(segment.stability));
  html.close().close().close();
  if (!segment.text.empty()) html.foreign_sentence("p", segment.text);
  if (!segment.drivers.empty()) {
    html.element("h4", "What sets it apart").open("ul", {{"class", "drivers"}});
    for (const ReportDriver& driver : segment.drivers)
      write_driver(html, driver);
    html.close();
  }
  if (segment.rule) {
    html.element("h4", "How to tell by hand").open("div", {{"class", "rule"}});
    html.foreign_sentence("p", segment.rule->text);
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

/// Says which segments are not shown, and where they are.
inline void write_left_out(HtmlWriter& html, const ReportContent& content, std::size_t listed,
                           std::size_t described) {
  const std::size_t all = content.segments.size();
  if (described == all) return;
  const auto largest = [](std::size_t count) {
    return "the " + format_count(static_cast<Index>(count)) + " largest";
  };
  std::string text = "Of " + format_count(static_cast<Index>(all)) + " segments ";
  if (listed < all) text += largest(listed) + " are in the table, and ";
  text += largest(described) + " have a description of their own.";
  html.open("p", {{"class", "left-out"}}).text(text);
  if (!content.all_segments_in.empty())
    html.text(" All of them are in ").isolated(content.all_segments_in).text(".");
  html.close();
}

/// The whole section.
inline void write_segments(HtmlWriter& html, const ReportContent& content) {
  const std::vector<std::size_t> listed = largest_segments(content.segments, content.max_listed);
  const std::vector<std::size_t> described = largest_segments(content.segments, content.max_described);
  std::vector<bool> is_described(content.segments.size(), false);
  for (const std::size_t i : described)
    is_described[i] = true;
  write_strip(html, content.segments, listed);
  write_left_out(html, content, listed.size(), described.size());
  write_overview(html, content, listed, is_described);
  html.open("div", {{"class", "segments"}});
  for (const std::size_t i : described)
    write_segment(html, content, i);
  html.close();
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_REPORT_SEGMENTS_HPP
