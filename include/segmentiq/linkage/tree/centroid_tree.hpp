// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_CENTROID_TREE_HPP
#define SEGMENTIQ_LINKAGE_TREE_CENTROID_TREE_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/linkage/tree/box_kernel.hpp"
#include "segmentiq/linkage/tree/cells.hpp"
#include "segmentiq/linkage/tree/cluster_store.hpp"
#include "segmentiq/linkage/tree/leaf_kernel.hpp"
#include "segmentiq/linkage/tree/shape.hpp"

namespace segmentiq::detail {

/// A k-d tree over the centroids of clusters: a shape, and the boxes and points that the kernels read.
class CentroidTree : public TreeShape {
 public:
  /// @param partition how the slots are parted into leaves; its order is taken to be 0, 1, 2, …
  CentroidTree(const TreePartition& partition, Index dimension)
      : TreeShape(partition),
        dimension_(dimension),
        padded_((dimension + box_group - 1) / box_group * box_group),
        child_boxes_(to_size(nodes() * dimension * node_width) + 1),
        child_slacks_(to_size(nodes() * node_width)),
        node_boxes_(to_size(nodes() * 2 * dimension)),
        node_size_(to_size(nodes())),
        node_slack_(to_size(nodes())) {}

  Index dimension() const { return dimension_; }
  Index padded() const { return padded_; }

  BoxesView boxes(Index node) const {
    const float* const values =
        reinterpret_cast<const float*>(child_boxes_.get()) + node * 2 * dimension_ * node_width;
    return {node_boxes_.data() + node * 2 * dimension_, values, values + dimension_ * node_width,
            child_slacks_.data() + node * node_width, node_size_[to_size(node)]};
  }

  LeafView leaf(Index l) const {
    const double* const box = boxes_.data() + 2 * padded_ * l;
    const Index begin = varying_begin_[to_size(l)];
    return {box,
            box + padded_,
            varying_.data() + begin,
            varying_begin_[to_size(l + 1)] - begin,
            dimension_,
            padded_,
            reinterpret_cast<const float*>(points_.get()) + begin * leaf_width,
            norms_.data() + l * leaf_width,
            slacks_.data() + l * leaf_width,
            diagonal_[to_size(l)],
            slack_[to_size(l)],
            slack_size_[to_size(l)]};
  }

  /// Whether nothing outside a leaf or node can be within `reach` of a query. Few features only; else false.
  bool holds(Child child, const double* query, const Reach& reach) const {
    return !cells_.empty() && cells_.hold(child, query, reach.of(node_slack_[0]));
  }

  /// Reads the centroids of all clusters anew, and slack(slot) of each. O(n·d).
  template<class Slack>
  void fill(const ClusterStore& clusters, const Slack& slack, const Execution& execution) {
    const Index count = leaves();
    boxes_.resize(to_size(2 * padded_ * count));
    varying_begin_.assign(to_size(count + 1), 0);
    diagonal_.resize(to_size(count));
    slack_.resize(to_size(count));
    slack_size_.resize(to_size(count));
    norms_.resize(to_size(count * leaf_width));
    slacks_.resize(to_size(count * leaf_width));
    parallel_chunks(count, leaves_a_chunk, execution, [&](Index from, Index to) {
      for (Index l = from; l < to; ++l)
        measure(l, clusters, slack);
    });
    for (std::size_t l = 0; l < to_size(count); ++l)
      varying_begin_[l + 1] += varying_begin_[l];
    const Index total = varying_begin_.back();
    varying_.resize(to_size(total));
    points_ = LargeArray(to_size(total * leaf_width / 2 + 1));
    parallel_chunks(count, leaves_a_chunk, execution, [&](Index from, Index to) {
      for (Index l = from; l < to; ++l)
        pack(l, clusters);
    });
    for (Index depth = levels(); depth-- > 0;) {  // from the lowest level up
      const auto [begin, end] = level(depth);
      parallel_chunks(end - begin, nodes_a_chunk, execution, [&, begin = begin](Index from, Index to) {
        for (Index node = begin + from; node < begin + to; ++node)
          enclose(node);
      });
    }
    cells_.fill(
        *this, dimension_, [&](Child child) { return box_of(child); }, execution);
  }

 private:
  /// About a twentieth of a millisecond of work: much less is not worth calling another thread.
  static constexpr Index leaves_a_chunk = 128;
  static constexpr Index nodes_a_chunk = 64;

