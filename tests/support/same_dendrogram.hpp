// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_SAME_DENDROGRAM_HPP
#define SEGMENTIQ_TESTS_SUPPORT_SAME_DENDROGRAM_HPP

#include <cmath>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"

// How far two dendrograms are the same.
namespace segmentiq::testing {

/// Equal to the last bit; `==` would take −0 for 0.
inline bool same_bytes(const Dendrogram& a, const Dendrogram& b) {
  const auto ours = a.merges(), theirs = b.merges();
  return ours.size() == theirs.size() &&
         (ours.empty() || std::memcmp(ours.data(), theirs.data(), ours.size_bytes()) == 0);
}

/// The highest merge.
inline double largest_height(const Dendrogram& tree) {
  double largest = 0;
  for (const Merge& m : tree.merges())
    largest = std::max(largest, m.height);
  return largest;
}

/// The first merge that joins other clusters, or at a height that is off by more than `relative` of itself
/// and `absolute`; "" when there is none. The same merges are the same cuts, all of them.
inline std::string difference(const Dendrogram& found, const Dendrogram& expected, double relative,
                              double absolute = 0) {
  if (found.merges().size() != expected.merges().size()) return "different numbers of observations";
  for (std::size_t i = 0; i < found.merges().size(); ++i) {
    const Merge& a = found.merges()[i];
    const Merge& b = expected.merges()[i];
    if (a.left == b.left && a.right == b.right && a.size == b.size &&
        std::abs(a.height - b.height) <= relative * b.height + absolute)
      continue;
    std::ostringstream text;
    text.precision(17);
    text << "merge " << i << " joins " << a.left << " and " << a.right << " at " << a.height << ", but "
         << b.left << " and " << b.right << " at " << b.height << " are expected";
    return text.str();
  }
  return "";
}

/// Whether two partitions have the same segments, however they are numbered.
inline bool same_segments(const Partition& a, const Partition& b) {
  if (a.labels.size() != b.labels.size() || a.count != b.count) return false;
  std::vector<Label> theirs(static_cast<std::size_t>(a.count), no_label);
  for (std::size_t i = 0; i < a.labels.size(); ++i) {
    Label& label = theirs[static_cast<std::size_t>(a.labels[i])];
    if (label == no_label) label = b.labels[i];
    if (label != b.labels[i]) return false;
  }
  return true;  // as many segments on either side: the numbering goes both ways
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_SAME_DENDROGRAM_HPP
