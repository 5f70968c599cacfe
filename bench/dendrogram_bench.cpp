// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/dendrogram/cut.hpp"

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
