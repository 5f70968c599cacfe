// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_PARTS_HPP
#define SEGMENTIQ_REPORT_REPORT_PARTS_HPP

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
#include "segmentiq/report/svg_inspection.hpp"

// The sections of a report but for that on segments: cards, pictures, tables, notes and files.
namespace segmentiq::detail {

inline void write_cards(HtmlWriter& html, const ReportContent& content) {
  // In rows of five at most, as even as can be.
  const std::size_t rows = (content.cards.size() + 4) / 5;
  const std::size_t columns = (content.cards.size() + rows - 1) / rows;
  html.open("dl", {{"class", "cards"}, {"style", "--columns:" + std::to_string(columns)}});
  for (const ReportCard& card : content.cards) {
    html.open("div").foreign("dt", card.label).foreign("dd", card.value, {{"class", "value"}});
    if (!card.note.empty()) html.foreign_sentence("dd", card.note, {{"class", "note"}});
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
  if (!picture.caption.empty()) html.foreign_sentence("p", picture.caption);
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
  if (!table.caption.empty()) html.foreign_sentence("span", table.caption, {{"class", "about"}});
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
      if (count > content.max_notes) continue;
      html.open("li");
      if (!note.subject.empty()) html.foreign("b", note.subject).text(" – ");
      html.isolated_sentence(note.text).close();
    }
    if (count > content.max_notes)
      html.element("li", "And " + format_count(count - std::max<Index>(0, content.max_notes)) + " more.");
    if (count > 0) html.close().close();
  }
}

inline void write_files(HtmlWriter& html, const ReportContent& content) {
  std::vector<ReportPair> pairs;
  for (const ReportFile& file : content.files)
    pairs.push_back({file.name, file.text});
  write_pairs(html, pairs);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_REPORT_PARTS_HPP
