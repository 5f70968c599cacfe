// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/table/column_type_detector.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <sstream>

#include "segmentiq/core/stage.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

static_assert(Transformer<ColumnTypeDetector, Table>);
static_assert(FittedTransformer<FittedColumnTypeDetector, Table>);
static_assert(!FittedTransformer<ColumnTypeDetector, Table>);

namespace {

/// A table of one column whose cells are made from the row, as read from a file.
Table column_of(const std::string& name, int rows, const std::function<std::string(int)>& cell) {
  std::string content = name + ";x\n";
  for (int i = 0; i < rows; ++i)
    content += cell(i) + ";" + std::to_string(i * i % 7) + "\n";
  std::istringstream stream(content);
  return read_csv(stream, "f.csv", {.separator = ';'});
}

Table column_of(const std::string& name, const std::vector<std::string>& cells) {
  return column_of(name, static_cast<int>(cells.size()),
                   [&](int i) { return cells[static_cast<std::size_t>(i)]; });
}

ColumnSchema decide(const Table& table, const ColumnTypeOptions& options = {}) {
  return ColumnTypeDetector{options}.fit(table).schema().columns.front();
}

std::string number(int i) {
  return std::to_string(i);
}

Table sample() {
  const char* regions[] = {"Addis Ababa", "Dire Dawa", "Hawassa", "Bahir Dar",
                           "Mekelle",     "Gondar",    "Jimma",   "Adama"};
  const char* tiers[] = {"Bronze", "Silver", "Gold", "Platinum"};
  std::string content =
      "customer_id,age,annual_income,spending_score,gender,region,membership_tier,visit_frequency\n";
  for (int i = 0; i < 50; ++i)
    content += number(i + 1) + "," + number(22 + i * 17 % 37) + "," + number(28000 + i * 1531 % 77000) + "," +
               number(31 + i * 29 % 62) + "," + (i % 2 == 0 ? "Male" : "Female") + "," + regions[i * 5 % 8] +
               "," + tiers[i * 7 % 4] + "," +
               (i % 3 == 0   ? "Daily"
                : i % 3 == 1 ? "Weekly"
                             : "Monthly") +
               "\n";
  std::istringstream stream(content);
  return read_csv(stream, "customers.csv");
}

}  // namespace

TEST_CASE("the columns of fifty customers", "[detector]") {
  const auto detected = ColumnTypeDetector{}.fit(sample());
  CHECK(detected.schema().names(ColumnRole::numeric_feature) ==
        std::vector<std::string>{"age", "annual_income", "spending_score"});
  CHECK(detected.schema().names(ColumnRole::categorical_feature) ==
        std::vector<std::string>{"gender", "region", "membership_tier", "visit_frequency"});
  CHECK(detected.schema().names(ColumnRole::excluded) == std::vector<std::string>{"customer_id"});
  CHECK(detected.schema().find("customer_id")->type == ColumnType::identifier);
  const ColumnSchema& region = *detected.schema().find("region");
  CHECK(region.counts.rows == 50);
  CHECK(region.counts.distinct == 8);
  CHECK(region.reason == "8 distinct values in 50 cells");
  CHECK_FALSE(region.overridden);
}

