// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/label_order.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// The same clusters under numbers in a random order.
Partition shuffled(const Partition& partition, std::mt19937_64& random) {
  std::vector<Label> number(static_cast<std::size_t>(partition.count));
  for (std::size_t i = 0; i < number.size(); ++i) {
    number[i] = static_cast<Label>(i);
    std::swap(number[i], number[random() % (i + 1)]);
  }
  Partition renamed = partition;
  for (Label& label : renamed.labels)
    label = number[static_cast<std::size_t>(label)];
  return renamed;
}

bool same_clusters(const Partition& a, const Partition& b) {
  for (std::size_t i = 0; i < a.labels.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if ((a.labels[i] == a.labels[j]) != (b.labels[i] == b.labels[j])) return false;
  return a.count == b.count && a.labels.size() == b.labels.size();
}

}  // namespace

TEST_CASE("clusters are numbered by first appearance, by size, and by the walk", "[dendrogram]") {
  const Partition partition{{3, 1, 1, 0, 2, 2, 0, 1}, 4};
  CHECK(number_by_first_appearance(partition).labels == std::vector<Label>{0, 1, 1, 2, 3, 3, 2, 1});
  // Sizes 2, 3, 2, 1: of the two pairs the one with observation 3 comes first.
  CHECK(number_by_size(partition).labels == std::vector<Label>{3, 0, 0, 1, 2, 2, 1, 0});
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 9, 4}});  // met in the order 0, 1, 2, 3
  CHECK(number_by_walk({{1, 1, 0, 2}, 3}, tree).labels == std::vector<Label>{0, 0, 1, 2});
  CHECK(number_by_walk({{1, 0, 1, 0}, 2}, tree).labels == std::vector<Label>{0, 1, 0, 1});
}

TEST_CASE("a numbering keeps the clusters, and depends on nothing else", "[dendrogram][property]") {
  std::mt19937_64 random(11);
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Index n = 1 + static_cast<Index>(random() % 40);
    const Dendrogram tree = random_tree(n, seed);
    const Partition cut = cut_exact(tree, 1 + static_cast<Index>(random() % static_cast<std::uint64_t>(n)));
    const Partition renamed = shuffled(cut, random);
    for (const auto order : {LabelOrder::walk, LabelOrder::size, LabelOrder::first_appearance}) {
      const Partition numbered = renumber(cut, tree, order);
      CHECK(same_clusters(numbered, cut));
      CHECK(renumber(renamed, tree, order) == numbered);
      CHECK(renumber(numbered, tree, order) == numbered);
    }
    CHECK(renumber(renamed, tree, LabelOrder::walk) == cut);  // the number that the cut gave
    CHECK(number_by_first_appearance(renamed).labels == last_merges_undone(tree, cut.count).labels);
    const Partition by_size = number_by_size(renamed);
    const std::vector<Index> sizes = by_size.sizes();
    CHECK(std::is_sorted(sizes.rbegin(), sizes.rend()));
    for (std::size_t c = 1; c < sizes.size(); ++c) {
      const auto first = [&](std::size_t label) {
        return std::find(by_size.labels.begin(), by_size.labels.end(), static_cast<Label>(label));
      };
      if (sizes[c] == sizes[c - 1]) CHECK(first(c - 1) < first(c));
    }
  }
}

TEST_CASE("no observations have no numbers", "[dendrogram]") {
  CHECK(number_by_size({{}, 0}) == Partition{{}, 0});
  CHECK(number_by_first_appearance({{}, 0}) == Partition{{}, 0});
}

TEST_CASE("labels that are no partition are named", "[dendrogram]") {
  const Dendrogram tree = random_tree(3, 1);
  CHECK_THROWS_WITH(number_by_size({{0, 2, 1}, 2}),
                    "number_by_size(): label of observation 1 (2) must be in [0, 2)");
  CHECK_THROWS_WITH(number_by_first_appearance({{0, no_label}, 1}),
                    "number_by_first_appearance(): label of observation 1 (-1) must be in [0, 1)");
  CHECK_THROWS_WITH(number_by_size({{0, 2, 0}, 3}),
                    "number_by_size(): label 1 must be used, but no observation has it");
  CHECK_THROWS_WITH(number_by_walk({{0, 1}, 2}, tree),
                    "number_by_walk(): labels (2 of them) must be 3, one for each observation of the tree");
  CHECK_THROWS_AS(number_by_size({{0}, -1}), parameter_error);
  CHECK_THROWS_AS(renumber({{0, 0, 0}, 1}, tree, static_cast<LabelOrder>(9)), parameter_error);
}

TEST_CASE("clusters of a chain of a million observations are numbered without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  const Partition all = cut_exact(chain, n);
  CHECK(number_by_walk(all, chain) == all);
  CHECK(number_by_size(all).labels == number_by_first_appearance(all).labels);
}
