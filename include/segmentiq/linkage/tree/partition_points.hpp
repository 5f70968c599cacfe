// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_PARTITION_POINTS_HPP
#define SEGMENTIQ_LINKAGE_TREE_PARTITION_POINTS_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/simd.hpp"
#include "segmentiq/linkage/tree/partition.hpp"

namespace segmentiq::detail {

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
    order_.resize(to_size(count));
    std::iota(order_.begin(), order_.end(), Index{0});
    deepest_mean_ = 8 + 2 * static_cast<Index>(std::log2(static_cast<double>(count) + 1));
    TreePartition tree;
    tree.nodes.push_back({});
    tree.nodes[0].end = count;
    const std::vector<Task> branches = grow_top(tree.nodes, execution);
    std::vector<std::vector<TreePartition::Node>> below(branches.size());
    parallel_chunks(static_cast<Index>(branches.size()), 1, execution, [&](Index first, Index) {
      const auto b = to_size(first);
      below[b].push_back(tree.nodes[to_size(branches[b].node)]);
      grow(below[b], branches[b]);
    });
    for (std::size_t b = 0; b < branches.size(); ++b)
      append(tree.nodes, below[b], branches[b].node);
    tree.order = std::move(order_);
    return tree;
  }

 private:
  struct Task {
    Index node, begin, end, depth;
    bool uniform;  // all its points are the same
  };
  struct Split {
    Index feature, middle;
  };

  /// Level by level, the parts of a level on all threads. @return the branches: parts small enough, and so
  /// many, that each is left to one thread
  std::vector<Task> grow_top(std::vector<TreePartition::Node>& nodes, const Execution& execution) {
    const Index large = std::max<Index>(nodes[0].end / 32, 8192);
    std::vector<Task> branches;
    std::vector<Task> level{{0, 0, nodes[0].end, 0, false}};
    while (!level.empty()) {
      std::erase_if(level, [&](const Task& task) {
        if (task.end - task.begin > large) return false;
        branches.push_back(task);
        return true;
      });
      std::vector<Split> splits(level.size());
      parallel_chunks(static_cast<Index>(level.size()), 1, execution, [&](Index t, Index) {
        Task& task = level[to_size(t)];
        LargeVector<Index> room(to_size(task.end - task.begin));
        splits[to_size(t)] = part(task, order_.data(), room.data(), coordinate_);
      });
      std::vector<Task> next;
      for (std::size_t t = 0; t < level.size(); ++t) {
        const auto [left, right] = divide(nodes, level[t], splits[t]);
        next.push_back(left);
        next.push_back(right);
      }
      level = std::move(next);
    }
    return branches;
  }

  /// Node 0 of a branch is there already, as `root`; the others are appended.
  static void append(std::vector<TreePartition::Node>& nodes, const std::vector<TreePartition::Node>& branch,
                     Index root) {
    const Index shift = static_cast<Index>(nodes.size()) - 1;
    const auto placed = [&](Index node) {
      return node < 0 ? node : node == 0 ? root : node + shift;
    };
    for (std::size_t i = 0; i < branch.size(); ++i) {
      TreePartition::Node node = branch[i];
      node.left = placed(node.left);
      node.right = placed(node.right);
      if (i > 0) {
        node.parent = placed(node.parent);
        nodes.push_back(node);
      } else {
        nodes[to_size(root)] = node;
      }
    }
  }

  void grow(std::vector<TreePartition::Node>& nodes, Task first) {
    // The coordinates of a branch are laid together: they are read as often as the branch is deep.
    const Index count = first.end - first.begin;
    Index* const points = order_.data() + first.begin;
    std::vector<double> coordinates(to_size(count * dimension_));
    for (Index i = 0; i < count; ++i)
      for (Index k = 0; k < dimension_; ++k)
        coordinates[to_size(i * dimension_ + k)] = coordinate_(points[i], k);
    const auto coordinate = [&, values = coordinates.data()](Index i, Index k) {
      return values[i * dimension_ + k];
    };
    std::vector<Index> order(to_size(count));
    std::iota(order.begin(), order.end(), Index{0});
    std::vector<Index> room(order.size());
    std::vector<Task> open{{0, first.begin, first.end, first.depth, first.uniform}};
    while (!open.empty()) {
      Task task = open.back();
      open.pop_back();
      if (task.end - task.begin <= leaf_width) continue;
      const Split split = part(task, order.data() - first.begin, room.data(), coordinate);
      const auto [left, right] = divide(nodes, task, split);
      open.push_back(right);
      open.push_back(left);
    }
    std::transform(order.begin(), order.end(), room.begin(), [&](Index i) { return points[i]; });
    std::copy(room.begin(), room.end(), points);
  }

  /// Gives a node its two children.
  static std::pair<Task, Task> divide(std::vector<TreePartition::Node>& nodes, const Task& task,
                                      Split split) {
    const Index left = static_cast<Index>(nodes.size());
    auto& node = nodes[to_size(task.node)];
    node.feature = split.feature;
    node.left = left;
    node.right = left + 1;
    nodes.push_back({-1, -1, task.node, -1, task.begin, split.middle});
    nodes.push_back({-1, -1, task.node, -1, split.middle, task.end});
    return {{left, task.begin, split.middle, task.depth + 1, task.uniform},
            {left + 1, split.middle, task.end, task.depth + 1, task.uniform}};
  }

  /// Orders the points of a task so that those before the returned position belong to the left; without need
  /// these keep their order, and so do the others. @param order order[task.begin] is the first of them
  /// @param room for as many points as the task has
  template<class Read>
  Split part(Task& task, Index* order, Index* room, const Read& coordinate) const {
    const Index count = task.end - task.begin;
    const Index half = task.begin + count / 2;
    if (task.uniform) return {0, half};
    constexpr Index sample = 32;
    Choice choice = choose(task, std::max<Index>(1, count / sample), order, coordinate);
    if (choice.spread == 0 && count > sample) choice = choose(task, 1, order, coordinate);
    if (choice.spread == 0) {
      task.uniform = true;
      return {0, half};
    }
    const Index k = choice.feature;
    if (task.depth < deepest_mean_) {
      // Without a branch, which would be foreseen wrongly every second time.
      Index left = task.begin;
      Index right = 0;
      for (Index p = task.begin; p < task.end; ++p) {
        const Index i = order[p];
        const Index is_left = coordinate(i, k) < choice.mean ? 1 : 0;
        order[left] = i;
        room[right] = i;
        left += is_left;
        right += 1 - is_left;
      }
      std::copy_n(room, right, order + left);
      if (left != task.begin && left != task.end) return {k, left};
    }
    std::nth_element(order + task.begin, order + half, order + task.end, [&](Index a, Index b) {
      return std::pair{coordinate(a, k), a} < std::pair{coordinate(b, k), b};
    });
    return {k, half};
  }

  struct Choice {
    Index feature;
    double spread, mean;
  };

  template<class Read>
  SEGMENTIQ_KERNEL Choice choose(const Task& task, Index step, const Index* order,
                                 const Read& coordinate) const {
    SEGMENTIQ_NO_CONTRACTION
    Choice best{0, 0, 0};
    const Index origin = order[task.begin];
    std::vector<double> sums(to_size(2 * dimension_), 0.0);
    double count = 0;
    for (Index p = task.begin; p < task.end; p += step, ++count) {
      const Index i = order[p];
      for (Index k = 0; k < dimension_; ++k) {
        const double gap = coordinate(i, k) - coordinate(origin, k);
        sums[to_size(k)] += gap;
        sums[to_size(dimension_ + k)] += gap * gap;
      }
    }
    for (Index k = 0; k < dimension_; ++k) {
      const double mean = sums[to_size(k)] / count;
      const double spread = sums[to_size(dimension_ + k)] / count - mean * mean;
      if (spread > best.spread) best = {k, spread, coordinate(origin, k) + mean};
    }
    return best;
  }

  Index dimension_;
  const Coordinate& coordinate_;
  LargeVector<Index> order_;
  Index deepest_mean_ = 0;
};

/// @see TreePartitioner. O(n·(d + log n)) time, O(n) memory. The same for any number of threads.
template<class Coordinate>
TreePartition partition_points(Index count, Index dimension, const Coordinate& coordinate,
                               const Execution& execution) {
  return TreePartitioner<Coordinate>(dimension, coordinate).run(count, execution);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_PARTITION_POINTS_HPP
