// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <span>
#include <vector>

#include "inputs.hpp"
#include "segmentiq/preprocess/column_transformer.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"

using namespace segmentiq;

static void standard_scaler(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(StandardScaler{}.fit(x).transform(x).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(standard_scaler)->Arg(50)->Arg(1000)->Arg(100'000)->UseRealTime();

static void one_hot_encoder(benchmark::State& state) {
  const TypedTable table = inputs::typed_customers(state.range(0));
  std::vector<Column> columns;
  for (const std::string& name : table.schema.names(ColumnRole::categorical_feature))
    columns.push_back(table.table.column(name));
  const std::span<const Column> texts(columns);
  for (auto _ : state)
    benchmark::DoNotOptimize(OneHotEncoder{}.fit(texts).transform(texts).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(one_hot_encoder)->Arg(50)->Arg(1000)->Arg(100'000)->UseRealTime();

static void imputer(benchmark::State& state) {
  const TypedTable table = inputs::typed_customers(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(Imputer{}.fit(table).transform(table).rows.size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(imputer)->Arg(50)->Arg(1000)->Arg(100'000)->UseRealTime();

static void column_transformer(benchmark::State& state) {
  const TypedTable table = inputs::typed_customers(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(ColumnTransformer{}.fit(table).transform(table).values.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(column_transformer)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->UseRealTime();
