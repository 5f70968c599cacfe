// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/report/report.hpp"

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/plot/distribution_svg.hpp"
#include "support/catch.hpp"
#include "support/hostile_report.hpp"
#include "support/hostile_text.hpp"
#include "support/invented_report.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

// The page without its first line, which is not XML.
XmlCheck checked(const std::string& page) {
  const std::string first = "<!DOCTYPE html>\n";
  REQUIRE(page.substr(0, first.size()) == first);
  return XmlCheck(page.substr(first.size()));
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("a report says all of its content, and is well-formed", "[plot]") {
  for (const Label segments : {1, 2, 5, 12, 20, 150}) {
    ReportContent content = invented_report(segments);
    const std::string svg = distribution_svg({{0, 1, 1}, 2}, {.title = "", .look = Look::page});
    content.pictures = {{"Sizes", "How large each segment is.", svg}, {"Sizes", "", svg}};
    const std::string page = report_html(content);
    const XmlCheck check = checked(page);
    CHECK(check.fault() == "");
    CHECK(check.count("h1") == 1);
    CHECK(check.count("h2") == 7);
    CHECK(check.count("article") == static_cast<std::size_t>(segments));
    CHECK(check.count("figure") == 2);
    CHECK(check.count("figcaption") == 2);
    CHECK(check.count("table") == 3);
    CHECK(check.count("caption") == 3);
    for (const std::string& said :
         {content.title, content.source, content.date, content.summary, content.cards[2].value,
          content.segments[0].name, content.segments[0].drivers[1].text, content.segments[0].rule->text,
          content.segments[0].typical[1].value, content.tables[1].rows[0][3], content.pictures[0].caption,
          content.notes[2].text, content.notes[0].subject, content.settings[3].value, content.files[1].text,
          std::string("91.3\u00a0% of those it finds belong here; it finds 87.4\u00a0% of the segment."),
          format_count(content.segments[0].size)})
      CHECK(check.has_text(said));
    CHECK(count_of(page, svg) == 2);
    CHECK(page == report_html(content));
  }
}

TEST_CASE("ids in a report are unique, and links lead to them", "[plot]") {
  ReportContent content = invented_report(12);
  for (ReportSegment& segment : content.segments)
    segment.label = 3;
  const std::string page = report_html(content);
  std::set<std::string> ids;
  for (std::size_t at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1))
    CHECK(ids.insert(page.substr(at + 5, page.find('"', at + 5) - at - 5)).second);
  CHECK(ids.size() > 12);
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1))
    CHECK(ids.count(page.substr(at + 7, page.find('"', at + 7) - at - 7)) == 1);
}

TEST_CASE("of very many segments the largest are shown, and it says so", "[plot]") {
  ReportContent content = invented_report(1000);
  std::swap(content.segments.front(), content.segments.back());  // the largest one is the last
  content.all_segments_in = "profiles.csv";
  const std::string page = report_html(content);
  const XmlCheck check = checked(page);
  CHECK(check.fault() == "");
  CHECK(check.count("article") == 150);
  CHECK(check.count("tr") == 1 + 500 + 6 + 4);
  CHECK(check.has_text(
      "Of 1,000 segments the 500 largest are in the table, and the 150 largest have a description "
      "of their own. All of them are in "));
  CHECK(check.has_text("profiles.csv"));
  CHECK(page.find("id=\"segment-999\"") != std::string::npos);
  CHECK(page.find("id=\"segment-149\"") != std::string::npos);
  CHECK(page.find("id=\"segment-150\"") == std::string::npos);
  CHECK(page.find("id=\"segment-0\"") == std::string::npos);
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1))
    CHECK(page.find("id=\"" + page.substr(at + 7, page.find('"', at + 7) - at - 6)) != std::string::npos);

  content.all_segments_in = "";
  content.max_listed = content.max_described = 0;
  const XmlCheck none = checked(report_html(content));
  CHECK(none.fault() == "");
  CHECK(none.count("article") == 0);
  CHECK_FALSE(none.has_text("All of them are in "));
  content = invented_report(150);
  CHECK_FALSE(checked(report_html(content)).has_text("Of 150 segments"));
}

TEST_CASE("of very many notes of a kind the first are shown", "[plot]") {
  ReportContent content;
  content.notes.assign(1203, {ReportNoteKind::imputed, "filled", "a column"});
  content.notes.push_back({ReportNoteKind::ties, "none", ""});
  const XmlCheck check = checked(report_html(content));
  CHECK(check.fault() == "");
  CHECK(check.count("li") == 1 + 201 + 1);  // one leads to the notes
  CHECK(check.has_text("And 1,003 more."));
}

