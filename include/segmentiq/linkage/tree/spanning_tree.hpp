// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_SPANNING_TREE_HPP
#define SEGMENTIQ_LINKAGE_TREE_SPANNING_TREE_HPP

#include <algorithm>
#include <atomic>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/linkage/tree/components.hpp"
#include "segmentiq/linkage/tree/pointed_trees.hpp"
#include "segmentiq/linkage/tree/walk.hpp"

// Single linkage by a minimum spanning tree, found by Borůvka's rounds over a k-d tree: every component is
// joined to the nearest point outside it, all at once, until one component is left.
namespace segmentiq::detail {

/// An edge between two points, ordered by its squared length and then by its ends: no two are equal, so that
/// the components never join in a circle.
struct SpanningEdge {
  double squared = HUGE_VAL;
  Index a = -1;  // the smaller slot
  Index b = -1;

  friend bool operator<(const SpanningEdge& x, const SpanningEdge& y) {
    return std::tie(x.squared, x.a, x.b) < std::tie(y.squared, y.a, y.b);
  }
};

/// What a point found stays right until the other end joins its component, and is a lower bound after that:
/// so most points, and most leaves, need not be looked at again in most rounds.
class SpanningTreeRounds {
 public:
  SpanningTreeRounds(const ClusterStore& points, const CentroidTree& tree, double rounding_error,
                     const Execution& execution)
      : points_(points),
        tree_(tree),
        rounding_error_(rounding_error),
        execution_(execution),
        foresight_(1 + 1 / static_cast<double>(tree.dimension())),
        components_(tree, points.count(), execution),
        nearest_(to_size(points.count()), SpanningEdge{-HUGE_VAL, -1, -1}),
        least_(to_size(tree.leaves()), -HUGE_VAL),
        has_edges_(to_size(tree.leaves()), 0) {}

  /// @param found found(i, edge): the i-th of the edges, one fewer than the points. Called by several threads
  /// at once
  template<class Found>
  void run(const Found& found) {
    PhaseProgress progress(execution_, "linkage", std::log2(static_cast<double>(points_.count()) + 1));
    while (components_.count() > 1) {
      find_nearest_outside();
      const Index before = components_.count();
      join(points_.count() - before, found);
      progress.advance(std::log2(static_cast<double>(before) / static_cast<double>(components_.count())));
    }
    progress.finish();
  }

 private:
  static constexpr Index leaves_a_chunk = 32;

  /// The shortest edge of a component so far in this round: written by all threads.
  std::atomic_ref<double> best(Index component) { return std::atomic_ref<double>(best_[to_size(component)]); }

  static void lower(std::atomic_ref<double> value, double to) {
    double seen = value.load(std::memory_order_relaxed);
    while (to < seen && !value.compare_exchange_weak(seen, to, std::memory_order_relaxed)) {
    }
  }

  /// What a point looks for: the nearest one of another component.
  struct EdgeVisitor {
    const SpanningTreeRounds& rounds;
    Index slot;
    Index component;
    std::atomic_ref<double> component_best;
    SpanningEdge found{};

    Reach reach() const {
      const double limit =
          std::min(found.squared, rounds.foresight_ * component_best.load(std::memory_order_relaxed));
      return limit < unlimited_reach.base ? Reach{limit, 0} : unlimited_reach;
    }
    bool skips(TreeShape::Child child) const { return rounds.components_.of(child) == component; }
    void meet(Index other) {
      if (rounds.components_.of(other) == component) return;
      const SpanningEdge edge{rounds.points_.squared_distance(slot, other), std::min(slot, other),
                              std::max(slot, other)};
      if (edge < found) found = edge;
    }
  };

  /// What a leaf looks for: whether anything of another component is near.
  struct OutsideVisitor {
    const SpanningTreeRounds& rounds;
    Index component;
    Reach limit;
    bool saw_one = false;

    Reach reach() const { return limit; }
    bool skips(TreeShape::Child child) const { return rounds.components_.of(child) == component; }
    void meet(Index other) {
      if (rounds.components_.of(other) == component) return;
      saw_one = true;
      limit = {-1, 0};  // look no further
    }
  };

  bool is_outside(const SpanningEdge& edge) const {
    return edge.a >= 0 && components_.of(edge.a) != components_.of(edge.b);
  }

  /// Whether point `s` of leaf `l` may have an edge, yet unknown, as short as `squared`.
  bool may_find(Index s, Index l, double squared) const {
    return std::max(nearest_[to_size(s)].squared, least_[to_size(l)]) <= squared &&
           !is_outside(nearest_[to_size(s)]);
  }

  /// Every point that may have its component's shortest edge gets its nearest point outside.
  void find_nearest_outside() {
    best_.assign(to_size(components_.count()), HUGE_VAL);
    for_each_leaf([&](Index l) {
      if (has_edges_[to_size(l)] == 0) return;
      has_edges_[to_size(l)] = 0;
      for (Index s = tree_.first(l); s < tree_.first(l + 1); ++s)
        if (is_outside(nearest_[to_size(s)])) {
          has_edges_[to_size(l)] = 1;
          lower(best(components_.of(s)), nearest_[to_size(s)].squared);
        }
    });
    parallel_chunks(tree_.leaves(), leaves_a_chunk, execution_, [&](Index first, Index last) {
      TreeWalk<OutsideVisitor> look(tree_, rounding_error_);
      TreeWalk<EdgeVisitor> seek(tree_, rounding_error_);
      for (Index l = first; l < last; ++l)
        if (!is_settled(l, look)) search(l, seek);
    });
  }

