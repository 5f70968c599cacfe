// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/model/assigner.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/model/fit_assigner.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/partition_in_turn.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using segmentiq::testing::scattered;
using segmentiq::testing::tied;

static_assert(!std::is_default_constructible_v<Assigner>, "an assigner has seen segments");
static_assert(rule_of(Method::ward) == AssignmentRule::least_increase);
static_assert(rule_of(Method::weighted) == AssignmentRule::mean_distance);
static_assert(rule_of(Method::median) == AssignmentRule::nearest_centroid);

namespace {

double sum_of_squares(const Matrix<double>& x) {
  const Eigen::RowVectorXd centre = x.colwise().mean();
  return (x.rowwise() - centre).squaredNorm();
}

/// The value of the rule, by its definition.
double by_definition(AssignmentRule rule, const Matrix<double>& row, const Matrix<double>& members) {
  if (rule == AssignmentRule::least_increase) {
    Matrix<double> joined(members.rows() + 1, members.cols());
    joined << members, row;
    return sum_of_squares(joined) - sum_of_squares(members);
  }
  if (rule == AssignmentRule::nearest_centroid) return (members.colwise().mean() - row.row(0)).norm();
  const Vector<double> distances = (members.rowwise() - row.row(0)).rowwise().norm();
  return rule == AssignmentRule::mean_distance     ? distances.mean()
         : rule == AssignmentRule::farthest_member ? distances.maxCoeff()
                                                   : distances.minCoeff();
}

Matrix<double> members_of(const Matrix<double>& x, const Partition& partition, Label c) {
  const std::vector<Index> members = detail::ClusterMembers(partition).members(c);
  Matrix<double> found(static_cast<Index>(members.size()), x.cols());
  for (std::size_t i = 0; i < members.size(); ++i)
    found.row(static_cast<Index>(i)) = x.row(members[i]);
  return found;
}

/// n × 2 in four groups far apart; row i in group i mod 4.
Matrix<double> four_groups(Index n) {
  Matrix<double> x = scattered(n, 2, 4);
  for (Index i = 0; i < n; ++i) {
    x(i, 0) += static_cast<double>(i % 4 / 2) * 20;
    x(i, 1) += static_cast<double>(i % 2) * 20;
  }
  return x;
}

Vector<double> numbers(std::istream& file, Index count) {
  Vector<double> values(count);
  std::string word;
  for (Index i = 0; i < count; ++i) {
    file >> word;
    values[i] = std::strtod(word.c_str(), nullptr);
  }
  return values;
}

Matrix<double> matrix(std::istream& file, Index rows, Index columns) {
  Matrix<double> values(rows, columns);
  for (Index i = 0; i < rows; ++i)
    values.row(i) = numbers(file, columns).transpose();
  return values;
}

bool near(double value, double reference, double scale) {
  return std::fabs(value - reference) <= 1e-7 * std::fabs(reference) + 1e-12 * scale;
}

}  // namespace

TEST_CASE("Scores are those of NumPy and SciPy", "[model][reference]") {
  std::ifstream file(std::string(SEGMENTIQ_TEST_DATA) + "/model/assignments.txt");
  REQUIRE(file);
  std::string line, word, name;
  std::getline(file, line);
  int cases = 0, wrong = 0;
  Index n = 0, d = 0, k = 0, m = 0;
  while (file >> word >> name >> n >> d >> k >> m) {
    ++cases;
    INFO(name << " " << cases);
    const Matrix<double> x = matrix(file, n, d);
    Partition partition{{}, static_cast<Label>(k)};
    for (const double label : numbers(file, n))
      partition.labels.push_back(static_cast<Label>(label));
    const Matrix<double> rows = matrix(file, m, d);
    const double largest = std::max(x.cwiseAbs().maxCoeff(), rows.cwiseAbs().maxCoeff());
    for (const AssignmentRule rule : all_assignment_rules) {
      file >> word;
      REQUIRE(word == to_string(rule));
      const double scale = rule == AssignmentRule::least_increase ? 1e3 * largest * largest : 1e2 * largest;
      const Matrix<double> expected = matrix(file, m, k);
      const Vector<double> own = numbers(file, n);
      const Assigner assigner = fit_assigner(x, partition, rule);
      const Matrix<double> scores = assigner.scores(rows);
      for (Index i = 0; i < m; ++i)
        for (Index c = 0; c < k; ++c)
          wrong += !near(scores(i, c), expected(i, c), scale);
      for (Label c = 0; c < k; ++c) {
        std::vector<double> of_members;
        for (Index i = 0; i < n; ++i)
          if (partition.labels[static_cast<std::size_t>(i)] == c) of_members.push_back(own[i]);
        const std::vector<double>& spread = assigner.parts().spread[static_cast<std::size_t>(c)].values();
        if (of_members.size() < 2) {
          wrong += !spread.empty();
          continue;
        }
        const std::vector<double> grid = detail::quantile_grid(of_members, ScoreQuantiles::intervals);
        for (std::size_t i = 0; i < grid.size(); ++i)
          wrong += !near(spread[i], grid[i], scale);
      }
      CHECK(wrong == 0);
    }
  }
  CHECK(cases == 220);
}

