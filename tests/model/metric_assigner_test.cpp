// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// Assigners by other metrics than the Euclidean.
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "segmentiq/model/fit_assigner.hpp"
#include "support/catch.hpp"
#include "support/partition_in_turn.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using segmentiq::testing::missing_value;
using segmentiq::testing::scattered;

namespace {

Matrix<double> read_matrix(std::istream& file, Index rows, Index columns) {
  Matrix<double> values(rows, columns);
  std::string word;
  for (Index i = 0; i < values.size(); ++i) {
    file >> word;
    values.data()[i] = std::strtod(word.c_str(), nullptr);
  }
  return values;
}

bool near(double value, double reference) {
  if (std::isnan(reference)) return std::isnan(value);
  return std::fabs(value - reference) <= 2e-7 * std::fabs(reference) + 1e-12;
}

FittedMetric by(const std::string& name, double p = 2) {
  return {.choice = {.metric = metric_from_name(name), .p = p}, .gower = {}};
}

}  // namespace

TEST_CASE("Scores by any metric are those of SciPy, and Gower's those of the definition",
          "[model][reference]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/model/metric_assignments.txt");
  REQUIRE(file);
  std::string line, word, name, metric_name;
  std::getline(file, line);
  int cases = 0, wrong = 0, without_answer = 0;
  Index n = 0, d = 0, k = 0, m = 0;
  double p = 0;
  while (file >> word >> name >> metric_name >> p >> n >> d >> k >> m) {
    ++cases;
    INFO(name << " " << cases << " " << metric_name);
    FittedMetric metric = by(metric_name, p);
    std::vector<GowerFeature> features(static_cast<std::size_t>(metric.choice.is_gower() ? d : 0));
    for (GowerFeature& feature : features) {
      file >> word;
      for (const GowerKind kind : all_gower_kinds)
        if (to_string(kind) == word) feature.kind = kind;
    }
    for (GowerFeature& feature : features)
      file >> feature.weight;
    const Matrix<double> x = read_matrix(file, n, d);
    const Matrix<double> labels = read_matrix(file, 1, n);
    const Matrix<double> rows = read_matrix(file, m, d);
    if (metric.choice.is_gower()) metric.gower = GowerScale::of(x, features);
    Partition partition{{}, static_cast<Label>(k)};
    for (Index i = 0; i < n; ++i)
      partition.labels.push_back(static_cast<Label>(labels(0, i)));
    for (const AssignmentRule rule :
         {AssignmentRule::mean_distance, AssignmentRule::farthest_member, AssignmentRule::nearest_member}) {
      file >> word;
      REQUIRE(word == to_string(rule));
      const Matrix<double> expected = read_matrix(file, m, k), own = read_matrix(file, 1, n);
      const Assigner assigner = fit_assigner(x, partition, rule, metric, {});
      const Matrix<double> scores = assigner.scores(rows);
      const RowAssignments found = assigner.assign(rows);
      for (Index i = 0; i < m; ++i) {
        bool any = false;
        for (Index c = 0; c < k; ++c) {
          wrong += !near(scores(i, c), expected(i, c));
          any = any || !std::isnan(expected(i, c));
        }
        wrong += (found.segment[static_cast<std::size_t>(i)] != no_label) != any;
        without_answer += !any;
      }
      for (Label c = 0; c < k; ++c) {
        std::vector<double> of_members;
        for (Index i = 0; i < n; ++i)
          if (partition.labels[static_cast<std::size_t>(i)] == c && !std::isnan(own(0, i)))
            of_members.push_back(own(0, i));
        const std::vector<double>& spread = assigner.parts().spread[static_cast<std::size_t>(c)].values();
        wrong += spread.empty() != of_members.empty();
        if (spread.empty() || of_members.empty()) continue;
        const std::vector<double> grid = detail::quantile_grid(of_members, ScoreQuantiles::intervals);
        for (std::size_t i = 0; i < grid.size(); ++i)
          wrong += !near(spread[i], grid[i]);
      }
      CHECK(wrong == 0);
    }
  }
  CHECK(cases == 264);
  CHECK(without_answer > 100);
}

