// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_HPP
#define SEGMENTIQ_REPORT_REPORT_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/report/html.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/report/report_marks.hpp"
#include "segmentiq/report/report_segments.hpp"
#include "segmentiq/report/report_style.hpp"
#include "segmentiq/report/svg_inspection.hpp"
#include "segmentiq/text/shorten_text.hpp"
#include "segmentiq/version.hpp"

namespace segmentiq {

/// A report as one HTML page that needs nothing else: no network, no fonts, no scripts, which its own
/// Content-Security-Policy forbids. It follows the light or dark look of the reader's system, unless the
/// reader picks one, and prints in black on white. Behind its first line it is well-formed XML, too.
///
/// Every text of the content is written as text, whatever bytes it is made of. Of style and frame the page
/// has about 25 KB; the rest is content. Of a name, value or cell at most 300 characters are shown, of a
/// sentence or list 2,000; where the page is above 3 MB by its texts, a half, a quarter or an eighth of that.
/// O(size of the content) time.
/// @throws parameter_error when a picture is not one (@see inspect_svg), or a row of a table does not have a
/// cell for each column
std::string report_html(const ReportContent& content);

namespace detail {

inline constexpr std::string_view report_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

inline void write_head(HtmlWriter& html, const ReportContent& content) {
  html.open("head").empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", report_policy}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("meta", {{"name", "generator"}, {"content", std::string("segmentiq ") + version}});
  html.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.empty("link", {{"rel", "icon"}, {"href", "data:,"}});  // or browsers would ask a server for one
  html.open("title").text(shorten_text(content.title, 300));
  if (!content.source.empty()) html.text(" – ").text(shorten_text(content.source, 300));
  html.close();
  html.open("style").raw(report_style()).close().close();
}

/// The switch between looks, of radio buttons alone; browsers that cannot select by them do not show it.
inline void write_looks(HtmlWriter& html) {
  html.open("fieldset", {{"class", "looks"}}).element("legend", "Colours", {{"class", "away"}});
  const auto look = [&html](std::string_view id, std::string_view name, bool checked) {
    html.open("label");
    if (checked)
      html.empty("input", {{"type", "radio"}, {"name", "look"}, {"id", id}, {"checked", "checked"}});
    else
      html.empty("input", {{"type", "radio"}, {"name", "look"}, {"id", id}});
    html.element("span", name).close();
  };
  look("look-system", "System", true);
  look("look-light", "Light", false);
  look("look-dark", "Dark", false);
  html.close();
}

/// A section with its heading and its entry in the table of contents.
struct ReportSection {
  std::string_view id;
  std::string_view heading;
  bool there;
};

inline std::array<ReportSection, 7> report_sections(const ReportContent& content) {
  return {{{"summary", "At a glance", !content.cards.empty()},
           {"segments", "Segments", !content.segments.empty()},
           {"pictures", "Pictures", !content.pictures.empty()},
           {"tables", "Figures behind it", !content.tables.empty()},
           {"notes", "Notes on the data", !content.notes.empty()},
           {"settings", "Settings", !content.settings.empty()},
           {"files", "Files", !content.files.empty()}}};
}

inline void write_top(HtmlWriter& html, const ReportContent& content) {
  html.element("a", "Skip to the content", {{"class", "away skip"}, {"href", "#content"}});
  html.open("header", {{"class", "wrap top"}}).open("div", {{"class", "line"}});
  html.element("p", "Segmentation report", {{"class", "eyebrow"}});
  write_looks(html);
  html.close().foreign("h1", content.title.empty() ? "Segments" : content.title);
  if (!content.summary.empty()) html.told("p", content.summary, {{"class", "lead"}});
  if (!content.source.empty() || !content.date.empty()) {
    html.open("p", {{"class", "facts"}});
    if (!content.source.empty()) html.open("span").text("From ").isolated(content.source).close();
    if (!content.date.empty()) html.foreign("span", content.date);
    html.close();
  }
  html.open("nav", {{"aria-label", "Contents"}}).open("ul");
  for (const ReportSection& section : report_sections(content))
    if (section.there)
      html.open("li").element("a", section.heading, {{"href", std::string("#").append(section.id)}}).close();
  html.close().close().close();
}

inline void write_cards(HtmlWriter& html, const ReportContent& content) {
  // In rows of five at most, as even as can be.
  const std::size_t rows = (content.cards.size() + 4) / 5;
  const std::size_t columns = (content.cards.size() + rows - 1) / rows;
  html.open("dl", {{"class", "cards"}, {"style", "--columns:" + std::to_string(columns)}});
  for (const ReportCard& card : content.cards) {
    html.open("div").foreign("dt", card.label).foreign("dd", card.value, {{"class", "value"}});
    if (!card.note.empty()) html.told("dd", card.note, {{"class", "note"}});
    html.close();
  }
  html.close();
}

inline void write_picture(HtmlWriter& html, const ReportPicture& picture, std::size_t i) {
  const SvgInspection found = inspect_svg(picture.svg);
  if (!found.fit_for_page())
    throw parameter_error("report_html(): picture " + std::to_string(i) + " (" + picture.title +
                          ") must be one that SvgWriter wrote, but has " + found.fault);
  const std::string id = "picture-" + std::to_string(i);
  constexpr double room_aside = 770;  // beside a caption of 14 rem, as report_media_style has it
  html.open("figure", {{"class", found.width <= room_aside ? "aside" : "broad"}}).open("figcaption");
  html.foreign("h3", picture.title.empty() ? "Picture " + std::to_string(i + 1) : picture.title,
               {{"id", id}});
  if (!picture.caption.empty()) html.told("p", picture.caption);
  html.close().open("div", {{"class", "paper scroll"},
                            {"role", "group"},
                            {"tabindex", "0"},
                            {"aria-labelledby", id},
                            {"style", "--drawn:" + drawn_length(found.width) + "px"}});
  html.raw(picture.svg).close().close();
}

inline void write_table(HtmlWriter& html, const ReportTable& table, std::size_t i) {
  const std::string id = "table-" + std::to_string(i);
  html.open("div",
            {{"class", "table scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", id}});
  html.open("table").open("caption", {{"id", id}});
  html.foreign("h3", table.title.empty() ? "Table " + std::to_string(i + 1) : table.title);
  if (!table.caption.empty()) html.told("span", table.caption, {{"class", "about"}});
  html.close().open("thead").open("tr");
  for (const ReportColumn& column : table.columns)
    html.foreign("th", column.name, {{"scope", "col"}, {"class", column.numeric ? "number" : "words"}});
  html.close().close().open("tbody");
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::vector<std::string>& row = table.rows[r];
    if (row.size() != table.columns.size())
      throw parameter_error("report_html(): row " + std::to_string(r) + " of table " + std::to_string(i) +
                            " (" + table.title + ") must have " + std::to_string(table.columns.size()) +
                            " cells, one for each column, and has " + std::to_string(row.size()));
    const bool picked = table.marked && *table.marked == static_cast<Index>(r);
    html.open("tr", {{"class", picked ? "picked" : "plain"}});
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string_view look = table.columns[c].numeric ? "number" : "words";
      if (c == 0) {
        html.open("th", {{"scope", "row"}, {"class", look}}).isolated(row[c]);
        if (picked) html.open("span", {{"class", "away"}}).text(" (picked)").close();
        html.close();
      } else {
        html.foreign("td", row[c], {{"class", look}});
      }
    }
    html.close();
  }
  html.close().close().close();
}

