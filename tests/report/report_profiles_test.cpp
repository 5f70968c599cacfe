// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/report/report_profiles.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/profile/profile_segments.hpp"
#include "segmentiq/report/make_report_content.hpp"
#include "segmentiq/report/report.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/invented_segmentation.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

SegmentProfiles profiles_of(const Table& table, const Segmentation& found) {
  return profile_segments(table, found.prepared.schema, found.row_labels(), found.prepared.features.values);
}

// Twenty who are young with much money in Adama, and forty who are not.
struct Planted {
  Table table;
  Segmentation found;
};
Planted planted() {
  std::vector<double> age, income;
  std::vector<std::int32_t> city;
  for (Index i = 0; i < 60; ++i) {
    const bool first = i < 20;
    age.push_back(first ? 20 + static_cast<double>(i % 5) : 50 + static_cast<double>(i % 7));
    income.push_back(first ? 80'000 + 10.0 * static_cast<double>(i) : 40'000 + 10.0 * static_cast<double>(i));
    city.push_back(first || i == 59 ? 1 : 0);
  }
  Table table({Column::numeric("age", age), Column::numeric("income", income),
               Column::text("city", city, {"Gondar", "Adama"})});
  Segmentation found = invented_segmentation(table, 2);
  for (std::size_t i = 0; i < 60; ++i)
    found.partition.labels[i] = i < 20 ? 0 : 1;
  return {std::move(table), std::move(found)};
}

}  // namespace

TEST_CASE("a report says what sets a segment apart, with its numbers", "[pipeline]") {
  const auto [table, found] = planted();
  const SegmentProfiles profiles = profiles_of(table, found);
  const std::vector<std::string> names = segment_names(profiles);
  REQUIRE(names.size() == 2);
  ReportContent content = make_report_content(table, found, {}, {.segment_names = names, .pictures = false});
  add_profiles(content, profiles, table);

  const ReportSegment& segment = content.segments[0];
  CHECK(segment.name == names[0]);
  REQUIRE(segment.drivers.size() == 3);
  const auto driver = [&](const std::string& name) {
    const auto at = std::find_if(segment.drivers.begin(), segment.drivers.end(),
                                 [&](const ReportDriver& d) { return d.name == name; });
    REQUIRE(at != segment.drivers.end());
    return *at;
  };
  CHECK(driver("age").direction == ReportDirection::below);
  CHECK(driver("age").text == "22 on average, against 42.62 of all");
  CHECK(driver("age").strength < -0.5);
  CHECK(driver("income").direction == ReportDirection::above);
  CHECK(driver("income").strength > 0.5);
  CHECK(driver("city: Adama").text == "100 % have it, against 35.0 % of all");
  CHECK(driver("city: Adama").direction == ReportDirection::above);
  REQUIRE(segment.rule);
  CHECK(segment.rule->precision == 1.0);
  CHECK(segment.rule->recall == 1.0);
  REQUIRE(segment.typical.size() == 3);
  CHECK(std::any_of(segment.typical.begin(), segment.typical.end(),
                    [](const ReportPair& p) { return p.name == "city" && p.value == "Adama"; }));
  REQUIRE(content.tables.size() == 2);
  CHECK(content.tables[1].rows.size() == 3);
  CHECK(content.tables[1].rows[0][3] == "<0.001");
  CHECK(XmlCheck(report_html(content).substr(16)).fault() == "");

  add_profiles(content, profiles, table, {.max_drivers = 1, .max_typical = 2});
  CHECK(content.segments[0].drivers.size() == 1);
  CHECK(content.segments[0].typical.size() == 2);
}

TEST_CASE("one segment has profiles, too", "[pipeline]") {
  const Table table = invented_customers(2);
  const Segmentation found = invented_segmentation(table, 1);
  ReportContent content = make_report_content(table, found, {});
  add_profiles(content, profiles_of(table, found), table);
  CHECK(XmlCheck(report_html(content).substr(16)).fault() == "");
  CHECK(content.segments[0].drivers.empty());
}

TEST_CASE("hostile headers and cells stay text in names, drivers, rules and typical members", "[pipeline]") {
  for (const std::string& text : hostile_texts()) {
    const Table table = invented_customers(40, text);
    const Segmentation found = invented_segmentation(table, 3);
    const SegmentProfiles profiles = profiles_of(table, found);
    const std::vector<std::string> names = segment_names(profiles);
    ReportContent content = make_report_content(table, found, {}, {.segment_names = names});
    add_profiles(content, profiles, table);
    const XmlCheck check(report_html(content).substr(16));
    CHECK(check.fault() == "");
    CHECK(check.count("script") == 0);
    CHECK(check.count("article") == 3);
  }
}

TEST_CASE("profiles of other segments are refused", "[pipeline]") {
  const auto [table, found] = planted();
  ReportContent content;
  CHECK_THROWS_WITH(add_profiles(content, profiles_of(table, found), table),
                    "add_profiles(): profiles (of 2 segments) must be of 0, those of the report");
}

TEST_CASE("a report of a thousand segments is below 3 MB", "[pipeline]") {
  const Table table = invented_customers(10'000, " አዲስ አበባ የሚኖሩ ቁጠባ አፍቃሪ");
  const Segmentation found = invented_segmentation(table, 1000);
  const auto ages = table.columns()[1].numbers();
  const std::vector<double> x(ages.begin(), ages.end());
  const Projection projection{x, x, 0.5, 0.25};
  const SegmentProfiles profiles = profiles_of(table, found);
  const std::vector<std::string> names = segment_names(profiles);
  ReportContent content = make_report_content(
      table, found, {},
      {.segment_names = names, .projection = &projection, .all_cuts_in = "k_selection.csv"});
  add_profiles(content, profiles, table);
  REQUIRE(content.segments.size() == 1000);
  REQUIRE(content.pictures.size() == 8);
  const std::string page = report_html(content);
  CHECK(page.size() < 3'000'000);
  const XmlCheck check(page.substr(16));
  CHECK(check.fault() == "");
  CHECK(check.count("article") == 150);
  // Of 1,001 cuts those into 2 to 30 segments, and the neighbours of the picked one: 995 to 1,002.
  CHECK(content.tables[0].rows.size() == 29 + 8);
  CHECK(content.tables[0].rows[static_cast<std::size_t>(content.tables[0].marked.value())][0] == "1,000");
  CHECK_THAT(content.tables[0].caption,
             ContainsSubstring(
                 "Of 1,001 cuts that were compared 37 are shown; all of them are in k_selection.csv."));
}

TEST_CASE("of very many columns the best are in the table", "[pipeline]") {
  SegmentProfiles profiles;
  for (int c = 0; c < 300; ++c) {
    ColumnSeparation column;
    column.name = "column " + std::to_string(c);
    column.is_numeric = true;
    column.effect = Statistic::of(0.001 * c);
    profiles.separation.push_back(column);
  }
  ReportContent content;
  add_profiles(content, profiles, Table());
  REQUIRE(content.tables.size() == 1);
  CHECK(content.tables[0].rows.size() == 100);
  CHECK(content.tables[0].rows[0][0] == "column 299");
  CHECK_THAT(content.tables[0].caption, ContainsSubstring("Of 300 columns the 100 best are shown."));
}
