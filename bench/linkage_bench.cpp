// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "inputs.hpp"
#include "segmentiq/linkage/linkage.hpp"

using namespace segmentiq;

static void linkage_of_observations(benchmark::State& state, Method method) {
  const Matrix<double> x = inputs::gaussians(state.range(0), 20);
  for (auto _ : state)
    benchmark::DoNotOptimize(linkage(x, method).merges().data());
  state.SetItemsProcessed(state.iterations() * CondensedMatrix::pair_count(state.range(0)));
  state.SetComplexityN(state.range(0));
}
#define SEGMENTIQ_BENCH_METHOD(method)                               \
  BENCHMARK_CAPTURE(linkage_of_observations, method, Method::method) \
      ->Arg(50)                                                      \
      ->Arg(1000)                                                    \
      ->Arg(10'000)                                                  \
      ->Unit(benchmark::kMillisecond)                                \
      ->UseRealTime()                                                \
      ->Complexity(benchmark::oNSquared)
SEGMENTIQ_BENCH_METHOD(single);
SEGMENTIQ_BENCH_METHOD(complete);
SEGMENTIQ_BENCH_METHOD(average);
SEGMENTIQ_BENCH_METHOD(weighted);
SEGMENTIQ_BENCH_METHOD(ward);
SEGMENTIQ_BENCH_METHOD(centroid);
SEGMENTIQ_BENCH_METHOD(median);

// Given distances are worked in where they are, so each iteration needs a copy, which is not timed.
static void linkage_of_distances(benchmark::State& state, Method method) {
  const CondensedMatrix distances = euclidean_distances(inputs::gaussians(state.range(0), 20));
  for (auto _ : state) {
    state.PauseTiming();
    CondensedMatrix copy = distances;
    state.ResumeTiming();
    benchmark::DoNotOptimize(linkage(std::move(copy), method).merges().data());
  }
  state.SetItemsProcessed(state.iterations() * distances.size());
}
BENCHMARK_CAPTURE(linkage_of_distances, ward, Method::ward)
    ->Arg(50)
    ->Arg(1000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// ---- the kernel: one row of n dissimilarities after a merge ----------------------------------------------

namespace {

constexpr double d_ij = 1, n_i = 2, n_j = 3;

using Kernel = void (*)(const double* d_i, double* d_j, const double* sizes, Index n);

void kernel(const double* d_i, double* d_j, const double* sizes, Index n) {
  detail::update_row(Ward{}, {d_ij, n_i, n_j}, d_i, d_j, sizes, n, d_j);
}

void plain_loop(const double* d_i, double* d_j, const double* sizes, Index n) {
  for (Index k = 0; k < n; ++k) {
    const double t = 1.0 / (n_i + n_j + sizes[k]);
    d_j[k] = std::sqrt((sizes[k] + n_i) * t * d_i[k] * d_i[k] + (sizes[k] + n_j) * t * d_j[k] * d_j[k] -
                       sizes[k] * t * d_ij * d_ij);
  }
}

#if SEGMENTIQ_X86_DISPATCH
__attribute__((target("avx2"))) void raw_avx2_loop(const double* d_i, double* d_j, const double* sizes,
                                                   Index n) {
  const __m256d one = _mm256_set1_pd(1), dij = _mm256_set1_pd(d_ij);
  const __m256d ni = _mm256_set1_pd(n_i), nj = _mm256_set1_pd(n_j), nij = _mm256_set1_pd(n_i + n_j);
  for (Index k = 0; k + 4 <= n; k += 4) {
    const __m256d dik = _mm256_loadu_pd(d_i + k), djk = _mm256_loadu_pd(d_j + k);
    const __m256d nk = _mm256_loadu_pd(sizes + k);
    const __m256d t = _mm256_div_pd(one, _mm256_add_pd(nij, nk));
    const __m256d a = _mm256_mul_pd(_mm256_mul_pd(_mm256_mul_pd(_mm256_add_pd(nk, ni), t), dik), dik);
    const __m256d b = _mm256_mul_pd(_mm256_mul_pd(_mm256_mul_pd(_mm256_add_pd(nk, nj), t), djk), djk);
    const __m256d c = _mm256_mul_pd(_mm256_mul_pd(_mm256_mul_pd(nk, t), dij), dij);
    const __m256d square = _mm256_sub_pd(_mm256_add_pd(a, b), c);
    _mm256_storeu_pd(d_j + k, _mm256_sqrt_pd(_mm256_max_pd(square, _mm256_setzero_pd())));
  }
}
#endif

void ward_row(benchmark::State& state, Kernel work) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const std::vector<double> d_i(n, 2.0), sizes(n, 3.0);
  std::vector<double> d_j(n, 1.5), once = d_j, wanted = d_j;
  kernel(d_i.data(), wanted.data(), sizes.data(), state.range(0));
  work(d_i.data(), once.data(), sizes.data(), state.range(0));
  if (std::memcmp(once.data(), wanted.data(), n * sizeof(double)) != 0)
    state.SkipWithError("not the bytes of the kernel");
  for (auto _ : state) {  // the row stays near √8.5, where the formula leaves it as it is
    work(d_i.data(), d_j.data(), sizes.data(), state.range(0));
    benchmark::DoNotOptimize(d_j.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

}  // namespace

BENCHMARK_CAPTURE(ward_row, kernel, kernel)->Arg(48)->Arg(2000);
#if SEGMENTIQ_X86_DISPATCH
[[maybe_unused]] static const bool raw_loop_runs = [] {
  if (detail::has_avx2())
    benchmark::RegisterBenchmark("ward_row/raw_avx2_loop", ward_row, raw_avx2_loop)->Arg(48)->Arg(2000);
  return true;
}();
#endif
BENCHMARK_CAPTURE(ward_row, plain_loop, plain_loop)->Arg(48)->Arg(2000);
