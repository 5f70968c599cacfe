// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/leaf_order.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "segmentiq/plot/dendrogram/layout.hpp"
#include "support/catch.hpp"
#include "support/golden_trees.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("leaf orders are SciPy's", "[dendrogram][golden]") {
  for (const GoldenTree& golden : read_golden_trees()) {
    INFO(golden.name);
    CHECK(leaf_order(golden.tree) == golden.leaves);
    CHECK(is_leaf_order(golden.tree, golden.leaves));
    CHECK(first_inversion(golden.tree).value_or(-1) == golden.inversion);
  }
}

TEST_CASE("leaf orders are those of the layout of a picture", "[dendrogram]") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Dendrogram tree = random_tree(40, seed);
    CHECK(leaf_order(tree) == dendrogram_layout(tree).leaves);
    const auto smaller_first =
        leaf_order(tree, [&](const Merge& m) { return tree.size_of(m.right) < tree.size_of(m.left); });
    CHECK(smaller_first == dendrogram_layout(tree, {.count_sort = ChildSort::ascending}).leaves);
    const auto nearer_first =
        leaf_order(tree, [&](const Merge& m) { return tree.height_of(m.right) < tree.height_of(m.left); });
    CHECK(nearer_first == dendrogram_layout(tree, {.distance_sort = ChildSort::ascending}).leaves);
    CHECK(is_leaf_order(tree, smaller_first));
    CHECK(is_leaf_order(tree, nearer_first));
  }
}

TEST_CASE("a leaf order swapped at every merge is the mirror image", "[dendrogram]") {
  const Dendrogram tree = random_tree(30, 4);
  std::vector<Index> order = leaf_order(tree);
  const std::vector<Index> swapped = leaf_order(tree, [](const Merge&) { return true; });
  CHECK(std::vector<Index>(swapped.rbegin(), swapped.rend()) == order);
  CHECK(is_leaf_order(tree, swapped));
}

TEST_CASE("an order that crosses is none", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 2, 4}});
  const auto is_one = [&](std::vector<Index> order) {
    return is_leaf_order(tree, order);
  };
  CHECK(is_one({0, 1, 2, 3}));
  CHECK(is_one({3, 2, 0, 1}));
  CHECK_FALSE(is_one({0, 2, 1, 3}));
  CHECK_FALSE(is_one({0, 2, 3, 1}));
  CHECK_FALSE(is_one({0, 1, 2}));
  CHECK_FALSE(is_one({0, 1, 2, 2}));
  CHECK_FALSE(is_one({0, 1, 2, 4}));
  CHECK_FALSE(is_one({0, 1, 2, -1}));
  // Of all 24 orders, 2³ have no crossing.
  std::vector<Index> order{0, 1, 2, 3};
  int without_crossing = 0;
  do
    without_crossing += is_one(order) ? 1 : 0;
  while (std::next_permutation(order.begin(), order.end()));
  CHECK(without_crossing == 8);
}

TEST_CASE("leaf orders of one observation and of a chain of a million", "[dendrogram]") {
  CHECK(leaf_order(Dendrogram(1, {})) == std::vector<Index>{0});
  CHECK(is_leaf_order(Dendrogram(1, {}), std::vector<Index>{0}));
  const Dendrogram chain = chain_tree(1'000'000);
  std::vector<Index> order = leaf_order(chain);
  CHECK(is_leaf_order(chain, order));
  std::swap(order.front(), order.back());
  CHECK_FALSE(is_leaf_order(chain, order));
}
