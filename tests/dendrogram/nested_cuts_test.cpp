// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/nested_cuts.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <stop_token>
#include <vector>

#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// A tree with inversions and equal heights.
Dendrogram inverted_tree(Index n, std::uint64_t seed) {
  const Dendrogram tree = random_tree(n, seed);
  std::vector<Merge> merges(tree.merges().begin(), tree.merges().end());
  for (std::size_t i = 0; i < merges.size(); ++i)
    merges[i].height = std::round(merges[i].height * 20) + (i % 3 == 0 ? 2 : 0);
  return Dendrogram(n, merges);
}

std::vector<Index> from_to(Index first, Index last) {
  std::vector<Index> numbers(static_cast<std::size_t>(last - first + 1));
  std::iota(numbers.begin(), numbers.end(), first);
  return numbers;
}

}  // namespace

TEST_CASE("many cuts of a tree are the single cuts", "[dendrogram][property]") {
  for (const Index n : {1, 2, 3, 10, 47})
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      const Dendrogram tree = seed % 2 ? inverted_tree(n, seed) : random_tree(n, seed);
      const NestedCuts cuts(tree);
      CHECK(cuts.observations() == n);
      const std::vector<Index> numbers = from_to(1, n);
      const std::vector<Partition> exact = cuts_exact(tree, numbers);
      const std::vector<Partition> maxclust = cuts_maxclust(tree, numbers);
      REQUIRE(exact.size() == numbers.size());
      REQUIRE(maxclust.size() == numbers.size());
      for (const Index k : numbers) {
        const auto at = static_cast<std::size_t>(k - 1);
        CHECK(exact[at] == cut_exact(tree, k));
        CHECK(cuts.exact(k) == exact[at]);
        CHECK(maxclust[at] == cut_maxclust(tree, k));
        CHECK(cuts.maxclust(k) == maxclust[at]);
      }
      for (const Merge& merge : tree.merges())
        CHECK(cuts.height(merge.height) == cut_height(tree, merge.height));
      CHECK(cuts.height(-1) == cut_height(tree, -1));
    }
}

TEST_CASE("the numbers of clusters may stand in any order, and be asked for twice", "[dendrogram]") {
  const Dendrogram tree = random_tree(30, 5);
  const std::vector<Partition> found = cuts_exact(tree, std::vector<Index>{7, 2, 7, 30, 1});
  CHECK(found[0] == cut_exact(tree, 7));
  CHECK(found[1] == cut_exact(tree, 2));
  CHECK(found[2] == found[0]);
  CHECK(found[3].count == 30);
  CHECK(found[4].count == 1);
  CHECK(cuts_exact(tree, {}).empty());
  CHECK(cuts_maxclust(tree, std::vector<Index>{31, 1000})[1].count == 30);
}

TEST_CASE("cuts may be copied, and outlive their tree", "[dendrogram]") {
  const Dendrogram tree = inverted_tree(40, 3);
  const NestedCuts copy = [] {
    const NestedCuts original(inverted_tree(40, 3));
    NestedCuts copied(original);
    return copied;
  }();
  for (Index k = 1; k <= 40; ++k)
    CHECK(copy.maxclust(k) == cut_maxclust(tree, k));
}

TEST_CASE("many cuts are the same for any number of threads, bounded in memory, and stop on request",
          "[dendrogram]") {
  const Dendrogram tree = random_tree(1000, 1);
  const std::vector<Index> numbers = from_to(1, 60);
  CHECK(cuts_exact(tree, numbers, {.threads = 1}) == cuts_exact(tree, numbers, {.threads = 5}));
  CHECK_THROWS_AS(cuts_exact(tree, numbers, {.max_memory = 239'999}), memory_limit_error);
  CHECK(cuts_exact(tree, numbers, {.max_memory = 240'000}).size() == 60);
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(cuts_maxclust(tree, numbers, {.stop = source.get_token()}), cancelled_error);
}

TEST_CASE("numbers of clusters that cannot be had are named", "[dendrogram]") {
  const Dendrogram tree = random_tree(5, 1);
  const NestedCuts cuts(tree);
  CHECK_THROWS_WITH(cuts.exact(6),
                    "NestedCuts::exact(): clusters (6) must be at most 5, the number of observations");
  CHECK_THROWS_WITH(cuts.exact(0), "NestedCuts::exact(): clusters (0) must be at least 1");
  CHECK_THROWS_WITH(cuts.maxclust(-1), "NestedCuts::maxclust(): clusters (-1) must be at least 1");
  CHECK_THROWS_AS(cuts.height(std::numeric_limits<double>::quiet_NaN()), parameter_error);
  CHECK_THROWS_WITH(cuts_exact(tree, std::vector<Index>{2, 6}),
                    "cuts_exact(): clusters (6) must be at most 5, the number of observations");
  CHECK_THROWS_WITH(cuts_maxclust(tree, std::vector<Index>{2, 0}),
                    "cuts_maxclust(): clusters (0) must be at least 1");
}

TEST_CASE("many cuts of a chain of a million observations need no recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  const std::vector<Partition> found = cuts_maxclust(chain, from_to(2, 6));
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].count == static_cast<Label>(i) + 2);
    CHECK(found[i].sizes()[0] == n - 1 - static_cast<Index>(i));
  }
}
