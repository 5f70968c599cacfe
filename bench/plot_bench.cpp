// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <vector>

#include "inputs.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/plot/box_plot_svg.hpp"
#include "segmentiq/plot/dendrogram/clustermap_svg.hpp"
#include "segmentiq/plot/dendrogram/dendrogram_svg.hpp"
#include "segmentiq/plot/dendrogram/layout.hpp"
#include "segmentiq/plot/heatmap_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/plot/silhouette_svg.hpp"

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

static void density_picture(benchmark::State& state) {
  const Matrix<double> points = inputs::gaussians(state.range(0), 2);
  const std::vector<double> x(points.col(0).begin(), points.col(0).end());
  const std::vector<double> y(points.col(1).begin(), points.col(1).end());
  const Partition partition = inputs::in_turn(state.range(0), 5);
  for (auto _ : state)
    benchmark::DoNotOptimize(scatter_svg(x, y, partition.labels, {.style = ScatterStyle::hexagons}).size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(density_picture)->Arg(50)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

static void silhouette_picture(benchmark::State& state) {
  const Matrix<double> values = inputs::gaussians(state.range(0), 1);
  const Partition partition = inputs::in_turn(state.range(0), 5);
  SilhouetteResult silhouette;
  silhouette.mean = 0.3;
  for (const double value : values.reshaped())
    silhouette.values.push_back(std::tanh(value));
  for (auto _ : state)
    benchmark::DoNotOptimize(silhouette_svg(silhouette, partition.labels, 5).size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(silhouette_picture)->Arg(50)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

// With the summaries that the pictures need: the pictures alone do not depend on the number of rows.
static void box_plot_of_a_column(benchmark::State& state) {
  const Matrix<double> values = inputs::gaussians(state.range(0), 1);
  const std::vector<double> column(values.data(), values.data() + values.size());
  const Partition partition = inputs::in_turn(state.range(0), 5);
  for (auto _ : state) {
    const std::vector<BoxPlotFeature> features{{"x", "", box_summaries(column, partition.labels, 5)}};
    benchmark::DoNotOptimize(box_plot_svg(features, 5).size());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(box_plot_of_a_column)->Arg(50)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

static void heatmap_of_a_column(benchmark::State& state) {
  const Matrix<double> values = inputs::gaussians(state.range(0), 1);
  const std::vector<double> column(values.data(), values.data() + values.size());
  const Partition partition = inputs::in_turn(state.range(0), 5);
  for (auto _ : state) {
    const std::vector<SegmentScores> features{segment_scores("x", column, partition.labels, 5)};
    benchmark::DoNotOptimize(heatmap_svg(features, 5).size());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(heatmap_of_a_column)->Arg(50)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

static void clustermap_picture(benchmark::State& state) {
  const Dendrogram tree = inputs::random_tree(state.range(0));
  const Matrix<double> x = inputs::gaussians(state.range(0), 10);
  const Partition partition = cut_maxclust(tree, 5);
  const std::vector<std::string> names(10, "feature");
  for (auto _ : state)
    benchmark::DoNotOptimize(clustermap_svg(tree, partition, x, names).size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(clustermap_picture)->Arg(50)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);
