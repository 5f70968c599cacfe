// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_FRAME_HPP
#define SEGMENTIQ_REPORT_REPORT_FRAME_HPP

#include <array>
#include <string>
#include <string_view>

#include "segmentiq/report/html.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/report/report_style.hpp"
#include "segmentiq/text/shorten_text.hpp"
#include "segmentiq/version.hpp"

// What frames the sections of a report: the page's head, its title, the switch between looks, the table of
// contents.
namespace segmentiq::detail {

inline constexpr std::string_view report_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

inline void write_head(HtmlWriter& html, const ReportContent& content) {
  html.open("head").empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", report_policy}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("meta", {{"name", "generator"}, {"content", std::string("segmentiq ") + version}});
  html.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.empty("link", {{"rel", "icon"}, {"href", "data:,"}});  // else browsers ask a server for one
  html.open("title").text(shorten_text(content.title, 300));
  if (!content.source.empty()) html.text(" – ").text(shorten_text(content.source, 300));
  html.close();
  html.open("style").raw(report_style()).close().close();
}

/// The switch between looks, made of radio buttons alone. Browsers without :has() do not show it.
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
  if (!content.summary.empty()) html.foreign_sentence("p", content.summary, {{"class", "lead"}});
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

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_REPORT_FRAME_HPP
