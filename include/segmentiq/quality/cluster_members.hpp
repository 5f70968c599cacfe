// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CLUSTER_MEMBERS_HPP
#define SEGMENTIQ_QUALITY_CLUSTER_MEMBERS_HPP

#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq::detail {

/// The observations grouped by cluster, ascending within each, so that a cluster's members are contiguous.
/// O(n + k) time; memory: n indices, and k + 1 offsets.
/// @pre every label is in [0, partition.count)
class ClusterMembers {
 public:
  explicit ClusterMembers(const Partition& partition) : order_(partition.labels.size()) {
    ends_.push_back(0);
    for (const Index size : partition.sizes())
      ends_.push_back(ends_.back() + size);
    std::vector<Index> next(ends_);
    for (std::size_t i = 0; i < order_.size(); ++i)
      order_[to_size(next[to_size(partition.labels[i])]++)] = static_cast<Index>(i);
  }

  Index observations() const { return static_cast<Index>(order_.size()); }
  Label count() const { return static_cast<Label>(ends_.size() - 1); }
  /// Place → observation.
  const std::vector<Index>& order() const { return order_; }
  /// Cluster c has the places [begin(c), end(c)).
  Index begin(Index c) const { return ends_[to_size(c)]; }
  Index end(Index c) const { return ends_[to_size(c) + 1]; }
  Index size(Index c) const { return end(c) - begin(c); }

  /// The observations of cluster c, ascending.
  std::vector<Index> members(Index c) const { return {order_.begin() + begin(c), order_.begin() + end(c)}; }

 private:
  std::vector<Index> order_;
  std::vector<Index> ends_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_CLUSTER_MEMBERS_HPP
