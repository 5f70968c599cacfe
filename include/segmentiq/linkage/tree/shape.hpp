// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_SHAPE_HPP
#define SEGMENTIQ_LINKAGE_TREE_SHAPE_HPP

#include <algorithm>
#include <utility>
#include <vector>

#include "segmentiq/linkage/tree/box_kernel.hpp"
#include "segmentiq/linkage/tree/partition.hpp"

namespace segmentiq::detail {

/// What hangs on what in a k-d tree, whose slots stand in the order of the leaves.
///
/// Three levels of halves are laid together to nodes of up to eight children, whose boxes one kernel compares
/// with a query at once.
class TreeShape {
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
  explicit TreeShape(const TreePartition& partition) {
    std::vector<Index> leaf_of_part(partition.nodes.size(), -1);
    partition.for_each_leaf([&](Index part) {
      leaf_of_part[to_size(part)] = leaves();
      first_.push_back(partition.nodes[to_size(part)].begin);
      leaf_parent_.push_back(0);
    });
    first_.push_back(partition.nodes.empty() ? 0 : partition.nodes[0].end);
    gather_children(partition, leaf_of_part);
  }

  Index leaves() const { return static_cast<Index>(leaf_parent_.size()); }
  /// The slots of a leaf: first(leaf) … first(leaf + 1) − 1.
  Index first(Index leaf) const { return first_[to_size(leaf)]; }
  /// The leaf that a slot is in. O(log n).
  Index leaf_of(Index slot) const {
    return std::upper_bound(first_.begin(), first_.end(), slot) - first_.begin() - 1;
  }
  Index parent_of_leaf(Index leaf) const { return leaf_parent_[to_size(leaf)]; }
  Index nodes() const { return static_cast<Index>(parent_.size()); }
  Index children(Index node) const { return child_count_[to_size(node)]; }
  /// −1 for the root, node 0. A parent has a smaller number than its children.
  Index parent_of_node(Index node) const { return parent_[to_size(node)]; }
  Child child(Index node, Index i) const { return children_[to_size(node * node_width + i)]; }
  /// The nodes of one depth: numbers [first, second).
  Index levels() const { return static_cast<Index>(level_begin_.size()) - 1; }
  std::pair<Index, Index> level(Index depth) const {
    return {level_begin_[to_size(depth)], level_begin_[to_size(depth + 1)]};
  }

 private:
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
      parts.assign(1, part_of_node[to_size(node)]);
      while (parts.size() < to_size(node_width)) {
        // The largest is parted first.
        std::size_t largest = parts.size();
        for (std::size_t i = 0; i < parts.size(); ++i) {
          const auto& part = partition.nodes[to_size(parts[i])];
          if (part.feature < 0) continue;
          if (largest == parts.size() ||
              part.end - part.begin > partition.nodes[to_size(parts[largest])].end -
                                          partition.nodes[to_size(parts[largest])].begin)
            largest = i;
        }
        if (largest == parts.size()) break;
        const auto& part = partition.nodes[to_size(parts[largest])];
        parts[largest] = part.left;
        parts.insert(parts.begin() + static_cast<Index>(largest) + 1, part.right);  // in the order of points
      }
      for (const Index part : parts) {
        const Index leaf = leaf_of_part[to_size(part)];
        if (leaf >= 0) {
          children_.push_back(Child::leaf(leaf));
          leaf_parent_[to_size(leaf)] = node;
        } else {
          children_.push_back(Child::node(add_node(part, node)));
        }
      }
      children_.resize(to_size((node + 1) * node_width), Child::node(-1));
      child_count_.push_back(static_cast<Index>(parts.size()));
    }
  }

  std::vector<Index> first_;
  std::vector<Index> leaf_parent_;
  std::vector<Index> parent_;
  std::vector<Index> level_begin_{0};  // nodes in the same depth stand together; and one more
  std::vector<Child> children_;
  std::vector<Index> child_count_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_SHAPE_HPP
