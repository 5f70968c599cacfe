// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_SPECIAL_VALUES_HPP
#define SEGMENTIQ_TESTS_SUPPORT_SPECIAL_VALUES_HPP

#include <limits>

namespace segmentiq::testing {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double missing_value = not_a_number;  ///< what a cell without a value holds

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_SPECIAL_VALUES_HPP
