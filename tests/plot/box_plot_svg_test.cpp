// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/box_plot_svg.hpp"

#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/plot/segment_scores.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/hostile_text.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

template<class Number>
std::vector<Number> numbers(std::istream& in, std::size_t count) {
  std::vector<Number> found(count);
  for (Number& number : found)
    in >> number;
  return found;
}

}  // namespace

TEST_CASE("boxes are Matplotlib's and standardised means NumPy's", "[plot][reference]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/plot/box_summaries.txt");
  REQUIRE(file);
  std::string line, kind, name;
  std::getline(file, line);
  std::map<std::string, GoldenCounts> inputs;  // of each kind
  while (std::getline(file, line)) {
    std::istringstream head(line);
    std::size_t n = 0;
    head >> kind >> name >> n;
    INFO(kind << ' ' << name);
    inputs[kind].count(name);
    std::getline(file, line);
    std::istringstream row(line);
    const auto values = numbers<double>(row, n);
    if (kind == "box") {
      const auto expected = numbers<double>(head, 6);
      const BoxSummary box = box_summary(values, 1000);
      const double found[] = {box.lower_quartile, box.median, box.upper_quartile, box.low_whisker,
                              box.high_whisker};
      for (std::size_t i = 0; i < 5; ++i)
        CHECK_THAT(found[i], WithinRel(expected[i], 1e-12) || WithinAbs(expected[i], 1e-12));
      CHECK(box.outlier_count == static_cast<Index>(expected[5]));
      CHECK(box.count == static_cast<Index>(n));
    } else {
      std::size_t k = 0;
      head >> k;
      const auto expected = numbers<double>(head, k);
      std::getline(file, line);
      std::istringstream label_row(line);
      const auto labels = numbers<Label>(label_row, n);
      const SegmentScores found = segment_scores(name, values, labels, static_cast<Label>(k));
      for (std::size_t s = 0; s < k; ++s)
        CHECK_THAT(found.scores[s], WithinRel(expected[s], 1e-9) || WithinAbs(expected[s], 1e-9));
    }
  }
  CHECK(inputs.size() == 2);
  for (const auto& [found_kind, counts] : inputs) {
    INFO(found_kind);
    CHECK(counts.random >= 200);
    CHECK(counts.real >= 20);
  }
}

TEST_CASE("a box has its parts in order, and its outliers are outside", "[plot]") {
  std::mt19937_64 random(3);
  for (std::size_t n = 1; n < 60; ++n) {
    std::vector<double> values(n);
    for (double& value : values)
      value = std::tan(3 * (uniform(random) - 0.5));
    const BoxSummary box = box_summary(values, 4);
    CHECK(box.low_whisker <= box.lower_quartile);
    CHECK(box.lower_quartile <= box.median);
    CHECK(box.median <= box.upper_quartile);
    CHECK(box.upper_quartile <= box.high_whisker);
    CHECK(box.outliers.size() <= 4);
    CHECK(static_cast<Index>(box.outliers.size()) == std::min<Index>(4, box.outlier_count));
    for (const double outlier : box.outliers)
      CHECK((outlier < box.low_whisker || outlier > box.high_whisker));
    // The outermost values are always there, as a whisker or as an outlier.
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    CHECK(std::min(box.low_whisker, box.outliers.empty() ? box.low_whisker : box.outliers.front()) == *least);
    CHECK(std::max(box.high_whisker, box.outliers.empty() ? box.high_whisker : box.outliers.back()) == *most);
  }
}

TEST_CASE("boxes of nothing, of one value and of values that are not numbers", "[plot]") {
  CHECK(box_summary({}).count == 0);
  CHECK(box_summary(std::vector<double>{not_a_number, not_a_number}).count == 0);
  const BoxSummary one = box_summary(std::vector<double>{7, not_a_number});
  CHECK(one.count == 1);
  CHECK(one.low_whisker == 7);
  CHECK(one.high_whisker == 7);
  const BoxSummary same = box_summary(std::vector<double>(50, 0.1));
  CHECK(same.lower_quartile == 0.1);
  CHECK(same.outlier_count == 0);
  const BoxSummary huge = box_summary(std::vector<double>{-1.7e308, -1e308, 0, 1e308, 1.7e308});
  CHECK(huge.low_whisker == -1.7e308);
  CHECK(huge.outlier_count == 0);
}