  template<class Slack>
  void measure(Index l, const ClusterStore& clusters, const Slack& slack) {
    double* const low = boxes_.data() + 2 * padded_ * l;
    double* const high = low + padded_;
    std::fill_n(low, 2 * padded_, 0.0);
    std::fill_n(low, dimension_, HUGE_VAL);
    std::fill_n(high, dimension_, -HUGE_VAL);
    float* const slacks = slacks_.data() + l * leaf_width;
    std::fill_n(slacks, leaf_width, 0.0f);
    slack_[to_size(l)] = -HUGE_VAL;
    slack_size_[to_size(l)] = 0;
    for (Index s = first(l); s < first(l + 1); ++s) {
      const double* const centroid = clusters.centroid(s);
      for (Index k = 0; k < dimension_; ++k) {
        low[k] = std::min(low[k], centroid[k]);
        high[k] = std::max(high[k], centroid[k]);
      }
      const double value = slack(s);
      slacks[s - first(l)] = static_cast<float>(value);
      slack_[to_size(l)] = std::max(slack_[to_size(l)], value);
      slack_size_[to_size(l)] = std::max(slack_size_[to_size(l)], std::abs(value));
    }
    double diagonal = 0;
    Index varying = 0;
    for (Index k = 0; k < dimension_; ++k)
      if (low[k] < high[k]) {
        diagonal += (high[k] - low[k]) * (high[k] - low[k]);
        ++varying;
      }
    diagonal_[to_size(l)] = diagonal;
    varying_begin_[to_size(l + 1)] = varying;
  }

  void pack(Index l, const ClusterStore& clusters) {
    const double* const low = boxes_.data() + 2 * padded_ * l;
    const double* const high = low + padded_;
    std::uint32_t* const varying = varying_.data() + varying_begin_[to_size(l)];
    float* const points = reinterpret_cast<float*>(points_.get()) + varying_begin_[to_size(l)] * leaf_width;
    float* const norms = norms_.data() + l * leaf_width;
    const Index filled = first(l + 1) - first(l);
    std::fill_n(norms, filled, 0.0f);
    std::fill_n(norms + filled, leaf_width - filled, static_cast<float>(HUGE_VAL));
    Index v = 0;
    for (Index k = 0; k < dimension_; ++k) {
      if (!(low[k] < high[k])) continue;
      varying[v] = static_cast<std::uint32_t>(k);
      float* const row = points + v * leaf_width;
      for (Index i = 0; i < filled; ++i) {
        row[i] = static_cast<float>(clusters.centroid(first(l) + i)[k] - low[k]);
        norms[i] += row[i] * row[i];
      }
      std::fill_n(row + filled, leaf_width - filled, 0.0f);
      ++v;
    }
  }

  /// Boxes of a node and its children, from those of the children. The low corner of a node is its children's
  /// origin.
  void enclose(Index node) {
    const Index d = dimension_;
    double* const low = node_boxes_.data() + node * 2 * d;
    double* const high = low + d;
    const Index count = children(node);
    std::fill_n(low, d, HUGE_VAL);
    std::fill_n(high, d, -HUGE_VAL);
    double slack = -HUGE_VAL;
    for (Index c = 0; c < count; ++c) {
      const CornerBox box = box_of(child(node, c));
      for (Index k = 0; k < d; ++k) {
        low[k] = std::min(low[k], box.low[k]);
        high[k] = std::max(high[k], box.high[k]);
      }
    }
    float* const lows = reinterpret_cast<float*>(child_boxes_.get()) + node * 2 * d * node_width;
    float* const highs = lows + d * node_width;
    float* const slacks = child_slacks_.data() + node * node_width;
    double size = 0;
    for (Index k = 0; k < d; ++k)
      if (low[k] < high[k]) size += (high[k] - low[k]) * (high[k] - low[k]);
    for (Index c = 0; c < node_width; ++c) {
      const bool is_empty = c >= count || box_of(child(node, c)).is_empty();
      slacks[c] = 0;
      for (Index k = 0; k < d; ++k) {
        float from = 0x1p60f;
        float to = -0x1p60f;
        if (!is_empty) {
          const CornerBox box = box_of(child(node, c));
          from = static_cast<float>(box.low[k] - low[k]) * (1 - 0x1p-22f);
          to = static_cast<float>(box.high[k] - low[k]) * (1 + 0x1p-22f) + 0x1p-100f;
        }
        lows[k * node_width + c] = from;
        highs[k * node_width + c] = to;
      }
      if (is_empty) continue;
      const double child_slack = child(node, c).is_leaf() ? slack_[to_size(child(node, c).number())]
                                                          : node_slack_[to_size(child(node, c).number())];
      slacks[c] = static_cast<float>(child_slack + 0x1p-22 * std::abs(child_slack));
      slack = std::max(slack, child_slack);
    }
    node_size_[to_size(node)] = size;
    node_slack_[to_size(node)] = slack;
  }

  CornerBox box_of(Child child) const {
    const double* const low = child.is_leaf() ? boxes_.data() + 2 * padded_ * child.number()
                                              : node_boxes_.data() + 2 * dimension_ * child.number();
    return {low, low + (child.is_leaf() ? padded_ : dimension_)};
  }

  Index dimension_;
  Index padded_;
  LargeArray child_boxes_;
  std::vector<float> child_slacks_;
  std::vector<double> node_boxes_;
  std::vector<double> node_size_;
  std::vector<double> node_slack_;
  TreeCells cells_;
  LargeVector<double> boxes_;
  std::vector<Index> varying_begin_;
  LargeVector<std::uint32_t> varying_;
  LargeArray points_;
  LargeVector<float> norms_;
  LargeVector<float> slacks_;
  LargeVector<double> diagonal_;
  LargeVector<double> slack_;
  LargeVector<double> slack_size_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_CENTROID_TREE_HPP
