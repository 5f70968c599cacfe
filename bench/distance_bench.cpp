// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "inputs.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/distance/gower.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "segmentiq/kernels/feature_major.hpp"

using namespace segmentiq;

static void distances(benchmark::State& state) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(euclidean_distances(x).data());
  state.SetItemsProcessed(state.iterations() * CondensedMatrix::pair_count(state.range(0)));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(distances)
    ->Arg(50)
    ->Arg(1000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Complexity(benchmark::oNSquared);

// ---- each metric ----------------------------------------------------------------------------------------

static void distances_by(benchmark::State& state, Metric metric, double p) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state) {
    const CondensedMatrix found = with_metric(
        metric, {.p = p, .weights = {}}, [&](const auto& chosen) { return pairwise_distances(x, chosen); });
    benchmark::DoNotOptimize(found.data());
  }
  state.SetItemsProcessed(state.iterations() * CondensedMatrix::pair_count(state.range(0)));
}

[[maybe_unused]] static const bool every_metric = [] {
  const auto add = [](Metric metric, double p, const std::string& name) {
    benchmark::RegisterBenchmark(("distances_by/" + name).c_str(), distances_by, metric, p)
        ->Arg(50)
        ->Arg(1000)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  for (const Metric metric : feature_metrics)
    if (metric != Metric::minkowski) add(metric, 2, std::string(to_string(metric)));
  add(Metric::minkowski, 3, "minkowski_3");
  add(Metric::minkowski, 1.5, "minkowski_1.5");
  return true;
}();

static void gower(benchmark::State& state) {
  Matrix<double> x = inputs::gaussians(state.range(0), 20);
  std::vector<GowerFeature> features(20);
  for (Index k = 10; k < 20; ++k) {  // ten numbers, five flags of either kind, a value in twenty missing
    x.col(k) = (x.col(k).array() > 0).cast<double>();
    features[static_cast<std::size_t>(k)].kind =
        k < 15 ? GowerKind::symmetric_binary : GowerKind::asymmetric_binary;
  }
  for (Index at = 7; at < x.size(); at += 20)
    x.data()[(at + at / 20) % x.size()] = std::numeric_limits<double>::quiet_NaN();
  for (auto _ : state)
    benchmark::DoNotOptimize(gower_distances(x, features).data());
  state.SetItemsProcessed(state.iterations() * CondensedMatrix::pair_count(state.range(0)));
}
BENCHMARK(gower)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

// ---- the kernel: four observations against a tile of n others --------------------------------------------

namespace {

constexpr Index rows = 4;
constexpr Index dimension = 20;

using Kernel = void (*)(const double* features, Index stride, const double* queries, Index n, double* out);

void kernel(const double* features, Index stride, const double* queries, Index n, double* out) {
  detail::squared_distances<rows>(features, stride, dimension, queries, n, out, n);
}

void plain_loop(const double* features, Index stride, const double* queries, Index n, double* out) {
  std::fill_n(out, rows * n, 0.0);
  for (Index r = 0; r < rows; ++r)
    for (Index k = 0; k < dimension; ++k)
      for (Index j = 0; j < n; ++j) {
        const double difference = features[k * stride + j] - queries[r * dimension + k];
        out[r * n + j] += difference * difference;
      }
}

#if SEGMENTIQ_X86_DISPATCH
__attribute__((target("avx2"))) void raw_avx2_loop(const double* features, Index stride,
                                                   const double* queries, Index n, double* out) {
  for (Index j = 0; j < n; j += 8) {
    __m256d a0{}, a1{}, b0{}, b1{}, c0{}, c1{}, d0{}, d1{};
    for (Index k = 0; k < dimension; ++k) {
      const __m256d x0 = _mm256_loadu_pd(features + k * stride + j);
      const __m256d x1 = _mm256_loadu_pd(features + k * stride + j + 4);
      const auto add = [&](Index r, __m256d & sum0, __m256d & sum1) __attribute__((target("avx2"))) {
        const __m256d q = _mm256_set1_pd(queries[r * dimension + k]);
        const __m256d e0 = _mm256_sub_pd(x0, q), e1 = _mm256_sub_pd(x1, q);
        sum0 = _mm256_add_pd(sum0, _mm256_mul_pd(e0, e0));
        sum1 = _mm256_add_pd(sum1, _mm256_mul_pd(e1, e1));
      };
      add(0, a0, a1);
      add(1, b0, b1);
      add(2, c0, c1);
      add(3, d0, d1);
    }
    const auto put = [&](Index r, const __m256d& sum0, const __m256d& sum1) __attribute__((target("avx2"))) {
      _mm256_storeu_pd(out + r * n + j, sum0);
      _mm256_storeu_pd(out + r * n + j + 4, sum1);
    };
    put(0, a0, a1);
    put(1, b0, b1);
    put(2, c0, c1);
    put(3, d0, d1);
  }
}
#endif

void squared_distances(benchmark::State& state, Kernel work) {
  const Index n = state.range(0);
  const detail::FeatureMajor features(inputs::gaussians(n, dimension));
  const Matrix<double> queries = inputs::gaussians(rows, dimension);
  std::vector<double> out(static_cast<std::size_t>(rows * n)), wanted = out;
  kernel(features.from(0), features.stride(), queries.data(), n, wanted.data());
  for (auto _ : state) {
    work(features.from(0), features.stride(), queries.data(), n, out.data());
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  if (std::memcmp(out.data(), wanted.data(), out.size() * sizeof(double)) != 0)
    state.SkipWithError("not the bytes of the kernel");
  state.SetItemsProcessed(state.iterations() * rows * n);
}

}  // namespace

BENCHMARK_CAPTURE(squared_distances, kernel, kernel)->Arg(48)->Arg(512);
#if SEGMENTIQ_X86_DISPATCH
[[maybe_unused]] static const bool raw_loop_runs = [] {
  if (detail::has_avx2())
    benchmark::RegisterBenchmark("squared_distances/raw_avx2_loop", squared_distances, raw_avx2_loop)
        ->Arg(48)
        ->Arg(512);
  return true;
}();
#endif
BENCHMARK_CAPTURE(squared_distances, plain_loop, plain_loop)->Arg(48)->Arg(512);
