// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_STOPPABLE_SORT_HPP
#define SEGMENTIQ_CORE_STOPPABLE_SORT_HPP

#include <algorithm>
#include <cstddef>
#include <vector>

#include "segmentiq/core/execution.hpp"

namespace segmentiq::detail {

/// Sorts in ascending order, as std::sort(). Pieces that take a few milliseconds are sorted and then merged,
/// with a check for a stop request before each. O(n log n) time, O(n) memory. @throws cancelled_error
template<class Value>
void stoppable_sort(std::vector<Value>& values, const Execution& execution) {
  constexpr std::size_t piece = std::size_t{1} << 16;
  const auto at = [&values](std::size_t i) {
    return values.begin() + static_cast<std::ptrdiff_t>(std::min(i, values.size()));
  };
  for (std::size_t i = 0; i < values.size(); i += piece) {
    execution.check_stop();
    std::sort(at(i), at(i + piece));
  }
  for (std::size_t width = piece; width < values.size(); width *= 2)
    for (std::size_t i = 0; i + width < values.size(); i += 2 * width) {
      execution.check_stop();
      std::inplace_merge(at(i), at(i + width), at(i + 2 * width));
    }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_STOPPABLE_SORT_HPP
