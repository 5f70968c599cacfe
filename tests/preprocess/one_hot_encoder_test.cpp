// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/one_hot_encoder.hpp"

#include <array>

#include "preprocess/golden_columns.hpp"
#include "preprocess/golden_file.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/preprocess/concepts.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenCounts;
using segmentiq::testing::GoldenFile;
using segmentiq::testing::GoldenTexts;
using segmentiq::testing::read_golden_texts;
using segmentiq::testing::text_column;

static_assert(CategoryEncoder<OneHotEncoder>);
static_assert(!CategoryEncoder<FittedOneHotEncoder>, "a fitted encoder is not an encoder");

namespace {

FittedOneHotEncoder fit(const Column& column, OneHotOptions options = {}) {
  return OneHotEncoder{std::move(options)}.fit(std::span(&column, 1));
}

Matrix<double> transform(const FittedOneHotEncoder& encoder, const Column& column) {
  return encoder.transform(std::span(&column, 1));
}

}  // namespace

TEST_CASE("categories, rare ones and values are scikit-learn's", "[preprocess][reference]") {
  const GoldenFile golden("preprocess/preprocess.txt");
  const Column column = text_column("word", golden.texts("one_hot_cells"));
  const Column stranger = text_column("word", {"never seen"});
  const std::vector<std::pair<std::string, OneHotOptions>> cases{{"plain", {}},
                                                                 {"count_4", {.min_count = 4}},
                                                                 {"share_10", {.min_share = 0.1}},
                                                                 {"count_1000", {.min_count = 1000}}};
  for (const auto& [name, options] : cases) {
    INFO(name);
    const FittedOneHotEncoder encoder = fit(column, options);
    CHECK(encoder.columns()[0].categories == golden.texts("one_hot_" + name + "_categories"));
    CHECK(encoder.columns()[0].rare == golden.texts("one_hot_" + name + "_rare"));
    CHECK(transform(encoder, column) == golden.matrix("one_hot_" + name));
    CHECK(transform(encoder, stranger) == golden.matrix("one_hot_" + name + "_unknown"));
  }
}

TEST_CASE("features of columns of texts are scikit-learn's", "[preprocess][reference]") {
  GoldenCounts inputs;
  const auto features = [](const FittedOneHotEncoder& encoder, const std::vector<std::string>& texts) {
    const Matrix<double> encoded = transform(encoder, text_column("x", texts));
    std::vector<Index> found;
    for (Index row = 0; row < encoded.rows(); ++row) {
      Index feature = 0;
      found.push_back(encoded.row(row).maxCoeff(&feature) == 1 ? feature : -1);
      CHECK(encoded.row(row).sum() == (found.back() < 0 ? 0 : 1));
    }
    return found;
  };
  for (const GoldenTexts& c : read_golden_texts()) {
    INFO(c.name);
    inputs.count(c.name);
    std::vector<std::string> known = c.cells;
    std::erase(known, "?");
    OneHotOptions options;
    if (c.min_frequency >= 1) options.min_count = static_cast<Index>(c.min_frequency);
    if (c.min_frequency > 0 && c.min_frequency < 1) options.min_share = c.min_frequency;
    const FittedOneHotEncoder encoder = fit(text_column("x", known), options);
    CHECK(encoder.columns()[0].categories == c.categories);
    CHECK(encoder.columns()[0].rare == c.rare);
    CHECK(features(encoder, known) == c.features);
    CHECK(features(encoder, c.levels) == c.features_of_levels);
  }
  CHECK(inputs.random == 230);
  CHECK(inputs.real == 28);
}

TEST_CASE("categories stand in code-point order, untrimmed", "[preprocess]") {
  const FittedOneHotEncoder encoder = fit(text_column("x", {"b", "Ä", "a ", "a", "B"}));
  CHECK(encoder.feature_names() == std::vector<std::string>{"x_B", "x_a", "x_a ", "x_b", "x_Ä"});
}

TEST_CASE("only categories that some cell has become features", "[preprocess]") {
  const Column column = Column::text("x", {2, 0, 2}, {"c", "never", "a"});
  CHECK(fit(column).feature_names() == std::vector<std::string>{"x_a", "x_c"});
  SECTION("a text that stands twice in the dictionary is one category") {
    const Column twice = Column::text("x", {0, 1, 2}, {"a", "b", "a"});
    const FittedOneHotEncoder encoder = fit(twice);
    CHECK(encoder.width() == 2);
    CHECK(transform(encoder, twice).col(0) == Vector<double>{{1.0, 0.0, 1.0}});
  }
}

