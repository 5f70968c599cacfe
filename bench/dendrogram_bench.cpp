// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/dendrogram/cophenetic.hpp"
#include "segmentiq/dendrogram/cophenetic_correlation.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/cut_absorbing.hpp"
#include "segmentiq/dendrogram/cut_inconsistent.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"
#include "segmentiq/dendrogram/dendrogram_json.hpp"
#include "segmentiq/dendrogram/entanglement.hpp"
#include "segmentiq/dendrogram/fowlkes_mallows_bk.hpp"
#include "segmentiq/dendrogram/hclust.hpp"
#include "segmentiq/dendrogram/inconsistency.hpp"
#include "segmentiq/dendrogram/leaders.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"
#include "segmentiq/dendrogram/linkage_matrix.hpp"
#include "segmentiq/dendrogram/nested_cuts.hpp"
#include "segmentiq/dendrogram/newick.hpp"
#include "segmentiq/dendrogram/optimal_leaf_order.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"

using namespace segmentiq;

static void maxclust(benchmark::State& state) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(cut_maxclust(tree, 10).labels.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(maxclust)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->Complexity(benchmark::oNLogN);

static void exactly(benchmark::State& state) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(cut_exact(tree, 10).labels.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(exactly)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->Complexity(benchmark::oN);

// What is read off a tree: one case each, n observations.
template<class Read>
static void reading(benchmark::State& state, const Read& read) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  for (auto _ : state) {
    auto result = read(tree);
    benchmark::DoNotOptimize(result);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
#define READING(name, ...) \
  BENCHMARK_CAPTURE(reading, name, [](const Dendrogram& tree) { return __VA_ARGS__; })->Arg(50)

READING(inconsistency, inconsistency(tree))->Arg(100'000);
READING(cut_inconsistent, cut_inconsistent(tree, 1.0))->Arg(100'000);
READING(subtree_heights, subtree_heights(tree))->Arg(100'000);
READING(leaders, leaders(tree, cut_exact(tree, 10)))->Arg(100'000);
READING(fourteen_cuts, cuts_exact(tree, std::vector<Index>{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}))
    ->Arg(100'000);
READING(within_sizes, cut_within_sizes(tree, 10, {}))->Arg(100'000);
READING(absorbing, cut_absorbing(tree, 2, 2))->Arg(100'000);
READING(cophenetic_distances, cophenetic_distances(tree))->Arg(2000);
READING(leaf_order, leaf_order(tree))->Arg(100'000);
READING(fowlkes_mallows_bk, fowlkes_mallows_bk(tree, tree))->Arg(1000);
READING(entanglement, entanglement(tree, tree))->Arg(100'000);
READING(hclust, from_hclust(to_hclust(tree)))->Arg(100'000);
READING(linkage_matrix, from_linkage_matrix(to_linkage_matrix(tree)))->Arg(100'000);
READING(newick, from_newick(to_newick(tree)).tree)->Arg(100'000);
READING(json, to_json(tree))->Arg(100'000);

static void of_observations(benchmark::State& state, bool order) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    if (order)
      benchmark::DoNotOptimize(optimal_leaf_order(tree, x).data());
    else
      benchmark::DoNotOptimize(cophenetic_correlation(tree, x).value);
}
BENCHMARK_CAPTURE(of_observations, cophenetic_correlation, false)
    ->Arg(50)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(of_observations, optimal_leaf_order, true)
    ->Arg(50)
    ->Arg(500)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
