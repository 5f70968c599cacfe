// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/feature_weights.hpp"

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "preprocess/typed_tables.hpp"
#include "segmentiq/preprocess/preparation.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using segmentiq::testing::infinity;
using segmentiq::testing::not_a_number;
using segmentiq::testing::text_column;

namespace {

Table shoppers() {
  return Table({Column::numeric("income", {10.5, 20, 40, 70, 30}),
                Column::numeric("visits", {1.5, 4, 2, 8, 5}),
                text_column("city", {"Adama", "Gondar", "Adama", "Adama", "Mekelle"}),
                text_column("tier", {"Gold", "Silver", "Silver", "Gold", "Gold"})});
}

Matrix<double> features(const PreparationOptions& options) {
  return Preparation{options}.fit(shoppers()).transform(shoppers()).values;
}

}  // namespace

TEST_CASE("distances are those of FAMD's components", "[preprocess][reference]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/preprocess/famd.txt");
  REQUIRE(file);
  int cases = 0;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream head(line);
    std::string word, name;
    std::size_t rows = 0, numeric = 0, categorical = 0;
    head >> word >> name >> rows >> numeric >> categorical;
    if (word != "table") continue;
    INFO(name);
    std::vector<std::vector<double>> numbers(numeric);
    std::vector<std::vector<std::string>> texts(categorical);
    for (std::size_t i = 0; i < rows; ++i) {
      std::getline(file, line);
      std::istringstream cells(line);
      for (auto& column : numbers) {
        column.emplace_back();
        cells >> column.back();
      }
      for (auto& column : texts) {
        column.emplace_back();
        cells >> column.back();
      }
    }
    std::vector<Column> columns;
    PreparationOptions options{.category_scaling = CategoryScaling::famd};
    for (std::size_t j = 0; j < numeric; ++j) {
      columns.push_back(Column::numeric("x" + std::to_string(j), numbers[j]));
      options.columns.numeric.push_back(columns.back().name());
    }
    for (std::size_t j = 0; j < categorical; ++j) {
      columns.push_back(Column::text("c" + std::to_string(j), texts[j]));
      options.columns.categorical.push_back(columns.back().name());
    }
    const Table table(columns);
    const Matrix<double> x = Preparation{options}.fit(table).transform(table).values;
    std::getline(file, line);
    std::istringstream distances(line);
    double largest = 0;
    for (Index i = 0; i < x.rows(); ++i)
      for (Index j = i + 1; j < x.rows(); ++j) {
        double expected = 0;
        distances >> expected;
        largest = std::max(largest, std::abs((x.row(i) - x.row(j)).norm() - expected));
      }
    CHECK(distances);
    CHECK(largest < 1e-7);  // FAMD's components have rounding errors of their own where distances are 0
    ++cases;
  }
  CHECK(cases >= 225);
}

TEST_CASE("distances of weighted columns are SciPy's with w=", "[preprocess][reference]") {
  int cases = 0;
  for (const char* name : {"/distance/pdist_weighted.txt", "/distance/pdist_real.txt"}) {
    std::ifstream file(SEGMENTIQ_TEST_DATA + std::string(name));
    REQUIRE(file);
    std::string line, word, input;
    std::vector<std::vector<double>> columns;
    PreparationOptions options;
    while (std::getline(file, line)) {
      std::istringstream in(line);
      if (!(in >> word)) continue;
      if (word == "input") {
        std::size_t rows = 0, width = 0;
        in >> input >> rows >> width;
        columns.assign(width, std::vector<double>(rows));
        for (std::size_t i = 0; i < rows; ++i)
          for (auto& column : columns)
            file >> column[i];
        options = {.scale = false};
      } else if (word == "weights") {
        for (double weight = 0; in >> weight;) {
          options.weights.push_back({"x" + std::to_string(options.weights.size()), weight});
          options.columns.numeric.push_back(options.weights.back().column);
        }
      } else if (word == "pdist" && in >> word && word == "euclidean" && !options.weights.empty()) {
        INFO(input);
        in >> word;  // the exponent, of Minkowski's metric only
        std::vector<Column> named;
        for (std::size_t j = 0; j < columns.size(); ++j)
          named.push_back(Column::numeric("x" + std::to_string(j), columns[j]));
        const Table table(named);
        const Matrix<double> x = Preparation{options}.fit(table).transform(table).values;
        const double rounding = 1e-12 + 1e-15 * x.cwiseAbs().maxCoeff();
        double largest = 0;
        for (Index i = 0; i < x.rows(); ++i)
          for (Index j = i + 1; j < x.rows(); ++j) {
            double expected = 0;
            in >> expected;
            const double found = (x.row(i) - x.row(j)).norm();
            largest = std::max(largest, std::abs(found - expected) / std::max(1.0, expected));
          }
        CHECK(in);
        CHECK(largest < rounding);
        ++cases;
      }
    }
  }
  CHECK(cases >= 220);
}

TEST_CASE("a weight multiplies squared differences of its column, one-hot features too", "[preprocess]") {
  const Matrix<double> plain = features({});
  const Matrix<double> weighted = features({.weights = {{"visits", 2.5}, {"city", 9}, {"tier", 0}}});
  REQUIRE(plain.cols() == 7);
  const double w[] = {1, 2.5, 9, 9, 9, 0, 0};
  for (Index i = 0; i < 5; ++i)
    for (Index j = 0; j < i; ++j) {
      double sum = 0;  // scipy.spatial.distance.euclidean(u, v, w)
      for (Index k = 0; k < 7; ++k)
        sum += w[k] * (plain(i, k) - plain(j, k)) * (plain(i, k) - plain(j, k));
      CHECK_THAT((weighted.row(i) - weighted.row(j)).norm(), WithinRel(std::sqrt(sum), 1e-14));
    }
  CHECK(weighted.col(0) == plain.col(0));
  CHECK(features({.weights = {{"visits", 1}}}) == plain);
}

