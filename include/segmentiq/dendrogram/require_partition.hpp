// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_REQUIRE_PARTITION_HPP
#define SEGMENTIQ_DENDROGRAM_REQUIRE_PARTITION_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"

// Checks of a partition. They throw parameter_error, which names the function `where`.
namespace segmentiq::detail {

/// Throws unless labels are in [0, count) and each is used. O(n + k) time, O(k) memory.
inline void require_partition(const Partition& partition, const std::string& where) {
  std::vector<bool> used(to_size(std::max<Label>(partition.count, 0)), false);
  for (std::size_t i = 0; i < partition.labels.size(); ++i) {
    const Label label = partition.labels[i];
    if (label < 0 || label >= partition.count)
      throw parameter_error(where + ": label of observation " + std::to_string(i) + " (" +
                            std::to_string(label) + ") must be in [0, " + std::to_string(partition.count) +
                            ")");
    used[to_size(label)] = true;
  }
  const auto unused = std::find(used.begin(), used.end(), false);
  if (unused != used.end())
    throw parameter_error(where + ": label " + std::to_string(unused - used.begin()) +
                          " must be used, but no observation has it");
}

/// The same, with one label for each of the observations.
inline void require_partition(const Partition& partition, Index observations, const std::string& where,
                              const std::string& whose = "") {
  if (static_cast<Index>(partition.labels.size()) != observations)
    throw parameter_error(where + ": labels (" + std::to_string(partition.labels.size()) +
                          " of them) must be " + std::to_string(observations) + ", one for each observation" +
                          whose);
  require_partition(partition, where);
}

/// The same, with one label for each observation of the tree.
inline void require_partition(const Partition& partition, const Dendrogram& tree, const std::string& where) {
  require_partition(partition, tree.observations(), where, " of the tree");
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DENDROGRAM_REQUIRE_PARTITION_HPP
