// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/optimal_leaf_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stop_token>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_trees.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// The least length of all 2^(n−1) leaf orders, one after the other.
double least_length(const Dendrogram& tree, const CondensedMatrix& distances) {
  const auto merges = tree.merges();
  double least = HUGE_VAL;
  for (std::uint64_t swaps = 0; swaps < std::uint64_t{1} << merges.size(); ++swaps) {
    const auto order = leaf_order(tree, [&](const Merge& merge) {
      return (swaps >> static_cast<std::uint64_t>(&merge - merges.data()) & 1) != 0;
    });
    least = std::min(least, leaf_order_length(order, distances));
  }
  return least;
}

/// n(n−1)/2 values in [0, 1), of no geometry.
CondensedMatrix random_distances(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  CondensedMatrix distances(n);
  for (Index i = 0; i < distances.size(); ++i)
    distances.data()[i] = uniform(random);
  return distances;
}

}  // namespace

TEST_CASE("the optimal leaf order is optimal where SciPy's is not", "[dendrogram]") {
  // SciPy: 103.
  const std::vector<double> values{2, 10, 10000, 1, 3, 100};
  const CondensedMatrix distances(4, values);
  // Single linkage of them: 1 and 2 at 1, 0 at 2, 3 at 3.
  const Dendrogram tree(4, {{1, 2, 1, 2}, {0, 4, 2, 3}, {3, 5, 3, 4}});
  const auto order = optimal_leaf_order(tree, distances);
  CHECK(leaf_order_length(order, distances) == 14);
  CHECK(order == std::vector<Index>{0, 2, 1, 3});
  CHECK(is_leaf_order(tree, order));
}

