// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "inputs.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/linkage/linkage.hpp"

using namespace segmentiq;

static void distances(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(euclidean_distances(x).data());
  state.SetItemsProcessed(state.iterations() * CondensedMatrix::pair_count(state.range(0)));
}
BENCHMARK(distances)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();

static void link_observations(benchmark::State& state, Method method) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(linkage(x, method).root());
  state.SetComplexityN(state.range(0));
}
#define BENCHMARK_LINKAGE(method)                              \
  BENCHMARK_CAPTURE(link_observations, method, Method::method) \
      ->Arg(50)                                                \
      ->Arg(1000)                                              \
      ->Arg(10'000)                                            \
      ->Unit(benchmark::kMillisecond)                          \
      ->UseRealTime()                                          \
      ->Complexity(benchmark::oNSquared)
BENCHMARK_LINKAGE(single);
BENCHMARK_LINKAGE(complete);
BENCHMARK_LINKAGE(average);
BENCHMARK_LINKAGE(weighted);
BENCHMARK_LINKAGE(ward);
BENCHMARK_LINKAGE(centroid);
BENCHMARK_LINKAGE(median);

static void cut(benchmark::State& state) {
  const Dendrogram tree = linkage(inputs::gaussians(state.range(0), 5), Single{});
  for (auto _ : state)
    benchmark::DoNotOptimize(cut_maxclust(tree, 10).count);
}
BENCHMARK(cut)->Arg(1000)->Arg(10'000);

// The kernel that merges spend their time in, and a plain loop of the same formula beside it.
static void ward_row_kernel(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const std::vector<double> other(n, 2.0), sizes(n, 3.0);
  std::vector<double> row(n, 1.5);
  for (auto _ : state) {
    detail::update_row(Ward{}, other.data(), row.data(), 1.0, 2, 3, sizes.data(), state.range(0));
    benchmark::DoNotOptimize(row.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(ward_row_kernel)->Arg(10'000);

static void ward_row_plain_loop(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const std::vector<double> other(n, 2.0), sizes(n, 3.0);
  std::vector<double> row(n, 1.5);
  for (auto _ : state) {
    for (std::size_t k = 0; k < n; ++k) {
      const double t = 1.0 / (5 + sizes[k]);
      row[k] = std::sqrt((sizes[k] + 2) * t * other[k] * other[k] + (sizes[k] + 3) * t * row[k] * row[k] -
                         sizes[k] * t);
    }
    benchmark::DoNotOptimize(row.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(ward_row_plain_loop)->Arg(10'000);
