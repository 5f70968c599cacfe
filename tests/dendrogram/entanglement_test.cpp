// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/entanglement.hpp"

#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_r_trees.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("entanglement is dendextend's", "[dendrogram][golden]") {
  GoldenCounts inputs;
  for (const GoldenPair& pair : read_golden_pairs()) {
    if (pair.entanglement.empty()) continue;
    INFO(pair.name);
    count_pair(inputs, pair);
    const Dendrogram a = from_hclust(pair.trees[0]);
    const Dendrogram b = from_hclust(pair.trees[1]);
    CHECK_THAT(entanglement(a, b), WithinRel(pair.entanglement[0], 1e-10));
    CHECK_THAT(entanglement(a, b, 1), WithinRel(pair.entanglement[1], 1e-10));
    CHECK_THAT(entanglement(a, b, 2), WithinRel(pair.entanglement[2], 1e-10));
  }
  REQUIRE(inputs.random == 283);
  REQUIRE(inputs.real == 49);
}

TEST_CASE("entanglement is 0 for the same order and 1 for the reverse", "[dendrogram][property]") {
  for (const Index n : {2, 3, 10, 1001}) {
    const std::vector<Index> order = shuffled(n, 4);
    const std::vector<Index> reverse(order.rbegin(), order.rend());
    for (const double power : {0.0, 0.5, 1.0, 1.5, 2.0, 500.0}) {
      CHECK(entanglement(order, order, power) == 0);
      CHECK_THAT(entanglement(order, reverse, power), WithinAbs(1, 1e-12));
      const std::vector<Index> other = shuffled(n, 9);
      CHECK_THAT(entanglement(order, other, power), WithinAbs(entanglement(other, order, power), 1e-12));
    }
  }
  CHECK(entanglement(std::vector<Index>{0}, std::vector<Index>{0}) == 0);
  // By hand: places differ by 1, 1 and 0; of reversed ones by 2, 0 and 2.
  CHECK_THAT(entanglement(std::vector<Index>{0, 1, 2}, std::vector<Index>{1, 0, 2}, 2),
             WithinAbs(2.0 / 8.0, 1e-15));
}

TEST_CASE("entanglement refuses what is no order", "[dendrogram]") {
  using Order = std::vector<Index>;
  CHECK_THROWS_WITH(entanglement(Order{0, 1}, Order{0}),
                    "entanglement(): the second order (1 observations) must have 2, as the first one");
  CHECK_THROWS_WITH(entanglement(Order{0, 2}, Order{0, 1}),
                    "entanglement(): the first order: entry 1 (2) must be in [0, 2)");
  CHECK_THROWS_WITH(entanglement(Order{0, 1}, Order{1, 1}),
                    "entanglement(): the second order: entry 1 (1) must not be there a second time");
  CHECK_THROWS_AS(entanglement(Order{0, -1}, Order{0, 1}), parameter_error);
  for (const double power :
       {-1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(entanglement(Order{0, 1}, Order{0, 1}, power), parameter_error);
  CHECK_THROWS_AS(entanglement(random_tree(4, 1), random_tree(5, 1)), parameter_error);
}
