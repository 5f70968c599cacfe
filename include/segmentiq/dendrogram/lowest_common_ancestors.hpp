// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_LOWEST_COMMON_ANCESTORS_HPP
#define SEGMENTIQ_DENDROGRAM_LOWEST_COMMON_ANCESTORS_HPP

#include <algorithm>
#include <cstddef>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// The lowest common ancestor of two observations – the merge that first joins them – for all partners of one
/// observation at a time.
///
/// With the leaves in a row, the ancestor of the neighbours at places p and p + 1 is the merge with p in its
/// left child and p + 1 in its right one. The ancestor of two leaves further apart is the latest one between
/// them, since a merge comes after everything below it. (Not the highest: with inversions the two differ.)
/// So, going away from one place, the ancestor stays the same up to the next later one. A row of n values
/// costs one write each, and one step per change. O(n) memory: five arrays of about n indices.
class LowestCommonAncestors {
 public:
  explicit LowestCommonAncestors(const Dendrogram& tree)
      : order_(leaf_order(tree)),
        place_(order_.size()),
        ancestor_(order_.size() - 1),
        later_(ancestor_.size()),
        earlier_place_(ancestor_.size()) {
    for (std::size_t place = 0; place < order_.size(); ++place)
      place_[to_size(order_[place])] = static_cast<Index>(place);
    // The last place of each subtree; those of a left child end where its parent's ancestor is.
    std::vector<Index> last(2 * order_.size() - 1);
    for (std::size_t leaf = 0; leaf < order_.size(); ++leaf)
      last[leaf] = place_[leaf];
    for (std::size_t i = 0; i < ancestor_.size(); ++i) {
      const Merge& merge = tree.merges()[i];
      last[order_.size() + i] = last[to_size(merge.right)];
      ancestor_[to_size(last[to_size(merge.left)])] = static_cast<Index>(i);
    }
    // The next later ancestor on either side, by a stack of those that have not found theirs yet.
    const auto ancestors = static_cast<Index>(ancestor_.size());
    std::vector<Index> waiting;
    for (Index p = 0; p < ancestors; ++p) {
      while (!waiting.empty() && ancestor_at(waiting.back()) < ancestor_at(p)) {
        later_[to_size(waiting.back())] = p;
        waiting.pop_back();
      }
      earlier_place_[to_size(p)] = waiting.empty() ? -1 : waiting.back();
      waiting.push_back(p);
    }
    for (const Index p : waiting)
      later_[to_size(p)] = ancestors;
  }

  /// n
  Index observations() const { return static_cast<Index>(order_.size()); }
  /// Place → observation, from left to right.
  const std::vector<Index>& order() const { return order_; }
  /// The place of an observation.
  Index place_of(Index observation) const { return place_[to_size(observation)]; }

  /// Writes to out[q − from] the value of the merge that joins the leaves at places p and q, for q = from …
  /// to−1, all behind p. Calls for the same p go in ascending order of `from`; `state` keeps the position
  /// between them and starts as p.
  /// @param values one for each merge
  void fill_behind(Index& state, Index from, Index to, const double* values, double* out) const {
    for (Index q = from; q < to;) {
      const Index next = later_[to_size(state)];  // the ancestor behind place `next`
      const Index end = std::min(to, next + 1);
      std::fill(out + (q - from), out + (end - from), values[ancestor_at(state)]);
      if (end == next + 1) state = next;
      q = end;
    }
  }

  /// Writes to out[q] the value of the merge that joins the leaves at places p and q, for all q except p.
  void fill_row(Index p, const double* values, double* out) const {
    Index state = p;
    if (p + 1 < observations()) fill_behind(state, p + 1, observations(), values, out + p + 1);
    for (Index ancestor = p - 1; ancestor >= 0;) {
      const Index before = earlier_place_[to_size(ancestor)];
      std::fill(out + before + 1, out + ancestor + 1, values[ancestor_at(ancestor)]);
      ancestor = before;
    }
  }

 private:
  Index ancestor_at(Index place) const { return ancestor_[to_size(place)]; }

  std::vector<Index> order_;     // place → observation
  std::vector<Index> place_;     // observation → place
  std::vector<Index> ancestor_;  // place p → the merge that brings p and p + 1 together
  std::vector<Index> later_;     // place p → the next place behind whose ancestor is later, n − 1 if none
  std::vector<Index> earlier_place_;  // place p → the next place before whose ancestor is later, −1 if none
};

/// The heights of the merges, n − 1 values.
inline std::vector<double> merge_heights(const Dendrogram& tree) {
  std::vector<double> heights;
  heights.reserve(tree.merges().size());
  for (const Merge& merge : tree.merges())
    heights.push_back(merge.height);
  return heights;
}

/// How many of the pairs of n observations have their first member in [first, last).
inline double pairs_of_rows(Index n, Index first, Index last) {
  return static_cast<double>((last - first) * (n - 1) - (last * (last - 1) - first * (first - 1)) / 2);
}

/// The mean, over all pairs of observations, of the value of the merge that joins them. @pre n ≥ 2. O(n).
SEGMENTIQ_KERNEL inline double mean_over_pairs(const Dendrogram& tree, const std::vector<double>& values) {
  SEGMENTIQ_NO_CONTRACTION
  double sum = 0;
  double pairs = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Merge& merge = tree.merges()[i];
    const double joined =
        static_cast<double>(tree.size_of(merge.left)) * static_cast<double>(tree.size_of(merge.right));
    pairs += joined;
    sum += joined * values[i];
  }
  return sum / pairs;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DENDROGRAM_LOWEST_COMMON_ANCESTORS_HPP
