// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_SPANNING_TREE_HPP
#define SEGMENTIQ_LINKAGE_TREE_SPANNING_TREE_HPP

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/linkage/tree_walk.hpp"

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

class SpanningTreeRounds {
 public:
  SpanningTreeRounds(const ClusterStore& points, const CentroidTree& tree, double blur,
                     const Execution& execution)
      : points_(points),
        tree_(tree),
        blur_(blur),
        execution_(execution),
        component_(at(points.count())),
        nearest_(at(points.count())),
        leaf_component_(at(tree.leaves())),
        node_component_(at(tree.nodes())),
        best_(at(points.count())) {
    std::iota(component_.begin(), component_.end(), Index{0});
    for (std::size_t i = 0; i < nearest_.size(); ++i)
      nearest_[i] = {-HUGE_VAL, -1, -1};
  }

  std::vector<SpanningEdge> run() {
    const Index n = points_.count();
    std::vector<SpanningEdge> edges;
    edges.reserve(at(n - 1));
    Index components = n;
    PhaseProgress progress(execution_, "linkage", std::log2(static_cast<double>(n) + 1));
    while (components > 1) {
      mark_uniform_nodes();
      find_nearest_outside(components);
      const Index before = components;
      join(edges, components);
      progress.advance(std::log2(static_cast<double>(before) / static_cast<double>(components)));
    }
    progress.finish();
    return edges;
  }

 private:
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  /// What a point looks for: the nearest one of another component.
  struct Seeker {
    const SpanningTreeRounds& rounds;
    Index slot = 0;
    Index component = 0;
    SpanningEdge found{};
    std::atomic_ref<double> component_best;

    Reach reach() const {
      const double limit = std::min(found.squared, component_best.load(std::memory_order_relaxed));
      return limit < unlimited_reach.base ? Reach{limit, 0} : unlimited_reach;
    }
    bool skips(CentroidTree::Child child) const {
      return (child.is_leaf() ? rounds.leaf_component_ : rounds.node_component_)[at(child.number())] ==
             component;
    }
    void meet(Index other) {
      if (rounds.component_[at(other)] == component) return;
      const SpanningEdge edge{rounds.points_.squared_distance(slot, other), std::min(slot, other),
                              std::max(slot, other)};
      if (edge < found) found = edge;
    }
  };

  /// The component of all points below each node, or −1 where they differ.
  void mark_uniform_nodes() {
    parallel_chunks(tree_.leaves(), 1024, execution_, [&](Index first, Index last) {
      for (Index l = first; l < last; ++l) {
        Index component = component_[at(tree_.first(l))];
        for (Index s = tree_.first(l) + 1; s < tree_.first(l + 1); ++s)
          if (component_[at(s)] != component) component = -1;
        leaf_component_[at(l)] = component;
      }
    });
    for (Index node = tree_.nodes() - 1; node >= 0; --node) {
      const auto component_of = [&](CentroidTree::Child child) {
        return (child.is_leaf() ? leaf_component_ : node_component_)[at(child.number())];
      };
      Index component = component_of(tree_.child(node, 0));
      for (Index c = 1; c < tree_.children(node); ++c)
        if (component_of(tree_.child(node, c)) != component) component = -1;
      node_component_[at(node)] = component;
    }
  }

  /// Every point that may have its component's shortest edge gets its nearest point outside. What a point
  /// found in an earlier round stays right until the other end joins its component, and stays a lower bound
  /// after that.
  void find_nearest_outside(Index components) {
    const Index n = points_.count();
    best_.assign(at(components), HUGE_VAL);
    const auto is_outside = [&](Index s) {
      const SpanningEdge& edge = nearest_[at(s)];
      return edge.a >= 0 && component_[at(edge.a)] != component_[at(edge.b)];
    };
    for (Index s = 0; s < n; ++s)
      if (is_outside(s)) {
        double& best = best_[at(component_[at(s)])];
        best = std::min(best, nearest_[at(s)].squared);
      }
    parallel_chunks(n, 512, execution_, [&](Index first, Index last) {
      TreeWalk<Seeker> walk(tree_, blur_);
      Index leaf = tree_.leaf_of(first);
      for (Index s = first; s < last; ++s) {
        while (tree_.first(leaf + 1) <= s)
          ++leaf;
        const std::atomic_ref<double> best(best_[at(component_[at(s)])]);
        // Only what cannot be the shortest is left out, so that the result does not depend on who came first.
        if (is_outside(s) || nearest_[at(s)].squared > best.load(std::memory_order_relaxed)) continue;
        Seeker seeker{*this, s, component_[at(s)], {}, best};
        walk.walk(points_.centroid(s), s, leaf, seeker);
        // Nothing within the component's reach, or nothing any more since another point drew it in, so that
        // one between may have been passed over: the reach is a lower bound.
        const double within = best.load(std::memory_order_relaxed);
        if (seeker.found.a < 0 || seeker.found.squared > within) {
          nearest_[at(s)] = {std::max(nearest_[at(s)].squared, within), -1, -1};
          continue;
        }
        nearest_[at(s)] = seeker.found;
        double seen = best.load(std::memory_order_relaxed);
        while (seeker.found.squared < seen &&
               !best.compare_exchange_weak(seen, seeker.found.squared, std::memory_order_relaxed)) {
        }
      }
    });
  }

  /// Joins every component to the nearest, and numbers those that result from 0.
  void join(std::vector<SpanningEdge>& edges, Index& components) {
    const Index n = points_.count();
    std::vector<SpanningEdge> shortest(at(components));
    for (Index s = 0; s < n; ++s) {
      const SpanningEdge& edge = nearest_[at(s)];
      SpanningEdge& best = shortest[at(component_[at(s)])];
      if (edge.a >= 0 && edge < best && component_[at(edge.a)] != component_[at(edge.b)]) best = edge;
    }
    std::vector<Index> parent(at(components));
    std::iota(parent.begin(), parent.end(), Index{0});
    const auto root = [&](Index c) {
      while (parent[at(c)] != c)
        c = parent[at(c)] = parent[at(parent[at(c)])];
      return c;
    };
    for (const SpanningEdge& edge : shortest) {
      const Index a = root(component_[at(edge.a)]);
      const Index b = root(component_[at(edge.b)]);
      if (a == b) continue;
      parent[at(std::max(a, b))] = std::min(a, b);
      edges.push_back(edge);
    }
    std::vector<Index> number(at(components));
    Index left = 0;
    for (Index c = 0; c < components; ++c)  // a root has a smaller number than what hangs on it
      number[at(c)] = root(c) == c ? left++ : number[at(root(c))];
    components = left;
    parallel_chunks(n, 16'384, execution_, [&](Index first, Index last) {
      for (Index s = first; s < last; ++s)
        component_[at(s)] = number[at(component_[at(s)])];
    });
  }

  const ClusterStore& points_;
  const CentroidTree& tree_;
  double blur_;
  const Execution& execution_;
  std::vector<Index> component_;
  std::vector<SpanningEdge> nearest_;  // of each point; without ends: a lower bound
  std::vector<Index> leaf_component_;
  std::vector<Index> node_component_;
  std::vector<double> best_;  // of each component, in this round so far
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_SPANNING_TREE_HPP
