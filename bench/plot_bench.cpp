// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/plot/dendrogram_svg.hpp"

using namespace segmentiq;

static void dendrogram_picture(benchmark::State& state) {
  const Dendrogram tree = linkage(inputs::gaussians(state.range(0), 5), Single{});
  const Partition partition = cut_maxclust(tree, 5);
  for (auto _ : state)
    benchmark::DoNotOptimize(dendrogram_svg(tree, partition).size());
}
BENCHMARK(dendrogram_picture)->Arg(50)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMicrosecond);
