// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SAMPLE_HPP
#define SEGMENTIQ_PLOT_SAMPLE_HPP

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// At most `max_count` of the positions in `groups`: a fixed sample, the same on every machine.
///
/// Each group keeps up to `min_per_group` members first (fewer when there is no room for that), so that none
/// disappears; the rest is shared out by size. Which members stay depends only on a hash of their position,
/// so that no order in the data shows. Positions are ascending within each group. O(n) time.
inline std::vector<std::vector<Index>> fixed_sample(std::vector<std::vector<Index>> groups, Index max_count,
                                                    Index min_per_group = 20) {
  const auto size = [](const std::vector<Index>& group) {
    return static_cast<Index>(group.size());
  };
  Index total = 0;
  for (const auto& group : groups)
    total += size(group);
  if (total <= max_count || groups.empty()) return groups;

  // splitmix64 (Steele, Lea & Flood 2014): every position has its own hash, so there are no ties.
  const auto hash = [](Index position) {
    std::uint64_t z = static_cast<std::uint64_t>(position) + 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  };
  min_per_group = std::min(min_per_group, max_count / static_cast<Index>(groups.size()));
  Index room = max_count;
  for (const auto& group : groups)
    room -= std::min(min_per_group, size(group));
  Index waiting = 0;
  for (const auto& group : groups)
    waiting += std::max<Index>(0, size(group) - min_per_group);
  Index before = 0;  // members waiting in the groups so far
  const auto places = [&](Index members) {
    return static_cast<Index>(static_cast<double>(members) / static_cast<double>(waiting) *
                              static_cast<double>(room));
  };
  for (auto& group : groups) {
    if (size(group) <= min_per_group) continue;
    const Index behind = before + size(group) - min_per_group;
    const Index keep = min_per_group + places(behind) - places(before);
    before = behind;
    if (keep >= size(group)) continue;
    const auto end = std::next(group.begin(), keep);
    std::nth_element(group.begin(), end, group.end(), [&](Index a, Index b) { return hash(a) < hash(b); });
    group.erase(end, group.end());
    std::sort(group.begin(), group.end());
  }
  return groups;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SAMPLE_HPP
