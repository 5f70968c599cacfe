// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/distance_sums.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

constexpr Index stride = 48;

struct Sums {
  std::vector<double> rows = std::vector<double>(stride, 0.5);
  std::vector<double> columns = std::vector<double>(stride, 0.25);
  friend bool operator==(const Sums&, const Sums&) = default;
};

std::vector<double> some_features(Index dimension, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> features;
  for (Index i = 0; i < dimension * stride; ++i)
    features.push_back(uniform(random));
  return features;
}

}  // namespace

TEST_CASE("sums of distances of rows and columns, in every instruction set the same bytes", "[kernels]") {
  for (const Index dimension : {0, 1, 3, 20})
    for (const Index rows : {1, 3, 4, 5, 8, 40})
      for (const Index columns : {1, 7, 8, 9, 16, 31, 40}) {
        INFO("dimension " << dimension << ", rows " << rows << ", columns " << columns);
        const std::vector<double> a = some_features(dimension, 1);
        const std::vector<double> b = some_features(dimension, 2);
        Sums expected;
        for (Index i = 0; i < rows; ++i)
          for (Index j = 0; j < columns; ++j) {
            double square = 0;
            for (Index k = 0; k < dimension; ++k) {
              const double difference =
                  a[static_cast<std::size_t>(k * stride + i)] - b[static_cast<std::size_t>(k * stride + j)];
              square += difference * difference;
            }
            expected.rows[static_cast<std::size_t>(i)] += std::sqrt(square);
            expected.columns[static_cast<std::size_t>(j)] += std::sqrt(square);
          }

        Sums found, baseline, plain;
        detail::add_distances(a.data(), rows, b.data(), columns, stride, dimension, found.rows.data(),
                              found.columns.data());
        detail::run_baseline<detail::AddDistances>(a.data(), rows, b.data(), columns, stride, dimension,
                                                   baseline.rows.data(), baseline.columns.data());
        detail::AddDistances::run<1>(a.data(), rows, b.data(), columns, stride, dimension, plain.rows.data(),
                                     plain.columns.data());
        CHECK(found == baseline);
        CHECK(found == plain);
        for (std::size_t i = 0; i < static_cast<std::size_t>(stride); ++i) {
          CHECK_THAT(found.rows[i], WithinRel(expected.rows[i], 1e-14));
          CHECK_THAT(found.columns[i], WithinRel(expected.columns[i], 1e-14));
        }
      }
}
