// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/preparation.hpp"

#include <random>
#include <string>
#include <vector>

#include "preprocess/golden_file.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/core/stage.hpp"
#include "segmentiq/preprocess/concepts.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenFile;
using segmentiq::testing::not_a_number;
using segmentiq::testing::text_column;

static_assert(Transformer<Preparation, Table>);
static_assert(!FittedTransformer<Preparation, Table>, "only a fitted preparation transforms");
static_assert(NumericScaler<ChosenScaler>);

namespace {

Column golden_numbers(const GoldenFile& golden, const std::string& name, Index at) {
  const Matrix<double> numbers = golden.matrix("customers_numeric");
  std::vector<double> values;
  for (Index i = 0; i < numbers.rows(); ++i)
    values.push_back(numbers(i, at));
  return Column::numeric(name, std::move(values));
}

/// 50 customers with missing cells, whose features scikit-learn has worked out.
Table golden_customers() {
  const GoldenFile golden("preprocess/preprocess.txt");
  const auto texts = [&](const std::string& name) {
    return text_column(name, golden.texts("customers_" + name), "");
  };
  std::vector<std::string> ids;
  for (int i = 0; i < 50; ++i)
    ids.push_back("C" + std::to_string(i));
  return Table({Column::text("customer", ids), golden_numbers(golden, "age", 0), texts("gender"),
                golden_numbers(golden, "annual_income", 1), texts("region"),
                golden_numbers(golden, "spending_score", 2), texts("membership_tier")});
}

Table without(const Table& table, const std::string& name) {
  std::vector<Column> columns;
  for (const Column& c : table.columns())
    if (c.name() != name) columns.push_back(c);
  return Table(std::move(columns));
}

Table two_kinds() {
  return Table({Column::numeric("age", {20.5, not_a_number, 40, 60}),
                text_column("city", {"Adama", "Mekelle", "?", "Adama"})});
}

}  // namespace

TEST_CASE("a preparation gives scikit-learn's features, and keeps what made them",
          "[preprocess][reference]") {
  const GoldenFile golden("preprocess/preprocess.txt");
  const PreparedTraining found = Preparation{}.fit_transform(golden_customers());
  const Matrix<double>& expected = golden.matrix("customers_features");
  CHECK((found.training.features.values - expected).cwiseAbs().maxCoeff() < 1e-14);
  CHECK(found.training.features.names == golden.texts("customers_names"));
  CHECK(found.preparation.feature_names() == golden.texts("customers_names"));
  CHECK(found.preparation.schema().find("customer")->role == ColumnRole::excluded);
  CHECK(found.training.dropped() == 0);
  REQUIRE(found.training.columns.size() == 6);
  CHECK(found.training.columns[0].name == "age");
  CHECK(found.training.columns[0].missing == 2);
  CHECK(found.training.columns[4].name == "region");
  CHECK(found.training.columns[4].missing == 3);
  CHECK(found.training.columns[4].unknown == 0);
}

TEST_CASE("the bytes are those of the stages one by one", "[preprocess]") {
  const Table table = golden_customers();
  const FittedColumnTypeDetector detected = ColumnTypeDetector{}.fit(table);
  const TypedTable typed = detected.transform(table);
  const TypedTable complete = Imputer{}.fit(typed).transform(typed);
  const FeatureMatrix by_stage = ColumnTransformer{}.fit(complete).transform(complete);
  const FeatureMatrix plain = ColumnTransformer{NoScaling{}}.fit(complete).transform(complete);

  const PreparedTraining found = Preparation{}.fit_transform(table);
  CHECK(found.training.features.values == by_stage.values);
  CHECK(found.preparation.transform(table).values == by_stage.values);
  CHECK(Preparation{}.fit(table).transform(table).rows == by_stage.rows);
  CHECK(Preparation{{.scale = false}}.fit(table).transform(table).values == plain.values);
}

TEST_CASE("a new table comes into the same space", "[preprocess]") {
  const Table table = golden_customers();
  const FittedPreparation fitted = Preparation{}.fit(table);
  const Matrix<double> all = fitted.transform(table).values;

  SECTION("columns are found by name, and others do not matter") {
    std::vector<Column> columns{Column::numeric("shoe size", std::vector<double>(50, 42.5))};
    for (std::size_t c = table.columns().size(); c-- > 0;)
      columns.push_back(table.columns()[c]);
    CHECK(fitted.transform(Table(columns)).values == all);
    CHECK(fitted.transform(without(table, "customer")).values == all);
  }
  SECTION("rows by themselves get what they get together") {
    for (const Index row : {0, 3, 49}) {
      const std::vector<Index> one{row};
      CHECK(fitted.transform(table.select(one)).values.row(0) == all.row(row));
    }
  }
  SECTION("a column that is not there is named") {
    CHECK_THROWS_AS(fitted.transform(without(table, "region")), parameter_error);
    CHECK_THROWS_WITH(
        fitted.transform(without(without(table, "age"), "region")),
        ContainsSubstring("must have the columns 'age', 'region'") && ContainsSubstring("'membership_tier'"));
    CHECK_THROWS_WITH(fitted.transform(Table()), ContainsSubstring("there are none"));
  }
  SECTION("a text where a number belongs is named") {
    CHECK_THROWS_WITH(fitted.transform(table.with(Column::text("age", std::vector<std::string>(50, "old")))),
                      ContainsSubstring("'age'") && ContainsSubstring("'old'"));
  }
}

