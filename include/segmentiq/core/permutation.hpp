// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_PERMUTATION_HPP
#define SEGMENTIQ_CORE_PERMUTATION_HPP

#include <algorithm>
#include <utility>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// to[i] = from[order[first + i]] for i in [0, last − first), rows of `width` values.
template<class Value>
void gather_rows(const Value* from, Index width, const LargeVector<Index>& order, Index first, Index last,
                 Value* to) {
  for (Index i = first; i < last; ++i) {
    const Value* const row = from + order[to_size(i)] * width;
    for (Index k = 0; k < width; ++k)
      *to++ = row[k];
  }
}

/// Moves row order[i] to row i, for rows of `width` values, and drops the rows that are not in `order`.
/// O(n · width) time, memory for the rows that remain.
template<class Values>
void permute(Values& values, Index width, const LargeVector<Index>& order, const Execution& execution) {
  Values moved(order.size() * to_size(width));
  parallel_chunks(static_cast<Index>(order.size()), 16'384, execution, [&](Index first, Index last) {
    gather_rows(values.data(), width, order, first, last, moved.data() + first * width);
  });
  values = std::move(moved);
}

/// Overwrites `values` with `count` rows, one block at a time. New memory for all of them would cost more
/// than the writing, as the system clears it first.
/// @param write write(first, last, to) writes the rows first … last−1 to `to`. It may read `values` from row
/// `first` on
template<class Values, class Write>
void rewrite_rows(Values& values, Index width, Index count, const Execution& execution, const Write& write) {
  constexpr Index chunk_bytes = 1 << 17;  // a block stays in the cache
  const auto row_bytes = width * static_cast<Index>(sizeof(typename Values::value_type));
  const Index chunk = std::max<Index>(64, chunk_bytes / row_bytes);
  const Index block = 16 * chunk;
  Values room(to_size(std::min(block, count) * width));
  for (Index begin = 0; begin < count; begin += block) {
    // No row after this block comes from before its end, so it may be written over.
    const Index size = std::min(block, count - begin);
    const auto by_chunks = [&](const auto& move) {
      parallel_chunks(size, chunk, execution, move);
    };
    by_chunks(
        [&](Index first, Index last) { write(begin + first, begin + last, room.data() + first * width); });
    by_chunks([&](Index first, Index last) {
      std::copy(room.data() + first * width, room.data() + last * width,
                values.data() + (begin + first) * width);
    });
  }
  values.resize(to_size(count * width));
}

/// As permute() for rows that keep their order, `kept` ascending: in place.
template<class Values>
void keep_rows(Values& values, Index width, const LargeVector<Index>& kept, const Execution& execution) {
  rewrite_rows(
      values, width, static_cast<Index>(kept.size()), execution,
      [&](Index first, Index last, auto* to) { gather_rows(values.data(), width, kept, first, last, to); });
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_PERMUTATION_HPP