TEST_CASE("hostile texts stay text in every field of a report", "[plot]") {
  const XmlCheck plain = checked(report_html(hostile_report("plain")));
  REQUIRE(plain.fault() == "");
  REQUIRE(hostile_texts().size() >= 50);
  for (const std::string& text : hostile_texts()) {
    const std::string page = report_html(hostile_report(text));
    const XmlCheck check = checked(page);
    CHECK(check.fault() == "");
    CHECK(check.count("script") == 0);
    CHECK(check.count("rect") == plain.count("rect"));
    if (text.empty()) continue;
    for (const std::string element : {"bdi", "p", "a", "span", "th", "td", "dd", "li", "h3", "h4", "article"})
      CHECK(check.count(element) == plain.count(element));
    std::string said;
    for (const char c : text)
      if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) said = "no";
    const bool whole = text.size() <= 300;
    if (said != "no") CHECK(check.has_text(whole ? text : text.substr(0, 299) + "…"));
  }
}

TEST_CASE("what is not there is not shown", "[plot]") {
  const std::string page = report_html({});
  const XmlCheck check = checked(page);
  CHECK(check.fault() == "");
  CHECK(check.count("h1") == 1);
  CHECK(check.count("h2") == 0);
  CHECK(check.count("section") == 0);
  CHECK(page.size() < 25'000);

  ReportContent content;
  content.segments.resize(2);
  const XmlCheck bare = checked(report_html(content));
  CHECK(bare.fault() == "");
  CHECK(bare.has_text("Segment 0"));
  CHECK(bare.count("h4") == 0);
  CHECK_FALSE(bare.has_text("Silhouette"));
}

TEST_CASE("undefined and absurd numbers are no nonsense", "[plot]") {
  ReportContent content = invented_report(3);
  for (const double value : {std::nan(""), std::numeric_limits<double>::infinity(), -1e300, 1e300, -0.0}) {
    ReportSegment& segment = content.segments[1];
    segment.share = value;
    segment.silhouette = segment.stability = value;
    segment.drivers[0].strength = value;
    segment.rule = ReportRule{"x", value, value};
    segment.size = -5;
    segment.color = -1;
    const std::string page = report_html(content);
    CHECK(checked(page).fault() == "");
    for (const std::string nonsense : {">nan", ">inf", "\"nan", "\"inf", " nan", " inf", "−0.00"})
      CHECK(count_of(page, nonsense) == 0);
  }
}

TEST_CASE("shares are written for people", "[plot]") {
  CHECK(detail::report_share(0) == "0\u00a0%");
  CHECK(detail::report_share(1) == "100\u00a0%");
  CHECK(detail::report_share(0.1234) == "12.3\u00a0%");
  CHECK(detail::report_share(1e-9) == "<0.1\u00a0%");
  CHECK(detail::report_share(0.99999) == ">99.9\u00a0%");
  CHECK(detail::report_share(std::nan("")) == "–");
  CHECK(detail::report_score(std::nullopt) == "–");
  CHECK(detail::report_score(-0.123) == "−0.12");
}

TEST_CASE("a page forbids scripts, asks nothing of the network and has no file but itself", "[plot]") {
  const std::string page = report_html(invented_report(5));
  CHECK_THAT(page, ContainsSubstring("default-src &#39;none&#39;"));
  for (const std::string foreign : {"<script", "http://", "https://", "url(", "@import", "src=", "//"})
    CHECK(count_of(page, foreign) == (foreign == "http://" || foreign == "//" ? 1u : 0u));  // the name space
}

TEST_CASE("a picture or a table that is none is refused by its name", "[plot]") {
  ReportContent content;
  content.pictures = {{"Mine", "", "<script>alert(1)</script>"}};
  CHECK_THROWS_WITH(
      report_html(content),
      "report_html(): picture 0 (Mine) must be one that SvgWriter wrote, but has no <svg> at byte 0");
  content.pictures.clear();
  content.tables = {{"Mine", "", {{"a"}, {"b"}}, {{"1"}}, {}}};
  CHECK_THROWS_WITH(
      report_html(content),
      "report_html(): row 0 of table 0 (Mine) must have 2 cells, one for each column, and has 1");
}
