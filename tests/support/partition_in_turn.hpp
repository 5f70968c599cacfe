// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_PARTITION_IN_TURN_HPP
#define SEGMENTIQ_TESTS_SUPPORT_PARTITION_IN_TURN_HPP

#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq::testing {

/// Observation i belongs to cluster i mod k.
inline Partition in_turn(Index n, Label k) {
  Partition partition{{}, k};
  for (Index i = 0; i < n; ++i)
    partition.labels.push_back(static_cast<Label>(i % k));
  return partition;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_PARTITION_IN_TURN_HPP
