// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_LEAF_ORDER_RECURSION_HPP
#define SEGMENTIQ_DENDROGRAM_LEAF_ORDER_RECURSION_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/kernels/min_plus.hpp"

namespace segmentiq::detail {

/// The recursion of Bar-Joseph, Gifford & Jaakkola (2001) for the shortest leaf order. Leaves are numbered by
/// their places in the tree's own leaf order, in which every subtree is a range.
///
/// For two leaves u and w on the two sides L and R of a merge, length(u, w) is the minimum length over all
/// orders of that subtree that have u at one end and w at the other:
///
///     length(u, w) = min over m, k of  (length(u, m) + distance(m, k)) + length(k, w),
///
/// where m is the other end of L and k that of R: u and m are in different children of L, k and w in
/// different children of R. The minimum is taken over m for each k first, then over k for each w: O(n³) in
/// all instead of O(n⁴).
///
/// array     | size
/// ----------|-------------------
/// distance_ | n × n doubles, by places
/// length_   | n × n doubles, by places
/// order_    | n: place → observation
/// first_    | 2n − 1: node → its first place
class LeafOrderRecursion {
 public:
  LeafOrderRecursion(const Dendrogram& tree, const CondensedMatrix& distances)
      : tree_(tree),
        n_(tree.observations()),
        order_(leaf_order(tree)),
        first_(to_size(2 * n_ - 1)),
        distance_(to_size(n_ * n_)),
        length_(to_size(n_ * n_)) {
    for (Index p = 0; p < n_; ++p) {
      const Index leaf = order_[to_size(p)];
      first_[to_size(leaf)] = p;
      for (Index q = 0; q < n_; ++q)
        distance_.get()[p * n_ + q] = distances(leaf, order_[to_size(q)]);
      length_.get()[p * n_ + p] = 0;
    }
    for (Index node = n_; node <= tree.root(); ++node)
      first_[to_size(node)] = first_[to_size(tree.merge_of(node).left)];
  }

  /// Computes all lengths, from the first merge to the last.
  void compute(const Execution& execution) {
    double total = 0;
    for (const Merge& merge : tree_.merges())
      total += work_of(merge);
    PhaseProgress progress(execution, "optimal leaf order", total);
    for (const Merge& merge : tree_.merges()) {
      const Range left = range(merge.left);
      const Range right = range(merge.right);
      // Chunks take at least about 0.1 ms; where rows are long, a chunk is one row.
      const double work_of_row = work_of(merge) / static_cast<double>(left.size());
      const auto rows = static_cast<Index>(std::max(1.0, 2e5 / work_of_row));
      parallel_chunks(
          left.size(), rows, execution, &progress,
          [&](Index from, Index to) {
            std::vector<double> to_other_end(to_size(right.size()));
            for (Index u = left.begin + from; u < left.begin + to; ++u)
              lengths_from(u, merge, right, to_other_end);
          },
          [work_of_row](Index from, Index to) { return work_of_row * static_cast<double>(to - from); });
      for (Index w = right.begin; w < right.end; ++w)
        for (Index u = left.begin; u < left.end; ++u)
          length(w, u) = length(u, w);
    }
    progress.finish();
  }