TEST_CASE("Scores of many rows and members are those of the definition", "[model]") {
  for (const AssignmentRule rule : all_assignment_rules) {
    INFO(to_string(rule));
    const Matrix<double> x = scattered(1301, 5, 1), rows = scattered(530, 5, 2);
    const Partition partition = testing::in_turn(1301, 7);
    const Assigner assigner = fit_assigner(x, partition, rule);
    CHECK(assigner.is_exact());
    const Matrix<double> scores = assigner.scores(rows);
    double worst = 0;
    for (Label c = 0; c < 7; ++c) {
      const Matrix<double> members = members_of(x, partition, c);
      for (Index i = 0; i < rows.rows(); i += 3)
        worst = std::max(worst, std::fabs(scores(i, c) - by_definition(rule, rows.row(i), members)));
    }
    CHECK(worst < 1e-11);
    const RowAssignments found = assigner.assign(rows);
    for (Index i = 0; i < rows.rows(); ++i) {
      const auto at = static_cast<std::size_t>(i);
      Index best = 0;
      REQUIRE(found.score[at] == scores.row(i).minCoeff(&best));
      REQUIRE(found.segment[at] == best);
      for (Index c = 0; c < 7; ++c)
        if (c != best) REQUIRE(scores(i, c) - scores(i, best) >= found.margin[at]);
      REQUIRE(scores(i, found.second[at]) - found.score[at] == found.margin[at]);
      REQUIRE(found.second[at] != best);
    }
  }
}

TEST_CASE("Members of well separated segments are assigned to their own", "[model]") {
  const Matrix<double> x = four_groups(400);
  for (const Method method : all_methods) {
    INFO(to_string(method));
    const Partition partition = cut_maxclust(linkage(x, method), 4);
    REQUIRE(partition.count == 4);
    const RowAssignments found = fit_assigner(x, partition, rule_of(method)).assign(x);
    CHECK(found.segment == partition.labels);
    std::size_t unlike = 0;
    for (std::size_t i = 0; i < 400; ++i) {
      unlike += found.unlike[i];
      REQUIRE(found.margin[i] > 0);
    }
    CHECK(unlike <= 8);  // about one in a hundred by definition
    const Matrix<double> far = Matrix<double>::Constant(1, 2, 10.0);
    CHECK(fit_assigner(x, partition, rule_of(method)).assign(far).unlike[0] == 1);
  }
}

TEST_CASE("A percentile is the share of members that are nearer", "[model]") {
  Matrix<double> x(5, 1);
  x << 0, 1, 2, 3, 100;
  const Assigner assigner = fit_assigner(x, {{0, 0, 0, 0, 1}, 2}, AssignmentRule::nearest_centroid);
  // c = 1.5; without itself each member is 4/3 of its distance away: 2, 2/3, 2/3, 2.
  const std::vector<double>& spread = assigner.parts().spread[0].values();
  CHECK_THAT(spread.front(), WithinRel(2.0 / 3, 1e-14));
  CHECK_THAT(spread.back(), WithinRel(2.0, 1e-14));
  CHECK(assigner.parts().spread[1].values().empty());
  Matrix<double> rows(5, 1);
  rows << 1.5, 1.5 + 2.0001, 2.5, 100, 99;
  const RowAssignments found = assigner.assign(rows);
  CHECK(found.segment == std::vector<Label>{0, 0, 0, 1, 1});
  CHECK(found.percentile[0] == 0);
  CHECK(found.percentile[1] == 100);
  CHECK((found.percentile[2] > 33 && found.percentile[2] < 67));
  CHECK(std::isnan(found.percentile[3]));
  CHECK(found.unlike == std::vector<std::uint8_t>{0, 1, 0, 0, 1});
}

