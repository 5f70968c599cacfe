// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_PARALLEL_SORT_HPP
#define SEGMENTIQ_DETAIL_PARALLEL_SORT_HPP

#include <algorithm>
#include <vector>

#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// Sorts by `before`, a strict order in which no two values are equal: so the result is the same for any
/// number of threads. In pieces on all threads, which are then merged two by two; the merging of two runs is
/// shared among threads as well. O(n log n) time, room for n more values.
template<class T, class Before>
void parallel_sort(std::vector<T>& values, const Before& before, const Execution& execution) {
  const auto count = static_cast<Index>(values.size());
  const Index pieces = count > 20'000 ? 16 : 1;
  const auto begin_of = [&](Index piece) {
    return count * piece / pieces;
  };
  parallel_chunks(pieces, 1, execution, [&](Index piece, Index) {
    std::sort(values.begin() + begin_of(piece), values.begin() + begin_of(piece + 1), before);
  });
  if (pieces == 1) return;
  std::vector<T> merged(values.size());
  for (Index width = 1; width < pieces; width *= 2) {
    const Index parts = 2 * width;  // of the merging of two runs
    parallel_chunks(pieces, 1, execution, [&](Index piece, Index) {
      const Index part = piece % parts;
      const Index left = begin_of(piece - part);
      const Index right = begin_of(piece - part + width);
      const Index end = begin_of(piece - part + parts);
      const auto cut_left = [&](Index p) {
        return left + (right - left) * p / parts;
      };
      const auto cut_right = [&](Index p) {  // what stands before the cut of the left run
        if (p == 0) return right;
        if (p == parts) return end;
        return static_cast<Index>(std::lower_bound(values.begin() + right, values.begin() + end,
                                                   values[static_cast<std::size_t>(cut_left(p))], before) -
                                  values.begin());
      };
      const Index from = cut_right(part);
      std::merge(values.begin() + cut_left(part), values.begin() + cut_left(part + 1), values.begin() + from,
                 values.begin() + cut_right(part + 1), merged.begin() + (cut_left(part) + from - right),
                 before);
    });
    values.swap(merged);
  }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_PARALLEL_SORT_HPP
