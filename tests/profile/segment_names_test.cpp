// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/profile/segment_names.hpp"

#include <set>
#include <string>
#include <vector>

#include "segmentiq/text/utf8.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"

using namespace segmentiq;

namespace {

Driver number(const std::string& text, double v) {
  return {text, "", (v > 0 ? "High " : "Low ") + column_words(text), v, true};
}
Driver category(const std::string& text, double v) {
  return {"tier", text, label_text(text), v, false};
}

NumericColumnProfile numeric_column(const std::string& name, const std::vector<double>& v,
                                    double difference) {
  NumericColumnProfile column{name, {}, {}};
  for (const double value : v) {
    NumericProfile own;
    own.test.v = Statistic::of(value);
    own.standardised_difference = Statistic::of(value > 0 ? difference : -difference);
    column.segments.push_back(own);
  }
  return column;
}

CategoricalColumnProfile text_column(const std::string& name, const std::string& category, Index categories,
                                     double v, double share) {
  CategoricalColumnProfile column;
  column.name = name;
  column.categories = categories;
  CategoryProfile own;
  own.category = category;
  own.share = Statistic::of(share);
  own.test.v = Statistic::of(v);
  column.segments.resize(1);
  column.segments[0].categories = {own};
  return column;
}

std::string driver_text(const CategoricalColumnProfile& column) {
  const auto found = detail::find_drivers({}, std::vector{column}, 0);
  return found.empty() ? "-" : found[0].text;
}

}  // namespace

TEST_CASE("drivers are significant, large, and common in the segment", "[profile][names]") {
  const std::vector<NumericColumnProfile> numbers{numeric_column("annual_income", {9.0, -3.0, 1.0}, 0.8),
                                                  numeric_column("age", {12.0, -12.0, 4.0}, 0.1)};
  CHECK(detail::find_drivers(numbers, {}, 0)[0].text == "High annual income");
  CHECK(detail::find_drivers(numbers, {}, 0).size() == 1);  // age: significant, but a small difference
  CHECK(detail::find_drivers(numbers, {}, 1)[0].text == "Low annual income");
  CHECK(detail::find_drivers(numbers, {}, 2).empty());  // below 1.96

  CHECK(driver_text(text_column("tier", "Gold", 4, 8, 0.9)) == "Gold");
  CHECK(driver_text(text_column("tier", "Gold", 4, 8, 0.4)) == "-");
  CHECK(driver_text(text_column("tier", "Gold", 4, -8, 0.6)) == "-");
  CHECK(driver_text(text_column("has_card", "YES", 2, 8, 0.9)) == "has card");
  CHECK(driver_text(text_column("has_card", "0", 2, 8, 0.9)) == "no has card");
  CHECK(driver_text(text_column("floor", "3", 5, 8, 0.9)) == "floor 3");
  CHECK(driver_text(text_column("phone", " ", 5, 8, 0.9)) == "no phone");
}

TEST_CASE("names are made of the strongest drivers that fit", "[profile][names]") {
  const auto name = [](const std::vector<Driver>& drivers) {
    return name_segments(std::vector<Index>{5}, {drivers})[0];
  };
  CHECK(name({number("income", 9), category("Platinum", 7), category("monthly", 3), category("x", 2)}) ==
        "High income · Platinum · monthly");
  CHECK(name({category("a", 3), category("a", 2), category("b", 2)}) == "a · b");  // no text twice
  CHECK(name({}) == "All");
  CHECK(name_segments(std::vector<Index>{5, 4}, {{}, {category("a", 9)}}) ==
        std::vector<std::string>{"Average", "a"});
  const std::string words = "an unusually long category of customers of ours";
  CHECK(name({category(words, 9)}) == "an unusually long category of customers…");
  CHECK(name({category(words, 9), category(words + "!", 8)}) == "an unusually long… · an unusually long…");
  CHECK(name({category(words, 9), category("short", 8)}) == "an unusually long category of c… · short");
  CHECK_THROWS_AS(name_segments({}, {}, {.max_characters = 7}), parameter_error);
  CHECK_THROWS_AS(name_segments({}, {}, {.max_drivers = 0}), parameter_error);
}

TEST_CASE("names are unique and do not depend on the numbers of the segments", "[profile][names]") {
  const std::vector<Driver> base{category("a", 9), category("b", 8), category("c", 7), category("d", 6)};
  const std::vector<Driver> other{category("a", 9), category("b", 8), category("c", 7)};
  const auto names = name_segments(std::vector<Index>{10, 20, 5, 4}, {base, base, other, other});
  CHECK(names == std::vector<std::string>{"a · c · d", "a · b · c", "a · c", "a"});
  const auto turned = name_segments(std::vector<Index>{4, 5, 20, 10}, {other, other, base, base});
  CHECK(turned == std::vector<std::string>{names[3], names[2], names[1], names[0]});
  const auto many = name_segments(std::vector<Index>(300, 1), std::vector<std::vector<Driver>>(300));
  CHECK(std::set<std::string>(many.begin(), many.end()).size() == 300);
  CHECK(many[1] == "Average 2");
}

TEST_CASE("hostile texts make names of at most 40 characters of one line", "[profile][names]") {
  std::vector<std::vector<Driver>> drivers;
  std::vector<Index> sizes;
  for (const std::string& a : testing::hostile_texts())
    for (const std::string& b : testing::hostile_texts()) {
      drivers.push_back({category(label_text(a), 9), number(b, 8), category("x", 2)});
      sizes.push_back(1);
    }
  const auto names = name_segments(sizes, drivers);
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  for (const std::string& name : names) {
    CHECK(display_width(name) <= 40);
    CHECK_FALSE(name.empty());
    CHECK(is_utf8(name));
    CHECK(label_text(name) == name);
  }
}
