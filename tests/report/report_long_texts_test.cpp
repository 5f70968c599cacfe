// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// A cell of a table may be megabytes; a report of it is still one for mail.
#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/profile/profile_segments.hpp"
#include "segmentiq/profile/profiles_csv.hpp"
#include "segmentiq/report/make_report_content.hpp"
#include "segmentiq/report/report.hpp"
#include "segmentiq/report/report_profiles.hpp"
#include "support/catch.hpp"
#include "support/hostile_report.hpp"
#include "support/invented_segmentation.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::string filled(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes)
    text += piece;
  return text;
}

/// Three planted segments, whose categories, constant and one column's name are megabytes, or as many
/// thousandths.
struct Long {
  Table table;
  Segmentation found;
};
Long long_cells(const std::string& piece, std::size_t million = 1'000'000) {
  std::vector<double> age, income;
  std::vector<std::int32_t> city, tier, constant;
  for (Index i = 0; i < 90; ++i) {
    const auto segment = static_cast<std::int32_t>(i / 30);
    age.push_back(20.0 * segment + static_cast<double>(i % 5));
    income.push_back(1000.0 * static_cast<double>(i % 7));
    city.push_back(segment);
    tier.push_back(i % 30 == 0 ? (segment + 1) % 3 : segment);
    constant.push_back(0);
  }
  Table table({Column::numeric("age", age), Column::numeric("income" + filled(piece, million), income),
               Column::text("city", city,
                            {"A" + filled(piece, 5 * million), "B" + filled(piece, 2 * million), "Gondar"}),
               Column::text("tier", tier, {"Gold", "C" + filled(piece, 3 * million), filled(piece, million)}),
               Column::text("country", constant, {filled(piece, million)})},
              {});
  Segmentation found = invented_segmentation(table, 3);
  for (std::size_t i = 0; i < 90; ++i)
    found.partition.labels[i] = static_cast<Label>(i / 30);
  found.warnings.push_back(
      {WarningKind::input, "'" + filled(piece, 4 * million) + "' on line 17 is no number"});
  return {std::move(table), std::move(found)};
}

}  // namespace

TEST_CASE("cells of megabytes make no report of megabytes", "[pipeline]") {
  // Letters, what is written longer than it is, marks without end, and bytes that are not UTF-8.
  for (const char* piece : {"long text ", "\"", "e\xcc\x81", "\xcc\x81", "\xe2\x80\x8b", "\xff", "ኣ"}) {
    INFO("cells of '" << piece << "'");
    const auto [table, found] = long_cells(piece);
    const SegmentProfiles profiles =
        profile_segments(table, found.prepared.schema, found.row_labels(), found.prepared.features.values);
    const std::vector<std::string> names = segment_names(profiles);
    const std::vector<double> x(90, 1);
    const Projection projection{x, x, 0.5, 0.25};
    ReportContent content =
        make_report_content(table, found, {}, {.segment_names = names, .projection = &projection});
    add_profiles(content, profiles, table);
    for (const ReportPicture& picture : content.pictures) {
      INFO(picture.title << ": " << picture.svg.size());
      CHECK(picture.svg.size() < 500'000);
    }
    const std::string page = report_html(content);
    CHECK(page.size() < 3'000'000);
    const XmlCheck check(page.substr(16));
    CHECK(check.fault() == "");
    CHECK(check.count("article") == 3);
    for (const std::string& name : names)
      CHECK_THAT(page, ContainsSubstring(escape_xml(name)));
    CHECK_THAT(page, ContainsSubstring("on line 17 is no number."));
  }
}

TEST_CASE("tables and profiles are written with their cells whole", "[pipeline]") {
  const auto [table, found] = long_cells("long, text ", 10'000);
  const SegmentProfiles profiles =
      profile_segments(table, found.prepared.schema, found.row_labels(), found.prepared.features.values);
  std::ostringstream written;
  write_profiles_csv(profiles, written);
  const std::string& city = table.column("city").categories()[0];
  CHECK(written.str().find(city) != std::string::npos);
  const std::string& tier = table.column("tier").categories()[1];
  std::ostringstream rows;
  write_csv(Table({Column::text("tier", {0, 1}, {"Gold", tier})}), rows);
  CHECK(rows.str() == "tier\nGold\n\"" + tier + "\"\n");
}

TEST_CASE("a report each of whose texts is megabytes is below 3 MB", "[pipeline]") {
  for (const char* piece : {"long text ", "\"", "e\xcc\x81", "\xcc\x81", "\xff"}) {
    const std::string page = report_html(hostile_report(filled(piece, 1'000'000)));
    INFO("texts of '" << piece << "'");
    CHECK(page.size() < 3'000'000);
    CHECK(XmlCheck(page.substr(16)).fault() == "");
  }
}

TEST_CASE("where very many texts are long, all of them are shown shorter", "[pipeline]") {
  ReportContent content;
  for (int i = 0; i < 200; ++i)
    for (const ReportNoteKind kind :
         {ReportNoteKind::warning, ReportNoteKind::excluded, ReportNoteKind::other})
      content.notes.push_back({kind, std::string(5000, '\'') + " on line " + std::to_string(i), "column"});
  const std::string page = report_html(content);  // 600 texts of 2,000 characters, each written as five
  CHECK(page.size() < 3'000'000);
  CHECK(page.size() > 1'000'000);
  CHECK_THAT(page, ContainsSubstring(" on line 199"));

  content.notes = {{ReportNoteKind::warning, std::string(2000, 'x'), "column"}};
  CHECK_THAT(report_html(content), ContainsSubstring(std::string(2000, 'x')));
}
