// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_PERMUTATION_HPP
#define SEGMENTIQ_DETAIL_PERMUTATION_HPP

#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// What is in row order[i] goes to row i, for rows of `width` values; rows that are not in `order` are gone.
/// O(n · width) time, room for as many values as are left.
template<class Values>
void permute(Values& values, Index width, const std::vector<Index>& order, const Execution& execution) {
  Values moved(order.size() * static_cast<std::size_t>(width));
  parallel_chunks(static_cast<Index>(order.size()), 16'384, execution, [&](Index first, Index last) {
    auto* to = moved.data() + first * width;
    for (Index i = first; i < last; ++i) {
      const auto* const from = values.data() + order[static_cast<std::size_t>(i)] * width;
      for (Index k = 0; k < width; ++k)
        *to++ = from[k];
    }
  });
  values = std::move(moved);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_PERMUTATION_HPP
