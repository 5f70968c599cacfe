// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_CENTROID_TREE_HPP
#define SEGMENTIQ_LINKAGE_CENTROID_TREE_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/box_kernel.hpp"
#include "segmentiq/detail/large_array.hpp"
#include "segmentiq/detail/leaf_kernel.hpp"
#include "segmentiq/linkage/cluster_store.hpp"
#include "segmentiq/linkage/tree_partition.hpp"

namespace segmentiq::detail {

/// A k-d tree over the centroids of clusters, whose slots stand in the order of the leaves.
///
/// Three levels of halves are laid together to nodes of up to eight children, whose boxes one kernel compares
/// with a query at once.
class CentroidTree {
 public:
  /// A child of a node: another node, or a leaf.
  class Child {
   public:
    static Child node(Index i) { return Child(i); }
    static Child leaf(Index i) { return Child(~i); }
    bool is_leaf() const { return code_ < 0; }
    Index number() const { return code_ < 0 ? ~code_ : code_; }
    friend bool operator==(Child, Child) = default;

   private:
    explicit Child(Index code) : code_(code) {}
    Index code_;
  };

  /// @param partition how the slots are parted into leaves; its order is taken to be 0, 1, 2, …
  CentroidTree(const TreePartition& partition, Index dimension)
      : dimension_(dimension), padded_((dimension + box_group - 1) / box_group * box_group) {
    std::vector<Index> leaf_of_part(partition.nodes.size(), -1);
    std::vector<Index> leaf_parts;
    for (std::size_t i = 0; i < partition.nodes.size(); ++i)
      if (partition.nodes[i].feature < 0) leaf_parts.push_back(static_cast<Index>(i));
    std::sort(leaf_parts.begin(), leaf_parts.end(),
              [&](Index a, Index b) { return partition.nodes[at(a)].begin < partition.nodes[at(b)].begin; });
    for (const Index part : leaf_parts) {
      leaf_of_part[at(part)] = leaves();
      first_.push_back(partition.nodes[at(part)].begin);
      leaf_parent_.push_back(0);
    }
    first_.push_back(static_cast<Index>(partition.order.size()));
    gather_children(partition, leaf_of_part);
  }

  Index leaves() const { return static_cast<Index>(leaf_parent_.size()); }
  Index dimension() const { return dimension_; }
  Index padded() const { return padded_; }
  /// The slots of a leaf: first(leaf) … first(leaf + 1) − 1.
  Index first(Index leaf) const { return first_[at(leaf)]; }
  /// The leaf that a slot is in. O(log n).
  Index leaf_of(Index slot) const {
    return std::upper_bound(first_.begin(), first_.end(), slot) - first_.begin() - 1;
  }
  Index parent_of_leaf(Index leaf) const { return leaf_parent_[at(leaf)]; }
  Index nodes() const { return static_cast<Index>(parent_.size()); }
  Index children(Index node) const { return child_count_[at(node)]; }
  /// −1 for the root, node 0. A parent has a smaller number than its children.
  Index parent_of_node(Index node) const { return parent_[at(node)]; }
  Child child(Index node, Index i) const { return children_[at(node * node_width + i)]; }

  BoxesView boxes(Index node) const {
    const float* const values =
        reinterpret_cast<const float*>(child_boxes_.get()) + node * 2 * dimension_ * node_width;
    return {node_boxes_.data() + node * 2 * dimension_, values, values + dimension_ * node_width,
            child_slacks_.data() + node * node_width, node_size_[at(node)]};
  }

  LeafView leaf(Index l) const {
    const double* const box = boxes_.data() + 2 * padded_ * l;
    const Index begin = varying_begin_[at(l)];
    return {box,
            box + padded_,
            varying_.data() + begin,
            varying_begin_[at(l + 1)] - begin,
            dimension_,
            padded_,
            reinterpret_cast<const float*>(points_.get()) + begin * leaf_width,
            norms_.data() + l * leaf_width,
            slacks_.data() + l * leaf_width,
            diagonal_[at(l)],
            slack_[at(l)],
            slack_size_[at(l)]};
  }

