// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <span>
#include <vector>

#include "inputs.hpp"
#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/column_transformer.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/preprocess/preparation.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"

using namespace segmentiq;

static void standard_scaler(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(StandardScaler{}.fit(x).transform(x).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(standard_scaler)->Arg(50)->Arg(1000)->Arg(100'000)->UseRealTime();

static void scale_by(benchmark::State& state, ScalerKind kind) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  const ChosenScaler scaler{ScalerOptions{.kind = kind}};
  for (auto _ : state)
    benchmark::DoNotOptimize(scaler.fit(x).transform(x).data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK_CAPTURE(scale_by, robust, ScalerKind::robust)->Arg(1000)->Arg(100'000)->UseRealTime();
BENCHMARK_CAPTURE(scale_by, min_max, ScalerKind::min_max)->Arg(1000)->Arg(100'000)->UseRealTime();
BENCHMARK_CAPTURE(scale_by, quantile, ScalerKind::quantile)->Arg(1000)->Arg(100'000)->UseRealTime();
BENCHMARK_CAPTURE(scale_by, quantile_normal, ScalerKind::quantile_normal)
    ->Arg(1000)
    ->Arg(100'000)
    ->UseRealTime();

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

static PreparationOptions everything() {
  PreparationOptions options;
  options.ordinals = {read_ordinal_column("membership_tier=Bronze<Silver<Gold<Platinum")};
  options.logs = {"annual_income"};
  options.scaler.kind = ScalerKind::robust;
  options.category_scaling = CategoryScaling::famd;
  options.weights = {{"spending_score", 2}};
  return options;
}

static void preparation(benchmark::State& state, const PreparationOptions& options) {
  const Table table = inputs::customers_table(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(Preparation{options}.fit_transform(table).training.features.values.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK_CAPTURE(preparation, default, PreparationOptions{})->Arg(1000)->Arg(100'000)->UseRealTime();
BENCHMARK_CAPTURE(preparation, everything, everything())->Arg(1000)->Arg(100'000)->UseRealTime();

static void fitted_preparation(benchmark::State& state) {
  const Table table = inputs::customers_table(state.range(0));
  const FittedPreparation fitted = Preparation{everything()}.fit(table);
  for (auto _ : state)
    benchmark::DoNotOptimize(fitted.transform(table).values.data());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(fitted_preparation)->Arg(1000)->Arg(100'000)->UseRealTime();

static void dates_to_days(benchmark::State& state) {
  std::vector<std::string> cells;
  for (Index i = 0; i < state.range(0); ++i)
    cells.push_back(date_text(19'000 + i % 1500));
  const Table table({Column::text("signup", cells)});
  for (auto _ : state) {
    const DateColumn date = settled(table, table.columns()[0], {"signup"});
    benchmark::DoNotOptimize(days_since(table, table.columns()[0], date).numbers().data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(dates_to_days)->Arg(100'000)->UseRealTime();
