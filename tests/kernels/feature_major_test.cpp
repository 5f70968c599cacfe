// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/feature_major.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("features are stored one after the other, padded to whole groups", "[kernels]") {
  for (const Index n : {0, 1, 7, 8, 9, 50}) {
    const Matrix<double> x = scattered(n, 3, 1);
    const detail::FeatureMajor features(x);
    CHECK(features.stride() % detail::column_group == 0);
    CHECK(features.stride() >= n);
    CHECK(features.stride() < n + detail::column_group);
    for (Index k = 0; k < 3; ++k)
      for (Index i = 0; i < features.stride(); ++i)
        CHECK(features.from(0)[k * features.stride() + i] == (i < n ? x(i, k) : 0.0));
  }
}

TEST_CASE("observations may be stored in another order", "[kernels]") {
  const Matrix<double> x = scattered(11, 3, 1);
  const std::vector<Index> order = shuffled(11, 2);
  const detail::FeatureMajor features(x, order);
  CHECK(features.stride() == 16);
  for (Index k = 0; k < 3; ++k)
    for (Index i = 0; i < features.stride(); ++i)
      CHECK(features.from(0)[k * features.stride() + i] ==
            (i < 11 ? x(order[static_cast<std::size_t>(i)], k) : 0.0));
}

TEST_CASE("compaction keeps the observations named, in their order", "[kernels]") {
  const Matrix<double> x = scattered(20, 3, 1);
  detail::FeatureMajor features(x);
  const std::vector<Index> kept{0, 3, 4, 11, 19};
  features.compact(kept, 3);
  for (Index k = 0; k < 3; ++k)
    for (std::size_t i = 0; i < kept.size(); ++i)
      CHECK(features.from(static_cast<Index>(i))[k * features.stride()] == x(kept[i], k));
}

TEST_CASE("a large array can be written from end to end, small or on huge pages", "[kernels]") {
  CHECK(detail::LargeArray().get() == nullptr);
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, std::size_t{1} << 20, (std::size_t{1} << 20) + 1}) {
    detail::LargeArray array(count);
    REQUIRE(array.get() != nullptr);
    CHECK(reinterpret_cast<std::uintptr_t>(array.get()) % 64 == 0);
    if (count == 0) continue;
    array.get()[0] = 1;
    array.get()[count - 1] = 2;
    detail::LargeArray moved = std::move(array);
    CHECK(moved.get()[count - 1] == 2);
  }
}