  /// Whether nothing outside a leaf or node can be within `reach` of a query. Few features only; else false.
  bool holds(Child child, const double* query, const Reach& reach) const {
    if (cells_.empty()) return false;
    const double limit = reach.of(node_slack_[0]);
    const double* const low = cell_of(child);
    const double* const high = low + dimension_;
    double margin = HUGE_VAL;
    for (Index k = 0; k < dimension_; ++k)
      margin = std::min(margin, std::min(query[k] - low[k], high[k] - query[k]));
    return margin > 0 && margin * margin > limit;
  }

  /// Only the slots of `kept` (ascending) are left, and are now slots 0, 1, … To be followed by fill().
  void compact(const std::vector<Index>& kept) {
    std::size_t next = 0;
    for (std::size_t l = 0; l + 1 < first_.size(); ++l) {
      first_[l] = static_cast<Index>(next);
      while (next < kept.size() && kept[next] < first_[l + 1])
        ++next;
    }
    first_.back() = static_cast<Index>(kept.size());
  }

  /// Reads the centroids of all clusters anew, and slack(slot) of each. O(n·d).
  template<class Slack>
  void fill(const ClusterStore& clusters, const Slack& slack, const Execution& execution) {
    const Index count = leaves();
    boxes_.resize(at(2 * padded_ * count), 0.0);
    varying_begin_.assign(at(count + 1), 0);
    diagonal_.resize(at(count));
    slack_.resize(at(count));
    slack_size_.resize(at(count));
    norms_.resize(at(count * leaf_width));
    slacks_.resize(at(count * leaf_width));
    parallel_chunks(count, leaves_a_chunk, execution, [&](Index from, Index to) {
      for (Index l = from; l < to; ++l)
        measure(l, clusters, slack);
    });
    for (std::size_t l = 0; l < at(count); ++l)
      varying_begin_[l + 1] += varying_begin_[l];
    const Index total = varying_begin_.back();
    varying_.resize(at(total));
    if (total > capacity_) {
      points_ = LargeArray(at(total * leaf_width / 2 + 1));
      capacity_ = total;
    }
    parallel_chunks(count, leaves_a_chunk, execution, [&](Index from, Index to) {
      for (Index l = from; l < to; ++l)
        pack(l, clusters);
    });
    for (std::size_t l = level_begin_.size() - 1; l-- > 0;) {  // from the lowest level up
      const Index begin = level_begin_[l];
      parallel_chunks(level_begin_[l + 1] - begin, nodes_a_chunk, execution, [&](Index from, Index to) {
        for (Index node = begin + from; node < begin + to; ++node)
          enclose(node);
      });
    }
    if (dimension_ > most_cell_features || nodes() == 0) return;
    cells_.resize(at(2 * dimension_ * (nodes() + leaves())));
    std::fill_n(cell_of(Child::node(0)), dimension_, -HUGE_VAL);
    std::fill_n(cell_of(Child::node(0)) + dimension_, dimension_, HUGE_VAL);
    for (std::size_t l = 0; l + 1 < level_begin_.size(); ++l) {  // from the root down
      const Index begin = level_begin_[l];
      parallel_chunks(level_begin_[l + 1] - begin, nodes_a_chunk, execution, [&](Index from, Index to) {
        for (Index node = begin + from; node < begin + to; ++node)
          part_cell(node);
      });
    }
  }

