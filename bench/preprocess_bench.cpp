// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include "inputs.hpp"
#include "segmentiq/preprocess/column_transformer.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/table/column_type_detector.hpp"

using namespace segmentiq;

static TypedTable customers_of(Index n) {
  const Table table = inputs::read(inputs::customers_csv(n));
  return ColumnTypeDetector{}.fit(table).transform(table);
}

static void standard_scaler(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(StandardScaler{}.fit(x).transform(x).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(standard_scaler)->Arg(1000)->Arg(100'000)->UseRealTime();

static void impute(benchmark::State& state) {
  const TypedTable table = customers_of(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(Imputer{}.fit(table).transform(table).rows.size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(impute)->Arg(1000)->Arg(100'000)->UseRealTime();

static void scale_and_encode(benchmark::State& state) {
  const TypedTable table = customers_of(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(ColumnTransformer{}.fit(table).transform(table).values.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(scale_and_encode)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->UseRealTime();
