// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_MEMBER_CHAINS_HPP
#define SEGMENTIQ_LINKAGE_TREE_MEMBER_CHAINS_HPP

#include <algorithm>
#include <numeric>
#include <vector>

#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/linkage/tree/cluster_store.hpp"

namespace segmentiq::detail {

/// Who is in each cluster, and where they are: for criteria that depend on all pairs of members.
///
/// Members are named by their slots of the beginning, clusters by their first member: ClusterStore::member().
/// The members of a cluster form a chain, so that a merge costs O(1).
class MemberChains {
 public:
  /// Takes note of the members while every cluster has one only. O(n·d) memory.
  explicit MemberChains(const ClusterStore& clusters)
      : dimension_(clusters.dimension()),
        values_(clusters.centroid(0), clusters.centroid(0) + clusters.count() * clusters.dimension()),
        next_(to_size(clusters.count()), -1),
        last_(next_.size()),
        size_(next_.size(), 1) {
    std::iota(last_.begin(), last_.end(), Index{0});
  }

  Index dimension() const { return dimension_; }
  /// Of all clusters together.
  Index members() const { return static_cast<Index>(next_.size()); }
  Index size(Index cluster) const { return size_[to_size(cluster)]; }
  /// The member after one, −1 after the last.
  Index next(Index member) const { return next_[to_size(member)]; }
  const double* values(Index member) const { return values_.data() + member * dimension_; }

  /// The members of `from` become members of `into`. Different pairs may be merged by different threads at
  /// once.
  void merge(Index into, Index from) {
    next_[to_size(last_[to_size(into)])] = from;
    last_[to_size(into)] = last_[to_size(from)];
    size_[to_size(into)] += size_[to_size(from)];
  }

  /// Some members of a cluster, feature-major.
  struct Block {
    std::vector<double> features;
    std::vector<Index> members;
    Index padded = 0;  ///< the stride: room for whole groups of columns

    Index count() const { return static_cast<Index>(members.size()); }
  };

  /// Fills a block with the members from `member` on, at most `most`. @return the first there was no room
  /// for, or −1
  Index gather(Index member, Index most, Block& block) const {
    block.members.clear();
    for (; member >= 0 && block.count() < most; member = next(member))
      block.members.push_back(member);
    block.padded = (block.count() + column_group - 1) / column_group * column_group;
    block.features.assign(to_size(block.padded * dimension_), 0.0);
    for (Index i = 0; i < block.count(); ++i)
      for (Index k = 0; k < dimension_; ++k)
        block.features[to_size(k * block.padded + i)] = values(block.members[to_size(i)])[k];
    return member;
  }

  /// All members, cluster after cluster in the order of the slots.
  struct Layout {
    std::vector<Index> begin;  ///< of each cluster in `members`, and one more
    std::vector<Index> members;
  };
  Layout layout(const ClusterStore& clusters) const {
    Layout layout;
    layout.begin.push_back(0);
    layout.members.reserve(next_.size());
    for (Index c = 0; c < clusters.count(); ++c) {
      for (Index m = clusters.member(c); m >= 0; m = next(m))
        layout.members.push_back(m);
      layout.begin.push_back(static_cast<Index>(layout.members.size()));
    }
    return layout;
  }

 private:
  Index dimension_;
  std::vector<double> values_;
  std::vector<Index> next_;
  std::vector<Index> last_;
  std::vector<Index> size_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_MEMBER_CHAINS_HPP