TEST_CASE("a panel for each feature, a box for each segment", "[plot]") {
  for (const Label count : {1, 2, 5, 20, 300}) {
    std::vector<double> values;
    std::vector<Label> labels;
    for (Index i = 0; i < 3000; ++i) {
      values.push_back(std::tan(static_cast<double>(i)));
      labels.push_back(static_cast<Label>(i % count));
    }
    std::vector<BoxPlotFeature> features;
    for (int f = 0; f < 30; ++f)
      features.push_back({"income " + std::to_string(f), "ETB", box_summaries(values, labels, count)});
    const std::string picture = box_plot_svg(features, count);
    const XmlCheck check(picture);
    CHECK(check.fault() == "");
    CHECK(picture.size() < 500'000);
    CHECK(check.has_text("income 0 (ETB)"));
    CHECK(check.has_text("of 30 features are shown."));
    CHECK(check.has_text("Only the first 100 of 300 segments are shown.") == (count == 300));
    CHECK(check.has_text("Segment 0: median "));
    CHECK(check.has_text("of many only some") == (count <= 20));
  }
}

TEST_CASE("a segment without a value and a feature that is always the same are drawn", "[plot]") {
  const std::vector<double> values = {1, 1, not_a_number, 1};
  const std::vector<Label> labels = {0, 0, 1, no_label};
  const std::string picture =
      box_plot_svg(std::vector<BoxPlotFeature>{{"x", "", box_summaries(values, labels, 2)}}, 2);
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(check.has_text("no value"));
  CHECK(check.has_text("2 customers"));
  CHECK(XmlCheck(box_plot_svg({}, 0)).fault() == "");
}

TEST_CASE("hostile names stay text in box plots", "[plot]") {
  const auto names = hostile_texts();
  const auto count = static_cast<Label>(names.size());
  std::vector<BoxPlotFeature> features;
  for (const std::string& name : names)
    features.push_back(
        {name, name, std::vector<BoxSummary>(names.size(), box_summary(std::vector<double>{1, 2}))});
  const XmlCheck check(
      box_plot_svg(features, count, {.title = names[1], .segment_names = names, .max_features = 60}));
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
}

TEST_CASE("boxes that do not fit are refused", "[plot]") {
  const std::vector<BoxPlotFeature> feature = {{"x", "", std::vector<BoxSummary>(2)}};
  const std::vector<std::string> names = {"a"};
  CHECK_THROWS_WITH(box_plot_svg(feature, 3),
                    "box_plot_svg(): boxes of \"x\" (2 of them) must be 3, one for each segment");
  CHECK_THROWS_AS(box_plot_svg(feature, 2, {.segment_names = names}), parameter_error);
  CHECK_THROWS_AS(box_plot_svg(feature, 2, {.max_features = 0}), parameter_error);
  CHECK_THROWS_AS(box_plot_svg(feature, 2, {.width = 5}), parameter_error);
  CHECK_THROWS_AS(box_summary({}, 1), parameter_error);
  const std::vector<double> two = {1, 2};
  const std::vector<Label> one = {0}, large = {0, 5};
  CHECK_THROWS_AS(box_summaries(two, one, 1), parameter_error);
  CHECK_THROWS_AS(box_summaries(two, large, 2), parameter_error);
}

TEST_CASE("box plots stay small, whatever the data", "[plot]") {
  // Long names in letters of three bytes, numbers of many digits, outliers everywhere, a page's colours.
  std::string long_name;
  while (long_name.size() < 180)
    long_name += "ከፍተኛ ";
  std::mt19937_64 random(1);
  for (const Label segments : {20, 100}) {
    std::vector<std::string> names;
    for (Label s = 0; s < segments; ++s)
      names.push_back(long_name + std::to_string(s));
    std::vector<Label> labels;
    std::vector<double> values;
    for (Index i = 0; i < 60 * segments; ++i) {
      labels.push_back(static_cast<Label>(i % segments));
      values.push_back(i % 7 == 0 ? 1e6 * (uniform(random) - 0.5) : 1e3 * uniform(random));
    }
    const std::vector<BoxPlotFeature> features(60,
                                               {long_name, "ETB", box_summaries(values, labels, segments)});
    const std::string svg = box_plot_svg(features, segments, {.segment_names = names, .look = Look::page});
    CHECK(svg.size() < 500'000);
    CHECK(svg.size() > 100'000);
    CHECK(XmlCheck(svg).fault() == "");
    CHECK_THAT(svg, ContainsSubstring("Only the first"));
  }
}
