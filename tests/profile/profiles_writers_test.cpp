// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "preprocess/typed_tables.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/profile/profile_segments.hpp"
#include "segmentiq/profile/profiles_csv.hpp"
#include "segmentiq/profile/profiles_json.hpp"
#include "segmentiq/text/utf8.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"

using namespace segmentiq;

namespace {

/// Reads JSON strictly (RFC 8259) into a map by path: "/segments/0/name".
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {
    value("");
    need(at_ == text_.size());
  }
  std::map<std::string, std::string> found;  ///< path → text of a string, or the number as written

 private:
  static void need(bool is_met) {
    if (!is_met) FAIL("not JSON, or a name twice");
  }
  char next() {
    need(at_ < text_.size());
    return text_[at_++];
  }
  char peek() {
    need(at_ < text_.size());
    return text_[at_];
  }
  std::string text() {
    std::string read;
    need(next() == '"');
    for (char c = next(); c != '"'; c = next()) {
      need(static_cast<unsigned char>(c) >= 0x20);
      if (c == '\\') {
        c = next();
        if (c == 'u') {
          for (int i = 0; i < 4; ++i)
            need(std::isxdigit(static_cast<unsigned char>(next())));
          c = '?';
        } else {
          need(std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos);
        }
      }
      read += c;
    }
    return read;
  }
  void value(const std::string& path) {
    const char c = peek();
    if (c == '{' || c == '[') {
      ++at_;
      const char close = c == '{' ? '}' : ']';
      if (peek() == close) {
        ++at_;
        return;
      }
      for (int i = 0;; ++i) {
        std::string name = std::to_string(i);
        if (c == '{') {
          name = text();
          need(next() == ':');
        }
        value(path + "/" + name);
        const char end = next();
        if (end == close) return;
        need(end == ',');
      }
    }
    if (c == '"') {
      need(found.emplace(path, text()).second);  // no name twice
      return;
    }
    const std::size_t end = std::min(text_.find_first_of(",]}", at_), text_.size());
    const std::string word(text_.substr(at_, end - at_));
    at_ = end;
    if (word != "null" && word != "true" && word != "false") {
      double number = 0;
      const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
      need(read.ptr == word.data() + word.size());
    }
    need(found.emplace(path, word).second);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

SegmentProfiles small_profiles() {
  const TypedTable typed =
      testing::typed({Column::numeric("annual_income", {1, 2, 3, 40.1, 50, 60}),
                      testing::text_column("tier", {"a,b", "a,b", "a,b", "\"q\"", "\"q\"", "?"}),
                      Column::numeric("same", std::vector<double>(6, 7.0))});
  return profile_segments(typed.table, typed.schema, std::vector<Label>{0, 0, 0, 1, 1, 1},
                          Matrix<double>{{0.0}, {1.0}, {2.0}, {9.0}, {10.0}, {12.0}});
}

}  // namespace

TEST_CASE("profiles as a tidy table read back", "[profile][csv]") {
  const SegmentProfiles profiles = small_profiles();
  std::stringstream csv;
  write_profiles_csv(profiles, csv);
  const Table table = read_csv(csv, "profiles");
  REQUIRE(table.columns().size() == 8);
  const auto cell = [&](const std::string& segment, const std::string& column, const std::string& category,
                        const std::string& statistic, const char* wanted) -> std::optional<std::string> {
    std::optional<std::string> found;
    for (Index row = 0; row < table.rows(); ++row)
      if (table.column("segment").cell_text(row) == segment &&
          table.column("column").cell_text(row) == column &&
          table.column("category").cell_text(row) == category &&
          table.column("statistic").cell_text(row) == statistic) {
        CHECK_FALSE(found);  // each statistic stands once
        found = table.column(wanted).cell_text(row);
      }
    return found;
  };
  CHECK(cell("all", "", "", "count", "value") == "6");
  CHECK(cell("1", "annual_income", "", "mean", "value") ==
        format_number(*profiles.numeric[0].segments[1].summary.mean));
  CHECK(cell("0", "tier", "a,b", "share", "value") == "1");
  CHECK(cell("1", "tier", "\"q\"", "lift", "value") == "2.5");
  CHECK(cell("1", "", "", "rule_precision", "note") == profiles.segments[1].rule.text);
  CHECK(cell("1", "", "", "typical_row", "value") == "4");
  CHECK(cell("all", "same", "", "f", "value") == "");
  CHECK(cell("all", "same", "", "f", "note") == "the numbers of all rows are the same");
  CHECK(cell("all", "tier", "", "cramers_v", "value") == "1");
  CHECK(table.column("value").is_numeric());
  std::ostringstream broken;
  broken.setstate(std::ios::badbit);
  CHECK_THROWS_AS(write_profiles_csv(profiles, broken), output_error);
}

TEST_CASE("profiles as JSON hold everything in the profiles", "[profile][json]") {
  const SegmentProfiles profiles = small_profiles();
  auto json = JsonReader(to_json(profiles)).found;
  CHECK(json["/format"] == "segmentiq profiles 1");
  CHECK(json["/rows"] == "6");
  CHECK(json["/columns/0/column"] == "annual_income");
  CHECK(json["/columns/1/kind"] == "categorical");
  CHECK(json["/columns/2/f"] == "null");
  CHECK(json["/columns/2/f_undefined"] == "the numbers of all rows are the same");
  CHECK(json["/segments/0/name"] == profiles.segments[0].name);
  CHECK(json["/segments/0/rule/text"] == profiles.segments[0].rule.text);
  CHECK(json["/segments/1/numeric/0/mean"] == format_number(*profiles.numeric[0].segments[1].summary.mean));
  CHECK(json["/segments/1/categorical/0/categories/0/category"] == "\"q\"");
  CHECK(json["/segments/1/typical/row"] == "4");
  CHECK(json["/segments/1/typical/exact"] == "true");
}

TEST_CASE("hostile texts stay text in both", "[profile][json][csv]") {
  const std::vector<std::string> texts = testing::hostile_texts();
  std::vector<Column> columns;
  std::vector<std::string> cells;
  std::vector<double> numbers;
  std::vector<Label> labels;
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (int copy = 0; copy < 4; ++copy) {
      cells.push_back(texts[i]);
      numbers.push_back(static_cast<double>(i));
      labels.push_back(static_cast<Label>(i));
    }
  std::set<std::string> names{"texts"};
  columns.push_back(Column::text("texts", cells));
  for (const std::string& text : texts)
    if (names.insert(text).second) columns.push_back(Column::numeric(text, numbers));
  const TypedTable typed = testing::typed(std::move(columns));
  const SegmentProfiles found =
      profile_segments(typed.table, typed.schema, labels, Matrix<double>(), {.max_categories = 2});
  std::set<std::string> used;
  for (const SegmentProfile& segment : found.segments) {
    CHECK(used.insert(segment.name).second);
    CHECK(display_width(segment.name) <= 40);
    CHECK(is_utf8(segment.name));
    CHECK(is_utf8(segment.rule.text));
  }
  const std::string json = to_json(found);
  CHECK(is_utf8(json));
  CHECK(JsonReader(json).found.size() > 10'000);
  std::stringstream csv;
  write_profiles_csv(found, csv);
  CHECK(csv.str().size() > 100'000);
}