TEST_CASE("each kind of column is detected, with its reason", "[detector]") {
  struct Expected {
    Table table;
    ColumnType type;
    ColumnRole role;
    std::string reason;
  };
  const auto excluded = ColumnRole::excluded;
  const auto categorical = ColumnRole::categorical_feature;
  const auto numeric = ColumnRole::numeric_feature;
  const std::vector<Expected> list = {
      // empty and constant
      {column_of("a", 5, [](int) { return ""; }), ColumnType::empty, excluded, "every cell is missing"},
      {column_of("a", 5, [](int i) { return i % 2 == 0 ? "NA" : ""; }), ColumnType::empty, excluded,
       "every cell is missing"},
      {column_of("a", std::vector<std::string>{}), ColumnType::empty, excluded, "there are no rows"},
      {column_of("a", 5, [](int) { return "7"; }), ColumnType::constant, excluded, "'7' (5 cells)"},
      {column_of("a", 5, [](int i) { return i == 2 ? "" : "7"; }), ColumnType::constant, excluded,
       "'7' (4 cells, 1 missing)"},
      {column_of("a", 5, [](int) { return "ETB"; }), ColumnType::constant, excluded, "'ETB'"},
      {column_of("a", 5, [](int) { return "0"; }), ColumnType::constant, excluded, "'0'"},
      {column_of("a", 2, [](int) { return "1.0"; }), ColumnType::constant, excluded, "'1.0'"},
      {column_of("customer_id", 5, [](int) { return "7"; }), ColumnType::constant, excluded, "'7'"},
      // one row has no constants
      {column_of("a", {"7"}), ColumnType::numeric, numeric, "1 distinct value in 1 cell"},
      {column_of("a", {"x"}), ColumnType::categorical, categorical, "1 distinct value in 1 cell"},
      {column_of("customer_id", {"7"}), ColumnType::identifier, excluded, "named like an identifier"},
      // identifiers by name
      {column_of("customer_id", 50, [](int i) { return number(1000 + i * 7); }), ColumnType::identifier,
       excluded, "50 distinct"},
      {column_of("ID", 5, [](int i) { return number(i * i); }), ColumnType::identifier, excluded,
       "named like"},
      {column_of("CustomerID", 5, [](int i) { return "C-" + number(i); }), ColumnType::identifier, excluded,
       "named like"},
      {column_of("customerId", 5, [](int i) { return number(i * 3); }), ColumnType::identifier, excluded,
       "named like"},
      {column_of("customer id", 5, [](int i) { return number(i * 3); }), ColumnType::identifier, excluded,
       "named like"},
      {column_of("uuid", 5, [](int i) { return "a" + number(i); }), ColumnType::identifier, excluded,
       "named like"},
      {column_of("customer_id", 100, [](int i) { return number(i < 4 ? 5 : i * 7); }), ColumnType::identifier,
       excluded, "97 distinct"},
      {column_of("region_id", 50, [](int i) { return number(i % 8); }), ColumnType::numeric, numeric,
       "values repeat"},
      {column_of("region_id", 50, [](int i) { return "R" + number(i % 8); }), ColumnType::categorical,
       categorical, "8 distinct"},
      // names that only end in these letters
      {column_of("paid", 50, [](int i) { return number(i * i % 997); }), ColumnType::numeric, numeric,
       "numbers"},
      {column_of("humid", 50, [](int i) { return number(i * i % 997); }), ColumnType::numeric, numeric,
       "numbers"},
      // identifiers by their values
      {column_of("a", 50, [](int i) { return number(i + 1); }), ColumnType::identifier, excluded,
       "up by one from 1"},
      {column_of("a", 50, [](int i) { return number(i); }), ColumnType::identifier, excluded,
       "up by one from 0"},
      {column_of("a", 3, [](int i) { return number(i + 1); }), ColumnType::identifier, excluded,
       "up by one from 1"},
      {column_of("a", 50, [](int i) { return number(i + 5000); }), ColumnType::identifier, excluded,
       "up by one from 5000"},
      {column_of("a", 50, [](int i) { return number(i * 7 % 50 + 1); }), ColumnType::identifier, excluded,
       "from 1 to 50 once"},
      {column_of("a", 5, [](int i) { return number(i + 20); }), ColumnType::numeric, numeric, "5 distinct"},
      {column_of("a", 5, [](int i) { return number(i * 2 % 5 + 1); }), ColumnType::numeric, numeric,
       "5 distinct"},
      {column_of("a", 2, [](int i) { return number(i + 1); }), ColumnType::numeric, numeric, "2 distinct"},
      {column_of("a", 50, [](int i) { return i == 20 ? "" : number(i + 1); }), ColumnType::numeric, numeric,
       "1 missing"},
      {column_of("a", 50, [](int i) { return number(i + 1) + ".5"; }), ColumnType::numeric, numeric,
       "50 distinct"},
      {column_of("a", 50, [](int i) { return "ET" + number(i * 31 + 100); }), ColumnType::identifier,
       excluded, "different code in each of 50"},
      {column_of("a", 50, [](int i) { return "00" + number(i + 1); }), ColumnType::identifier, excluded,
       "different code"},
      {column_of("a", 12, [](int i) { return i == 3 ? "" : "ET" + number(i); }), ColumnType::identifier,
       excluded, "1 missing"},
      // booleans
      {column_of("a", 9, [](int i) { return number(i % 2); }), ColumnType::boolean, categorical,
       "only 0 and 1"},
      {column_of("a", 9, [](int i) { return i % 2 == 0 ? "0.0" : "1"; }), ColumnType::boolean, categorical,
       "only 0 and 1"},
      {column_of("a", 9, [](int i) { return i == 0 ? "" : number(i % 2); }), ColumnType::boolean, categorical,
       "1 missing"},
      {column_of("a", 9, [](int i) { return i % 3 == 0 ? "True" : "False"; }), ColumnType::boolean,
       categorical, "yes and no"},
      {column_of("a", 9, [](int i) { return i % 3 == 0 ? "yes" : "no"; }), ColumnType::boolean, categorical,
       "yes and no"},
      {column_of("a", 9, [](int i) { return i % 3 == 0 ? "N" : "Y"; }), ColumnType::boolean, categorical,
       "yes and no"},
      {column_of("a", 9, [](int i) { return number(1 + i % 2); }), ColumnType::numeric, numeric,
       "2 distinct"},
      {column_of("a", 9, [](int i) { return number(i % 3); }), ColumnType::numeric, numeric, "3 distinct"},
      {column_of("a", 9, [](int i) { return i % 3 == 0 ? "Male" : "Female"; }), ColumnType::categorical,
       categorical, "2 distinct"},
      {column_of("a", 9, [](int i) { return i % 3 == 0   ? "yes"
                                            : i % 3 == 1 ? "no"
                                                         : "maybe"; }),
       ColumnType::categorical, categorical, "3"},
      // numbers
      {column_of("rating", 100, [](int i) { return number(1 + i * 3 % 5); }), ColumnType::numeric, numeric,
       "5 distinct"},
      {column_of("score", 50, [](int i) { return number(3 + i * 37 % 101); }), ColumnType::numeric, numeric,
       "50 distinct"},
      {column_of("a", 9, [](int i) { return i == 4 ? "inf" : number(i * i); }), ColumnType::numeric, numeric,
       "9 distinct"},
      {column_of("a", 9, [](int i) { return i % 2 == 0 ? "-0.0"
                                            : i == 1   ? "0"
                                                       : "5"; }), ColumnType::numeric,
       numeric, "2 distinct"},
      // dates
      {column_of("joined", 40, [](int i) { return "2024-05-" + number(10 + i % 20); }), ColumnType::date,
       excluded, "40 of 40 cells are dates"},
      {column_of("joined", 40, [](int i) { return number(1 + i % 28) + "/12/2023"; }), ColumnType::date,
       excluded, "are dates"},
      {column_of("joined", 40, [](int i) { return i == 7 ? "unknown" : "2024-05-" + number(10 + i % 20); }),
       ColumnType::date, excluded, "39 of 40"},
      {column_of("joined", 10, [](int i) { return i < 5 ? "never" : "2024-05-10"; }), ColumnType::categorical,
       categorical, "2 distinct"},
      // free text
      {column_of("note", 30, [](int i) { return "customer " + number(i) + " asked for a receipt"; }),
       ColumnType::free_text, excluded, "30 distinct"},
      {column_of("name", 60, [](int i) { return "Hana Bekele " + number(i * 2 / 3); }), ColumnType::free_text,
       excluded, "40 distinct"},
      {column_of("city", 50, [](int i) { return "city " + number(i % 20); }), ColumnType::categorical,
       categorical, "20 distinct"},
      {column_of("city", 9, [](int i) { return "city" + number(i); }), ColumnType::categorical, categorical,
       "9 distinct"},
      {column_of("city", 2000, [](int i) { return "c" + number(i % 256); }), ColumnType::categorical,
       categorical, "256 distinct"},
      {column_of("city", 2000, [](int i) { return "c" + number(i % 257); }), ColumnType::categorical,
       excluded, "257 distinct values in 2000 cells, above the 256"},
      // numbers but for a few cells
      {column_of("income", 50, [](int i) { return i == 5 ? "abc" : number(1000 + i * 7); }),
       ColumnType::free_text, excluded, "49 of 50 cells are numbers, but line 7 has 'abc'"},
      {column_of("rating", 50, [](int i) { return i == 5 ? "five" : number(i % 5); }),
       ColumnType::categorical, categorical, "49 of 50 cells are numbers, but line 7 has 'five'"},
  };
  for (const Expected& e : list) {
    const ColumnSchema found = decide(e.table);
    INFO(found.name << ", first cell " << (e.table.rows() > 0 ? e.table.columns()[0].cell_text(0) : "")
                    << ": " << found.reason);
    CHECK(to_string(found.type) == to_string(e.type));
    CHECK(found.role == e.role);
    CHECK_THAT(found.reason, ContainsSubstring(e.reason));
  }
}

