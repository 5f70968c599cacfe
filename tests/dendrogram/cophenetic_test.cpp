// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/cophenetic.hpp"

#include <algorithm>
#include <stop_token>
#include <vector>

#include "support/catch.hpp"
#include "support/cophenetic.hpp"
#include "support/golden_trees.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::vector<double> values_of(const CondensedMatrix& distances) {
  return {distances.values().begin(), distances.values().end()};
}

/// The same tree with heights that rise and fall.
Dendrogram with_inversions(const Dendrogram& tree, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Merge> merges(tree.merges().begin(), tree.merges().end());
  for (Merge& merge : merges)
    merge.height = static_cast<double>(random() % 100);
  return Dendrogram(tree.observations(), std::move(merges));
}

}  // namespace

TEST_CASE("cophenetic distances are SciPy's, bit by bit", "[dendrogram][golden]") {
  const auto trees = read_golden_trees();
  CHECK(trees.size() == 230);
  int inverted = 0;
  for (const GoldenTree& golden : trees) {
    INFO(golden.name);
    CHECK(values_of(segmentiq::cophenetic_distances(golden.tree)) == golden.cophenetic);
    inverted += golden.inversion >= 0 ? 1 : 0;
  }
  CHECK(inverted > 10);
}

TEST_CASE("cophenetic distances are the heights of the lowest common merges", "[dendrogram][oracle]") {
  for (const Index n : {2, 3, 5, 17, 64, 65, 200})
    for (const bool inverted : {false, true})
      for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        INFO("n " << n << ", inverted " << inverted << ", seed " << seed);
        const Dendrogram plain = random_tree(n, seed);
        const Dendrogram tree = inverted ? with_inversions(plain, seed) : plain;
        const Matrix<double> expected = testing::cophenetic_distances(tree);
        const CondensedMatrix found = segmentiq::cophenetic_distances(tree);
        int different = 0;
        for (Index i = 0; i < n; ++i)
          for (Index j = 0; j < n; ++j)
            different += found(i, j) == expected(i, j) ? 0 : 1;
        CHECK(different == 0);
      }
}

TEST_CASE("cophenetic distances are ultrametric where there is no inversion", "[dendrogram][property]") {
  const CondensedMatrix d = segmentiq::cophenetic_distances(random_tree(40, 3));
  int broken = 0;
  for (Index i = 0; i < 40; ++i)
    for (Index j = 0; j < 40; ++j)
      for (Index k = 0; k < 40; ++k)
        broken += d(i, j) <= std::max(d(i, k), d(j, k)) ? 0 : 1;
  CHECK(broken == 0);
}

TEST_CASE("cophenetic distances are the same for any number of threads", "[dendrogram]") {
  const Dendrogram tree = random_tree(700, 9);
  const auto one = values_of(segmentiq::cophenetic_distances(tree, {.threads = 1}));
  CHECK(values_of(segmentiq::cophenetic_distances(tree, {.threads = 3})) == one);
}

TEST_CASE("cophenetic distances of one observation are none", "[dendrogram]") {
  CHECK(segmentiq::cophenetic_distances(Dendrogram(1, {})).size() == 0);
}

TEST_CASE("cophenetic distances are refused above a limit of memory, and stop on request", "[dendrogram]") {
  const Dendrogram chain = chain_tree(1'000'000);
  CHECK_THROWS_AS(segmentiq::cophenetic_distances(chain, {.max_memory = 1 << 30}), memory_limit_error);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(segmentiq::cophenetic_distances(random_tree(50, 1), {.stop = stop.get_token()}),
                  cancelled_error);
}

TEST_CASE("ancestors of a chain of a million observations need no recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  const detail::LowestCommonAncestors ancestors(chain);
  const std::vector<double> heights = detail::merge_heights(chain);
  std::vector<double> row(static_cast<std::size_t>(n), -1);
  ancestors.fill_row(ancestors.place_of(n / 2), heights.data(), row.data());
  Index wrong = 0;
  for (Index i = 0; i < n; ++i)  // observation i joins at the height max(i, 1)
    if (i != n / 2 &&
        row[static_cast<std::size_t>(ancestors.place_of(i))] != static_cast<double>(std::max(i, n / 2)))
      ++wrong;
  CHECK(wrong == 0);
  // The mean of max(i, j) over all pairs i < j of 0 … n−1 is that of j: 2/3 of n, and a little off.
  CHECK_THAT(detail::mean_over_pairs(chain, heights), WithinRel(2.0 / 3 * (n - 1) + 1.0 / 3, 1e-9));
}
