// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/fowlkes_mallows_bk.hpp"

#include <algorithm>
#include <cmath>
#include <stop_token>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/golden_r_trees.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("B_k is dendextend's for every k", "[dendrogram][golden]") {
  GoldenCounts inputs;
  for (const GoldenPair& pair : read_golden_pairs()) {
    if (pair.bk.empty()) continue;
    INFO(pair.name);
    count_pair(inputs, pair);
    const auto found = fowlkes_mallows_bk(from_hclust(pair.trees[0]), from_hclust(pair.trees[1]));
    REQUIRE(found.size() == pair.bk.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK_THAT(found[i], WithinAbs(pair.bk[i], 1e-12));
  }
  REQUIRE(inputs.random == 258);
  REQUIRE(inputs.real == 48);
}

TEST_CASE("B_k counts the pairs of every cut", "[dendrogram][oracle]") {
  for (const Index n : {3, 4, 11, 40})
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const Dendrogram a = random_tree(n, seed);
      const Dendrogram b = seed % 3 == 0 ? chain_tree(n) : random_tree(n, seed + 50);
      const auto found = fowlkes_mallows_bk(a, b);
      REQUIRE(static_cast<Index>(found.size()) == n - 2);
      for (Index k = 2; k < n; ++k) {
        INFO("n " << n << ", seed " << seed << ", k " << k);
        const auto of_a = cut_exact(a, k).labels;
        const auto of_b = cut_exact(b, k).labels;
        double in_a = 0, in_b = 0, in_both = 0;
        for (std::size_t i = 0; i < of_a.size(); ++i)
          for (std::size_t j = i + 1; j < of_a.size(); ++j) {
            const bool shared_a = of_a[i] == of_a[j];
            const bool shared_b = of_b[i] == of_b[j];
            in_a += shared_a ? 1 : 0;
            in_b += shared_b ? 1 : 0;
            in_both += shared_a && shared_b ? 1 : 0;
          }
        CHECK_THAT(found[static_cast<std::size_t>(k - 2)],
                   WithinAbs(in_both / std::sqrt(in_a * in_b), 1e-14));
      }
    }
}

TEST_CASE("B_k of a tree and itself is 1 for every k", "[dendrogram][property]") {
  const Dendrogram tree = random_tree(300, 8);
  const auto found = fowlkes_mallows_bk(tree, tree);
  CHECK(*std::min_element(found.begin(), found.end()) > 1 - 1e-14);
  CHECK(*std::max_element(found.begin(), found.end()) < 1 + 1e-14);
}

TEST_CASE("B_k of trees that are large, deep, small, or do not fit", "[dendrogram]") {
  constexpr Index n = 200'000;
  const auto found = fowlkes_mallows_bk(chain_tree(n), random_tree(n, 3));
  CHECK(static_cast<Index>(found.size()) == n - 2);
  CHECK(std::all_of(found.begin(), found.end(), [](double b) { return b >= 0 && b <= 1 + 1e-12; }));
  CHECK(fowlkes_mallows_bk(Dendrogram(1, {}), Dendrogram(1, {})).empty());
  CHECK(fowlkes_mallows_bk(random_tree(2, 1), random_tree(2, 1)).empty());
  CHECK_THROWS_WITH(fowlkes_mallows_bk(random_tree(5, 1), random_tree(6, 1)),
                    "fowlkes_mallows_bk(): observations of the second tree (6) must be 5, those of the tree");
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(fowlkes_mallows_bk(random_tree(5, 1), random_tree(5, 2), {.stop = stop.get_token()}),
                  cancelled_error);
}
