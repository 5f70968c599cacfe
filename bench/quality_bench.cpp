// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/quality/silhouette.hpp"

using namespace segmentiq;

static void silhouette_of_four(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  const Partition partition = inputs::in_turn(state.range(0), 4);
  for (auto _ : state)
    benchmark::DoNotOptimize(silhouette(x, partition).values.data());
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(0));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(silhouette_of_four)
    ->Arg(50)
    ->Arg(1000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Complexity(benchmark::oNSquared);