TEST_CASE("distinct values are counted exactly", "[detector]") {
  const auto distinct = [](std::vector<double> values) {
    return examine(Column::numeric("a", std::move(values))).counts.distinct;
  };
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(),
                   inf = std::numeric_limits<double>::infinity();
  CHECK(distinct({}) == 0);
  CHECK(distinct({nan, nan}) == 0);
  CHECK(distinct({0.0, -0.0}) == 1);
  CHECK(distinct({0.5, -0.0, 0.0, nan}) == 2);
  CHECK(distinct({1, 2, 2, nan, 1}) == 2);
  CHECK(distinct({1, 1e14, -1e14, 1}) == 3);
  CHECK(distinct({inf, -inf, inf, 1}) == 3);
  CHECK(distinct({1e300, -1e300, 1e300}) == 2);
  std::vector<double> many, whole;
  for (int i = 0; i < 30'000; ++i) {
    many.push_back(std::sqrt(static_cast<double>(i % 10'000)));
    whole.push_back(static_cast<double>(i % 10'000 - 5'000));
  }
  CHECK(distinct(many) == 10'000);
  CHECK(distinct(whole) == 10'000);
  // a category that no cell has any more does not count
  CHECK(examine(Column::text("a", {0, 2, 2}, {"x", "y", "z"})).counts.distinct == 2);
}

TEST_CASE("overrides always win", "[detector]") {
  const Table table = sample();
  const auto detected = ColumnTypeDetector{
      {.numeric = {"customer_id"},
       .categorical = {"age"},
       .identifier = {"spending_score"},
       .drop = {"region",
                "region"}}}.fit(table);
  const Schema& schema = detected.schema();
  CHECK(schema.find("customer_id")->role == ColumnRole::numeric_feature);
  CHECK(schema.find("age")->role == ColumnRole::categorical_feature);
  CHECK(schema.find("spending_score")->type == ColumnType::identifier);
  CHECK(schema.find("region")->role == ColumnRole::excluded);
  for (const char* name : {"customer_id", "age", "spending_score", "region"})
    CHECK(schema.find(name)->overridden);
  CHECK_FALSE(schema.find("gender")->overridden);

  const TypedTable typed = detected.transform(table);
  CHECK(typed.table.column("customer_id").is_numeric());
  CHECK_FALSE(typed.table.column("age").is_numeric());
  CHECK(typed.table.column("age").cell_text(3) == table.column("age").cell_text(3));

  // constants, dates and texts of many values can be wanted, too
  const Table dates = column_of("joined", 40, [](int i) { return "2024-05-" + number(10 + i % 20); });
  CHECK(decide(dates, {.categorical = {"joined"}}).role == ColumnRole::categorical_feature);
  CHECK(decide(column_of("a", 5, [](int) { return "7"; }), {.numeric = {"a"}}).role ==
        ColumnRole::numeric_feature);
  CHECK(
      decide(column_of("a", 300, [](int i) { return "c" + number(i % 100); }), {.max_categories = 99}).role ==
      ColumnRole::excluded);
}

TEST_CASE("codes become numbers when asked for", "[detector]") {
  const Table table = column_of("a", {"007", "NA", "12", "1.50"});
  const TypedTable typed = ColumnTypeDetector{{.numeric = {"a"}}}.fit(table).transform(table);
  const Column& a = typed.table.column("a");
  REQUIRE(a.is_numeric());
  CHECK(a.numbers()[0] == 7);
  CHECK(std::isnan(a.numbers()[1]));
  CHECK(a.numbers()[3] == 1.5);
  for (Index row = 0; row < 4; ++row)
    CHECK(a.cell_text(row) == table.column("a").cell_text(row));
}

TEST_CASE("numbers are read in the format of the file", "[detector]") {
  std::istringstream stream("a;b\n1,5;x\n1.000,25;y\nabc;z\n");
  const Table table =
      read_csv(stream, "f.csv", {.separator = ';', .numbers = {.decimal = ',', .thousands = '.'}});
  CHECK(ColumnTypeDetector{}.fit(table).schema().find("a")->counts.numbers == 2);
}

TEST_CASE("an override that is impossible says why", "[detector]") {
  const Table table = column_of("age", {"25", "", "abc", "xyz"});
  try {
    ColumnTypeDetector{{.numeric = {"age"}}}.fit(table);
    FAIL("no error");
  } catch (const csv_error& error) {
    CHECK(error.where().file == "f.csv");
    CHECK(error.where().line == 4);
    CHECK(error.where().column == "age");
    CHECK(error.where().cell == "abc");
    CHECK_THAT(error.what(), ContainsSubstring("row 3") && ContainsSubstring("not a number"));
  }
  CHECK_THROWS_AS(ColumnTypeDetector{{.drop = {"agee"}}}.fit(table), parameter_error);
  CHECK_THROWS_WITH(ColumnTypeDetector{{.drop = {"agee"}}}.fit(table),
                    ContainsSubstring("'agee'") && ContainsSubstring("'age', 'x'"));
  CHECK_THROWS_AS((ColumnTypeDetector{{.categorical = {"age"}, .drop = {"age"}}}.fit(table)),
                  parameter_error);
  CHECK_THROWS_WITH((ColumnTypeDetector{{.categorical = {"age"}, .drop = {"age"}}}.fit(table)),
                    ContainsSubstring("'age'") && ContainsSubstring("categorical and drop"));
  CHECK_THROWS_AS(ColumnTypeDetector{{.max_categories = 0}}.fit(table), parameter_error);
}

TEST_CASE("transform stores columns by their role and keeps every row", "[detector]") {
  const Table table = sample();
  const auto detected = ColumnTypeDetector{}.fit(table);
  const TypedTable typed = detected.transform(table);
  REQUIRE(typed.table.rows() == 50);
  REQUIRE(typed.rows.size() == 50);
  for (Index i = 0; i < 50; ++i)
    CHECK(typed.rows[static_cast<std::size_t>(i)] == i);
  CHECK(typed.table.source().file == "customers.csv");
  for (const ColumnSchema& c : typed.schema.columns) {
    if (c.role == ColumnRole::numeric_feature) CHECK(typed.table.column(c.name).is_numeric());
    if (c.role == ColumnRole::categorical_feature) CHECK_FALSE(typed.table.column(c.name).is_numeric());
  }
  // of a boolean column, 1 and 1.0 are one category
  const Table flags = column_of("flag", {"0", "1", "1.0", "", "0.0"});
  const Column flag = ColumnTypeDetector{}.fit(flags).transform(flags).table.column("flag");
  CHECK(flag.categories().size() == 2);
  CHECK(flag.cell_text(2) == "1");
  CHECK(flag.is_missing(3));
}

TEST_CASE("transform takes another table of the same columns only", "[detector]") {
  const auto detected = ColumnTypeDetector{}.fit(column_of("age", {"25", "31", "25", "40"}));
  CHECK(detected.transform(column_of("age", {"1"})).table.column("age").numbers()[0] == 1);

  const Table other = column_of("height", {"1"});
  CHECK_THROWS_AS(detected.transform(other), parameter_error);
  CHECK_THROWS_WITH(detected.transform(other),
                    ContainsSubstring("lacks 'age'") && ContainsSubstring("has 'height'"));
  CHECK_THROWS_AS(detected.transform(Table{}), parameter_error);
  CHECK_THROWS_AS(detected.transform(column_of("age", {"1", "old"})), csv_error);
  CHECK_THROWS_WITH(detected.transform(column_of("age", {"1", "old"})), ContainsSubstring("'old'"));

  // the columns may stand in another order; they come out in the schema's
  std::istringstream stream("x,age\n1,25\n");
  CHECK(detected.transform(read_csv(stream, "f.csv")).table.columns()[0].name() == "age");
  // a column of categories may happen to hold numbers
  const auto cities = ColumnTypeDetector{}.fit(column_of("city", {"a", "b", "a", "b"}));
  CHECK_FALSE(cities.transform(column_of("city", {"1", "2"})).table.column("city").is_numeric());
}

TEST_CASE("few rows, or none", "[detector]") {
  CHECK(ColumnTypeDetector{}.fit(Table{}).schema().columns.empty());
  CHECK(ColumnTypeDetector{}.fit(Table{}).transform(Table{}).rows.empty());
  const Table none = column_of("a", std::vector<std::string>{});
  CHECK(ColumnTypeDetector{}.fit(none).transform(none).table.rows() == 0);
}