  /// Whether no point of a leaf can have its component's shortest edge: as far as that is found out for all
  /// of them at once.
  bool is_settled(Index l, TreeWalk<OutsideVisitor>& look) {
    constexpr int worth_while = 3;
    const Index component = components_.of_leaf(l);
    if (component == TreeComponents::mixed) return false;
    const double within = best(component).load(std::memory_order_relaxed);
    if (least_[to_size(l)] > within) return true;
    int visitors = 0;
    for (Index s = tree_.first(l); s < tree_.first(l + 1) && visitors < worth_while; ++s)
      if (may_find(s, l, within)) ++visitors;
    if (visitors < worth_while || within == HUGE_VAL) return visitors == 0;
    // What is near to a point of the leaf is not much farther from the middle of its box.
    const LeafView leaf = tree_.leaf(l);
    std::vector<double> middle(to_size(leaf.padded));
    for (Index k = 0; k < leaf.dimension; ++k)
      middle[to_size(k)] = leaf.low[k] + (leaf.high[k] - leaf.low[k]) / 2;
    const double reach = std::sqrt(within) + std::sqrt(leaf.diagonal) / 2;
    OutsideVisitor visitor{*this, component, {reach * reach, 0}};
    look.walk(middle.data(), -1, l, visitor);
    if (visitor.saw_one) return false;
    least_[to_size(l)] = std::max(least_[to_size(l)], within);
    return true;
  }

  void search(Index l, TreeWalk<EdgeVisitor>& walk) {
    double least = HUGE_VAL;
    for (Index s = tree_.first(l); s < tree_.first(l + 1); ++s) {
      const auto best_edge = best(components_.of(s));
      SpanningEdge& nearest = nearest_[to_size(s)];
      // Only what cannot be the shortest is left out, so that the result does not depend on who came first.
      if (may_find(s, l, best_edge.load(std::memory_order_relaxed))) {
        EdgeVisitor visitor{*this, s, components_.of(s), best_edge};
        walk.walk(points_.centroid(s), s, l, visitor);
        const double within = foresight_ * best_edge.load(std::memory_order_relaxed);
        if (visitor.found.a < 0 || visitor.found.squared > within) {
          // Nothing within reach, or nothing any more since another point drew it in, so that one between may
          // have been passed over: the reach is a lower bound.
          nearest = {std::max({nearest.squared, least_[to_size(l)], within}), -1, -1};
        } else {
          nearest = visitor.found;
          has_edges_[to_size(l)] = 1;
          lower(best_edge, nearest.squared);
        }
      }
      least = std::min(least, nearest.squared);
    }
    least_[to_size(l)] = std::max(least_[to_size(l)], least);
  }

  /// Joins every component to the nearest, and numbers those that result from 0. @param done edges before
  template<class Found>
  void join(Index done, const Found& found) {
    const Index count = components_.count();
    LargeVector<Index> shortest(to_size(count));  // by component: the point that has its shortest edge
    parallel_chunks(count, 65'536, execution_, [&](Index first, Index last) {
      std::fill(shortest.begin() + first, shortest.begin() + last, Index{-1});
    });
    for_each_leaf([&](Index l) {
      if (has_edges_[to_size(l)] == 0) return;
      for (Index s = tree_.first(l); s < tree_.first(l + 1); ++s) {
        const SpanningEdge& edge = nearest_[to_size(s)];
        const Index component = components_.of(s);
        if (edge.squared != best_[to_size(component)] || !is_outside(edge)) continue;
        const std::atomic_ref<Index> point(shortest[to_size(component)]);
        Index seen = point.load(std::memory_order_relaxed);
        while ((seen < 0 || edge < nearest_[to_size(seen)]) &&
               !point.compare_exchange_weak(seen, s, std::memory_order_relaxed)) {
        }
      }
    });
    LargeVector<Index> next(to_size(count));
    parallel_chunks(count, 4096, execution_, [&](Index first, Index last) {
      for (Index c = first; c < last; ++c) {
        const SpanningEdge& edge = nearest_[to_size(shortest[to_size(c)])];
        const Index a = components_.of(edge.a);
        next[to_size(c)] = a == c ? components_.of(edge.b) : a;
      }
    });
    const PointedTrees joined(next, execution_);
    joined.for_each_edge(execution_,
                         [&](Index e, Index c) { found(done + e, nearest_[to_size(shortest[to_size(c)])]); });
    components_.unite(joined.tree_of(), joined.count(), execution_);
  }

  template<class Body>
  void for_each_leaf(const Body& body) const {
    parallel_chunks(tree_.leaves(), 1024, execution_, [&](Index first, Index last) {
      for (Index l = first; l < last; ++l)
        body(l);
    });
  }

  const ClusterStore& points_;
  const CentroidTree& tree_;
  double rounding_error_;
  const Execution& execution_;
  const double
      foresight_;  // how many times the shortest edge a point looks: the next round will ask for more
  TreeComponents components_;
  LargeVector<SpanningEdge> nearest_;  // of each point; without ends: a lower bound
  std::vector<double> least_;          // of each leaf: no point finds anything nearer
  std::vector<char> has_edges_;        // of each leaf: a point of it has an edge that may be outside
  std::vector<double> best_;           // of each component, in this round so far
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_SPANNING_TREE_HPP
