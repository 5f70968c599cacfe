// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/cut_absorbing.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "segmentiq/core/stage.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"
#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

static_assert(Cutter<ClustersAbsorbing, Dendrogram> && !Cutter<ClustersAbsorbing, Partition>);

namespace {

std::vector<Index> leaves_below(const Dendrogram& tree, Index node) {
  if (tree.is_leaf(node)) return {node};
  std::vector<Index> leaves = leaves_below(tree, tree.merge_of(node).left);
  const std::vector<Index> right = leaves_below(tree, tree.merge_of(node).right);
  leaves.insert(leaves.end(), right.begin(), right.end());
  return leaves;
}

/// The same cut as a story: clusters with a core and what it has absorbed, split one by one.
Partition told_step_by_step(const Dendrogram& tree, Index count, Index min_size) {
  struct Cluster {
    Index core;
    std::vector<Index> absorbed;
  };
  const auto sides = [&](Index node) {
    Merge merge = tree.merge_of(node);
    if (tree.size_of(merge.right) > tree.size_of(merge.left)) std::swap(merge.left, merge.right);
    return std::pair{merge.left, merge.right};  // the larger first
  };
  const auto absorb = [&](Cluster cluster) {  // down to where the core splits truly, or not at all
    while (!tree.is_leaf(cluster.core)) {
      const auto [larger, smaller] = sides(cluster.core);
      if (tree.size_of(smaller) >= min_size || tree.size_of(larger) < min_size) break;
      const std::vector<Index> leaves = leaves_below(tree, smaller);
      cluster.absorbed.insert(cluster.absorbed.end(), leaves.begin(), leaves.end());
      cluster.core = larger;
    }
    return cluster;
  };
  const auto splits = [&](Index node) {
    return !tree.is_leaf(node) && tree.size_of(sides(node).second) >= min_size;
  };
  std::vector<Cluster> clusters{absorb({tree.root(), {}})};
  while (static_cast<Index>(clusters.size()) < count) {
    std::size_t chosen = clusters.size();
    for (std::size_t i = 0; i < clusters.size(); ++i)
      if (splits(clusters[i].core) && (chosen == clusters.size() || clusters[i].core > clusters[chosen].core))
        chosen = i;
    if (chosen == clusters.size()) return {};
    const auto [larger, smaller] = sides(clusters[chosen].core);
    clusters.push_back(absorb({smaller, {}}));
    clusters[chosen] = absorb({larger, clusters[chosen].absorbed});
  }
  Partition partition{std::vector<Label>(static_cast<std::size_t>(tree.observations())),
                      static_cast<Label>(clusters.size())};
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    std::vector<Index> members = leaves_below(tree, clusters[i].core);
    members.insert(members.end(), clusters[i].absorbed.begin(), clusters[i].absorbed.end());
    for (const Index member : members)
      partition.labels[static_cast<std::size_t>(member)] = static_cast<Label>(i);
  }
  return number_by_walk(partition, tree);
}

/// Each further observation joins the cluster of a random one of those before, or a random cluster joins
/// another: many small sides.
Dendrogram lopsided_tree(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Index> active, sizes(static_cast<std::size_t>(2 * n - 1), 1);
  for (Index i = 0; i < n; ++i)
    active.push_back(i);
  std::vector<Merge> merges;
  for (Index i = 0; i + 1 < n; ++i) {
    std::swap(active[random() % active.size()], active.back());
    Index a = active.back();
    active.pop_back();
    std::size_t place = random() % active.size();
    for (std::size_t j = 0; j < active.size(); ++j)  // mostly the largest
      if (random() % 4 &&
          sizes[static_cast<std::size_t>(active[j])] > sizes[static_cast<std::size_t>(active[place])])
        place = j;
    std::swap(active[place], active.back());
    Index b = active.back();
    active.pop_back();
    if (a > b) std::swap(a, b);
    const Index size = sizes[static_cast<std::size_t>(a)] + sizes[static_cast<std::size_t>(b)];
    merges.push_back({a, b, static_cast<double>(i + 1), size});
    sizes[static_cast<std::size_t>(n + i)] = size;
    active.push_back(n + i);
  }
  return Dendrogram(n, std::move(merges));
}

}  // namespace

