// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/profile/profile_segments.hpp"

using namespace segmentiq;

/// Customers in four segments that have little to do with them: nothing is pruned early.
static void profiles_of_four(benchmark::State& state) {
  const TypedTable typed = inputs::typed_customers(state.range(0));
  const Partition partition = inputs::in_turn(state.range(0), 4);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        profile_segments(typed.table, typed.schema, partition.labels, Matrix<double>()).segments.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(profiles_of_four)
    ->Arg(50)
    ->Arg(10'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

static void typical_of_four(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 18);
  const Partition partition = inputs::in_turn(state.range(0), 4);
  for (auto _ : state)
    benchmark::DoNotOptimize(find_typical(x, partition).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(typical_of_four)
    ->Arg(50)
    ->Arg(40'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
