// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_BENCH_COMPARE_PLAIN_ROUNDS_HPP
#define SEGMENTIQ_BENCH_COMPARE_PLAIN_ROUNDS_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"

namespace compare {

/// Ward's heights by rounds of reciprocal nearest neighbours, written as plainly as can be: a k-d tree over
/// the centroids made anew every round, a textbook search, all threads. The yardstick for machines: what the
/// library's engine takes is given as a multiple of what this takes on the same machine.
class PlainRounds {
 public:
  PlainRounds(const segmentiq::Matrix<double>& x, const segmentiq::Execution& execution)
      : d_(x.cols()),
        execution_(execution),
        centroid_(x.data(), x.data() + x.size()),
        size_(at(x.rows()), 1.0),
        nearest_(size_.size(), -1),
        distance_(size_.size()) {}

  std::vector<double> heights() {
    std::vector<Index> active(size_.size());
    std::iota(active.begin(), active.end(), Index{0});
    std::vector<double> heights;
    while (active.size() > 1) {
      std::vector<Index> order = active;
      nodes_.clear();
      build(order, 0, static_cast<Index>(order.size()));
      segmentiq::parallel_chunks(static_cast<Index>(order.size()), 256, execution_,
                                 [&](Index first, Index last) {
                                   for (Index i = first; i < last; ++i) {
                                     const Index a = order[at(i)];
                                     if (nearest_[at(a)] >= 0) continue;
                                     distance_[at(a)] = HUGE_VAL;
                                     search(order, 0, a);
                                   }
                                 });
      std::vector<bool> gone(size_.size(), false);
      for (const Index a : active) {
        const Index b = nearest_[at(a)];
        if (a > b || nearest_[at(b)] != a) continue;
        heights.push_back(std::sqrt(distance_[at(a)]));
        const double total = size_[at(a)] + size_[at(b)];
        for (Index k = 0; k < d_; ++k)
          centroid(a)[k] = (size_[at(a)] * centroid(a)[k] + size_[at(b)] * centroid(b)[k]) / total;
        size_[at(a)] = total;
        gone[at(b)] = true;
        merged_.push_back(a);
        merged_.push_back(b);
      }
      std::vector<bool> changed(size_.size(), false);
      for (const Index c : merged_)
        changed[at(c)] = true;
      merged_.clear();
      std::erase_if(active, [&](Index a) { return gone[at(a)]; });
      for (const Index a : active)
        if (changed[at(a)] || changed[at(nearest_[at(a)])]) nearest_[at(a)] = -1;
    }
    std::sort(heights.begin(), heights.end());
    return heights;
  }

 private:
  using Index = segmentiq::Index;
  struct Node {
    Index begin, end, right;  // right < 0: a leaf
    double least_size;
    std::vector<double> low, high;
  };
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  double* centroid(Index a) { return centroid_.data() + a * d_; }

  Index build(std::vector<Index>& order, Index begin, Index end) {
    const Index self = static_cast<Index>(nodes_.size());
    nodes_.push_back({begin, end, -1, HUGE_VAL, std::vector<double>(at(d_), HUGE_VAL),
                      std::vector<double>(at(d_), -HUGE_VAL)});
    for (Index i = begin; i < end; ++i) {
      const Index a = order[at(i)];
      nodes_.back().least_size = std::min(nodes_.back().least_size, size_[at(a)]);
      for (Index k = 0; k < d_; ++k) {
        nodes_.back().low[at(k)] = std::min(nodes_.back().low[at(k)], centroid(a)[k]);
        nodes_.back().high[at(k)] = std::max(nodes_.back().high[at(k)], centroid(a)[k]);
      }
    }
    if (end - begin <= 16) return self;
    Index widest = 0;
    for (Index k = 1; k < d_; ++k)
      if (nodes_[at(self)].high[at(k)] - nodes_[at(self)].low[at(k)] >
          nodes_[at(self)].high[at(widest)] - nodes_[at(self)].low[at(widest)])
        widest = k;
    const Index middle = (begin + end) / 2;
    std::nth_element(order.begin() + begin, order.begin() + middle, order.begin() + end,
                     [&](Index a, Index b) { return centroid(a)[widest] < centroid(b)[widest]; });
    build(order, begin, middle);
    const Index right = build(order, middle, end);
    nodes_[at(self)].right = right;
    return self;
  }

  double bound(const Node& node, Index a) {
    double sum = 0;
    for (Index k = 0; k < d_; ++k) {
      const double gap =
          std::max(std::max(node.low[at(k)] - centroid(a)[k], centroid(a)[k] - node.high[at(k)]), 0.0);
      sum += gap * gap;
    }
    return 2 * size_[at(a)] * node.least_size / (size_[at(a)] + node.least_size) * sum;
  }

  void search(const std::vector<Index>& order, Index self, Index a) {
    const Node& node = nodes_[at(self)];
    if (node.right < 0) {
      for (Index i = node.begin; i < node.end; ++i) {
        const Index b = order[at(i)];
        if (b == a) continue;
        double sum = 0;
        for (Index k = 0; k < d_; ++k)
          sum += (centroid(a)[k] - centroid(b)[k]) * (centroid(a)[k] - centroid(b)[k]);
        const double key = 2 * size_[at(a)] * size_[at(b)] / (size_[at(a)] + size_[at(b)]) * sum;
        if (key < distance_[at(a)] || (key == distance_[at(a)] && b < nearest_[at(a)])) {
          distance_[at(a)] = key;
          nearest_[at(a)] = b;
        }
      }
      return;
    }
    Index near = self + 1, far = node.right;
    double near_bound = bound(nodes_[at(near)], a), far_bound = bound(nodes_[at(far)], a);
    if (far_bound < near_bound) {
      std::swap(near, far);
      std::swap(near_bound, far_bound);
    }
    if (near_bound <= distance_[at(a)]) search(order, near, a);
    if (far_bound <= distance_[at(a)]) search(order, far, a);
  }

  Index d_;
  const segmentiq::Execution& execution_;
  std::vector<double> centroid_;
  std::vector<double> size_;
  std::vector<Index> nearest_;
  std::vector<double> distance_;
  std::vector<Index> merged_;
  std::vector<Node> nodes_;
};

}  // namespace compare

#endif  // SEGMENTIQ_BENCH_COMPARE_PLAIN_ROUNDS_HPP
