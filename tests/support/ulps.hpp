// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_ULPS_HPP
#define SEGMENTIQ_TESTS_SUPPORT_ULPS_HPP

#include <bit>
#include <cstdint>
#include <limits>

namespace segmentiq::testing {

/// How many doubles lie between two, one of them counted: 0 for equal ones. Numbers of unlike sign, and NaN,
/// are as far apart as can be.
inline std::uint64_t ulps_between(double a, double b) {
  if (a == b) return 0;
  if (!((a >= 0 && b >= 0) || (a <= 0 && b <= 0))) return std::numeric_limits<std::uint64_t>::max();
  const auto magnitude = [](double value) {
    return std::bit_cast<std::uint64_t>(value < 0 ? -value : value);
  };
  return magnitude(a) > magnitude(b) ? magnitude(a) - magnitude(b) : magnitude(b) - magnitude(a);
}

inline bool same_bytes(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_ULPS_HPP
