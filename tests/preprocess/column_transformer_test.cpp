// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/column_transformer.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "preprocess/golden_file.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenCounts;
using segmentiq::testing::GoldenFile;
using segmentiq::testing::infinity;
using segmentiq::testing::not_a_number;
using segmentiq::testing::text_column;
using segmentiq::testing::typed;
using Texts = std::vector<std::string>;

namespace {

// Parts of a user's own, as in the comments of the concepts.
struct Thousands {
  Thousands fit(const Matrix<double>&) const { return *this; }
  Matrix<double> transform(const Matrix<double>& x) const { return x / 1000; }
};

struct TextLength {
  Texts names{};

  Texts feature_names() const { return names; }
  TextLength fit(std::span<const Column> columns) const {
    TextLength fitted;
    for (const Column& column : columns)
      fitted.names.push_back(column.name() + "_length");
    return fitted;
  }
  Matrix<double> transform(std::span<const Column> columns) const {
    Matrix<double> out(columns.front().size(), static_cast<Index>(columns.size()));
    for (Index i = 0; i < out.rows(); ++i)
      for (Index j = 0; j < out.cols(); ++j)
        out(i, j) = static_cast<double>(columns[static_cast<std::size_t>(j)].cell_text(i).size());
    return out;
  }
};

struct NoNames {
  NoNames fit(std::span<const Column>) const { return *this; }
  Matrix<double> transform(std::span<const Column>) const { return {}; }
};

static_assert(NumericScaler<StandardScaler> && NumericScaler<NoScaling> && NumericScaler<Thousands>);
static_assert(!NumericScaler<OneHotEncoder>);
static_assert(CategoryEncoder<OneHotEncoder> && CategoryEncoder<TextLength>);
static_assert(!CategoryEncoder<NoNames> && !CategoryEncoder<StandardScaler>);
static_assert(Transformer<ColumnTransformer<>, TypedTable>);
static_assert(
    std::is_same_v<decltype(ColumnTransformer{}), ColumnTransformer<StandardScaler, OneHotEncoder>>);

TypedTable small() {
  return typed({text_column("region", {"Adama", "Jimma", "Adama"}), Column::numeric("age", {20, 40, 30}),
                Column::numeric("id", {1, 2, 3}), Column::numeric("income", {1000, 2000, 6000})},
               {"id"});
}

/// A table of column_transformer.txt.
struct GoldenTable {
  std::string name;
  MissingPolicy numeric, categorical;
  std::vector<Column> fitted, later;
  Texts excluded, names;
  Matrix<double> features;  ///< of the rows fitted on, then of the later ones
};

Texts parted(const std::string& line) {
  Texts parts;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, '|');)
    parts.push_back(part);
  return parts;
}

/// Reads what follows "numeric " or "text ".
Column column_of(const std::string& kind, const std::string& line) {
  Texts cells = parted(line);
  const std::string name = cells.front();
  cells.erase(cells.begin());
  if (kind == "text") return text_column(name, cells);
  std::vector<double> numbers;
  for (const std::string& cell : cells)
    numbers.push_back(cell == "?" ? not_a_number : std::strtod(cell.c_str(), nullptr));
  return Column::numeric(name, numbers);
}

std::vector<GoldenTable> read_golden_tables() {
  std::ifstream file(SEGMENTIQ_TEST_DATA "/preprocess/column_transformer.txt");
  std::string word, line, kind;
  std::getline(file, line);  // the versions
  std::vector<GoldenTable> tables;
  while (file >> word) {
    REQUIRE(word == "table");
    GoldenTable& t = tables.emplace_back();
    std::size_t columns = 0;
    std::string numeric, categorical;
    file >> t.name >> columns >> numeric >> categorical;
    t.numeric = numeric == "median" ? MissingPolicy::median
                : numeric == "mean" ? MissingPolicy::mean
                                    : MissingPolicy::most_frequent;
    t.categorical =
        categorical == "own_category" ? MissingPolicy::own_category : MissingPolicy::most_frequent;
    for (std::vector<Column>* part : {&t.fitted, &t.later})
      while (part->size() < columns && file >> word >> kind && std::getline(file, line)) {
        part->push_back(column_of(kind, line.substr(1)));
        if (kind == "excluded" && part == &t.fitted) t.excluded.push_back(part->back().name());
      }
    file >> word;
    std::getline(file, line);
    t.names = parted(line.substr(1));
    Index rows = 0;
    file >> word >> rows;
    REQUIRE(word == "features");
    t.features.resize(rows, static_cast<Index>(t.names.size()));
    for (Index i = 0; i < rows; ++i)
      for (Index j = 0; j < t.features.cols(); ++j) {
        REQUIRE(file >> word);
        t.features(i, j) = std::strtod(word.c_str(), nullptr);
      }
  }
  return tables;
}

}  // namespace