 private:
  /// About a twentieth of a millisecond of work: much less is not worth calling another thread.
  static constexpr Index leaves_a_chunk = 128;
  static constexpr Index nodes_a_chunk = 64;
  /// With more features, hardly a query is as far from all sides of a cell as from its neighbours.
  static constexpr Index most_cell_features = 8;

  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  template<class Slack>
  void measure(Index l, const ClusterStore& clusters, const Slack& slack) {
    double* const low = boxes_.data() + 2 * padded_ * l;
    double* const high = low + padded_;
    std::fill_n(low, dimension_, HUGE_VAL);
    std::fill_n(high, dimension_, -HUGE_VAL);
    float* const slacks = slacks_.data() + l * leaf_width;
    std::fill_n(slacks, leaf_width, 0.0f);
    slack_[at(l)] = -HUGE_VAL;
    slack_size_[at(l)] = 0;
    for (Index s = first(l); s < first(l + 1); ++s) {
      const double* const centroid = clusters.centroid(s);
      for (Index k = 0; k < dimension_; ++k) {
        low[k] = std::min(low[k], centroid[k]);
        high[k] = std::max(high[k], centroid[k]);
      }
      const double value = slack(s);
      slacks[s - first(l)] = static_cast<float>(value);
      slack_[at(l)] = std::max(slack_[at(l)], value);
      slack_size_[at(l)] = std::max(slack_size_[at(l)], std::abs(value));
    }
    double diagonal = 0;
    Index varying = 0;
    for (Index k = 0; k < dimension_; ++k)
      if (low[k] < high[k]) {
        diagonal += (high[k] - low[k]) * (high[k] - low[k]);
        ++varying;
      }
    diagonal_[at(l)] = diagonal;
    varying_begin_[at(l + 1)] = varying;
  }

  void pack(Index l, const ClusterStore& clusters) {
    const double* const low = boxes_.data() + 2 * padded_ * l;
    const double* const high = low + padded_;
    std::uint32_t* const varying = varying_.data() + varying_begin_[at(l)];
    float* const points = reinterpret_cast<float*>(points_.get()) + varying_begin_[at(l)] * leaf_width;
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

  /// Lays the halves of halves of halves of a part together to one node, as long as they are no leaves.
  void gather_children(const TreePartition& partition, const std::vector<Index>& leaf_of_part) {
    std::vector<Index> part_of_node;
    const auto add_node = [&](Index part, Index parent) {
      part_of_node.push_back(part);
      parent_.push_back(parent);
      return static_cast<Index>(parent_.size()) - 1;
    };
    if (partition.nodes.empty()) return;
    add_node(0, -1);
    std::vector<Index> parts;
    for (Index node = 0; node < static_cast<Index>(parent_.size()); ++node) {
      if (node == level_begin_.back()) level_begin_.push_back(static_cast<Index>(parent_.size()));
      parts.assign(1, part_of_node[at(node)]);
      while (parts.size() < static_cast<std::size_t>(node_width)) {
        // The largest is parted first.
        std::size_t largest = parts.size();
        for (std::size_t i = 0; i < parts.size(); ++i) {
          const auto& part = partition.nodes[at(parts[i])];
          if (part.feature < 0) continue;
          if (largest == parts.size() ||
              part.end - part.begin >
                  partition.nodes[at(parts[largest])].end - partition.nodes[at(parts[largest])].begin)
            largest = i;
        }
        if (largest == parts.size()) break;
        const auto& part = partition.nodes[at(parts[largest])];
        parts[largest] = part.left;
        parts.push_back(part.right);
      }
      std::sort(parts.begin(), parts.end(), [&](Index a, Index b) {
        return partition.nodes[at(a)].begin < partition.nodes[at(b)].begin;
      });
      for (const Index part : parts) {
        const Index leaf = leaf_of_part[at(part)];
        if (leaf >= 0) {
          children_.push_back(Child::leaf(leaf));
          leaf_parent_[at(leaf)] = node;
        } else {
          children_.push_back(Child::node(add_node(part, node)));
        }
      }
      children_.resize(at((node + 1) * node_width), Child::node(-1));
      child_count_.push_back(static_cast<Index>(parts.size()));
    }
    const std::size_t nodes = parent_.size();
    node_boxes_.resize(nodes * 2 * at(dimension_));
    node_size_.resize(nodes);
    node_slack_.resize(nodes);
    child_slacks_.resize(nodes * at(node_width));
    child_boxes_ = LargeArray(nodes * at(dimension_ * node_width) + 1);
  }

  /// Boxes of a node and its children, from those of the children. The low corner of a node is its children's
  /// origin.
  void enclose(Index node) {
    const Index d = dimension_;
    double* const low = node_boxes_.data() + node * 2 * d;
    double* const high = low + d;
    const Index count = child_count_[at(node)];
    std::fill_n(low, d, HUGE_VAL);
    std::fill_n(high, d, -HUGE_VAL);
    double slack = -HUGE_VAL;
    for (Index c = 0; c < count; ++c) {
      const Box box = box_of(child(node, c));
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
          const Box box = box_of(child(node, c));
          from = static_cast<float>(box.low[k] - low[k]) * (1 - 0x1p-22f);
          to = static_cast<float>(box.high[k] - low[k]) * (1 + 0x1p-22f) + 0x1p-100f;
        }
        lows[k * node_width + c] = from;
        highs[k * node_width + c] = to;
      }
      if (is_empty) continue;
      const double child_slack = child(node, c).is_leaf() ? slack_[at(child(node, c).number())]
                                                          : node_slack_[at(child(node, c).number())];
      slacks[c] = static_cast<float>(child_slack + 0x1p-22 * std::abs(child_slack));
      slack = std::max(slack, child_slack);
    }
    node_size_[at(node)] = size;
    node_slack_[at(node)] = slack;
  }

