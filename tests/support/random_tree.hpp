// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_RANDOM_TREE_HPP
#define SEGMENTIQ_TESTS_SUPPORT_RANDOM_TREE_HPP

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"

// Trees without any data behind them. Only raw numbers of the generator are used, since the standard's
// distributions differ between libraries.
namespace segmentiq::testing {

/// n observations merged in random pairs, heights growing from merge to merge like those of Ward's criterion.
inline Dendrogram random_tree(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Index> active(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i)
    active[static_cast<std::size_t>(i)] = i;
  std::vector<Merge> merges;
  std::vector<Index> sizes(static_cast<std::size_t>(2 * n - 1), 1);
  double height = 0;
  const auto take = [&] {
    std::swap(active[random() % active.size()], active.back());
    const Index taken = active.back();
    active.pop_back();
    return taken;
  };
  for (Index i = 0; i + 1 < n; ++i) {
    const Index a = take();
    const Index b = take();
    const Index size = sizes[static_cast<std::size_t>(a)] + sizes[static_cast<std::size_t>(b)];
    height += static_cast<double>(random() % 1000 + 1) / (static_cast<double>(n - i) * 100);
    merges.push_back({std::min(a, b), std::max(a, b), height, size});
    sizes[static_cast<std::size_t>(n + i)] = size;
    active.push_back(n + i);
  }
  return Dendrogram(n, std::move(merges));
}

/// A tree as deep as it has merges: each adds one observation to all those before it.
inline Dendrogram chain_tree(Index n) {
  std::vector<Merge> merges;
  for (Index i = 0; i + 1 < n; ++i) {
    const Index cluster = i == 0 ? 1 : n + i - 1;
    const Index leaf = i == 0 ? 0 : i + 1;
    merges.push_back({std::min(leaf, cluster), std::max(leaf, cluster), static_cast<double>(i + 1), i + 2});
  }
  return Dendrogram(n, std::move(merges));
}

/// The k clusters that are left when the last k − 1 merges are undone, numbered by their first observation.
inline Partition last_merges_undone(const Dendrogram& tree, Index k) {
  const Index n = tree.observations();
  std::vector<Label> of_node(static_cast<std::size_t>(2 * n - 1), no_label);
  std::vector<Index> parent(static_cast<std::size_t>(2 * n - 1), -1);
  for (Index i = 0; i < n - k; ++i) {
    const Merge& merge = tree.merges()[static_cast<std::size_t>(i)];
    parent[static_cast<std::size_t>(merge.left)] = parent[static_cast<std::size_t>(merge.right)] = n + i;
  }
  Partition partition{std::vector<Label>(static_cast<std::size_t>(n)), 0};
  std::vector<Index> root(static_cast<std::size_t>(2 * n - 1));
  for (Index node = 2 * n - 2; node >= 0; --node) {
    const auto at = static_cast<std::size_t>(node);
    root[at] = parent[at] < 0 ? node : root[static_cast<std::size_t>(parent[at])];
  }
  for (Index i = 0; i < n; ++i) {
    Label& label = of_node[static_cast<std::size_t>(root[static_cast<std::size_t>(i)])];
    if (label == no_label) label = partition.count++;
    partition.labels[static_cast<std::size_t>(i)] = label;
  }
  return partition;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_RANDOM_TREE_HPP