TEST_CASE("50 customers become scikit-learn's features", "[preprocess][reference]") {
  const GoldenFile golden("preprocess/preprocess.txt");
  const Matrix<double>& numbers = golden.matrix("customers_numeric");
  const auto number_column = [&](const std::string& name, Index j) {
    return Column::numeric(name, {numbers.col(j).begin(), numbers.col(j).end()});
  };
  const auto texts = [&](const std::string& name) {
    return text_column(name, golden.texts("customers_" + name), "");
  };
  const TypedTable table =
      typed({number_column("age", 0), texts("gender"), number_column("annual_income", 1), texts("region"),
             number_column("spending_score", 2), texts("membership_tier")});
  const TypedTable complete = Imputer{}.fit(table).transform(table);
  const FeatureMatrix found = ColumnTransformer{}.fit(complete).transform(complete);
  CHECK(found.names == golden.texts("customers_names"));
  const Matrix<double>& expected = golden.matrix("customers_features");
  REQUIRE(found.values.rows() == expected.rows());
  REQUIRE(found.values.cols() == expected.cols());
  CHECK((found.values - expected).cwiseAbs().maxCoeff() <= 4e-16);
}

TEST_CASE("mixed tables become scikit-learn's features", "[preprocess][golden]") {
  // tests/golden/preprocess/make_column_transformer.py
  GoldenCounts inputs;
  for (const GoldenTable& golden : read_golden_tables()) {
    INFO(golden.name);
    inputs.count(golden.name);
    const TypedTable table = typed(golden.fitted, golden.excluded);
    const auto imputer = Imputer{{.numeric = golden.numeric, .categorical = golden.categorical}}.fit(table);
    const TypedTable complete = imputer.transform(table);
    const auto fitted = ColumnTransformer{}.fit(complete);
    std::vector<Column> other_order(golden.later.rbegin(), golden.later.rend());  // columns go by their names
    const TypedTable later = imputer.transform(typed(other_order, golden.excluded));
    const Matrix<double> first = fitted.transform(complete).values;
    const FeatureMatrix second = fitted.transform(later);
    CHECK(fitted.feature_names() == golden.names);
    CHECK(second.names == golden.names);
    REQUIRE(first.rows() + second.values.rows() == golden.features.rows());
    REQUIRE(first.cols() == golden.features.cols());
    Matrix<double> found(golden.features.rows(), golden.features.cols());
    found << first, second.values;
    // Where a value is the mean, what is left of it is rounding.
    for (Index i = 0; i < found.rows(); ++i)
      for (Index j = 0; j < found.cols(); ++j)
        CHECK_THAT(found(i, j),
                   WithinRel(golden.features(i, j), 1e-10) || WithinAbs(golden.features(i, j), 1e-14));
  }
  REQUIRE(inputs.random == 220);
  REQUIRE(inputs.real == 27);
}

TEST_CASE("numbers come first, then categories, both in file order", "[preprocess]") {
  TypedTable table = small();
  table.rows = {2, 4, 7};
  const auto fitted = ColumnTransformer{NoScaling{}, OneHotEncoder{}}.fit(table);
  CHECK(fitted.feature_names() == Texts{"age", "income", "region_Adama", "region_Jimma"});
  CHECK(fitted.numeric_columns() == Texts{"age", "income"});
  CHECK(fitted.categorical_columns() == Texts{"region"});
  CHECK(fitted.width() == 4);
  const FeatureMatrix x = fitted.transform(table);
  Matrix<double> expected(3, 4);
  expected << 20, 1000, 1, 0, 40, 2000, 0, 1, 30, 6000, 1, 0;
  CHECK(x.values == expected);
  CHECK(x.rows == table.rows);
  CHECK(x.names == fitted.feature_names());
}