TEST_CASE("Observations by columns, and of floats, are assigned as rows of doubles are", "[model]") {
  const Eigen::MatrixXf float_x = scattered(90, 3, 3).cast<float>(),
                        float_rows = scattered(40, 3, 9).cast<float>();
  const Eigen::MatrixXd column_x = float_x.cast<double>(), column_rows = float_rows.cast<double>();
  const Matrix<double> x = column_x, rows = column_rows;
  const Partition partition = testing::in_turn(90, 4);
  for (const AssignmentRule rule : all_assignment_rules) {
    INFO(to_string(rule));
    const Assigner of_rows = fit_assigner(x, partition, rule);
    const Matrix<double> scores = of_rows.scores(rows);
    CHECK(fit_assigner(column_x, partition, rule).scores(column_rows) == scores);
    CHECK(fit_assigner(float_x, partition, rule).scores(float_rows) == scores);
    CHECK(fit_assigner(float_x, partition, rule, FittedMetric{}, {}).scores(rows.topRows(7)) ==
          scores.topRows(7));
    const RowAssignments found = of_rows.assign(rows);
    CHECK(of_rows.assign(column_rows).percentile == found.percentile);
    CHECK(of_rows.assign(float_rows).percentile == found.percentile);
    CHECK(of_rows.assign(float_rows).segment == found.segment);
  }
}

TEST_CASE("Results are the same bytes for any number of threads", "[model]") {
  const Matrix<double> x = scattered(900, 4, 3), rows = scattered(3000, 4, 9);
  for (const AssignmentRule rule : all_assignment_rules) {
    Execution one, three;
    one.threads = 1;
    three.threads = 3;
    const Assigner a = fit_assigner(x, testing::in_turn(900, 5), rule, {}, one);
    const Assigner b = fit_assigner(x, testing::in_turn(900, 5), rule, {}, three);
    CHECK(a.scores(rows, one) == b.scores(rows, three));
    CHECK(a.parts().spread[2].values() == b.parts().spread[2].values());
    CHECK(a.assign(rows, one).percentile == a.assign(rows, three).percentile);
  }
}

TEST_CASE("Large segments keep a sample of their members, small ones all", "[model]") {
  CHECK(detail::kept_members({5, 5, 5}, 15) == std::vector<Index>{5, 5, 5});
  CHECK(detail::kept_members({100, 2, 50}, 20) == std::vector<Index>{9, 2, 9});
  CHECK(detail::kept_members({7, 1, 1}, 3) == std::vector<Index>{1, 1, 1});
  const Matrix<double> x = scattered(600, 3, 5);
  Partition partition{std::vector<Label>(600, 0), 2};
  for (std::size_t i = 0; i < 10; ++i)
    partition.labels[i * 60] = 1;
  const auto fit = [&](std::uint64_t seed, Index most) {
    return fit_assigner(x, partition, AssignmentRule::mean_distance, {.max_members = most, .seed = seed});
  };
  const Assigner sampled = fit(1, 100);
  CHECK_FALSE(sampled.is_exact());
  CHECK(sampled.parts().kept == std::vector<Index>{90, 10});
  CHECK(sampled.parts().sizes == std::vector<Index>{590, 10});
  CHECK(sampled.parts().members == fit(1, 100).parts().members);
  CHECK(sampled.parts().members != fit(2, 100).parts().members);
  const Matrix<double> rows = scattered(20, 3, 8);
  CHECK((sampled.scores(rows) - fit(1, 600).scores(rows)).cwiseAbs().maxCoeff() < 0.1);
  CHECK(fit(1, 2).parts().kept == std::vector<Index>{1, 1});
  CHECK_THROWS_WITH(fit(1, 1), "fit_assigner(): max_members (1) must be at least the number of segments, 2");
}