TEST_CASE("small sides are absorbed as the story goes", "[dendrogram][property]") {
  int cuts = 0, absorbing = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Index n = 1 + static_cast<Index>(seed) % 40;
    const Dendrogram tree = seed % 3 ? lopsided_tree(n, seed) : random_tree(n, seed);
    for (const Index min_size : {1, 2, 3, 5}) {
      if (min_size > n) continue;
      INFO("seed " << seed << ", n " << n << ", min_size " << min_size);
      const Index most = max_clusters_absorbing(tree, min_size);
      CHECK(told_step_by_step(tree, most + 1, min_size).count == 0);  // nothing is left to split
      Partition coarse;
      for (Index k = 1; k <= most; ++k) {
        ++cuts;
        const Partition found = cut_absorbing(tree, k, min_size);
        CHECK(found == told_step_by_step(tree, k, min_size));
        CHECK(found.count == static_cast<Label>(k));
        const std::vector<Index> sizes = found.sizes();
        CHECK(*std::min_element(sizes.begin(), sizes.end()) >= min_size);
        if (k > 1) {  // nested
          std::set<std::pair<Label, Label>> pairs;
          for (std::size_t i = 0; i < found.labels.size(); ++i)
            pairs.emplace(found.labels[i], coarse.labels[i]);
          CHECK(static_cast<Index>(pairs.size()) == k);
        }
        if (min_size == 1) CHECK(found == cut_exact(tree, k));
        coarse = found;
      }
      absorbing += most > clusters_within_sizes(tree, {.min_size = min_size}).max;
    }
  }
  CHECK(cuts > 1500);
  CHECK(absorbing > 50);  // trees in which absorbing allows more clusters than frozen branches do
}

TEST_CASE("an outlier that joins last does not forbid a cut", "[dendrogram]") {
  const Dendrogram tree(6, {{0, 1, 1, 2}, {2, 3, 2, 2}, {4, 7, 2.5, 3}, {6, 8, 3, 5}, {5, 9, 9, 6}});
  CHECK(max_clusters_absorbing(tree, 2) == 2);
  CHECK(cut_absorbing(tree, 1, 2).count == 1);
  // Observation 5 goes with the larger side, {2, 3, 4}.
  const Partition two = cut_absorbing(tree, 2, 2);
  CHECK(two.labels == std::vector<Label>{0, 0, 1, 1, 1, 1});
  CHECK(ClustersAbsorbing{5, 2}.cut(tree) == two);
}

TEST_CASE("what cannot be had by absorbing is named", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 3, 2, 2}, {4, 5, 3, 4}});
  CHECK_THROWS_WITH(cut_absorbing(tree, 1, 0),
                    "cut_absorbing(): min_size (0) must be in [1, 4], the number of observations");
  CHECK_THROWS_WITH(max_clusters_absorbing(tree, 5),
                    "max_clusters_absorbing(): min_size (5) must be in [1, 4], the number of observations");
  CHECK_THROWS_WITH(cut_absorbing(tree, 3, 2),
                    "cut_absorbing(): clusters (3) must be in [1, 2] with clusters of at least 2");
  CHECK_THROWS_AS(cut_absorbing(tree, 0, 2), parameter_error);
  CHECK_THROWS_AS((ClustersAbsorbing{0, 2}.cut(tree)), parameter_error);
  CHECK(cut_absorbing(Dendrogram(1, {}), 1, 1) == Partition{{0}, 1});
}

TEST_CASE("a chain of a million observations absorbs without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  CHECK(max_clusters_absorbing(chain, 2) == 1);
  CHECK(cut_absorbing(chain, 1, 2).count == 1);
  CHECK(cut_absorbing(chain, 3, 1) == cut_exact(chain, 3));
}
