// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/profile/profile_segments.hpp"
#include "segmentiq/profile/stability.hpp"

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

// What stability adds to the clusterings, which are linkage's own: drawing, and looking segments up.
static void stability_without_clustering(benchmark::State& state) {
  const Partition segments = inputs::in_turn(state.range(0), 8);
  const auto by_turn = [&](std::span<const Index> rows, const Execution&) {
    Partition found{std::vector<Label>(rows.size()), 8};
    for (std::size_t i = 0; i < rows.size(); ++i)
      found.labels[i] = segments.labels[static_cast<std::size_t>(rows[i])];
    return found;
  };
  const StabilityOptions options{.resamples = 20, .sampling = {.max_draws = state.range(0)}};
  for (auto _ : state)
    benchmark::DoNotOptimize(segment_stability(segments, by_turn, options).segments.data());
  state.SetItemsProcessed(state.iterations() * state.range(0) * options.resamples);
}
BENCHMARK(stability_without_clustering)
    ->Arg(50)
    ->Arg(1000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