TEST_CASE("a category counts as much as is asked for", "[preprocess]") {
  // Rows 0 and 1 of the same numbers, in two cities: how far apart?
  const Table table({Column::numeric("income", {10.5, 10.5, 40, 70, 30}),
                     text_column("city", {"Adama", "Gondar", "Adama", "Adama", "Gondar"})});
  const auto apart = [&](const PreparationOptions& options) {
    const Matrix<double> x = Preparation{options}.fit(table).transform(table).values;
    return (x.row(0) - x.row(1)).norm();
  };
  CHECK_THAT(apart({}), WithinRel(std::sqrt(2.0), 1e-15));
  CHECK_THAT(apart({.categorical_weight = 0.5}), WithinRel(0.5 * std::sqrt(2.0), 1e-15));
  CHECK_THAT(apart({.categorical_weight = std::sqrt(0.5)}), WithinRel(1.0, 1e-15));
  CHECK(apart({.categorical_weight = 0}) == 0);
  CHECK_THAT(apart({.category_scaling = CategoryScaling::famd}),
             WithinRel(std::sqrt(1 / 0.6 + 1 / 0.4), 1e-15));
  CHECK_THAT(
      apart({.category_scaling = CategoryScaling::famd, .categorical_weight = 2, .weights = {{"city", 4}}}),
      WithinRel(4 * std::sqrt(1 / 0.6 + 1 / 0.4), 1e-15));
}

TEST_CASE("rare categories share a feature, and its weight", "[preprocess]") {
  const Matrix<double> x =
      features({.encoding = {.min_count = 2}, .category_scaling = CategoryScaling::famd});
  REQUIRE(x.cols() == 6);
  CHECK_THAT(x(0, 2), WithinRel(1 / std::sqrt(0.6), 1e-15));  // Adama
  CHECK_THAT(x(1, 3), WithinRel(1 / std::sqrt(0.4), 1e-15));  // Gondar and Mekelle
  CHECK(x(4, 3) == x(1, 3));
}

TEST_CASE("a new table gets the weights of the table fitted on", "[preprocess]") {
  const FittedPreparation fitted =
      Preparation{{.category_scaling = CategoryScaling::famd, .weights = {{"income", 3}}}}.fit(shoppers());
  const std::vector<Index> one{3};
  const Matrix<double> all = fitted.transform(shoppers()).values;
  CHECK(fitted.transform(shoppers().select(one)).values.row(0) == all.row(3));
  CHECK(FittedPreparation(fitted.parts()).transform(shoppers()).values == all);

  PreparationParts parts = fitted.parts();
  parts.multipliers[1] = -1;
  CHECK_THROWS_WITH(FittedPreparation(parts), ContainsSubstring("multipliers[1]"));
  parts.multipliers = Vector<double>::Ones(3);
  CHECK_THROWS_WITH(FittedPreparation(parts), ContainsSubstring("one for each feature"));
  parts = fitted.parts();
  parts.logs = {"city"};
  CHECK_THROWS_WITH(FittedPreparation(parts), ContainsSubstring("logs ('city')"));
  parts = fitted.parts();
  parts.dates = {{"income"}};
  CHECK_THROWS_WITH(FittedPreparation(parts), ContainsSubstring("origin"));
  parts = fitted.parts();
  parts.scaler = FittedChosenScaler(RobustScaler{}.fit(Matrix<double>::Random(4, 3)));
  CHECK_THROWS_WITH(FittedPreparation(parts), ContainsSubstring("the scaler (of 3 features)"));
}

TEST_CASE("weights are checked, and read from text", "[preprocess]") {
  CHECK_THROWS_WITH(features({.weights = {{"wealth", 1}}}),
                    ContainsSubstring("'wealth'") && ContainsSubstring("'income', 'visits', 'city', 'tier'"));
  CHECK_THROWS_WITH(features({.weights = {{"income", -1}}}), ContainsSubstring("at least 0"));
  CHECK_THROWS_AS(features({.weights = {{"income", infinity}}}), parameter_error);
  CHECK_THROWS_AS(features({.weights = {{"income", not_a_number}}}), parameter_error);
  CHECK_THROWS_WITH(features({.weights = {{"income", 1}, {"income", 2}}}),
                    ContainsSubstring("one weight only"));
  CHECK_THROWS_WITH(features({.categorical_weight = -0.5}), ContainsSubstring("categorical_weight (-0.5"));
  CHECK_THROWS_AS(features({.categorical_weight = infinity}), parameter_error);

  CHECK(read_column_weight("income=2.5").weight == 2.5);
  CHECK(read_column_weight(" a = b = 0 ").column == "a = b");
  CHECK(read_column_weight(" a = b = 0 ").weight == 0);
  for (const char* text : {"income", "", "=2", "income=", "income=much", "income=-1", "income=inf"}) {
    INFO(text);
    CHECK_THROWS_WITH(read_column_weight(text), ContainsSubstring("write 'income=2.5'"));
  }
  CHECK(category_scaling_from_name("famd") == CategoryScaling::famd);
  CHECK(category_scaling_from_name("equal") == CategoryScaling::equal);
  CHECK_THROWS_AS(category_scaling_from_name("mca"), parameter_error);
}
