// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_PERMUTATION_HPP
#define SEGMENTIQ_DETAIL_PERMUTATION_HPP

#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// A permutation that moves things within runs only, so that several threads can put runs in order at once.
struct RunPermutation {
  const std::vector<Index>& order;            ///< what is at order[i] goes to place i
  std::vector<std::pair<Index, Index>> runs;  ///< [first, last) each

  /// Permutes rows of `width` values. Room for one run a thread.
  template<class T>
  void apply(T* values, Index width, const Execution& execution) const {
    parallel_chunks(static_cast<Index>(runs.size()), 1, execution, [&](Index r, Index) {
      const auto [first, last] = runs[static_cast<std::size_t>(r)];
      const std::vector<T> before(values + first * width, values + last * width);
      T* to = values + first * width;
      for (Index i = first; i < last; ++i) {
        const T* const from = before.data() + (order[static_cast<std::size_t>(i)] - first) * width;
        for (Index k = 0; k < width; ++k)
          *to++ = from[k];
      }
    });
  }
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_PERMUTATION_HPP