TEST_CASE("One observation, duplicates, no rows", "[model]") {
  for (const AssignmentRule rule : all_assignment_rules) {
    INFO(to_string(rule));
    const Matrix<double> one = Matrix<double>::Constant(1, 2, 3.0);
    const Assigner of_one = fit_assigner(one, {{0}, 1}, rule);
    const RowAssignments itself = of_one.assign(one);
    CHECK(itself.segment[0] == 0);
    CHECK(itself.second[0] == no_label);
    CHECK(itself.score[0] == 0);
    CHECK(std::isnan(itself.margin[0]));
    CHECK(std::isnan(itself.percentile[0]));
    CHECK(itself.unlike[0] == 0);
    CHECK(of_one.assign(Matrix<double>(0, 2)).segment.empty());

    const Assigner same = fit_assigner(Matrix<double>::Constant(40, 2, 0.1), testing::in_turn(40, 2), rule);
    const RowAssignments tie = same.assign(Matrix<double>::Constant(1, 2, 0.1));
    CHECK(tie.segment[0] == 0);
    CHECK(tie.second[0] == 1);
    CHECK(tie.margin[0] == 0);
    CHECK(tie.percentile[0] == 100);
    CHECK(tie.unlike[0] == 0);
  }
}

TEST_CASE("What does not belong together is refused", "[model]") {
  const Matrix<double> x = tied(12, 2, 3, 1);
  CHECK_THROWS_AS(fit_assigner(x, testing::in_turn(11, 2), AssignmentRule::mean_distance), parameter_error);
  CHECK_THROWS_AS(fit_assigner(Matrix<double>(0, 2), {{}, 0}, AssignmentRule::mean_distance), data_error);
  CHECK_THROWS_WITH(fit_assigner(x, {std::vector<Label>(12, 0), 2}, AssignmentRule::mean_distance),
                    ContainsSubstring("every segment must have a member"));
  CHECK_THROWS_WITH(fit_assigner(x, {std::vector<Label>(12, 3), 2}, AssignmentRule::mean_distance),
                    ContainsSubstring("labels[0] (3) must be in [0, 2)"));
  const Assigner assigner = fit_assigner(x, testing::in_turn(12, 2), AssignmentRule::least_increase);
  CHECK_THROWS_WITH(assigner.assign(Matrix<double>::Zero(3, 5)),
                    "Assigner::assign(): the features of x (5) must be 2, as in the data it was fitted on");
  Matrix<double> hole = Matrix<double>::Zero(2, 2);
  hole(1, 0) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(assigner.assign(hole), data_error);
  CHECK_THROWS_AS(assignment_rule_from_name("nearest"), parameter_error);

  const auto broken = [&](AssignmentRule rule, auto&& change) {
    AssignerParts parts = fit_assigner(x, testing::in_turn(12, 2), rule).parts();
    change(parts);
    CHECK_THROWS_AS(Assigner(parts), parameter_error);
  };
  const AssignmentRule centre = AssignmentRule::least_increase, all = AssignmentRule::nearest_member;
  broken(centre, [](AssignerParts& p) { p.sizes.clear(); });
  broken(centre, [](AssignerParts& p) { p.sizes[0] = 0; });
  broken(centre, [](AssignerParts& p) { p.spread.pop_back(); });
  broken(centre, [](AssignerParts& p) { p.spread[1] = ScoreQuantiles(); });
  broken(centre, [](AssignerParts& p) { p.centroids.conservativeResize(1, 2); });
  broken(centre, [](AssignerParts& p) { p.kept = {1, 1}; });
  broken(all, [](AssignerParts& p) { p.kept[1] = 7; });
  broken(all, [](AssignerParts& p) { p.kept[1] = 5; });
  broken(all, [](AssignerParts& p) { p.members.resize(0, 2); });
  broken(all, [](AssignerParts& p) { p.centroids = Matrix<double>::Zero(2, 2); });
  CHECK_THROWS_AS(ScoreQuantiles({1.0, 2.0}), parameter_error);
  CHECK_THROWS_AS(ScoreQuantiles(std::vector<double>(201, -1.0)), parameter_error);
}

TEST_CASE("Assigning stops on request", "[model]") {
  std::stop_source source;
  source.request_stop();
  Execution stopped;
  stopped.stop = source.get_token();
  const Matrix<double> x = scattered(20, 2, 1);
  const Assigner assigner = fit_assigner(x, testing::in_turn(20, 2), AssignmentRule::mean_distance);
  CHECK_THROWS_AS(assigner.assign(x, stopped), cancelled_error);
}
