// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/imputer.hpp"

#include "preprocess/golden_columns.hpp"
#include "preprocess/golden_file.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/core/stage.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"

using namespace segmentiq;
using segmentiq::testing::cells;
using segmentiq::testing::GoldenColumn;
using segmentiq::testing::GoldenCounts;
using segmentiq::testing::GoldenFile;
using segmentiq::testing::GoldenTexts;
using segmentiq::testing::not_a_number;
using segmentiq::testing::read_golden_columns;
using segmentiq::testing::read_golden_texts;
using segmentiq::testing::text_column;
using segmentiq::testing::typed;
using Texts = std::vector<std::string>;

static_assert(Transformer<Imputer, TypedTable>);
static_assert(!FittedTransformer<Imputer, TypedTable>);

namespace {

TypedTable customers() {
  TableSource source;
  source.file = "customers.csv";
  return typed(
      {Column::numeric("id", {not_a_number, 2, 3, 4}), Column::numeric("age", {20, not_a_number, 30, 70}),
       text_column("tier", {"Gold", "Gold", "?", "Bronze"})},
      {"id"}, source);
}

TypedTable imputed(const TypedTable& table, ImputerOptions options) {
  return Imputer{std::move(options)}.fit(table).transform(table);
}

}  // namespace

TEST_CASE("the default is the median, and a category of its own", "[preprocess]") {
  const TypedTable table = customers();
  const FittedImputer imputer = Imputer{}.fit(table);
  const TypedTable result = imputer.transform(table);
  CHECK(cells(result, "age") == Texts{"20", "30", "30", "70"});
  CHECK(cells(result, "tier") == Texts{"Gold", "Gold", "(missing)", "Bronze"});
  CHECK(result.rows == table.rows);
  CHECK(cells(table, "age") == Texts{"20", "?", "30", "70"});  // the input is as it was

  REQUIRE(imputer.columns().size() == 2);
  CHECK(imputer.columns()[0].name == "age");
  CHECK(imputer.columns()[0].policy == MissingPolicy::median);
  CHECK(imputer.columns()[0].missing == 1);
  CHECK(imputer.columns()[0].fill_text == "30");
  CHECK(imputer.columns()[1].policy == MissingPolicy::own_category);
  CHECK(imputer.columns()[1].missing == 1);
}

TEST_CASE("excluded columns stay as they are", "[preprocess]") {
  const TypedTable result = imputed(customers(), {});
  CHECK(result.table.column("id").missing_count() == 1);
  CHECK(result.table.columns()[0].name() == "id");
  CHECK(result.table.source().file == "customers.csv");
}

TEST_CASE("the figures are SimpleImputer's", "[preprocess][reference]") {
  const GoldenFile golden("preprocess/preprocess.txt");
  const Matrix<double>& x = golden.matrix("imputer_x");
  std::vector<Column> columns;
  for (Index j = 0; j < x.cols(); ++j)
    columns.push_back(Column::numeric("c" + std::to_string(j), {x.col(j).begin(), x.col(j).end()}));
  columns.push_back(text_column("label", golden.texts("imputer_labels"), ""));
  const TypedTable table = typed(columns);
  for (const MissingPolicy policy :
       {MissingPolicy::mean, MissingPolicy::median, MissingPolicy::most_frequent}) {
    INFO(to_string(policy));
    const FittedImputer imputer =
        Imputer{{.numeric = policy, .categorical = MissingPolicy::most_frequent}}.fit(table);
    const Vector<double> expected = golden.vector("imputer_" + std::string(to_string(policy)));
    for (Index j = 0; j < x.cols(); ++j)
      CHECK_THAT(imputer.columns()[static_cast<std::size_t>(j)].fill_number, WithinULP(expected[j], 1));
    CHECK(imputer.columns()[3].fill_text == golden.texts("imputer_labels_most_frequent")[0]);
  }
}

