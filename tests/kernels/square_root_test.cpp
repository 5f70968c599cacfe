// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/square_root.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// How many roots differ from the C library's in any bit, all values worked on together and one by one.
int wrong_roots(const std::vector<double>& values) {
  std::vector<double> together = values;
  detail::square_root(together.data(), static_cast<Index>(values.size()));
  int wrong = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double alone = values[i];
    detail::square_root(&alone, 1);
    const double expected = std::sqrt(values[i]);
    wrong += std::memcmp(&together[i], &expected, sizeof expected) != 0;
    wrong += std::memcmp(&alone, &expected, sizeof expected) != 0;
  }
  return wrong;
}

/// All x of 53 bits for which √x, with the binary point behind its 53rd bit, lies within `most` · 2⁻⁵⁶ of the
/// middle of two whole numbers. With N/2 that middle, N odd of 54 bits, 4x = N² − r for a small r, and 4x is
/// a 53-bit number times 2⁵⁴ or 2⁵⁵: so N is a square root of r modulo that power of two. There are four when
/// r ≡ 1 (mod 8), and else none.
std::vector<double> hardest_to_round(std::int64_t most) {
  std::vector<double> found;
  for (const int power : {54, 55})
    for (std::int64_t r = -most / 8 * 8 + 1; r <= most; r += 8) {
      const auto wanted = static_cast<std::uint64_t>(r);
      std::uint64_t root = 1;
      for (int bits = 4; bits <= power; ++bits)  // a root modulo 2^(bits−1) becomes one modulo 2^bits
        if (((root * root - wanted) & ((std::uint64_t{1} << bits) - 1)) != 0)
          root += std::uint64_t{1} << (bits - 2);
      const std::uint64_t modulus = std::uint64_t{1} << power;
      for (const std::uint64_t shift : {std::uint64_t{0}, modulus / 2})
        for (const std::uint64_t sign : {std::uint64_t{1}, ~std::uint64_t{0}}) {
          const std::uint64_t n = (sign * root + shift) & (modulus - 1);
          if (n >> 53 != 1) continue;
          __extension__ using Wide = __int128;
          const Wide four_x = static_cast<Wide>(n) * static_cast<Wide>(n) - r;
          const auto mantissa = static_cast<std::uint64_t>(four_x >> power);
          if (mantissa >> 52 != 1) continue;  // the other power's turn
          REQUIRE(static_cast<Wide>(mantissa) << power == four_x);
          found.push_back(std::ldexp(static_cast<double>(mantissa), power - 2));
        }
    }
  return found;
}

}  // namespace

TEST_CASE("square roots are correctly rounded, whatever the length", "[kernels]") {
  std::mt19937_64 random(2);
  for (Index count = 0; count <= 21; ++count) {
    std::vector<double> values;
    for (int i = 0; i < 21; ++i)
      values.push_back(uniform(random) * 1e6);
    std::vector<double> roots = values;
    detail::square_root(roots.data(), count);
    for (std::size_t i = 0; i < values.size(); ++i)
      CHECK(roots[i] == (static_cast<Index>(i) < count ? std::sqrt(values[i]) : values[i]));
  }
}

TEST_CASE("square roots of zeros, infinity, NaN, negative, tiny and huge numbers", "[kernels]") {
  const double largest = std::numeric_limits<double>::max();
  const std::vector<double> odd{0.0,    -0.0,      1e-310,      HUGE_VAL, largest,
                                5e-324, 0x1p-960,  0x1p-961,    0x1p1022, std::sqrt(largest),
                                -1.0,   -HUGE_VAL, std::nan("")};
  // Each of them alone, and at each place among ordinary ones.
  for (const double value : odd)
    for (std::size_t at = 0; at < 8; ++at) {
      std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8};
      values[at] = value;
      detail::square_root(values.data(), 8);
      for (std::size_t i = 0; i < 8; ++i) {
        const double expected = std::sqrt(i == at ? value : static_cast<double>(i + 1));
        if (std::isnan(expected))
          CHECK(std::isnan(values[i]));
        else
          CHECK(std::memcmp(&values[i], &expected, sizeof expected) == 0);
      }
    }
}

TEST_CASE("square roots of random numbers of every size are correctly rounded", "[kernels]") {
  std::mt19937_64 random(3);
  std::vector<double> values;
  for (int i = 0; i < 400'000; ++i) {
    const std::uint64_t bits = random() >> 1;  // positive
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    values.push_back(std::isnan(value) ? 1.0 : value);
  }
  for (int i = 1; i <= 100'000; ++i) {
    const double exact = i * 8191.0;
    values.insert(values.end(), {exact * exact, std::nextafter(exact * exact, 0.0),
                                 std::nextafter(exact * exact, HUGE_VAL)});
  }
  CHECK(wrong_roots(values) == 0);
}

TEST_CASE("the square roots that are hardest to round are correctly rounded", "[kernels]") {
  // Up to a relative distance of 2⁻⁹⁷ of the middle, which is r = 2¹¹: see eight_roots.
  std::vector<double> values = hardest_to_round(1 << 11);
  REQUIRE(values.size() > 500);
  for (std::size_t i = 0, n = values.size(); i < n; ++i)  // other exponents, the same digits
    values.insert(values.end(), {values[i] * 0x1p-300, values[i] * 0x1p-1058, values[i] * 0x1p800});
  CHECK(wrong_roots(values) == 0);
}
