// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/row_totals.hpp"

#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/ulps.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("sums are made in the documented eight lanes", "[kernels]") {
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
    CHECK(same_bytes(detail::SumOf::run<detail::baseline_lanes>(values.data(), length), expected));
    CHECK(same_bytes(detail::SumOf::run<1>(values.data(), length), expected));
  }
}

TEST_CASE("the largest value is found anywhere, and is 0 when there are none", "[kernels]") {
  CHECK(detail::largest_of(nullptr, 0) == 0);
  for (std::size_t count = 1; count <= 20; ++count)
    for (std::size_t at = 0; at < count; ++at) {
      std::vector<double> values(count, 1.5);
      values[at] = 2.5;
      CHECK(detail::largest_of(values.data(), static_cast<Index>(count)) == 2.5);
      CHECK(detail::LargestOf::run<detail::baseline_lanes>(values.data(), static_cast<Index>(count)) == 2.5);
    }
}
