// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/co_moments.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "segmentiq/kernels/min_plus.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("sums of pairs are those of the definition, and the same bytes with and without AVX2",
          "[kernels]") {
  for (const Index count : {0, 1, 3, 7, 8, 9, 31, 64, 1001}) {
    INFO("count " << count);
    std::mt19937_64 random(static_cast<std::uint64_t>(count) + 1);
    std::vector<double> a, b;
    for (Index i = 0; i < count; ++i) {
      a.push_back(uniform(random) + 3);
      b.push_back(uniform(random) - 7);
    }
    detail::CoMoments found, plain;
    detail::add_co_moments(a.data(), b.data(), count, 3.5, -6.5, found);
    plain += detail::run_baseline<detail::AddCoMoments>(a.data(), b.data(), count, 3.5, -6.5);
    CHECK(found.count == static_cast<double>(count));
    CHECK((found.a == plain.a && found.b == plain.b && found.aa == plain.aa && found.bb == plain.bb &&
           found.ab == plain.ab));
    long double sum_a = 0, sum_b = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const auto x = static_cast<long double>(a[i]) - 3.5L;
      const auto y = static_cast<long double>(b[i]) + 6.5L;
      sum_a += x;
      sum_b += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
    CHECK_THAT(found.a, WithinAbs(static_cast<double>(sum_a), 1e-12));
    CHECK_THAT(found.b, WithinAbs(static_cast<double>(sum_b), 1e-12));
    CHECK_THAT(found.aa, WithinAbs(static_cast<double>(aa), 1e-12));
    CHECK_THAT(found.bb, WithinAbs(static_cast<double>(bb), 1e-12));
    CHECK_THAT(found.ab, WithinAbs(static_cast<double>(ab), 1e-12));
  }
}

TEST_CASE("the minimum of sums, value by value", "[kernels]") {
  for (const Index count : {0, 1, 2, 5, 8, 33}) {
    std::mt19937_64 random(static_cast<std::uint64_t>(count) + 1);
    std::vector<double> row, least, expected;
    for (Index i = 0; i < count; ++i) {
      row.push_back(uniform(random));
      least.push_back(i % 5 == 0 ? HUGE_VAL : uniform(random) + 0.3);
      expected.push_back(std::min(least.back(), row.back() + 0.4));
    }
    detail::min_plus(0.4, row.data(), count, least.data());
    CHECK(least == expected);
  }
}
