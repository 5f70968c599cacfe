// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/detail/vector_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "segmentiq/detail/feature_major.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;
using detail::Nearest;

namespace {

bool same_bytes(double a, double b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

Nearest plain_nearest(const std::vector<double>& row, const std::vector<double>& penalty) {
  Nearest found{HUGE_VAL, -1};
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row[i] + penalty[i] < found.distance) found = {row[i] + penalty[i], static_cast<Index>(i)};
  return found;
}

/// Each instruction set's own function, and the one that chooses.
std::vector<Nearest> all_nearest(const std::vector<double>& row, const std::vector<double>& penalty) {
  const Index count = static_cast<Index>(row.size());
  std::vector<Nearest> found(3, {HUGE_VAL, -1});
  found[0] = detail::nearest_in_row(row.data(), penalty.data(), count);
  detail::nearest_in_row<detail::baseline_lanes>(row.data(), penalty.data(), count, found[1]);
  detail::nearest_in_row<1>(row.data(), penalty.data(), count, found[2]);
  return found;
}

}  // namespace

TEST_CASE("the nearest of a row is the first of several, whatever the length and the dead",
          "[detail][kernel]") {
  std::mt19937_64 random(1);
  for (std::size_t count = 0; count <= 70; ++count)
    for (const std::uint64_t levels : {1u, 3u, 1000u})
      for (const std::uint64_t dead_of_ten : {0u, 5u, 10u}) {
        INFO("length " << count << ", levels " << levels << ", dead of ten " << dead_of_ten);
        std::vector<double> row, penalty;
        for (std::size_t i = 0; i < count; ++i) {
          row.push_back(static_cast<double>(random() % levels));
          penalty.push_back(random() % 10 < dead_of_ten ? HUGE_VAL : 0.0);
        }
        const Nearest expected = plain_nearest(row, penalty);
        for (const Nearest& found : all_nearest(row, penalty)) {
          CHECK(found.position == expected.position);
          CHECK(found.distance == expected.distance);
        }
      }
}

TEST_CASE("the nearest of a row can stand anywhere", "[detail][kernel]") {
  for (std::size_t count = 1; count <= 70; ++count)
    for (std::size_t at = 0; at < count; ++at) {
      std::vector<double> row(count, 2.0), penalty(count, 0.0);
      row[at] = 1.0;
      for (const Nearest& found : all_nearest(row, penalty))
        CHECK(found.position == static_cast<Index>(at));
    }
}

TEST_CASE("nothing below infinity is near: infinities, NaN, no values at all", "[detail][kernel]") {
  const double not_a_number = std::numeric_limits<double>::quiet_NaN();
  for (const std::size_t count : {0u, 1u, 15u, 16u, 40u})
    for (const double value : {HUGE_VAL, not_a_number})
      for (const Nearest& found :
           all_nearest(std::vector<double>(count, value), std::vector<double>(count, 0.0)))
        CHECK(found.position == -1);
  // A NaN hides no number beside it.
  std::vector<double> row(40, not_a_number);
  row[33] = 5;
  for (const Nearest& found : all_nearest(row, std::vector<double>(40, 0.0)))
    CHECK(found.position == 33);
}

TEST_CASE("square roots are correctly rounded", "[detail][kernel]") {
  std::mt19937_64 random(2);
  for (Index count = 0; count <= 21; ++count) {
    std::vector<double> values{0.0, 1e-310, 2.0, 1e300, HUGE_VAL};
    while (values.size() < 21)
      values.push_back(uniform(random) * 1e6);
    std::vector<double> roots = values;
    detail::square_root(roots.data(), count);
    for (std::size_t i = 0; i < values.size(); ++i)
      CHECK(same_bytes(roots[i], static_cast<Index>(i) < count ? std::sqrt(values[i]) : values[i]));
  }
}

TEST_CASE("squared distances are the plain left-to-right sums, to the last bit", "[detail][kernel]") {
  constexpr Index rows = 4;
  for (const Index n : {1, 7, 8, 9, 16, 29, 64})
    for (const Index d : {0, 1, 2, 3, 20}) {
      INFO("n " << n << ", d " << d);
      const Matrix<double> x = scattered(n, d, 1);
      const Matrix<double> queries = scattered(rows, d, 2);
      const detail::FeatureMajor features(x);
      const Index room = features.stride();
      std::vector<double> four(static_cast<std::size_t>(rows * room)), one(four.size()),
          baseline(four.size());
      if (d > 0) {
        detail::squared_distances<rows>(features.from(0), features.stride(), d, queries.data(), n,
                                        four.data(), room);
        detail::squared_distances_baseline<rows>(features.from(0), features.stride(), d, queries.data(), n,
                                                 baseline.data(), room);
        for (Index r = 0; r < rows; ++r)
          detail::squared_distances<1>(features.from(0), features.stride(), d, queries.row(r).data(), n,
                                       one.data() + r * room, room);
      }
      for (Index r = 0; r < rows; ++r)
        for (Index j = 0; j < n; ++j) {
          volatile double sum = 0;  // each step is rounded, whatever the compiler may fuse
          for (Index k = 0; k < d; ++k) {
            volatile double square = (x(j, k) - queries(r, k)) * (x(j, k) - queries(r, k));
            sum = sum + square;
          }
          const auto at = static_cast<std::size_t>(r * room + j);
          CHECK(same_bytes(four[at], sum));
          CHECK(same_bytes(one[at], sum));
          CHECK(same_bytes(baseline[at], sum));
        }
    }
}

TEST_CASE("sums are made in the documented eight lanes", "[detail][kernel]") {
  std::mt19937_64 random(3);
  for (std::size_t count = 0; count <= 70; ++count) {
    std::vector<double> values, lanes(8, 0.0);
    for (std::size_t i = 0; i < count; ++i) {
      values.push_back(uniform(random) * (i % 3 == 0 ? 1e8 : 1e-8));
      lanes[i % 8] += values[i];
    }
    const double expected =
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    const Index length = static_cast<Index>(count);
    CHECK(same_bytes(detail::sum_of(values.data(), length), expected));
    CHECK(same_bytes(detail::sum_of<detail::baseline_lanes>(values.data(), length), expected));
    CHECK(same_bytes(detail::sum_of<1>(values.data(), length), expected));
  }
}