inline void write_notes(HtmlWriter& html, const ReportContent& content) {
  constexpr std::array<std::pair<ReportNoteKind, std::string_view>, 6> kinds = {
      {{ReportNoteKind::warning, "Warnings"},
       {ReportNoteKind::excluded, "Columns left out"},
       {ReportNoteKind::imputed, "Missing cells"},
       {ReportNoteKind::ties, "Ties"},
       {ReportNoteKind::stability, "Stability"},
       {ReportNoteKind::other, "More"}}};
  for (const auto& [kind, heading] : kinds) {
    Index count = 0;
    for (const ReportNote& note : content.notes) {
      if (note.kind != kind) continue;
      if (count++ == 0) {
        html.open("div", {{"class", kind == ReportNoteKind::warning ? "kind warning" : "kind"}});
        html.element("h3", heading).open("ul");
      }
      if (count > content.most_notes) continue;
      html.open("li");
      if (!note.subject.empty()) html.foreign("b", note.subject).text(" – ");
      html.isolated_sentence(note.text).close();
    }
    if (count > content.most_notes)
      html.element("li", "And " + format_count(count - std::max<Index>(0, content.most_notes)) + " more.");
    if (count > 0) html.close().close();
  }
}

inline void write_files(HtmlWriter& html, const ReportContent& content) {
  std::vector<ReportPair> pairs;
  for (const ReportFile& file : content.files)
    pairs.push_back({file.name, file.text});
  write_pairs(html, pairs);
}

}  // namespace detail

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
    if (shorter.size() >= page.size()) break;  // no text is as long: it is pictures, or many rows
    page = std::move(shorter);
  }
  return page;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_HPP
