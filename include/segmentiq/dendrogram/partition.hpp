// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_PARTITION_HPP
#define SEGMENTIQ_DENDROGRAM_PARTITION_HPP

#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// Flat clusters: one label for each observation, and every label 0 … count − 1 is used.
struct Partition {
  std::vector<Label> labels;  ///< n labels
  Label count = 0;            ///< k, the number of clusters

  /// The number of observations in each cluster, k values that add up to n. O(n).
  std::vector<Index> sizes() const {
    std::vector<Index> found(to_size(count), 0);
    for (const Label label : labels)
      ++found[to_size(label)];
    return found;
  }

  friend bool operator==(const Partition&, const Partition&) = default;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_PARTITION_HPP
