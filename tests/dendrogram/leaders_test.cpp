// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/leaders.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "dendrogram/golden_cut_criteria.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("leaders are SciPy's, in the order of the labels", "[dendrogram][golden]") {
  int found_ones = 0;
  for (const GoldenCutCriteria& golden : golden_cut_criteria()) {
    INFO(golden.name);
    const std::vector<Index> found =
        leaders(golden.tree, {golden.led, static_cast<Label>(golden.leaders.size())});
    REQUIRE(found.size() == golden.leaders.size());
    for (const auto& [node, label] : golden.leaders) {
      CHECK(found[static_cast<std::size_t>(label)] == node);
      ++found_ones;
    }
  }
  CHECK(found_ones > 1000);
}

TEST_CASE("the leaves below a leader are the cluster", "[dendrogram][property]") {
  for (const Index n : {1, 2, 5, 40}) {
    const Dendrogram tree = random_tree(n, 21);
    for (Index k = 1; k <= n; ++k) {
      const Partition cut = cut_exact(tree, k);
      const std::vector<Index> sizes = cut.sizes();
      const std::vector<Index> found = leaders(tree, cut);
      REQUIRE(static_cast<Index>(found.size()) == k);
      for (std::size_t c = 0; c < found.size(); ++c) {
        std::vector<Index> open{found[c]};
        Index members = 0;
        while (!open.empty()) {
          const Index node = open.back();
          open.pop_back();
          if (tree.is_leaf(node)) {
            ++members;
            CHECK(cut.labels[static_cast<std::size_t>(node)] == static_cast<Label>(c));
          } else {
            open.insert(open.end(), {tree.merge_of(node).left, tree.merge_of(node).right});
          }
        }
        CHECK(members == sizes[c]);
      }
    }
  }
}

TEST_CASE("a partition that does not fit the tree is an error that says where", "[dendrogram]") {
  // Observations 0 and 1 are joined first, then 2 and 3, then all.
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 3, 2, 2}, {4, 5, 3, 4}});
  CHECK(leaders(tree, {{1, 1, 0, 0}, 2}) == std::vector<Index>{5, 4});
  CHECK(leaders(tree, {{0, 0, 0, 0}, 1}) == std::vector<Index>{6});
  CHECK_THROWS_WITH(
      leaders(tree, {{0, 1, 0, 1}, 2}),
      "leaders(): cluster 0 must be one cluster of the tree, but has observations in clusters 0 "
      "and 2, which are joined only together with others");
  CHECK_THROWS_AS(leaders(tree, {{0, 0, 0, 1}, 2}), parameter_error);
  CHECK_THROWS_WITH(leaders(tree, {{0, 0, 1}, 2}),
                    "leaders(): labels (3 of them) must be 4, one for each observation of the tree");
  CHECK_THROWS_WITH(leaders(tree, {{0, 0, 1, 2}, 2}),
                    "leaders(): label of observation 3 (2) must be in [0, 2)");
  CHECK_THROWS_WITH(leaders(tree, {{0, 0, 2, 2}, 3}),
                    "leaders(): label 1 must be used, but no observation has it");
}

TEST_CASE("leaders in a chain of a million observations are found without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  CHECK(leaders(chain, cut_exact(chain, 3)) == std::vector<Index>{2 * n - 4, n - 2, n - 1});
}
