// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_TYPES_HPP
#define SEGMENTIQ_CORE_TYPES_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace segmentiq {

/// Counts and positions of observations, features, merges and nodes. Signed and 64 bits wide on 64-bit
/// machines, the same type as Eigen's: n(n-1)/2 overflows 32 bits at 65,537 observations.
using Index = std::ptrdiff_t;

/// The cluster of one observation, 0 … k−1.
using Label = std::int32_t;

/// The label of a row that was not clustered because it was dropped.
inline constexpr Label no_label = -1;

/// A count or position as std::size_t, for the containers of the standard library. @pre i ≥ 0
template<std::signed_integral Integer>
constexpr std::size_t to_size(Integer i) {
  return static_cast<std::size_t>(i);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_TYPES_HPP
