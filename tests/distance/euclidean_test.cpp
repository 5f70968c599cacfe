// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/euclidean.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <stop_token>

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("distances are the roots of plain sums of squares in column order, to the last bit", "[distance]") {
  for (const Index n : {1, 2, 5, 8, 63, 64, 65, 129, 515, 600})
    for (const Index d : {1, 2, 7}) {
      INFO("n " << n << ", d " << d);
      const Matrix<double> x = scattered(n, d, 1);
      const CondensedMatrix found = euclidean_distances(x);
      REQUIRE(found.size() == n * (n - 1) / 2);
      bool same = true;
      for (Index i = 0; i < n; ++i)
        for (Index j = i + 1; j < n; ++j) {
          volatile double sum = 0;
          for (Index k = 0; k < d; ++k) {
            volatile double square = (x(i, k) - x(j, k)) * (x(i, k) - x(j, k));
            sum = sum + square;
          }
          same = same && found(i, j) == std::sqrt(sum);
        }
      CHECK(same);
    }
}

TEST_CASE("distances are the same bytes for any number of threads", "[distance][threads]") {
  const Matrix<double> x = scattered(700, 5, 2);
  const CondensedMatrix expected = euclidean_distances(x, {.threads = 1});
  for (const int threads : {2, 3, 8}) {
    const CondensedMatrix found = euclidean_distances(x, {.threads = threads});
    CHECK(std::memcmp(found.data(), expected.data(), expected.values().size_bytes()) == 0);
  }
}

TEST_CASE("near-duplicates far from 0 keep their distance", "[distance]") {
  Matrix<double> x(2, 2);
  x << 1e8, 1e8, 1e8 + 0.25, 1e8;
  CHECK(euclidean_distances(x)(0, 1) == 0.25);
}

TEST_CASE("observations without a feature are at distance 0", "[distance]") {
  const CondensedMatrix distances = euclidean_distances(Matrix<double>(70, 0));
  for (const double value : distances.values())
    CHECK(value == 0);
}

TEST_CASE("distances refuse bad values and what is too large", "[distance]") {
  CHECK_THROWS_AS(euclidean_distances(Matrix<double>(0, 2)), data_error);
  Matrix<double> x = scattered(10, 2, 1);
  x(7, 1) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(euclidean_distances(x),
                    ContainsSubstring("euclidean_distances()") && ContainsSubstring("row 7, column 1"));
  CHECK_THROWS_AS(euclidean_distances(scattered(1000, 2, 1), {.max_memory = 1'000'000}), memory_limit_error);
  CHECK_NOTHROW(euclidean_distances(scattered(100, 2, 1), {.max_memory = 1'000'000}));
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(euclidean_distances(scattered(10, 2, 1), {.stop = source.get_token()}), cancelled_error);
}
