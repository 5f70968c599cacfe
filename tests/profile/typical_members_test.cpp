// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/profile/typical_members.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/partition_in_turn.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;

namespace {

/// The mean distance of a row to the others of its segment, by the definition.
double mean_distance(const Matrix<double>& x, const Partition& partition, Index row) {
  double sum = 0;
  Index others = -1;
  for (Index j = 0; j < x.rows(); ++j)
    if (partition.labels[static_cast<std::size_t>(j)] == partition.labels[static_cast<std::size_t>(row)]) {
      sum += (x.row(row) - x.row(j)).norm();
      ++others;
    }
  return sum / static_cast<double>(std::max<Index>(1, others));
}

}  // namespace

TEST_CASE("the typical member is the medoid, the least typical one the farthest", "[profile][typical]") {
  for (const Index n : {3, 8, 61, 200})
    for (const bool is_tied : {false, true}) {
      const Matrix<double> x = is_tied ? testing::tied(n, 2, 3, 5) : testing::scattered(n, 4, 5);
      const Partition partition = testing::in_turn(n, 3);
      const auto found = find_typical(x, partition);
      REQUIRE(found.size() == 3);
      for (Label c = 0; c < 3; ++c) {
        Index nearest = -1, farthest = -1;
        double least = std::numeric_limits<double>::infinity(), most = -1;
        for (Index i = c; i < n; i += 3) {
          const double mean = mean_distance(x, partition, i);
          if (mean < least * (1 - 1e-12)) least = mean, nearest = i;
          if (mean > most * (1 + 1e-12)) most = mean, farthest = i;
        }
        const TypicalMembers& own = found[static_cast<std::size_t>(c)];
        CHECK(own.typical.row == nearest);
        CHECK(own.least_typical.row == farthest);
        CHECK_THAT(*own.typical.mean_distance, WithinRel(least, 1e-12) || WithinAbs(0, 1e-15));
        CHECK_THAT(*own.least_typical.mean_distance, WithinRel(most, 1e-12) || WithinAbs(0, 1e-15));
        CHECK(own.typical.exact);
        CHECK(own.least_typical.exact);
      }
    }
}

TEST_CASE("members of small and equal segments", "[profile][typical]") {
  const Matrix<double> x{{1.0}, {5.0}, {7.0}, {3.0}, {3.0}};
  const auto found = find_typical(x, {{0, 1, 1, 2, 2}, 3});
  CHECK(found[0].typical == TypicalMember{0, Statistic::of(0), true});
  CHECK(found[0].least_typical == found[0].typical);
  CHECK(found[1].typical == TypicalMember{1, Statistic::of(2), true});  // equals: the first row
  CHECK(found[1].least_typical.row == 1);
  CHECK(found[2].least_typical == TypicalMember{3, Statistic::of(0), true});
  CHECK(find_typical(Matrix<double>(0, 1), {}).empty());
  CHECK_THROWS_AS(find_typical(x, {{0, 0}, 1}), parameter_error);
  CHECK_THROWS_AS(find_typical(x, {{0, 0, 0, 0, 1}, 1}), data_error);
  CHECK_THROWS_AS(find_typical(x, {{0, 0, 0, 0, 0}, 1}, {.candidates = 0}), parameter_error);
  Matrix<double> bad = x;
  bad(2, 0) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(find_typical(bad, {{0, 0, 0, 0, 0}, 1}), data_error);
}

TEST_CASE("members are those of the observations by columns, and of floats, too", "[profile][typical]") {
  const Eigen::MatrixXf floats = testing::scattered(60, 3, 2).cast<float>();
  const Eigen::MatrixXd columns = floats.cast<double>();
  const Matrix<double> x = columns;
  const Partition partition = testing::in_turn(60, 3);
  const auto found = find_typical(x, partition);
  CHECK(find_typical(columns, partition) == found);
  CHECK(find_typical(floats, partition) == found);
}

TEST_CASE("large segments compare candidates only, and what is called exact is", "[profile][typical]") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    const Index n = 400;
    const Matrix<double> x = testing::scattered(n, 1 + static_cast<Index>(seed % 3), seed);
    const Partition one = testing::in_turn(n, 1);
    const auto exact = find_typical(x, one)[0];
    const auto found = find_typical(x, one, {.exact_up_to = 50, .candidates = 20})[0];
    CHECK_THAT(*found.typical.mean_distance, WithinRel(mean_distance(x, one, found.typical.row), 1e-12));
    CHECK(*found.typical.mean_distance < 1.05 * *exact.typical.mean_distance);
    CHECK(*found.least_typical.mean_distance > 0.95 * *exact.least_typical.mean_distance);
    if (found.typical.exact) CHECK(found.typical == exact.typical);
    if (found.least_typical.exact) CHECK(found.least_typical == exact.least_typical);
    for (const int threads : {1, 3})
      CHECK(find_typical(x, one, {.exact_up_to = 50, .candidates = 20}, {.threads = threads})[0] == found);
  }
  Matrix<double> x = testing::scattered(400, 2, 9);
  x.row(123) << 50, 50;  // an outlier: the bound rules out all others
  const auto found = find_typical(x, testing::in_turn(400, 1), {.exact_up_to = 50, .candidates = 20})[0];
  CHECK(found.least_typical.row == 123);
  CHECK(found.least_typical.exact);
  CHECK_FALSE(found.typical.exact);
}
