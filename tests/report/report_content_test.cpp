// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/report/make_report_content.hpp"

#include <algorithm>
#include <stop_token>
#include <string>
#include <vector>

#include "segmentiq/report/report.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/invented_segmentation.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

Projection projection_of(Index n) {
  Projection made{{}, {}, 0.4, 0.2};
  for (Index i = 0; i < n; ++i) {
    made.x.push_back(static_cast<double>(i * 7919 % 10007));
    made.y.push_back(static_cast<double>(i * 104729 % 10009));
  }
  return made;
}

std::string report_of(Index n, Label segments, const std::vector<std::string>& names = {},
                      const std::string& words = "") {
  const Table table = invented_customers(n, words);
  const Segmentation found = invented_segmentation(table, segments);
  const Projection projection = projection_of(n);
  return report_html(
      make_report_content(table, found, {}, {.segment_names = names, .projection = &projection}));
}

std::vector<std::string> notes_of(const ReportContent& content, ReportNoteKind kind) {
  std::vector<std::string> found;
  for (const ReportNote& note : content.notes)
    if (note.kind == kind) found.push_back(note.subject + "|" + note.text);
  return found;
}

}  // namespace

TEST_CASE("a report has what a segmentation found", "[pipeline]") {
  const Table table = invented_customers(700);
  const Segmentation found = invented_segmentation(table, 5);
  const Projection projection = projection_of(700);
  const std::vector<std::string> names = {"a", "b", "c", "d", "e"};
  const ReportContent content = make_report_content(
      table, found, {}, {.date = "today", .segment_names = names, .projection = &projection});

  CHECK(content.source == "customers.csv");
  CHECK(content.date == "today");
  REQUIRE(content.segments.size() == 5);
  Index all = 0;
  double share = 0;
  for (std::size_t s = 0; s < 5; ++s) {
    CHECK(content.segments[s].name == names[s]);
    CHECK(content.segments[s].label == static_cast<Label>(s));
    CHECK(content.segments[s].silhouette == 0.1);
    all += content.segments[s].size;
    share += content.segments[s].share;
  }
  CHECK(all == 700);
  CHECK_THAT(share, WithinAbs(1, 1e-12));
  CHECK(content.cards[0].label == "Customers");
  CHECK(content.cards[0].value == "700");
  CHECK(content.cards[3].value == "3 of 5");
  CHECK(content.pictures.size() == 8);
  REQUIRE(content.tables.size() == 1);
  CHECK(content.tables[0].marked == 3);
  CHECK(content.tables[0].rows[1].back() == "not unique: merges of equal height");
  CHECK(content.tables[0].rows[3].back() == "silhouette");

  const auto excluded = notes_of(content, ReportNoteKind::excluded);
  REQUIRE(excluded.size() == 2);
  CHECK_THAT(excluded[0], ContainsSubstring("customer_id|identifier: "));
  CHECK_THAT(excluded[1], ContainsSubstring("country|constant: "));
  const auto imputed = notes_of(content, ReportNoteKind::imputed);
  REQUIRE(imputed.size() == 1);
  CHECK_THAT(imputed[0], ContainsSubstring("100 missing cells of 'income'"));
  CHECK(notes_of(content, ReportNoteKind::ties) ==
        std::vector<std::string>{"|2 of 9 merges were ties: another cluster was exactly as near."});
  CHECK(notes_of(content, ReportNoteKind::warning) ==
        std::vector<std::string>{"|Segment 1 has a single member."});
  const auto setting = std::find_if(content.settings.begin(), content.settings.end(),
                                    [](const ReportPair& pair) { return pair.name == "Linkage"; });
  REQUIRE(setting != content.settings.end());
  CHECK(setting->value == "Ward");
}

