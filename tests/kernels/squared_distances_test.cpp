// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/kernels/squared_distances.hpp"

#include <vector>

#include "segmentiq/kernels/feature_major.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/ulps.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("squared distances are the plain left-to-right sums, to the last bit", "[kernels]") {
  constexpr Index rows = 4;
  for (const Index n : {1, 7, 8, 9, 16, 29, 64})
    for (const Index d : {0, 1, 2, 3, 20}) {
      INFO("n " << n << ", d " << d);
      const Matrix<double> x = scattered(n, d, 1);
      const Matrix<double> queries = scattered(rows, d, 2);
      const detail::FeatureMajor features(x);
      const Index room = features.stride();
      std::vector<double> four(static_cast<std::size_t>(rows * room)), one(four.size()),
          baseline(four.size());
      if (d > 0) {
        detail::squared_distances<rows>(features.from(0), features.stride(), d, queries.data(), n,
                                        four.data(), room);
        detail::run_baseline<detail::SquaredDistances<rows>>(features.from(0), features.stride(), d,
                                                             queries.data(), n, baseline.data(), room);
        for (Index r = 0; r < rows; ++r)
          detail::squared_distances<1>(features.from(0), features.stride(), d, queries.row(r).data(), n,
                                       one.data() + r * room, room);
      }
      for (Index r = 0; r < rows; ++r)
        for (Index j = 0; j < n; ++j) {
          volatile double sum = 0;  // each step is rounded, whatever the compiler may fuse
          for (Index k = 0; k < d; ++k) {
            volatile double square = (x(j, k) - queries(r, k)) * (x(j, k) - queries(r, k));
            sum = sum + square;
          }
          const auto at = static_cast<std::size_t>(r * room + j);
          CHECK(same_bytes(four[at], sum));
          CHECK(same_bytes(one[at], sum));
          CHECK(same_bytes(baseline[at], sum));
        }
    }
}
