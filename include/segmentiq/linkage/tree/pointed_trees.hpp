// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_POINTED_TREES_HPP
#define SEGMENTIQ_LINKAGE_TREE_POINTED_TREES_HPP

#include <algorithm>
#include <atomic>
#include <numeric>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// What hangs together where each of some vertices points to one other, and two that point to each other are
/// the only kind of circle: as nearest neighbours do when no two distances are equal.
///
/// So every tree has one such pair. Its former vertex is the root; the trees are numbered in the order of
/// their roots.
class PointedTrees {
 public:
  /// @param next of each vertex, the one that it points to; not itself
  /// O(n) time, shared among threads, O(n) memory.
  PointedTrees(const LargeVector<Index>& next, const Execution& execution)
      : next_(next), above_(next.size()), edges_before_(chunks() + 1, 0) {
    std::vector<Index> trees_before(chunks() + 1, 0);
    for_chunks(execution, [&](std::size_t chunk, Index v) {
      trees_before[chunk + 1] += is_root(v) ? 1 : 0;
      edges_before_[chunk + 1] += has_edge(v) ? 1 : 0;
    });
    std::partial_sum(trees_before.begin(), trees_before.end(), trees_before.begin());
    std::partial_sum(edges_before_.begin(), edges_before_.end(), edges_before_.begin());
    count_ = trees_before.back();
    for_chunks(execution, [&](std::size_t chunk, Index v) {
      above_[to_size(v)] = is_root(v) ? ~trees_before[chunk]++ : next_[to_size(v)];
    });
    for_chunks(execution, [&](std::size_t, Index v) { hang_on_root(v); });
    for_chunks(execution, [&](std::size_t, Index v) { above_[to_size(v)] = ~above_[to_size(v)]; });
  }

  /// How many trees there are.
  Index count() const { return count_; }
  /// The number of the tree that each vertex is in.
  const LargeVector<Index>& tree_of() const { return above_; }
  /// Edges of all trees together.
  Index edges() const { return edges_before_.back(); }

  /// Calls visit(e, v) for the edges e = 0, 1, …, each from a vertex v to the one that it points to, in the
  /// order of v. The edge of two that point to each other is the former's.
  template<class Visit>
  void for_each_edge(const Execution& execution, const Visit& visit) const {
    std::vector<Index> edge = edges_before_;
    for_chunks(execution, [&](std::size_t chunk, Index v) {
      if (has_edge(v)) visit(edge[chunk]++, v);
    });
  }

 private:
  static constexpr Index chunk_size = 4096;

  std::size_t chunks() const { return (next_.size() + chunk_size - 1) / chunk_size; }

  bool points_back(Index v) const { return next_[to_size(next_[to_size(v)])] == v; }
  bool is_root(Index v) const { return v < next_[to_size(v)] && points_back(v); }
  bool has_edge(Index v) const { return v < next_[to_size(v)] || !points_back(v); }

  template<class Body>
  void for_chunks(const Execution& execution, const Body& body) const {
    parallel_chunks(static_cast<Index>(next_.size()), chunk_size, execution, [&](Index first, Index last) {
      for (Index v = first; v < last; ++v)
        body(to_size(first / chunk_size), v);
    });
  }

  std::atomic_ref<Index> above(Index v) { return std::atomic_ref<Index>(above_[to_size(v)]); }

  /// Whoever comes to a vertex leaves the number of its tree there, so that no way is gone twice; it does not
  /// matter which thread was first.
  void hang_on_root(Index v) {
    Index root = v;
    for (Index up = above(v).load(std::memory_order_relaxed); up >= 0;
         up = above(root).load(std::memory_order_relaxed))
      root = up;
    const Index found = above(root).load(std::memory_order_relaxed);
    for (Index up = above(v).load(std::memory_order_relaxed); up >= 0;
         up = above(v).load(std::memory_order_relaxed)) {
      above(v).store(found, std::memory_order_relaxed);
      v = up;
    }
  }

  const LargeVector<Index>& next_;
  LargeVector<Index> above_;  // a vertex nearer to the root, or ~ the number of the tree; at last that number
  std::vector<Index> edges_before_;  // each chunk, and all of them
  Index count_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_POINTED_TREES_HPP
