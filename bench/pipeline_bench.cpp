// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/pipeline/segment.hpp"

using namespace segmentiq;

// From the table to labels and silhouette; reading and writing are in table_bench.cpp.
static void whole_pipeline(benchmark::State& state) {
  const Table table = inputs::customers_table(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(segment(table).partition.count);
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(whole_pipeline)->Arg(50)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();
