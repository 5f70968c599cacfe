// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <sstream>
#include <string>

#include "inputs.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/fit_assigner.hpp"
#include "segmentiq/model/fit_model.hpp"
#include "segmentiq/model/load_model.hpp"
#include "segmentiq/model/save_model.hpp"
#include "segmentiq/preprocess/preparation.hpp"

using namespace segmentiq;

namespace {

/// A model of 10,000 customers in eight segments, dealt out in turn: what assigning costs does not depend on
/// how good they are.
SegmentationModel model_of_customers(AssignmentRule rule) {
  const Table table = inputs::customers_table(10'000);
  PreparedTraining prepared = Preparation{}.fit_transform(table);
  const Partition partition = inputs::in_turn(prepared.training.features.values.rows(), 8);
  return fit_model(table, prepared.preparation, prepared.training.features, std::nullopt, partition,
                   {Method::ward}, {.rule = rule});
}

void assign_observations(benchmark::State& state, AssignmentRule rule) {
  const Matrix<double> x = inputs::gaussians(5000, 12), rows = inputs::gaussians(state.range(0), 12);
  const Assigner assigner = fit_assigner(x, inputs::in_turn(5000, 8), rule);
  for (auto _ : state)
    benchmark::DoNotOptimize(assigner.assign(rows).score.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// All of `assign`: from the bytes of a CSV file to segments.
void assign_csv(benchmark::State& state, AssignmentRule rule) {
  const std::string csv = inputs::customers_csv(state.range(0));
  const SegmentationModel model = model_of_customers(rule);
  for (auto _ : state) {
    std::istringstream file(csv);
    benchmark::DoNotOptimize(assign(model, read_csv(file, "generated")).rows.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void save_and_load(benchmark::State& state) {
  const SegmentationModel model = model_of_customers(AssignmentRule::mean_distance);
  for (auto _ : state)
    benchmark::DoNotOptimize(to_json(model_from_json(to_json(model))).data());
}

}  // namespace

BENCHMARK_CAPTURE(assign_observations, least_increase, AssignmentRule::least_increase)
    ->Arg(50)
    ->Arg(100'000)
    ->UseRealTime();
BENCHMARK_CAPTURE(assign_observations, mean_distance, AssignmentRule::mean_distance)
    ->Arg(50)
    ->Arg(100'000)
    ->UseRealTime();
BENCHMARK_CAPTURE(assign_observations, nearest_member, AssignmentRule::nearest_member)
    ->Arg(50)
    ->Arg(100'000)
    ->UseRealTime();
BENCHMARK_CAPTURE(assign_csv, least_increase, AssignmentRule::least_increase)
    ->Arg(50)
    ->Arg(1'000'000)
    ->UseRealTime();
BENCHMARK_CAPTURE(assign_csv, mean_distance, AssignmentRule::mean_distance)
    ->Arg(50)
    ->Arg(1'000'000)
    ->UseRealTime();
BENCHMARK(save_and_load)->UseRealTime();