TEST_CASE("the optimal leaf order is the best of all of them", "[dendrogram][oracle]") {
  for (const Index n : {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
      INFO("n " << n << ", seed " << seed);
      const Dendrogram tree = seed % 5 == 0 ? chain_tree(n) : random_tree(n, seed);
      CondensedMatrix distances = random_distances(n, seed + 1000);
      if (seed % 3 == 0)
        distances = euclidean_distances(tied(n, 2, 3, seed));  // many equal ones, some of them 0
      const auto order = optimal_leaf_order(tree, distances);
      CHECK(is_leaf_order(tree, order));
      CHECK(order.front() < order.back());
      CHECK_THAT(leaf_order_length(order, distances), WithinAbs(least_length(tree, distances), 1e-12));
    }
}

TEST_CASE("optimal leaf orders of SciPy's trees are never longer than SciPy's", "[dendrogram][golden]") {
  int shorter = 0, best = 0;
  for (const GoldenTree& golden : read_golden_trees()) {
    INFO(golden.name);
    const CondensedMatrix distances = euclidean_distances(golden.x);
    const auto order = optimal_leaf_order(golden.tree, distances);
    CHECK(is_leaf_order(golden.tree, order));
    const double length = leaf_order_length(order, distances);
    CHECK(length <= golden.ordered * (1 + 1e-12));
    CHECK(length <= leaf_order_length(golden.leaves, distances) * (1 + 1e-12));
    shorter += length < golden.ordered * (1 - 1e-9) ? 1 : 0;
    CHECK(optimal_leaf_order(golden.tree, golden.x) == order);
    if (golden.x.rows() <= 12) {
      ++best;
      CHECK_THAT(length, WithinRel(least_length(golden.tree, distances), 1e-12) || WithinAbs(0, 1e-12));
    }
  }
  CHECK(best > 120);
  CHECK(shorter >= 1);
}

TEST_CASE("optimal leaf orders are the same for any number of threads", "[dendrogram]") {
  const Dendrogram tree = random_tree(220, 6);
  const CondensedMatrix distances = random_distances(220, 7);
  const auto one = optimal_leaf_order(tree, distances, {}, {.threads = 1});
  CHECK(optimal_leaf_order(tree, distances, {}, {.threads = 3}) == one);
  CHECK(is_leaf_order(tree, one));
}

TEST_CASE("the optimal leaf order of points on a line is theirs", "[dendrogram][property]") {
  // Subtrees that are intervals: the tree allows the sorted order, whose length is the range.
  const Index n = 1500;
  Matrix<double> x(n, 1);
  const std::vector<Index> places = shuffled(n, 2);
  for (Index i = 0; i < n; ++i)
    x(i, 0) = static_cast<double>(places[static_cast<std::size_t>(i)]);
  // Neighbouring places are merged in a random order.
  std::vector<Index> node(static_cast<std::size_t>(n));  // of the interval that begins or ends at a place
  std::vector<Index> size(static_cast<std::size_t>(2 * n - 1), 1);
  std::vector<Index> root(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i) {
    node[static_cast<std::size_t>(places[static_cast<std::size_t>(i)])] = i;
    root[static_cast<std::size_t>(i)] = i;  // by place: the first place of its interval
  }
  const auto first_of = [&](Index place) {
    while (root[static_cast<std::size_t>(place)] != place)
      place = root[static_cast<std::size_t>(place)];
    return place;
  };
  std::vector<Merge> merges;
  for (const Index gap : shuffled(n - 1, 5)) {
    const Index left = first_of(gap);
    const Index right = gap + 1;  // still the first of its own
    const Index a = node[static_cast<std::size_t>(left)];
    const Index b = node[static_cast<std::size_t>(right)];
    const Index both = size[static_cast<std::size_t>(a)] + size[static_cast<std::size_t>(b)];
    const Index made = n + static_cast<Index>(merges.size());
    merges.push_back({std::min(a, b), std::max(a, b), static_cast<double>(merges.size() + 1), both});
    size[static_cast<std::size_t>(made)] = both;
    node[static_cast<std::size_t>(left)] = made;
    root[static_cast<std::size_t>(right)] = left;
  }
  const Dendrogram tree(n, std::move(merges));
  const auto order = optimal_leaf_order(tree, x);
  CHECK(leaf_order_length(order, euclidean_distances(x)) == static_cast<double>(n - 1));
}

TEST_CASE("optimal leaf orders of one observation, and what is refused", "[dendrogram]") {
  CHECK(optimal_leaf_order(Dendrogram(1, {}), CondensedMatrix(1)) == std::vector<Index>{0});
  const Dendrogram tree = random_tree(6, 1);
  CHECK_THROWS_WITH(optimal_leaf_order(tree, random_distances(5, 1)),
                    "optimal_leaf_order(): observations of distances (5) must be 6, those of the tree");
  CHECK_THROWS_WITH(
      optimal_leaf_order(tree, random_distances(6, 1), {.most_observations = 5}),
      "optimal_leaf_order(): observations (6) must be at most 5, or most_observations be raised: "
      "the time grows with n³");
  CHECK_THROWS_AS(optimal_leaf_order(tree, random_distances(6, 1), {}, {.max_memory = 100}),
                  memory_limit_error);
  CHECK_THROWS_AS(optimal_leaf_order(chain_tree(5001), Matrix<double>(scattered(5001, 1, 1))),
                  parameter_error);
  CondensedMatrix bad = random_distances(6, 1);
  bad.data()[2] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(optimal_leaf_order(tree, bad), data_error);
  CHECK_THROWS_AS(optimal_leaf_order(tree, Matrix<double>(scattered(5, 2, 1))), parameter_error);
  Matrix<double> holed = scattered(6, 2, 1);
  holed(3, 1) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(
      optimal_leaf_order(tree, holed),
      ContainsSubstring("optimal_leaf_order(): every value must be finite, but row 3, column 1"));
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(optimal_leaf_order(tree, random_distances(6, 1), {}, {.stop = stop.get_token()}),
                  cancelled_error);
  CHECK_THROWS_AS(leaf_order_length(std::vector<Index>{0, 1}, CondensedMatrix(3)), parameter_error);
  CHECK_THROWS_AS(leaf_order_length(std::vector<Index>{0, 1, 3}, CondensedMatrix(3)), parameter_error);
}
