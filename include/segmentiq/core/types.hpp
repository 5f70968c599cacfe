// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_TYPES_HPP
#define SEGMENTIQ_CORE_TYPES_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

namespace segmentiq {

/// Counts and positions of observations, features, merges and nodes. Signed and 64 bits wide on 64-bit
/// machines, the same type as Eigen's: n(n-1)/2 overflows 32 bits at 65,537 observations.
using Index = std::ptrdiff_t;

/// The segment of one observation, 0 … k-1.
using Label = std::int32_t;

/// What stands in a label's place for a row that was not clustered (its row was dropped).
inline constexpr Label no_label = -1;

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_TYPES_HPP
