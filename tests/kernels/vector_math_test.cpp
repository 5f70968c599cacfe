// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/vector_math.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::detail;
using namespace segmentiq::testing;

namespace {

template<int W>
double power_in_lanes(double x, double p) {
  double values[W];
  for (int l = 0; l < W; ++l)
    values[l] = l == W - 1 ? x : static_cast<double>(l);
  typename Simd<W>::Real from, to;
  load<W>(values, from);
  real_power<W>(from, SplitExponent(p), to);
  store<W>(to, values);
  return values[W - 1];
}

double power(double x, double p) {
  return power_in_lanes<1>(x, p);
}

}  // namespace

TEST_CASE("real powers are those of long double to (2 + p)e-15", "[kernels]") {
  std::mt19937_64 random(1);
  double most = 0;
  for (int trial = 0; trial < 200'000; ++trial) {
    const double p = trial % 3 == 0   ? uniform(random)
                     : trial % 3 == 1 ? 1 + 9 * uniform(random)
                                      : 1000 * uniform(random);
    if (p <= 0) continue;
    const double reach = 1000 / std::max(p, 1.0);  // of the exponent of x, so that the power is in range
    const double exponent = reach * (2 * uniform(random) - 1);
    const double x = std::exp2(exponent) * (1 + uniform(random));
    const long double wanted = std::pow(static_cast<long double>(x), static_cast<long double>(p));
    if (!(wanted < 1e308L) || wanted < 1e-307L) continue;
    const auto error = static_cast<double>(std::abs(static_cast<long double>(power(x, p)) - wanted) / wanted);
    most = std::max(most, error / (2 + p));
  }
  CHECK(most < 1e-15);
  CHECK(most > 1e-18);  // that something was compared at all
}

TEST_CASE("real powers at the ends of the range", "[kernels]") {
  for (const double p : {0.25, 1 / 3.0, 1.5, 7.3, 999.5}) {
    INFO(p);
    CHECK(power(0, p) == 0);
    CHECK(power(1, p) == 1);
    CHECK(power(infinity, p) == infinity);
  }
  CHECK(power(1e300, 1.5) == infinity);
  CHECK(power(1e-300, 1.5) == 0);
  CHECK(power(1e300, 1000) == infinity);
  CHECK(power(1e-300, 1000) == 0);
  CHECK_THAT(power(5e-324, 0.5), WithinRel(std::sqrt(5e-324), 1e-14));
  // 1/3 is rounded, and an error of the exponent counts ln x times.
  CHECK_THAT(power(3e-310, 1 / 3.0), WithinRel(std::cbrt(3e-310), 1e-13));
  CHECK_THAT(power(1.7976931348623157e308, 0.5), WithinRel(std::sqrt(1.7976931348623157e308), 1e-14));
  CHECK_THAT(power(1e-200, 1.6), WithinRel(1e-320, 1e-3));  // subnormal: few digits are left
  CHECK(power(4, 1.5) == 8);
}

TEST_CASE("powers are the same in every number of lanes", "[kernels]") {
#if SEGMENTIQ_HAS_VECTOR_TYPES
  std::mt19937_64 random(2);
  bool same = true;
  for (int trial = 0; trial < 10'000; ++trial) {
    const double x = std::exp2(40 * uniform(random) - 20), p = 5 * uniform(random) + 0.1;
    same = same && power_in_lanes<2>(x, p) == power(x, p);
  }
  CHECK(same);
#endif
}

TEST_CASE("whole powers are products", "[kernels]") {
  for (int p = 1; p <= 64; ++p) {
    double found = 0;
    whole_power<1>(1.0625, p, found);
    CHECK_THAT(found, WithinRel(std::pow(1.0625, p), 1e-14));
    whole_power<1>(-2.0, p, found);
    CHECK(found == std::ldexp(p % 2 == 0 ? 1.0 : -1.0, p));
  }
}

TEST_CASE("absolute values differ in the sign only", "[kernels]") {
  for (const double x : {0.0, -0.0, 1.5, -1.5, infinity, -infinity, -5e-324}) {
    double found = -1;
    absolute<1>(x, found);
    CHECK(found == std::abs(x));
    CHECK(!std::signbit(found));
  }
}