TEST_CASE("what is put into columns of numbers is SimpleImputer's", "[preprocess][reference]") {
  GoldenCounts inputs;
  for (const GoldenColumn& c : read_golden_columns()) {
    INFO(c.name);
    inputs.count(c.name);
    const TypedTable table = typed({Column::numeric("x", c.fitted)});
    const auto fill = [&](MissingPolicy policy) {
      return Imputer{{.numeric = policy}}.fit(table).columns()[0].fill_number;
    };
    CHECK_THAT(fill(MissingPolicy::mean), WithinULP(c.fills[0], 2));
    CHECK(fill(MissingPolicy::median) == c.fills[1]);
    CHECK(fill(MissingPolicy::most_frequent) == c.fills[2]);
  }
  CHECK(inputs.random == 220);
  CHECK(inputs.real == 25);
}

TEST_CASE("what is put into columns of texts is SimpleImputer's", "[preprocess][reference]") {
  GoldenCounts inputs;
  for (const GoldenTexts& c : read_golden_texts()) {
    INFO(c.name);
    inputs.count(c.name);
    const TypedTable table = typed({text_column("x", c.cells)});
    CHECK(Imputer{{.categorical = MissingPolicy::most_frequent}}.fit(table).columns()[0].fill_text ==
          c.most_frequent);
  }
  CHECK(inputs.random == 230);
  CHECK(inputs.real == 28);
}

TEST_CASE("a constant for each kind", "[preprocess]") {
  const TypedTable result = imputed(customers(), {.numeric = MissingPolicy::constant,
                                                  .categorical = MissingPolicy::constant,
                                                  .numeric_constant = -1.5,
                                                  .categorical_constant = "none"});
  CHECK(cells(result, "age") == Texts{"20", "-1.5", "30", "70"});
  CHECK(cells(result, "tier") == Texts{"Gold", "Gold", "none", "Bronze"});
}

TEST_CASE("one column can have a policy of its own", "[preprocess]") {
  const TypedTable result = imputed(
      customers(), {.columns = {{"tier", MissingPolicy::most_frequent}, {"age", MissingPolicy::mean}}});
  CHECK(cells(result, "age") == Texts{"20", "40", "30", "70"});
  CHECK(cells(result, "tier") == Texts{"Gold", "Gold", "Gold", "Bronze"});
}

TEST_CASE("missing cells join a category of that text", "[preprocess]") {
  const TypedTable table = typed({text_column("tier", {"(missing)", "?", "Gold"})});
  CHECK(imputed(table, {}).table.column("tier").categories().size() == 2);
  CHECK(cells(imputed(table, {}), "tier") == Texts{"(missing)", "(missing)", "Gold"});
}

TEST_CASE("drop leaves rows out and says which stayed", "[preprocess]") {
  TypedTable table = customers();
  table.rows = {3, 5, 8, 11};  // rows were dropped before
  SECTION("of both kinds") {
    const TypedTable result =
        imputed(table, {.numeric = MissingPolicy::drop, .categorical = MissingPolicy::drop});
    CHECK(result.rows == std::vector<Index>{3, 11});
    CHECK(cells(result, "age") == Texts{"20", "70"});
    CHECK(cells(result, "id") == Texts{"?", "4"});  // a gap in an excluded column drops nothing
  }
  SECTION("figures are taken from the rows that stay") {
    const FittedImputer imputer = Imputer{{.categorical = MissingPolicy::drop}}.fit(table);
    CHECK(imputer.columns()[0].fill_number == 45);  // of 20 and 70
    CHECK(imputer.columns()[1].missing == 1);
    CHECK(imputer.columns()[1].fill_text.empty());
    CHECK(cells(imputer.transform(table), "age") == Texts{"20", "45", "70"});
  }
  SECTION("no row would be left") {
    const TypedTable gaps =
        typed({Column::numeric("a", {1, not_a_number}), Column::numeric("b", {not_a_number, 1})});
    CHECK_THROWS_AS(Imputer{{.numeric = MissingPolicy::drop}}.fit(gaps), data_error);
  }
  SECTION("later data may lose every row") {
    const FittedImputer imputer =
        Imputer{{.numeric = MissingPolicy::drop}}.fit(typed({Column::numeric("a", {1, 2})}));
    const TypedTable result = imputer.transform(typed({Column::numeric("a", {not_a_number, not_a_number})}));
    CHECK(result.table.rows() == 0);
    CHECK(result.rows.empty());
  }
}

