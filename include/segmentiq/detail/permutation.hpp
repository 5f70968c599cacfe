// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_PERMUTATION_HPP
#define SEGMENTIQ_DETAIL_PERMUTATION_HPP

#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// Puts what is at order[i] to place i, for all i, in place: along the cycles of the permutation. n bits to
/// work in.
/// @param save save(i) puts what is at i aside, restore(i) puts it to i
/// @param copy copy(from, to)
template<class Save, class Copy, class Restore>
void permute_in_place(const std::vector<Index>& order, const Save& save, const Copy& copy,
                      const Restore& restore) {
  std::vector<bool> placed(order.size(), false);
  for (std::size_t start = 0; start < order.size(); ++start) {
    const auto first = static_cast<Index>(start);
    if (placed[start] || order[start] == first) continue;
    save(first);
    Index to = first;
    for (Index from = order[start]; from != first; from = order[static_cast<std::size_t>(to)]) {
      copy(from, to);
      placed[static_cast<std::size_t>(to)] = true;
      to = from;
    }
    restore(to);
    placed[static_cast<std::size_t>(to)] = true;
  }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_PERMUTATION_HPP