  /// A shortest order. Of an order and its mirror image, the one with the smaller observation at its left
  /// end.
  std::vector<Index> shortest_order() const {
    if (n_ == 1) return order_;
    struct Part {
      Index node, left_end, right_end;
    };
    const Merge& last = tree_.merge_of(tree_.root());
    Part whole{tree_.root(), -1, -1};
    double least = HUGE_VAL;
    const Range right = range(last.right);
    for (Index u = range(last.left).begin; u < range(last.left).end; ++u)
      for (Index w = right.begin; w < right.end; ++w)
        if (length(u, w) < least || whole.left_end < 0) {
          least = length(u, w);
          whole.left_end = u;
          whole.right_end = w;
        }
    if (order_[to_size(whole.right_end)] < order_[to_size(whole.left_end)])
      std::swap(whole.left_end, whole.right_end);

    std::vector<Index> shortest;
    shortest.reserve(order_.size());
    std::vector<Part> parts{whole};
    while (!parts.empty()) {
      const Part part = parts.back();
      parts.pop_back();
      if (tree_.is_leaf(part.node)) {
        shortest.push_back(part.node);
        continue;
      }
      const Merge& merge = tree_.merge_of(part.node);
      const bool as_it_is = range(merge.left).has(part.left_end);
      Part a{as_it_is ? merge.left : merge.right, part.left_end, -1};
      Part b{as_it_is ? merge.right : merge.left, -1, part.right_end};
      const Range ends_of_a = other_ends(a.node, a.left_end);
      const Range ends_of_b = other_ends(b.node, b.right_end);
      double best = HUGE_VAL;
      for (Index m = ends_of_a.begin; m < ends_of_a.end; ++m)
        for (Index k = ends_of_b.begin; k < ends_of_b.end; ++k) {
          const double sum = (length(a.left_end, m) + distance(m, k)) + length(k, b.right_end);
          if (sum < best || a.right_end < 0) {
            best = sum;
            a.right_end = m;
            b.left_end = k;
          }
        }
      parts.push_back(b);
      parts.push_back(a);
    }
    return shortest;
  }

 private:
  struct Range {
    Index begin, end;
    Index size() const { return end - begin; }
    bool has(Index place) const { return begin <= place && place < end; }
  };

  Range range(Index node) const {
    const Index first = first_[to_size(node)];
    return {first, first + tree_.size_of(node)};
  }

  /// Where the other end of a subtree can be when one end is at `end`.
  Range other_ends(Index node, Index end) const {
    if (tree_.is_leaf(node)) return range(node);
    const Merge& merge = tree_.merge_of(node);
    return range(range(merge.left).has(end) ? merge.right : merge.left);
  }

  /// The number of pairs of a leaf and a possible other end.
  double pairs_of_ends(Index node) const {
    if (tree_.is_leaf(node)) return 1;
    const Merge& merge = tree_.merge_of(node);
    return 2 * static_cast<double>(tree_.size_of(merge.left)) *
           static_cast<double>(tree_.size_of(merge.right));
  }

  double work_of(const Merge& merge) const {
    return pairs_of_ends(merge.left) * static_cast<double>(tree_.size_of(merge.right)) +
           pairs_of_ends(merge.right) * static_cast<double>(tree_.size_of(merge.left));
  }

  /// The lengths between u, in the left child, and every leaf of the right child.
  void lengths_from(Index u, const Merge& merge, const Range& right, std::vector<double>& to_other_end) {
    std::fill(to_other_end.begin(), to_other_end.end(), HUGE_VAL);
    const Range ends = other_ends(merge.left, u);
    for (Index m = ends.begin; m < ends.end; ++m)
      min_plus(length(u, m), &distance_.get()[m * n_ + right.begin], right.size(), to_other_end.data());
    double* const row = &length(u, 0);
    if (right.size() == 1) {
      row[right.begin] = to_other_end[0];
      return;
    }
    std::fill(row + right.begin, row + right.end, HUGE_VAL);
    for (Index k = right.begin; k < right.end; ++k) {
      const Range others = other_ends(merge.right, k);
      min_plus(to_other_end[to_size(k - right.begin)], &length(k, others.begin), others.size(),
               row + others.begin);
    }
  }

  double& length(Index p, Index q) { return length_.get()[p * n_ + q]; }
  double length(Index p, Index q) const { return length_.get()[p * n_ + q]; }
  double distance(Index p, Index q) const { return distance_.get()[p * n_ + q]; }

  const Dendrogram& tree_;
  Index n_;
  std::vector<Index> order_;  // place → observation
  std::vector<Index> first_;  // node → its first place
  LargeArray distance_;       // n × n, by places
  LargeArray length_;         // n × n, by places
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DENDROGRAM_LEAF_ORDER_RECURSION_HPP