TEST_CASE("either kind may be absent", "[preprocess]") {
  const TypedTable numbers = typed({Column::numeric("a", {1, 3})});
  const auto only_numbers = ColumnTransformer{}.fit(numbers);
  CHECK_FALSE(only_numbers.encoder().has_value());
  CHECK(only_numbers.transform(numbers).values == Matrix<double>{{-1.0}, {1.0}});
  const TypedTable texts = typed({text_column("t", {"x", "y"})});
  const auto only_texts = ColumnTransformer{}.fit(texts);
  CHECK_FALSE(only_texts.scaler().has_value());
  CHECK(only_texts.transform(texts).values == Matrix<double>::Identity(2, 2));
}

TEST_CASE("both parts can be a user's own", "[preprocess]") {
  const TypedTable table = small();
  const FeatureMatrix x = ColumnTransformer{Thousands{}, TextLength{}}.fit(table).transform(table);
  CHECK(x.names == Texts{"age", "income", "region_length"});
  CHECK(x.values.col(1) == Vector<double>{{1.0, 2.0, 6.0}});
  CHECK(x.values.col(2) == Vector<double>{{5.0, 5.0, 5.0}});
}

TEST_CASE("later rows are scaled and encoded as the first were", "[preprocess]") {
  const auto fitted = ColumnTransformer{}.fit(small());
  const TypedTable later = typed({Column::numeric("income", {3000}), Column::numeric("age", {30}),
                                  text_column("region", {"Gondar"}), text_column("note", {"new"})});
  CHECK(fitted.transform(later).values == Matrix<double>::Zero(1, 4));  // the means, and an unknown category
}

TEST_CASE("one row", "[preprocess]") {
  const TypedTable table = typed({Column::numeric("a", {5}), text_column("t", {"x"})});
  CHECK(ColumnTransformer{}.fit(table).transform(table).values == Matrix<double>{{0.0, 1.0}});
}

TEST_CASE("cells that cannot be used are named", "[preprocess]") {
  TableSource source;
  source.file = "c.csv";
  const TypedTable gap = typed({Column::numeric("age", {1, not_a_number})}, {}, source);
  CHECK_THROWS_AS(ColumnTransformer{}.fit(gap), csv_error);
  CHECK_THROWS_WITH(ColumnTransformer{}.fit(gap), ContainsSubstring("c.csv, line 3, column 'age'"));
  const TypedTable endless = typed({Column::numeric("age", {1, 2, infinity})}, {}, source);
  CHECK_THROWS_WITH(ColumnTransformer{}.fit(endless), ContainsSubstring("c.csv, line 4, column 'age'"));
  const TypedTable no_tier = typed({text_column("tier", {"?", "a"})}, {}, source);
  CHECK_THROWS_WITH(ColumnTransformer{}.fit(no_tier), ContainsSubstring("c.csv, line 2, column 'tier'"));

  const auto fitted = ColumnTransformer{}.fit(typed({Column::numeric("age", {1, 2})}));
  CHECK_THROWS_WITH(fitted.transform(gap), ContainsSubstring("line 3"));
  CHECK_THROWS_WITH(fitted.transform(endless), ContainsSubstring("line 4"));
}

TEST_CASE("tables without rows or features", "[preprocess]") {
  CHECK_THROWS_AS(ColumnTransformer{}.fit(typed({Column::numeric("a", {})})), data_error);
  const TypedTable nothing = typed({Column::numeric("id", {1, 2})}, {"id"});
  CHECK_THROWS_AS(ColumnTransformer{}.fit(nothing), data_error);
  CHECK_THROWS_WITH(ColumnTransformer{}.fit(nothing),
                    ContainsSubstring("'id' is left out as identifier (every value stands once)"));
  const auto fitted = ColumnTransformer{}.fit(small());
  CHECK_THROWS_AS(fitted.transform(typed({Column::numeric("age", {1})})), parameter_error);
  CHECK_THROWS_AS(fitted.transform(typed({Column::numeric("age", {}), Column::numeric("income", {}),
                                          text_column("region", {})})),
                  data_error);
}

TEST_CASE("memory is estimated before it is taken", "[preprocess]") {
  const TypedTable table = small();
  const auto fitted = ColumnTransformer{}.fit(table);
  Execution execution;
  execution.max_memory = 3 * 4 * 8;
  CHECK_THROWS_AS(fitted.transform(table, execution), memory_limit_error);
  execution.max_memory = 8 * 3 * (4 + 2 * 2);
  CHECK(fitted.transform(table, execution).values == fitted.transform(table).values);
}
