// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/exact_sum.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

double exact(const std::vector<double>& terms) {
  ExactSum sum;
  sum.add(terms);
  return sum.value();
}

/// The correctly rounded sum by another way: partial sums that do not overlap (Shewchuk 1997), as Python's math.fsum.
double reference(const std::vector<double>& terms) {
  std::vector<double> partials;
  for (double x : terms) {
    std::size_t kept = 0;
    for (double y : partials) {
      if (std::abs(x) < std::abs(y)) std::swap(x, y);
      const double high = x + y;
      const double low = y - (high - x);
      if (low != 0) partials[kept++] = low;
      x = high;
    }
    partials.resize(kept);
    partials.push_back(x);
  }
  double high = 0, low = 0;
  std::size_t n = partials.size();
  while (n > 0) {
    const double x = high;
    const double y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0) break;
  }
  if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
    const double y = low * 2;  // exactly half way: what is below decides
    const double x = high + y;
    if (y == x - high) high = x;
  }
  return high;
}

std::uint64_t bits(double value) {
  return std::bit_cast<std::uint64_t>(value);
}

constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

}  // namespace

TEST_CASE("an exact sum loses nothing", "[core]") {
  CHECK(exact({}) == 0);
  CHECK(exact({0.1}) == 0.1);
  CHECK(exact({-0.1}) == -0.1);
  CHECK(exact({1e308, 1, -1e308}) == 1);
  CHECK(exact({largest, largest, -largest}) == largest);
  CHECK(exact({smallest, smallest, -smallest}) == smallest);
  CHECK(exact({-smallest}) == -smallest);
  CHECK(exact({largest, smallest, -largest}) == smallest);
  CHECK(exact({0x1p-1022, -smallest}) == 0x1p-1022 - smallest);
  CHECK(exact({0x1p-1021, smallest, -0x1p-1021}) == smallest);
  CHECK(exact({3, -3}) == 0);
}

TEST_CASE("an exact sum is rounded once, to nearest and to even", "[core]") {
  CHECK(exact({1, 0x1p-53}) == 1);
  CHECK(exact({1, 0x1p-53, smallest}) == 1 + 0x1p-52);
  CHECK(exact({1, 0x1p-53, -smallest}) == 1);
  CHECK(exact({1 + 0x1p-52, 0x1p-53}) == 1 + 0x1p-51);
  CHECK(exact({-1, -0x1p-53, -smallest}) == -1 - 0x1p-52);
  CHECK(exact({2, -0x1p-53}) == 2);                       // a quarter of an ulp below a power of two
  CHECK(exact({2, -0x1p-53, -smallest}) == 2 - 0x1p-52);  // more than half of the smaller ulp
  CHECK(exact({largest, 0x1p969}) == largest);
  CHECK(exact({largest, 0x1p970}) == std::numeric_limits<double>::infinity());
  CHECK(exact({-largest, -largest}) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("an exact sum of what is not finite is that of IEEE arithmetic", "[core]") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(exact({1, infinity}) == infinity);
  CHECK(exact({-infinity, 1}) == -infinity);
  CHECK(std::isnan(exact({infinity, -infinity})));
  CHECK(std::isnan(exact({1, std::numeric_limits<double>::quiet_NaN()})));
}

TEST_CASE("an exact sum is the correctly rounded one, in any order and in parts", "[core]") {
  std::mt19937_64 random(20261201);
  for (int round = 0; round < 2000; ++round) {
    const int spread = round % 3 == 0 ? 5 : round % 3 == 1 ? 60 : 600;
    std::vector<double> terms(static_cast<std::size_t>(1 + random() % 60));
    for (double& term : terms) {
      const auto mantissa = static_cast<double>(static_cast<std::int64_t>(random()) >> 11);
      term = std::ldexp(mantissa, static_cast<int>(random() % static_cast<unsigned>(spread)) - spread / 2);
    }
    if (round % 4 == 0) {  // nearly all of it cancels
      const std::vector<double> once = terms;
      for (const double term : once)
        terms.push_back(-term * (1 + (random() % 2 == 0 ? 0x1p-52 : 0)));
    }
    const double wanted = reference(terms);
    CHECK(bits(exact(terms)) == bits(wanted));
    std::shuffle(terms.begin(), terms.end(), random);
    CHECK(bits(exact(terms)) == bits(wanted));
    const auto half = terms.begin() + static_cast<std::ptrdiff_t>(terms.size() / 2);
    ExactSum first, second;
    first.add(std::vector<double>(terms.begin(), half));
    second.add(std::vector<double>(half, terms.end()));
    first.add(second);
    CHECK(bits(first.value()) == bits(wanted));
  }
}