TEST_CASE("what is missing or unknown in a new table is filled in and counted", "[preprocess]") {
  const FittedPreparation fitted = Preparation{{.scale = false}}.fit(two_kinds());
  CHECK(fitted.feature_names() ==
        std::vector<std::string>{"age", "city_(missing)", "city_Adama", "city_Mekelle"});
  const Table table({text_column("city", {"Hawassa", "?", "Mekelle"}),
                     Column::numeric("age", {not_a_number, 33, not_a_number})});
  const PreparedFeatures found = fitted.prepare(table);
  Matrix<double> expected(3, 4);
  expected << 40, 0, 0, 0,  //
      33, 1, 0, 0, 40, 0, 0, 1;
  CHECK(found.features.values == expected);
  REQUIRE(found.columns.size() == 2);
  CHECK(found.columns[0].missing == 2);
  CHECK(found.columns[1].missing == 1);
  CHECK(found.columns[1].unknown == 1);
  CHECK(found.original_rows == 3);

  // With rare categories grouped, an unknown one is a rare one.
  const FittedPreparation grouped =
      Preparation{{.scale = false, .encoding = {.min_count = 2}}}.fit(two_kinds());
  CHECK(grouped.feature_names() == std::vector<std::string>{"age", "city_Adama", "city_(other)"});
  CHECK(grouped.prepare(table).features.values.col(2) == Vector<double>::Ones(3));
  CHECK(grouped.prepare(table).columns[1].unknown == 1);
}

TEST_CASE("under drop, rows of a new table are left out, too", "[preprocess]") {
  const PreparationOptions options{
      .missing = {.numeric = MissingPolicy::drop, .categorical = MissingPolicy::most_frequent}};
  const PreparedTraining fitted = Preparation{options}.fit_transform(two_kinds());
  CHECK(fitted.training.features.rows == std::vector<Index>{0, 2, 3});
  CHECK(fitted.training.dropped() == 1);
  const Table table({Column::numeric("age", {not_a_number, 33, not_a_number}),
                     text_column("city", {"Adama", "Hawassa", "Gondar"})});
  const PreparedFeatures found = fitted.preparation.prepare(table);
  CHECK(found.features.rows == std::vector<Index>{1});
  CHECK(found.dropped() == 2);
  CHECK(found.columns[0].missing == 2);
  CHECK(found.columns[1].unknown == 1);  // of the rows kept
  const std::vector<Index> first{0};
  CHECK_THROWS_WITH(fitted.preparation.transform(table.select(first)), ContainsSubstring("none is left"));

  const PreparationOptions strict{.missing = {.numeric = MissingPolicy::error}};
  const FittedPreparation careful =
      Preparation{strict}.fit(golden_customers().select(std::vector<Index>{0, 1, 2, 4}));
  CHECK_THROWS_AS(careful.transform(golden_customers()), csv_error);
}

TEST_CASE("a preparation is built again from its parts", "[preprocess]") {
  const Table table = golden_customers();
  const FittedPreparation fitted = Preparation{}.fit(table);
  const FittedPreparation again(fitted.parts());
  CHECK(again.transform(table).values == fitted.transform(table).values);
  CHECK(again.feature_names() == fitted.feature_names());

  const auto refused = [&](const auto& spoil) {
    PreparationParts parts = fitted.parts();
    spoil(parts);
    return parts;
  };
  CHECK_THROWS_WITH(FittedPreparation(refused([](PreparationParts& p) { p.imputed.pop_back(); })),
                    ContainsSubstring("imputed columns"));
  CHECK_THROWS_WITH(
      FittedPreparation(refused([](PreparationParts& p) { p.imputed[0].role = ColumnRole::excluded; })),
      ContainsSubstring("'age'"));
  CHECK_THROWS_WITH(FittedPreparation(refused([](PreparationParts& p) { p.encoder.reset(); })),
                    ContainsSubstring("encoded columns"));
  CHECK_THROWS_AS(FittedPreparation(refused([](PreparationParts& p) { p.scaler.reset(); })), parameter_error);
  CHECK_THROWS_AS(FittedPreparation(refused([](PreparationParts& p) { p.schema.columns.pop_back(); })),
                  parameter_error);
}

TEST_CASE("tables of no row, one row, and without features", "[preprocess]") {
  CHECK_THROWS_AS(Preparation{}.fit(Table()), data_error);
  CHECK_THROWS_AS(Preparation{}.fit(Table({Column::numeric("a", {})})), data_error);
  const FittedPreparation fitted = Preparation{}.fit(two_kinds());
  CHECK_THROWS_AS(fitted.transform(two_kinds().select(std::vector<Index>{})), data_error);
  const Table one = Table({Column::numeric("a", {3.5})});
  CHECK(Preparation{{.columns = {.numeric = {"a"}}}}.fit(one).transform(one).values(0, 0) == 0);
  CHECK_THROWS_WITH(Preparation{}.fit(Table({Column::numeric("a", {1, 1, 1})})), ContainsSubstring("'a'"));
}
