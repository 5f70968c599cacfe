// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_WALK_HPP
#define SEGMENTIQ_LINKAGE_TREE_WALK_HPP

#include <algorithm>
#include <bit>
#include <vector>

#include "segmentiq/linkage/tree/centroid_tree.hpp"
#include "segmentiq/linkage/tree/cluster_store.hpp"

namespace segmentiq::detail {

/// A reach that everything is within.
inline constexpr Reach unlimited_reach{1e37, 0};
inline bool is_unlimited(const Reach& reach) {
  return reach.base >= unlimited_reach.base;
}

/// Walks a tree from one of its clusters outwards, as far as a visitor's reach.
///
/// A walk begins in the leaf that the cluster is in, and climbs from there: at each ancestor it looks into
/// the other children, the nearest first. `Visitor` decides what is done with those met:
///   - `reach()`      → Reach: how far to look, now; it may only shrink
///   - `skips(child)` → bool: nothing below this node or leaf is wanted
///   - `meet(slot)`   a cluster that may be within reach; never the one that the walk is about
template<class Visitor>
class TreeWalk {
 public:
  /// @param rounding_error how far a coordinate may lie from the double that stands for it
  TreeWalk(const CentroidTree& tree, double rounding_error)
      : tree_(tree),
        score_leaf_(score_leaf_kernel()),
        bound_boxes_(bound_boxes_kernel()),
        rounding_error_(static_cast<double>(4 * tree.dimension()) * rounding_error * rounding_error * 0x1p20),
        query_(to_size(tree.padded()), 0.0),
        scaled_(to_size(tree.padded())) {}

  /// @param centroid of the cluster in `slot`, which is in `leaf`
  void walk(const double* centroid, Index slot, Index leaf, Visitor& visitor) {
    visitor_ = &visitor;
    slot_ = slot;
    std::copy_n(centroid, tree_.dimension(), query_.data());
    TreeShape::Child done = TreeShape::Child::leaf(leaf);
    if (!visitor.skips(done)) scan(leaf);
    for (Index node = tree_.parent_of_leaf(leaf); node >= 0; node = tree_.parent_of_node(node)) {
      if (tree_.holds(done, query_.data(), reach())) return;
      visit(node, done);
      done = TreeShape::Child::node(node);
    }
  }

 private:
  /// The visitor's reach, and a little more for what doubles leave out.
  Reach reach() const {
    Reach reach = visitor_->reach();
    reach.base = reach.base * (1 + 0x1p-20) + rounding_error_;
    reach.per_slack *= 1 + 0x1p-20;
    return reach;
  }

  /// Searches the children of a node, the nearest first, except for `done`.
  void visit(Index node, TreeShape::Child done) {
    alignas(32) float bounds[node_width];
    const BoxesView boxes = tree_.boxes(node);
    unsigned mask = bound_boxes_(boxes, query_.data(), tree_.dimension(), reach(), bounds);
    Index order[node_width];
    Index count = 0;
    for (; mask != 0; mask &= mask - 1) {
      const Index c = std::countr_zero(mask);
      const TreeShape::Child child = tree_.child(node, c);
      if (child == done || visitor_->skips(child)) continue;
      Index p = count++;
      for (; p > 0 && bounds[c] < bounds[order[p - 1]]; --p)
        order[p] = order[p - 1];
      order[p] = c;
    }
    for (Index i = 0; i < count; ++i) {
      const Index c = order[i];
      // What was met meanwhile may have put the farther ones out of reach.
      if (i > 0 && !boxes.may_be_within(reach(), c, bounds[c])) continue;
      const TreeShape::Child child = tree_.child(node, c);
      if (child.is_leaf())
        scan(child.number());
      else
        visit(child.number(), done);
    }
  }

  void scan(Index leaf) {
    LeafScores scores;
    const LeafView view = tree_.leaf(leaf);
    Reach within = reach();
    // Scores without a limit leave slacks out: then all count as the largest.
    const bool is_flat = is_unlimited(within);
    unsigned mask = score_leaf_(view, query_.data(), within, scaled_.data(), scores);
    if (mask == 0) return;
    const Index first = tree_.first(leaf);
    const Index own = slot_ - first;
    if (own >= 0 && own < leaf_width) mask &= ~(1u << own);
    while (mask != 0) {
      // The most promising first: it may pull the limit down.
      std::int32_t least = scores.ranks[std::countr_zero(mask)];
      for (unsigned rest = mask & (mask - 1); rest != 0; rest &= rest - 1)
        least = std::min(least, scores.ranks[std::countr_zero(rest)]);
      if (least > scores.limit(within)) return;
      const Index best = ScoreRank::lane(least);
      mask &= ~(1u << best);
      visitor_->meet(first + best);
      within = reach();
      if (is_flat && !is_unlimited(within)) within = {within.of(view.slack), 0};
    }
  }

  const CentroidTree& tree_;
  const ScoreLeaf score_leaf_;
  const BoundBoxes bound_boxes_;
  const double rounding_error_;
  Visitor* visitor_ = nullptr;
  Index slot_ = 0;
  std::vector<double> query_;
  std::vector<float> scaled_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_WALK_HPP
