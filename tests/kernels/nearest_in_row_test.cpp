// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/nearest_in_row.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using detail::Nearest;
using segmentiq::testing::not_a_number;

namespace {

Nearest plain_nearest(const std::vector<double>& row, const std::vector<double>& penalty) {
  Nearest found{HUGE_VAL, -1};
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row[i] + penalty[i] < found.distance) found = {row[i] + penalty[i], static_cast<Index>(i)};
  return found;
}

/// Each instruction set's own function, and the one that chooses.
std::vector<Nearest> all_nearest(const std::vector<double>& row, const std::vector<double>& penalty) {
  const Index count = static_cast<Index>(row.size());
  return {detail::nearest_in_row(row.data(), penalty.data(), count),
          detail::NearestInRow::run<detail::baseline_lanes>(row.data(), penalty.data(), count),
          detail::NearestInRow::run<1>(row.data(), penalty.data(), count)};
}

}  // namespace

TEST_CASE("the nearest of a row is the first of several, for any length and inactive positions",
          "[kernels]") {
  std::mt19937_64 random(1);
  for (std::size_t count = 0; count <= 70; ++count)
    for (const std::uint64_t levels : {1u, 3u, 1000u})
      for (const std::uint64_t inactive_of_ten : {0u, 5u, 10u}) {
        INFO("length " << count << ", levels " << levels << ", inactive of ten " << inactive_of_ten);
        std::vector<double> row, penalty;
        for (std::size_t i = 0; i < count; ++i) {
          row.push_back(static_cast<double>(random() % levels));
          penalty.push_back(random() % 10 < inactive_of_ten ? HUGE_VAL : 0.0);
        }
        const Nearest expected = plain_nearest(row, penalty);
        for (const Nearest& found : all_nearest(row, penalty)) {
          CHECK(found.position == expected.position);
          CHECK(found.distance == expected.distance);
        }
      }
}

TEST_CASE("the nearest of a row is found anywhere", "[kernels]") {
  for (std::size_t count = 1; count <= 70; ++count)
    for (std::size_t at = 0; at < count; ++at) {
      std::vector<double> row(count, 2.0), penalty(count, 0.0);
      row[at] = 1.0;
      for (const Nearest& found : all_nearest(row, penalty))
        CHECK(found.position == static_cast<Index>(at));
    }
}

TEST_CASE("without a value below infinity there is no nearest: infinities, NaN, no values at all",
          "[kernels]") {
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