TEST_CASE("later data may have gaps where the first had none", "[preprocess]") {
  const FittedImputer imputer =
      Imputer{}.fit(typed({Column::numeric("a", {1, 2, 9}), text_column("t", {"x", "y", "y"})}));
  const TypedTable result =
      imputer.transform(typed({text_column("t", {"y", "?"}), Column::numeric("a", {not_a_number, 5})}));
  CHECK(cells(result, "a") == Texts{"2", "5"});
  CHECK(cells(result, "t") == Texts{"y", "(missing)"});
}

TEST_CASE("the policy error names the cell", "[preprocess]") {
  CHECK_THROWS_AS(Imputer{{.numeric = MissingPolicy::error}}.fit(customers()), csv_error);
  CHECK_THROWS_WITH(Imputer{{.numeric = MissingPolicy::error}}.fit(customers()),
                    ContainsSubstring("customers.csv, line 3, column 'age'"));
  CHECK_THROWS_WITH(Imputer{{.categorical = MissingPolicy::error}}.fit(customers()),
                    ContainsSubstring("line 4, column 'tier'"));
  TypedTable selected = customers();
  const std::vector<Index> rows{1, 2};
  selected.table = selected.table.select(rows);
  selected.rows = rows;
  CHECK_THROWS_WITH(Imputer{{.numeric = MissingPolicy::error}}.fit(selected),
                    ContainsSubstring("column 'age'") && ContainsSubstring("row 2 (counted from 1)"));

  const FittedImputer strict =
      Imputer{{.numeric = MissingPolicy::error}}.fit(typed({Column::numeric("a", {1, 2})}));
  CHECK_THROWS_AS(strict.transform(typed({Column::numeric("a", {1, not_a_number})})), csv_error);
}

TEST_CASE("a policy that a kind does not have is refused, naming those it has", "[preprocess]") {
  for (const MissingPolicy policy : all_missing_policies) {
    INFO(to_string(policy));
    if (applies_to(policy, ColumnRole::categorical_feature))
      CHECK_NOTHROW(Imputer{{.categorical = policy}}.fit(typed({text_column("t", {"a", "b"})})));
    else
      CHECK_THROWS_AS(Imputer{{.categorical = policy}}.fit(customers()), parameter_error);
    if (applies_to(policy, ColumnRole::numeric_feature))
      CHECK_NOTHROW(Imputer{{.numeric = policy}}.fit(typed({Column::numeric("a", {1, 2})})));
    else
      CHECK_THROWS_AS(Imputer{{.numeric = policy}}.fit(customers()), parameter_error);
  }
  CHECK_THROWS_WITH(Imputer{{.categorical = MissingPolicy::mean}}.fit(customers()),
                    ContainsSubstring("categorical (mean)") &&
                        ContainsSubstring("error, drop, most_frequent, constant, own_category"));
  CHECK_THROWS_AS((Imputer{{.columns = {{"tier", MissingPolicy::median}}}}.fit(customers())),
                  parameter_error);
  CHECK_THROWS_AS((Imputer{{.columns = {{"id", MissingPolicy::median}}}}.fit(customers())), parameter_error);
  CHECK_THROWS_AS((Imputer{{.columns = {{"nobody", MissingPolicy::median}}}}.fit(customers())),
                  parameter_error);
  CHECK_THROWS_AS(Imputer{{.numeric_constant = not_a_number}}.fit(customers()), parameter_error);
}

TEST_CASE("tables that cannot be imputed", "[preprocess]") {
  CHECK_THROWS_AS(Imputer{}.fit(typed({Column::numeric("a", {})})), data_error);
  CHECK_THROWS_WITH(Imputer{}.fit(typed({Column::numeric("empty", {not_a_number, not_a_number})})),
                    ContainsSubstring("'empty'"));
  CHECK_THROWS_AS(Imputer{}.fit(typed({text_column("empty", {"?", "?"})})), data_error);

  const FittedImputer imputer = Imputer{}.fit(typed({Column::numeric("a", {1, 2})}));
  CHECK_THROWS_AS(imputer.transform(typed({Column::numeric("b", {1, 2})})), parameter_error);
  CHECK_THROWS_AS(imputer.transform(typed({text_column("a", {"x", "y"})})), data_error);
  TypedTable unknown_origin = typed({Column::numeric("a", {1, 2})});
  unknown_origin.rows.clear();
  CHECK_THROWS_AS(imputer.transform(unknown_origin), parameter_error);
}