  const double* cell_of(Child child) const {
    return cells_.data() + 2 * dimension_ * (child.is_leaf() ? nodes() + child.number() : child.number());
  }
  double* cell_of(Child child) { return const_cast<double*>(std::as_const(*this).cell_of(child)); }

  struct Box {
    const double* low;
    const double* high;
    bool is_empty() const { return !(low[0] < HUGE_VAL); }
  };
  Box box_of(Child child) const {
    const double* const low = child.is_leaf() ? boxes_.data() + 2 * padded_ * child.number()
                                              : node_boxes_.data() + 2 * dimension_ * child.number();
    return {low, low + (child.is_leaf() ? padded_ : dimension_)};
  }

  /// Gives each child of a node its cell: that of the node, cut off where the other children begin. So no
  /// centroid below another child is inside, wherever the centroids have moved.
  void part_cell(Index node) {
    const Index d = dimension_;
    for (Index c = 0; c < children(node); ++c) {
      double* const low = cell_of(child(node, c));
      double* const high = low + d;
      std::copy_n(cell_of(Child::node(node)), 2 * d, low);
      const Box own = box_of(child(node, c));
      if (own.is_empty()) continue;
      for (Index other = 0; other < children(node); ++other) {
        const Box box = box_of(child(node, other));
        if (other == c || box.is_empty()) continue;
        // Where they are farthest apart.
        double widest = -HUGE_VAL;
        Index feature = 0;
        bool above = false;
        for (Index k = 0; k < d; ++k) {
          const double gap_above = box.low[k] - own.high[k];
          const double gap_below = own.low[k] - box.high[k];
          if (std::max(gap_above, gap_below) > widest) {
            widest = std::max(gap_above, gap_below);
            feature = k;
            above = gap_above > gap_below;
          }
        }
        if (above)
          high[feature] = std::min(high[feature], box.low[feature]);
        else
          low[feature] = std::max(low[feature], box.high[feature]);
      }
    }
  }

  Index dimension_;
  Index padded_;
  std::vector<Index> first_;
  std::vector<Index> leaf_parent_;
  std::vector<Index> parent_;
  std::vector<Index> level_begin_{0};  // nodes in the same depth stand together; and one more
  std::vector<Child> children_;
  std::vector<Index> child_count_;
  LargeArray child_boxes_;
  std::vector<float> child_slacks_;
  std::vector<double> node_boxes_;
  std::vector<double> node_size_;
  std::vector<double> node_slack_;
  std::vector<double> cells_;  // low and high corner of nodes, then of leaves
  std::vector<double> boxes_;
  std::vector<Index> varying_begin_;
  std::vector<std::uint32_t> varying_;
  LargeArray points_;
  Index capacity_ = 0;
  std::vector<float> norms_;
  std::vector<float> slacks_;
  std::vector<double> diagonal_;
  std::vector<double> slack_;
  std::vector<double> slack_size_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_CENTROID_TREE_HPP
