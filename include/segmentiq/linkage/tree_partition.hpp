// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_PARTITION_HPP
#define SEGMENTIQ_LINKAGE_TREE_PARTITION_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/leaf_kernel.hpp"

namespace segmentiq::detail {

/// How points are parted into the leaves of a k-d tree.
struct TreePartition {
  struct Node {
    Index left = -1, right = -1, parent = -1;
    Index feature = -1;  // that parts left from right; −1 for a leaf
    Index begin = 0, end = 0;
  };
  std::vector<Index> order;  ///< the points, leaf after leaf
  std::vector<Node> nodes;   ///< node 0 is the root; begin and end say where its points stand in `order`
};

/// Parts points by the feature that varies most, at its mean.
///
/// The mean of a one-hot feature parts its zeros from its ones, however few there are; so the leaves of mixed
/// data become rows alike in their categories. Values skewed without end would make a deep tree of it; below
/// a depth of about 2 log₂ n the median is taken. Features are compared by a sample of the points.
template<class Coordinate>
class TreePartitioner {
 public:
  /// @param coordinate coordinate(i, k) is feature k of point i, finite
  TreePartitioner(Index dimension, const Coordinate& coordinate)
      : dimension_(dimension), coordinate_(coordinate) {}

  TreePartition run(Index count, const Execution& execution) {
    TreePartition tree;
    order_.resize(static_cast<std::size_t>(count));
    std::iota(order_.begin(), order_.end(), Index{0});
    deepest_mean_ = 8 + 2 * static_cast<Index>(std::log2(static_cast<double>(count) + 1));
    // The top serially, level by level; what lies below on all threads.
    std::vector<Task> tasks;
    tree.nodes.push_back({});
    grow(tree.nodes, {0, 0, count, 0, false}, std::max<Index>(count / 32, 8192), &tasks);
    std::vector<std::vector<TreePartition::Node>> below(tasks.size());
    parallel_chunks(static_cast<Index>(tasks.size()), 1, execution, [&](Index first, Index) {
      const auto t = static_cast<std::size_t>(first);
      below[t].push_back({});
      Task task = tasks[t];
      task.node = 0;
      grow(below[t], task, 0, nullptr);
    });
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      // Node 0 of a subtree takes the place that was left for it; the others are appended.
      const Index shift = static_cast<Index>(tree.nodes.size()) - 1;
      const auto placed = [&](Index node) {
        return node < 0 ? node : node == 0 ? tasks[t].node : node + shift;
      };
      const Index above = tree.nodes[static_cast<std::size_t>(tasks[t].node)].parent;
      for (std::size_t i = 0; i < below[t].size(); ++i) {
        TreePartition::Node node = below[t][i];
        node.left = placed(node.left);
        node.right = placed(node.right);
        node.parent = i == 0 ? above : placed(node.parent);
        if (i == 0)
          tree.nodes[static_cast<std::size_t>(tasks[t].node)] = node;
        else
          tree.nodes.push_back(node);
      }
    }
    tree.order = std::move(order_);
    return tree;
  }

 private:
  struct Task {
    Index node, begin, end, depth;
    bool uniform;  // all its points are the same
  };

  /// Parts a node and what comes of it. Nodes of at most `small` points are left to `later`, where that is
  /// given.
  void grow(std::vector<TreePartition::Node>& nodes, Task first, Index small, std::vector<Task>* later) {
    std::vector<Task> open{first};
    while (!open.empty()) {
      Task task = open.back();
      open.pop_back();
      auto& node = nodes[static_cast<std::size_t>(task.node)];
      node.begin = task.begin;
      node.end = task.end;
      if (task.end - task.begin <= leaf_width) continue;
      if (later != nullptr && task.end - task.begin <= small) {
        later->push_back(task);
        continue;
      }
      const auto [feature, middle] = part(task);
      const Index left = static_cast<Index>(nodes.size());
      node.feature = feature;
      node.left = left;
      node.right = left + 1;
      nodes.push_back({});
      nodes.push_back({});
      nodes[static_cast<std::size_t>(left)].parent = task.node;
      nodes[static_cast<std::size_t>(left + 1)].parent = task.node;
      open.push_back({left + 1, middle, task.end, task.depth + 1, task.uniform});
      open.push_back({left, task.begin, middle, task.depth + 1, task.uniform});
    }
  }

  /// Orders the points of a task so that those before the returned position belong to the left.
  std::pair<Index, Index> part(Task& task) {
    const Index count = task.end - task.begin;
    const Index half = task.begin + count / 2;
    if (task.uniform) return {0, half};
    constexpr Index sample = 32;
    Choice choice = choose(task, std::max<Index>(1, count / sample));
    if (choice.spread == 0 && count > sample) choice = choose(task, 1);
    if (choice.spread == 0) {
      task.uniform = true;
      return {0, half};
    }
    const auto begin = order_.begin() + task.begin;
    const auto end = order_.begin() + task.end;
    const Index k = choice.feature;
    if (task.depth < deepest_mean_) {
      const auto middle =
          std::partition(begin, end, [&](Index i) { return coordinate_(i, k) < choice.mean; });
      if (middle != begin && middle != end) return {k, middle - order_.begin()};
    }
    std::nth_element(begin, order_.begin() + half, end, [&](Index a, Index b) {
      return std::pair{coordinate_(a, k), a} < std::pair{coordinate_(b, k), b};
    });
    return {k, half};
  }

  struct Choice {
    Index feature;
    double spread, mean;
  };

  SEGMENTIQ_KERNEL Choice choose(const Task& task, Index step) const {
    SEGMENTIQ_NO_CONTRACTION
    Choice best{0, 0, 0};
    const Index origin = order_[static_cast<std::size_t>(task.begin)];
    std::vector<double> sums(static_cast<std::size_t>(2 * dimension_), 0.0);
    double count = 0;
    for (Index p = task.begin; p < task.end; p += step, ++count) {
      const Index i = order_[static_cast<std::size_t>(p)];
      for (Index k = 0; k < dimension_; ++k) {
        const double gap = coordinate_(i, k) - coordinate_(origin, k);
        sums[static_cast<std::size_t>(k)] += gap;
        sums[static_cast<std::size_t>(dimension_ + k)] += gap * gap;
      }
    }
    for (Index k = 0; k < dimension_; ++k) {
      const double mean = sums[static_cast<std::size_t>(k)] / count;
      const double spread = sums[static_cast<std::size_t>(dimension_ + k)] / count - mean * mean;
      if (spread > best.spread) best = {k, spread, coordinate_(origin, k) + mean};
    }
    return best;
  }

  Index dimension_;
  const Coordinate& coordinate_;
  std::vector<Index> order_;
  Index deepest_mean_ = 0;
};

/// @see TreePartitioner. O(n·(d + log n)) time, O(n) memory. The same for any number of threads.
template<class Coordinate>
TreePartition partition_points(Index count, Index dimension, const Coordinate& coordinate,
                               const Execution& execution) {
  return TreePartitioner<Coordinate>(dimension, coordinate).run(count, execution);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_PARTITION_HPP