TEST_CASE("Many rows and members are compared as pair by pair", "[model]") {
  const Matrix<double> x = scattered(1301, 4, 1).cwiseAbs(), rows = scattered(267, 4, 2).cwiseAbs();
  const Partition partition = testing::in_turn(1301, 5);
  for (const std::string name : {"cityblock", "cosine", "braycurtis"})
    for (const AssignmentRule rule :
         {AssignmentRule::mean_distance, AssignmentRule::farthest_member, AssignmentRule::nearest_member}) {
      INFO(name << " " << to_string(rule));
      Execution one, three;
      one.threads = 1;
      three.threads = 3;
      const Assigner assigner = fit_assigner(x, partition, rule, by(name), {}, one);
      const Matrix<double> scores = assigner.scores(rows, one);
      CHECK(scores == fit_assigner(x, partition, rule, by(name), {}, three).scores(rows, three));
      with_metric(by(name).choice.metric, {}, [&](const auto& metric) {
        for (Index i = 0; i < rows.rows(); i += 53)
          for (Label c = 0; c < 5; ++c) {
            double sum = 0, least = HUGE_VAL, largest = 0, count = 0;
            for (Index j = c; j < 1301; j += 5, ++count) {
              const double value = metric(std::span(rows.row(i).data(), 4), std::span(x.row(j).data(), 4));
              sum += value;
              least = std::min(least, value);
              largest = std::max(largest, value);
            }
            const double expected = rule == AssignmentRule::mean_distance     ? sum / count
                                    : rule == AssignmentRule::farthest_member ? largest
                                                                              : least;
            REQUIRE_THAT(scores(i, c), WithinRel(expected, 1e-12));
          }
      });
    }
}

TEST_CASE("A row that cannot be compared has no segment, the others have", "[model]") {
  const Matrix<double> x = scattered(40, 3, 1);
  Matrix<double> rows = scattered(3, 3, 5);
  rows.row(1).setZero();
  for (const AssignmentRule rule :
       {AssignmentRule::mean_distance, AssignmentRule::farthest_member, AssignmentRule::nearest_member}) {
    const RowAssignments found =
        fit_assigner(x, testing::in_turn(40, 2), rule, by("cosine"), {}).assign(rows);
    CHECK((found.segment[0] != no_label && found.segment[2] != no_label));
    CHECK(found.segment[1] == no_label);
    CHECK(found.second[1] == no_label);
    CHECK((std::isnan(found.score[1]) && std::isnan(found.margin[1]) && std::isnan(found.percentile[1])));
    CHECK(found.unlike[1] == 0);
  }
}

TEST_CASE("Members that cannot be compared with a row are left out of its score", "[model]") {
  Matrix<double> x(4, 2);  // a column in common with everybody at fit is missing in the new row
  x << 1, 0, 1, 10, 2, missing_value, 2, missing_value;
  FittedMetric gower = by("gower");
  gower.gower = GowerScale::of(x, {{GowerKind::nominal, 1}, {GowerKind::numeric, 1}});
  Matrix<double> rows(2, 2);
  rows << missing_value, 4, 2, missing_value;
  const auto assign = [&](Partition partition) {
    return fit_assigner(x, partition, AssignmentRule::mean_distance, gower, {}).assign(rows);
  };
  const RowAssignments of_some = assign({{0, 1, 0, 1}, 2});
  CHECK(of_some.segment == std::vector<Label>{0, 0});
  CHECK(of_some.score == std::vector<double>{0.4, 0.5});
  CHECK(of_some.second == std::vector<Label>{1, 1});
  const RowAssignments of_one = assign({{0, 0, 1, 1}, 2});
  CHECK(of_one.segment == std::vector<Label>{0, 1});
  CHECK(of_one.second[0] == no_label);
  CHECK(std::isnan(of_one.margin[0]));
}

TEST_CASE("Metrics and rules that do not fit together are refused", "[model]") {
  const Matrix<double> x = scattered(12, 2, 1).cwiseAbs();
  const auto fit = [&](AssignmentRule rule, const FittedMetric& metric) {
    return fit_assigner(x, testing::in_turn(12, 2), rule, metric, {});
  };
  CHECK_THROWS_WITH(
      fit(AssignmentRule::least_increase, by("cosine")),
      ContainsSubstring("metric (cosine) must be euclidean under a rule that looks at centroids"));
  CHECK_THROWS_AS(fit(AssignmentRule::mean_distance, by("minkowski", 0.5)), parameter_error);
  CHECK_THROWS_AS(fit(AssignmentRule::mean_distance, by("gower")), parameter_error);
  CHECK(fit(AssignmentRule::least_increase, by("minkowski", 2)).parts().metric.choice.metric ==
        Metric::euclidean);
  CHECK(fit(AssignmentRule::mean_distance, by("minkowski", 1)).parts().metric.choice.metric ==
        Metric::city_block);
  CHECK(rule_of(Method::ward, by("gower").choice) == AssignmentRule::mean_distance);
  CHECK(rule_of(Method::median, by("cosine").choice) == AssignmentRule::mean_distance);
  CHECK(rule_of(Method::ward, {}) == AssignmentRule::least_increase);
  CHECK(rule_of(Method::single, by("gower").choice) == AssignmentRule::nearest_member);
  Matrix<double> infinite = Matrix<double>::Constant(1, 2, HUGE_VAL);
  FittedMetric gower = by("gower");
  gower.gower = GowerScale::of(x, {{}, {}});
  CHECK_THROWS_AS(fit(AssignmentRule::mean_distance, gower).assign(infinite), data_error);
}
