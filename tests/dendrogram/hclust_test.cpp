// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/hclust.hpp"

#include <limits>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_r_trees.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("R's trees come and go as they are, row by row", "[dendrogram][golden]") {
  const auto pairs = read_golden_pairs();
  GoldenCounts inputs;
  for (const GoldenPair& pair : pairs) {
    INFO(pair.name);
    count_pair(inputs, pair);
    for (const Hclust& golden : pair.trees) {
      const Hclust back = to_hclust(from_hclust(golden));
      CHECK(back.merge == golden.merge);
      CHECK(back.height == golden.height);
      CHECK(back.order == golden.order);
    }
  }
  REQUIRE(inputs.random == 320);
  REQUIRE(inputs.real == 60);
}

TEST_CASE("a tree comes back from its hclust", "[dendrogram][property]") {
  for (const Index n : {1, 2, 3, 50})
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const Dendrogram tree = random_tree(n, seed);
      CHECK(from_hclust(to_hclust(tree)) == tree);
    }
  const Dendrogram chain = chain_tree(1'000'000);
  CHECK(from_hclust(to_hclust(chain)) == chain);
}

TEST_CASE("an hclust's rows and order may be written otherwise", "[dendrogram]") {
  const Dendrogram tree(4, {{1, 3, 1, 2}, {0, 4, 2, 3}, {2, 5, 3, 4}});
  CHECK(from_hclust({{{-4, -2}, {1, -1}, {2, -3}}, {1, 2, 3}, {}}) == tree);
  CHECK(from_hclust({{{-4, -2}, {1, -1}, {2, -3}}, {1, 2, 3}, {4, 2, 1, 3}}) == tree);
}

TEST_CASE("an hclust that is no tree says where and why", "[dendrogram]") {
  const Hclust good{{{-1, -2}, {-3, 1}, {-4, 2}}, {1, 2, 3}, {4, 3, 1, 2}};
  CHECK_NOTHROW(from_hclust(good));
  const auto refused = [&](auto change, const std::string& why) {
    Hclust bad = good;
    change(bad);
    INFO(why);
    CHECK_THROWS_AS(from_hclust(bad), parameter_error);
    CHECK_THROWS_WITH(from_hclust(bad), "from_hclust(): " + why);
  };
  refused([](Hclust& h) { h.height.pop_back(); }, "height (2 values) must have 3, one for each row of merge");
  refused([](Hclust& h) { h.merge[0][1] = 0; },
          "row 1 of merge has 0, which must be in [-4, -1] for an observation");
  refused([](Hclust& h) { h.merge[0][1] = 1; },
          "row 1 of merge has 1, which must be in [-4, -1] for an observation");
  refused(
      [](Hclust& h) { h.merge[1][1] = -5; },
      "row 2 of merge has -5, which must be in [-4, -1] for an observation or in [1, 1] for a cluster made "
      "before");
  refused(
      [](Hclust& h) { h.merge[2][1] = 3; },
      "row 3 of merge has 3, which must be in [-4, -1] for an observation or in [1, 2] for a cluster made "
      "before");
  refused([](Hclust& h) { h.merge[2][1] = 1; }, "row 3 of merge has 1 a second time");
  refused([](Hclust& h) { h.merge[0][1] = -1; }, "row 1 of merge has -1 a second time");
  refused(
      [](Hclust& h) { h.merge[2][0] = std::numeric_limits<Index>::min(); },
      "row 3 of merge has -9223372036854775808, which must be in [-4, -1] for an observation or in [1, 2] "
      "for a cluster made before");
  for (const double bad : {-1.0, std::numeric_limits<double>::infinity()})
    CHECK_THROWS_AS(from_hclust({good.merge, {1, bad, 3}, {}}), parameter_error);
  refused([](Hclust& h) { h.height[1] = std::numeric_limits<double>::quiet_NaN(); },
          "height 2 (nan) must be finite and at least 0");
  const std::string order_fault =
      "order (4 entries) must have each of 1 … 4 once, with the observations of every cluster side by side; "
      "or "
      "be empty";
  refused([](Hclust& h) { h.order = {1, 3, 2, 4}; }, order_fault);
  refused([](Hclust& h) { h.order = {1, 1, 2, 4}; }, order_fault);
  refused([](Hclust& h) { h.order = {0, 1, 2, 3}; }, order_fault);
}
