// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/contingency_table.hpp"
#include "segmentiq/quality/dunn.hpp"
#include "segmentiq/quality/gap_statistic.hpp"
#include "segmentiq/quality/match_clusters.hpp"
#include "segmentiq/quality/mutual_information.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"
#include "segmentiq/quality/pair_agreement.hpp"
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

// The indices of one partition, and of all cuts of a tree at once.
template<class Judge>
static void judging(benchmark::State& state, const Judge& judge) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  const Partition partition = inputs::in_turn(state.range(0), 4);
  for (auto _ : state) {
    auto result = judge(x, partition);
    benchmark::DoNotOptimize(result);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
#define JUDGING(name)                                                                                  \
  BENCHMARK_CAPTURE(judging, name,                                                                     \
                    [](const Matrix<double>& x, const Partition& p) { return segmentiq::name(x, p); }) \
      ->Arg(50)                                                                                        \
      ->Arg(5000)                                                                                      \
      ->Unit(benchmark::kMicrosecond)                                                                  \
      ->UseRealTime()
JUDGING(within_sum_of_squares);
JUDGING(calinski_harabasz);
JUDGING(davies_bouldin);
JUDGING(dunn);

static void fourteen_silhouettes(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  const Dendrogram tree = inputs::random_tree(state.range(0));
  for (auto _ : state) {
    const CutHierarchy cuts(tree, 15);
    const NestedSilhouettes all(x, cuts);
    for (Index k = 2; k <= 15; ++k)
      benchmark::DoNotOptimize(all.at(k).values.data());
  }
}
BENCHMARK(fourteen_silhouettes)->Arg(50)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();

static void gap_of_four_references(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 5);
  const CutHierarchy cuts(linkage(x, Method::ward), 10);
  for (auto _ : state)
    benchmark::DoNotOptimize(gap_statistic(x, cuts, Method::ward, {.references = 4}).gap.data());
}
BENCHMARK(gap_of_four_references)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

// Two partitions of n observations into 10 and 15 segments.
template<class Compare>
static void comparing(benchmark::State& state, const Compare& compare) {
  const Partition first = inputs::in_turn(state.range(0), 10);
  const Partition second = inputs::in_turn(state.range(0), 15);
  for (auto _ : state) {
    auto result = compare(ContingencyTable(first, second));
    benchmark::DoNotOptimize(result);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
#define COMPARING(name)                                                                                    \
  BENCHMARK_CAPTURE(comparing, name, [](const ContingencyTable& table) { return segmentiq::name(table); }) \
      ->Arg(50)                                                                                            \
      ->Arg(100'000)                                                                                       \
      ->Unit(benchmark::kMicrosecond)
COMPARING(adjusted_rand_index);
COMPARING(fowlkes_mallows_index);
COMPARING(adjusted_mutual_information);
COMPARING(v_measure);
COMPARING(match_clusters);
