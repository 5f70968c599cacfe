// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_RANDOM_DATA_HPP
#define SEGMENTIQ_TESTS_SUPPORT_RANDOM_DATA_HPP

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "segmentiq/core/matrix.hpp"

// Observations from a seed. Only raw numbers of the generator are used, since the standard's distributions
// differ between libraries. Every test draws one number after the other in statements of their own: compilers
// differ in which operand or argument they work out first.
namespace segmentiq::testing {

/// Uniform in [0, 1).
inline double uniform(std::mt19937_64& random) {
  return static_cast<double>(random() >> 11) * 0x1p-53;
}

/// n × d values in [0, 1): no two distances are equal, for all that a test has to know.
inline Matrix<double> scattered(Index n, Index d, std::uint64_t seed) {
  std::mt19937_64 random(seed * 1'000'003 + static_cast<std::uint64_t>(n * 1009 + d));
  Matrix<double> x(n, d);
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < d; ++j)
      x(i, j) = uniform(random);
  return x;
}

/// n × d integers 0 … levels−1: many equal distances, many duplicates.
inline Matrix<double> tied(Index n, Index d, int levels, std::uint64_t seed) {
  std::mt19937_64 random(seed * 1'000'003 + static_cast<std::uint64_t>(n * 1009 + d));
  Matrix<double> x(n, d);
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < d; ++j)
      x(i, j) = static_cast<double>(random() % static_cast<std::uint64_t>(levels));
  return x;
}

/// 0 … n−1 in some order.
inline std::vector<Index> shuffled(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Index> order(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>(random() % static_cast<std::uint64_t>(i + 1));
    order[static_cast<std::size_t>(i)] = order[at];
    order[at] = i;
  }
  return order;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_RANDOM_DATA_HPP