TEST_CASE("a warning stands where its kind belongs, whatever it says", "[pipeline]") {
  const Table table = invented_customers(30);
  Segmentation found = invented_segmentation(table, 3);
  found.tied_merges = 0;
  found.warnings = {{WarningKind::output, "2 of 9 merges were ties"},
                    {WarningKind::missing, "an odd text"},
                    {WarningKind::ties, "3 missing cells of 'a'"},
                    {WarningKind::stability, "segment 1 wanders"}};
  const auto content = make_report_content(table, found, {}, {.pictures = false});
  CHECK(notes_of(content, ReportNoteKind::warning) == std::vector<std::string>{"|2 of 9 merges were ties."});
  CHECK(notes_of(content, ReportNoteKind::imputed) == std::vector<std::string>{"|An odd text."});
  CHECK(notes_of(content, ReportNoteKind::stability) == std::vector<std::string>{"|Segment 1 wanders."});
  CHECK(notes_of(content, ReportNoteKind::ties).size() == 2);  // the warning, and that no merge was a tie

  for (ImputedColumn& column : found.prepared.imputed)
    column.missing = 0;
  CHECK(notes_of(make_report_content(table, found, {}, {.pictures = false}), ReportNoteKind::imputed) ==
        std::vector<std::string>{"|An odd text.", "|No cell was missing in the columns used."});
}

TEST_CASE("a report of any number of customers and segments is well-formed and full of pictures",
          "[pipeline]") {
  for (const auto& [n, segments] :
       {std::pair<Index, Label>{2, 1}, {2, 2}, {3, 2}, {50, 5}, {300, 20}, {300, 120}}) {
    const XmlCheck check(report_of(n, segments).substr(16));
    CHECK(check.fault() == "");
    CHECK(check.count("figure") == 8);
    CHECK(check.count("article") == static_cast<std::size_t>(segments));
  }
}

TEST_CASE("hostile headers, cells and names stay text", "[pipeline]") {
  for (const std::string& text : hostile_texts()) {
    const XmlCheck check(report_of(20, 2, {text, text + "2"}, text).substr(16));
    CHECK(check.fault() == "");
    CHECK(check.count("script") == 0);
    CHECK(check.count("figure") == 8);
  }
}

TEST_CASE("a report does not grow with the customers", "[pipeline]") {
  const std::vector<std::string> names(20, "አዲስ አበባ የሚኖሩ ቁጠባ አፍቃሪ ቤተሰቦች እና ወጣት ባለሙያዎች ናቸው ሁሉም");
  const std::size_t few = report_of(30'000, 20, names).size();
  const std::size_t many = report_of(120'000, 20, names).size();
  CHECK(many < 1'500'000);
  CHECK(static_cast<double>(many) < 1.1 * static_cast<double>(few));
}

TEST_CASE("a report of a million customers is below 3 MB", "[pipeline][slow]") {
  CHECK(report_of(1'000'000, 20).size() < 3'000'000);
}

TEST_CASE("pictures can be left out, and names must be one for each segment", "[pipeline]") {
  const Table table = invented_customers(30);
  const Segmentation found = invented_segmentation(table, 3);
  CHECK(make_report_content(table, found, {}, {.pictures = false}).pictures.empty());
  CHECK(make_report_content(table, found, {}).pictures.size() == 7);  // no projection, no scatter plot
  const std::vector<std::string> names = {"a"};
  CHECK_THROWS_WITH(
      make_report_content(table, found, {}, {.segment_names = names}),
      "make_report_content(): segment_names (1 of them) must be 3, one for each segment, or none");
}

TEST_CASE("drawing ends on request", "[pipeline]") {
  const Table table = invented_customers(60);
  const Segmentation found = invented_segmentation(table, 3);
  std::stop_source source;
  Execution execution;
  execution.stop = source.get_token();
  const SegmentPictures pictures(table, found, {}, execution);
  CHECK_FALSE(pictures.draw({}, execution).empty());
  source.request_stop();
  CHECK_THROWS_AS(SegmentPictures(table, found, {}, execution), cancelled_error);
  CHECK_THROWS_AS(pictures.draw({}, execution), cancelled_error);
  CHECK_THROWS_AS(make_report_content(table, found, {}, {.existing_pictures = &pictures}, execution), cancelled_error);
}
