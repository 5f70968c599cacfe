// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_CELLS_HPP
#define SEGMENTIQ_LINKAGE_TREE_CELLS_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/linkage/tree/shape.hpp"

namespace segmentiq::detail {

/// The corners of a box around points: `dimension` values each.
struct CornerBox {
  const double* low;
  const double* high;
  bool is_empty() const { return !(low[0] < HUGE_VAL); }
};

/// The part of space that belongs to each node and leaf of a tree: nothing of the others is in there. A query
/// far inside its own cell need not look outside.
class TreeCells {
 public:
  /// With more features, hardly a query is as far from all sides of a cell as from its neighbours.
  static constexpr Index most_features = 8;

  /// @param box_of box_of(child) → CornerBox of what is below it
  template<class BoxOf>
  void fill(const TreeShape& shape, Index dimension, const BoxOf& box_of, const Execution& execution) {
    if (dimension > most_features || shape.nodes() == 0) return;
    dimension_ = dimension;
    nodes_ = shape.nodes();
    corners_.resize(to_size(2 * dimension_ * (nodes_ + shape.leaves())));
    double* const everywhere = low_of(TreeShape::Child::node(0));
    std::fill_n(everywhere, dimension_, -HUGE_VAL);
    std::fill_n(everywhere + dimension_, dimension_, HUGE_VAL);
    for (Index depth = 0; depth < shape.levels(); ++depth) {
      const auto [begin, end] = shape.level(depth);
      parallel_chunks(end - begin, 64, execution, [&, begin = begin](Index from, Index to) {
        for (Index node = begin + from; node < begin + to; ++node)
          part(shape, node, box_of);
      });
    }
  }

  /// There are no cells: many features, or a tree of one leaf.
  bool empty() const { return corners_.empty(); }

  /// Whether a query is farther than the square root of `squared` from all that is outside a child's cell.
  /// @pre !empty()
  bool hold(TreeShape::Child child, const double* query, double squared) const {
    const double* const low = low_of(child);
    const double* const high = low + dimension_;
    double margin = HUGE_VAL;
    for (Index k = 0; k < dimension_; ++k)
      margin = std::min(margin, std::min(query[k] - low[k], high[k] - query[k]));
    return margin > 0 && margin * margin > squared;
  }

 private:
  const double* low_of(TreeShape::Child child) const {
    return corners_.data() + 2 * dimension_ * (child.is_leaf() ? nodes_ + child.number() : child.number());
  }
  double* low_of(TreeShape::Child child) { return const_cast<double*>(std::as_const(*this).low_of(child)); }

  /// Gives each child of a node its cell: that of the node, cut off where the other children begin. So no
  /// centroid below another child is inside, wherever the centroids have moved.
  template<class BoxOf>
  void part(const TreeShape& shape, Index node, const BoxOf& box_of) {
    const Index d = dimension_;
    for (Index c = 0; c < shape.children(node); ++c) {
      double* const low = low_of(shape.child(node, c));
      double* const high = low + d;
      std::copy_n(low_of(TreeShape::Child::node(node)), 2 * d, low);
      const CornerBox own = box_of(shape.child(node, c));
      if (own.is_empty()) continue;
      for (Index other = 0; other < shape.children(node); ++other) {
        const CornerBox box = box_of(shape.child(node, other));
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

  Index dimension_ = 0;
  Index nodes_ = 0;
  std::vector<double> corners_;  // low and high corner of nodes, then of leaves
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_CELLS_HPP
