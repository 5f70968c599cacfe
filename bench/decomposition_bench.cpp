// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/decomposition/pca.hpp"

using namespace segmentiq;

// n × d: tall ones, then a wide one.
static void pca(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), state.range(1));
  const Pca<> two(PcaOptions{.components = 2});
  for (auto _ : state)
    benchmark::DoNotOptimize(two.fit(x).transform(x).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(pca)
    ->Args({50, 20})
    ->Args({1000, 20})
    ->Args({10'000, 20})
    ->Args({100'000, 50})
    ->Args({100, 1000})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
