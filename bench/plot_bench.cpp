// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <vector>

#include "inputs.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/plot/dendrogram_layout.hpp"
#include "segmentiq/plot/dendrogram_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"

using namespace segmentiq;

// All leaves, none left out.
static void layout(benchmark::State& state) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(dendrogram_layout(tree).links.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(layout)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

static void dendrogram_picture(benchmark::State& state) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  const Partition partition = cut_maxclust(tree, 5);
  for (auto _ : state)
    benchmark::DoNotOptimize(dendrogram_svg(tree, partition).size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(dendrogram_picture)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

static void scatter_picture(benchmark::State& state) {
  const Matrix<double> points = inputs::gaussians(state.range(0), 2);
  const std::vector<double> x(points.col(0).begin(), points.col(0).end());
  const std::vector<double> y(points.col(1).begin(), points.col(1).end());
  const Partition partition = inputs::in_turn(state.range(0), 5);
  for (auto _ : state)
    benchmark::DoNotOptimize(scatter_svg(x, y, partition.labels).size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(scatter_picture)->Arg(50)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMicrosecond);
