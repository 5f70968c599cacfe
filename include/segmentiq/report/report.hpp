// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_HPP
#define SEGMENTIQ_REPORT_REPORT_HPP

#include <cstddef>
#include <string>
#include <utility>

#include "segmentiq/report/html.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/report/report_frame.hpp"
#include "segmentiq/report/report_parts.hpp"
#include "segmentiq/report/report_segments.hpp"
#include "segmentiq/version.hpp"

namespace segmentiq {

/// A report as one self-contained HTML page: no network, fonts or scripts, which its own
/// Content-Security-Policy forbids. It follows the light or dark look of the reader's system unless the
/// reader picks one, and prints black on white. After its first line it is also well-formed XML.
///
/// Every text of the content is written as text, whatever its bytes. Style and frame take about 25 KB. A
/// name, value or cell is cut at 300 characters, a sentence or list at 2,000; where long texts make the page
/// larger than 3 MB, at a half, a quarter or an eighth of that. O(size of the content) time.
/// @throws parameter_error when a picture is not one (@see inspect_svg), or a row of a table does not have a
/// cell for each column
std::string report_html(const ReportContent& content);

namespace detail {

inline std::string report_page(const ReportContent& content, const HtmlTextLimits& limits) {
  HtmlWriter html(limits);
  html.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", "en"}});
  write_head(html, content);
  html.open("body");
  write_top(html, content);
  html.open("main", {{"id", "content"}, {"class", "wrap"}});
  for (const ReportSection& section : report_sections(content)) {
    if (!section.there) continue;
    const std::string heading_id = std::string(section.id).append("-heading");
    html.open("section", {{"id", section.id}, {"aria-labelledby", heading_id}});
    html.element("h2", section.heading, {{"id", heading_id}});
    if (section.id == "summary") write_cards(html, content);
    if (section.id == "segments") write_segments(html, content);
    for (std::size_t i = 0; section.id == "pictures" && i < content.pictures.size(); ++i)
      write_picture(html, content.pictures[i], i);
    for (std::size_t i = 0; section.id == "tables" && i < content.tables.size(); ++i)
      write_table(html, content.tables[i], i);
    if (section.id == "notes") write_notes(html, content);
    if (section.id == "settings") write_pairs(html, content.settings);
    if (section.id == "files") write_files(html, content);
    html.close();
  }
  html.close().open("footer").open("div", {{"class", "wrap"}});
  html.text(std::string("Made with segmentiq ") + version +
            ". Nothing on this page is loaded from elsewhere.");
  return "<!DOCTYPE html>\n" + std::move(html).finish();
}

}  // namespace detail

inline std::string report_html(const ReportContent& content) {
  constexpr std::size_t small_enough = 3'000'000;
  HtmlTextLimits limits;
  std::string page = detail::report_page(content, limits);
  for (int round = 0; round < 3 && page.size() >= small_enough; ++round) {
    limits.name /= 2;
    limits.sentence /= 2;
    std::string shorter = detail::report_page(content, limits);
    if (shorter.size() >= page.size()) break;  // the texts are short: it is pictures, or many rows
    page = std::move(shorter);
  }
  return page;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_HPP
