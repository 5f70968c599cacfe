// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/column_transformer.hpp"

#include "preprocess/golden_file.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
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
