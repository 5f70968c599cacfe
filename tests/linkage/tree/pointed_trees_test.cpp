// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/tree/pointed_trees.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;
using detail::LargeVector;

namespace {

/// Each vertex points to the nearest other one on a line of different gaps: chains as long as `n` where these
/// fall one after the other.
LargeVector<Index> nearest_on_a_line(const std::vector<double>& gaps) {
  const Index n = static_cast<Index>(gaps.size()) + 1;
  LargeVector<Index> next(to_size(n));
  for (Index v = 0; v < n; ++v) {
    const double before = v > 0 ? gaps[to_size(v - 1)] : HUGE_VAL;
    const double after = v + 1 < n ? gaps[to_size(v)] : HUGE_VAL;
    next[to_size(v)] = before < after ? v - 1 : v + 1;
  }
  return next;
}

/// Vertices renamed by lot.
LargeVector<Index> renamed(const LargeVector<Index>& next, std::uint64_t seed) {
  const std::vector<Index> name = shuffled(static_cast<Index>(next.size()), seed);
  LargeVector<Index> result(next.size());
  for (std::size_t v = 0; v < next.size(); ++v)
    result[to_size(name[v])] = name[to_size(next[v])];
  return result;
}

/// The same one by one, as one would do it by hand.
struct ByHand {
  std::vector<Index> tree_of;
  std::vector<Index> edges;  // the vertices that they begin at
  Index count = 0;

  explicit ByHand(const LargeVector<Index>& next) : tree_of(next.size(), -1) {
    const auto n = static_cast<Index>(next.size());
    const auto points_back = [&](Index v) {
      return next[to_size(next[to_size(v)])] == v;
    };
    for (Index v = 0; v < n; ++v) {
      if (v < next[to_size(v)] && points_back(v)) tree_of[to_size(v)] = count++;
      if (v < next[to_size(v)] || !points_back(v)) edges.push_back(v);
    }
    for (Index v = 0; v < n; ++v) {
      Index root = v;
      while (!points_back(root))
        root = next[to_size(root)];
      tree_of[to_size(v)] = tree_of[to_size(std::min(root, next[to_size(root)]))];
    }
  }
};

void compare(const LargeVector<Index>& next) {
  const ByHand expected(next);
  for (const int threads : {1, 2, 3, 8}) {
    const Execution execution{.threads = threads};
    const detail::PointedTrees found(next, execution);
    CHECK(found.count() == expected.count);
    CHECK(std::equal(expected.tree_of.begin(), expected.tree_of.end(), found.tree_of().begin(),
                     found.tree_of().end()));
    CHECK(found.edges() == static_cast<Index>(next.size()) - found.count());
    std::vector<Index> edges(to_size(found.edges()), -1);
    found.for_each_edge(execution, [&](Index e, Index v) { edges[to_size(e)] = v; });
    CHECK(edges == expected.edges);
  }
}

}  // namespace

TEST_CASE("trees of vertices that point to one other each, by hand", "[linkage]") {
  // 0 ⇄ 1 ← 2, and 3 ⇄ 5 ← 4
  const LargeVector<Index> next{1, 0, 1, 5, 5, 3};
  const detail::PointedTrees trees(next, {});
  CHECK(trees.count() == 2);
  CHECK(trees.edges() == 4);
  CHECK(std::vector<Index>(trees.tree_of().begin(), trees.tree_of().end()) ==
        std::vector<Index>{0, 0, 0, 1, 1, 1});
  std::vector<std::pair<Index, Index>> edges;
  trees.for_each_edge({.threads = 1}, [&](Index, Index v) { edges.emplace_back(v, next[to_size(v)]); });
  CHECK(edges == std::vector<std::pair<Index, Index>>{{0, 1}, {2, 1}, {3, 5}, {4, 5}});
}

TEST_CASE("trees of random nearest neighbours are those found one by one", "[linkage]") {
  std::mt19937_64 random(1);
  for (const std::size_t gaps : {1u, 2u, 5u, 100u, 20'000u})
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      INFO(gaps << " gaps, seed " << seed);
      std::vector<double> gap(gaps);
      for (double& g : gap)
        g = uniform(random);
      const LargeVector<Index> next = nearest_on_a_line(gap);
      compare(next);
      compare(renamed(next, seed));
    }
}

TEST_CASE("a tree that is one long chain takes time in proportion to its length", "[linkage]") {
  std::vector<double> gap(1'000'000);
  std::iota(gap.begin(), gap.end(), 1.0);
  for (const bool backwards : {false, true}) {
    if (backwards) std::reverse(gap.begin(), gap.end());
    const LargeVector<Index> next = nearest_on_a_line(gap);  // all lead to one end, one after the other
    for (const int threads : {1, 2, 3}) {
      const detail::PointedTrees found(next, {.threads = threads});
      CHECK(found.count() == 1);
      CHECK(found.edges() == 1'000'000);
      CHECK(std::count(found.tree_of().begin(), found.tree_of().end(), 0) == 1'000'001);
    }
  }
}