TEST_CASE("every row has one feature a column, whatever the dictionary's order", "[preprocess]") {
  const std::array columns{text_column("u", {"x", "y", "x", "z"}), text_column("v", {"1", "1", "2", "2"})};
  const FittedOneHotEncoder encoder = OneHotEncoder{}.fit(columns);
  const Matrix<double> out = encoder.transform(columns);
  CHECK(out.rows() == 4);
  CHECK(out.cols() == 5);
  CHECK(out.rowwise().sum() == Vector<double>::Constant(4, 2));
  CHECK((out.row(0) - out.row(1)).squaredNorm() == 2);  // differ in one column

  const std::array other_order{text_column("u", {"z", "x"}), text_column("v", {"2", "1"})};
  CHECK(encoder.transform(other_order).row(0) == out.row(3));
  CHECK(encoder.transform(other_order).row(1) == out.row(0));
}

TEST_CASE("an unknown category gives zeros and is counted", "[preprocess]") {
  const FittedOneHotEncoder encoder = fit(text_column("x", {"a", "b"}));
  const Column later = text_column("x", {"c", "a", "d", "c"});
  CHECK(transform(encoder, later).rowwise().sum() == Vector<double>{{0.0, 1.0, 0.0, 0.0}});
  CHECK(encoder.unknown_counts(std::span(&later, 1)) == std::vector<Index>{3});
}

TEST_CASE("rare categories share the last feature", "[preprocess]") {
  const Column column = text_column("x", {"z", "z", "z", "a", "b", "c"});
  const FittedOneHotEncoder encoder = fit(column, {.min_count = 2});
  CHECK(encoder.feature_names() == std::vector<std::string>{"x_z", "x_(other)"});
  CHECK(transform(encoder, column).col(1) == Vector<double>{{0.0, 0.0, 0.0, 1.0, 1.0, 1.0}});
  const Column later = text_column("x", {"new", "a"});
  CHECK(transform(encoder, later).col(1) == Vector<double>{{1.0, 1.0}});
  CHECK(encoder.unknown_counts(std::span(&later, 1)) == std::vector<Index>{1});

  SECTION("its name is not that of a category") {
    const Column taken = text_column("x", {"(other)", "(other)", "a"});
    CHECK(fit(taken, {.min_count = 2}).feature_names() ==
          std::vector<std::string>{"x_(other)", "x_((other))"});
  }
}

TEST_CASE("one row, one category", "[preprocess]") {
  const Column column = text_column("x", {"only"});
  const FittedOneHotEncoder encoder = fit(column);
  CHECK(encoder.feature_names() == std::vector<std::string>{"x_only"});
  CHECK(transform(encoder, column) == Matrix<double>::Ones(1, 1));
}

TEST_CASE("the encoder says what it cannot use", "[preprocess]") {
  const Column good = text_column("good", {"a", "b", "c"});
  const Column gap = text_column("tier", {"a", "?", "c"});
  CHECK_THROWS_AS(fit(gap), data_error);
  CHECK_THROWS_WITH(fit(gap),
                    ContainsSubstring("column 'tier'") && ContainsSubstring("row 2 (counted from 1)"));
  CHECK_THROWS_AS(fit(Column::numeric("n", {1, 2})), data_error);
  CHECK_THROWS_AS(fit(text_column("x", {})), data_error);
  CHECK_THROWS_AS(fit(good, {.min_count = 0}), parameter_error);
  CHECK_THROWS_AS(fit(good, {.min_share = 1.0}), parameter_error);
  CHECK_THROWS_AS(fit(good, {.min_count = 2, .min_share = 0.5}), parameter_error);
  CHECK_THROWS_AS(OneHotEncoder{}.fit(std::array{good, text_column("short", {"a"})}), parameter_error);

  const FittedOneHotEncoder encoder = fit(good);
  CHECK_THROWS_AS(encoder.transform({}), parameter_error);
  CHECK_THROWS_AS(transform(encoder, gap), data_error);
  Matrix<double> wrong(3, 2);
  CHECK_THROWS_AS(encoder.transform_into(std::span(&good, 1), wrong), parameter_error);
  CHECK_THROWS_AS(FittedOneHotEncoder({{.name = "x", .categories = {"b", "a"}, .rare = {}}}),
                  parameter_error);
}

TEST_CASE("the result is the same on any number of threads", "[preprocess]") {
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i)
    words.push_back(std::to_string(i * i % 37));
  const Column column = text_column("x", words);
  const FittedOneHotEncoder encoder = fit(column);
  const Matrix<double> expected = transform(encoder, column);
  CHECK(expected.rowwise().sum() == Vector<double>::Ones(5000));
  for (const int threads : {1, 2, 5}) {
    Execution execution;
    execution.threads = threads;
    Matrix<double> out = Matrix<double>::Constant(5000, encoder.width(), 7);
    encoder.transform_into(std::span(&column, 1), out, execution);
    CHECK(out == expected);
  }
}
