// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/detail/row_kernels.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::vector<double> values(Index count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> found;
  for (Index i = 0; i < count; ++i)
    found.push_back(uniform(random) - 0.5);
  return found;
}

}  // namespace

TEST_CASE("row kernels do what they say, in every instruction set the same bytes", "[detail][kernel]") {
  for (Index n = 0; n <= 40; ++n) {
    INFO("length " << n);
    const std::vector<double> a = values(n, 1), b = values(n, 2);

    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      sum += a[i] * b[i];
    const double dot = detail::dot(a.data(), b.data(), n);
    CHECK_THAT(dot, WithinAbs(sum, 1e-15));
    CHECK(detail::dot_baseline(a.data(), b.data(), n) == dot);
    CHECK(detail::dot<1>(a.data(), b.data(), n) == dot);

    std::vector<double> y = b, baseline = b, plain = b;
    detail::add_scaled(0.7, a.data(), y.data(), n);
    detail::add_scaled_baseline(0.7, a.data(), baseline.data(), n);
    detail::add_scaled<1>(0.7, a.data(), plain.data(), n);
    CHECK(y == baseline);
    CHECK(y == plain);
    for (std::size_t i = 0; i < a.size(); ++i)
      CHECK_THAT(y[i], WithinAbs(b[i] + 0.7 * a[i], 1e-15));

    std::vector<double> x0 = a, y0 = b, x1 = a, y1 = b, x2 = a, y2 = b;
    detail::rotate(0.6, 0.8, x0.data(), y0.data(), n);
    detail::rotate_baseline(0.6, 0.8, x1.data(), y1.data(), n);
    detail::rotate<1>(0.6, 0.8, x2.data(), y2.data(), n);
    CHECK((x0 == x1 && x0 == x2));
    CHECK((y0 == y1 && y0 == y2));
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK_THAT(x0[i], WithinAbs(0.6 * a[i] - 0.8 * b[i], 1e-15));
      CHECK_THAT(y0[i], WithinAbs(0.8 * a[i] + 0.6 * b[i], 1e-15));
    }
  }
}
