// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <sstream>

#include "inputs.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/table/column_type_detector.hpp"

using namespace segmentiq;

static void read_customers(benchmark::State& state) {
  std::istringstream in(inputs::customers_csv(state.range(0)));
  const auto bytes = static_cast<std::int64_t>(in.str().size());
  for (auto _ : state) {
    in.clear();
    in.seekg(0);
    benchmark::DoNotOptimize(read_csv(in, "generated").rows());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(read_customers)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->UseRealTime();

static void write_customers(benchmark::State& state) {
  const Table table = inputs::customers_table(state.range(0));
  std::ostringstream out;
  for (auto _ : state) {
    out.seekp(0);
    write_csv(table, out);
    benchmark::DoNotOptimize(out.tellp());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.str().size()));
}
BENCHMARK(write_customers)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->UseRealTime();

static void detect_types(benchmark::State& state) {
  const Table table = inputs::customers_table(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(ColumnTypeDetector{}.fit(table).schema().columns.size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(detect_types)->Arg(50)->Arg(1000)->Arg(10'000)->Arg(100'000)->UseRealTime();
