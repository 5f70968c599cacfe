// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/linkage_memory.hpp"

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("given distances need n(n-1)/2 doubles a copy, and 450 bytes an observation",
          "[linkage][linkage_memory]") {
  CHECK(distances_memory(0) == 0);
  CHECK(distances_memory(1) == 450);
  CHECK(distances_memory(1000) == 8 * 499'500 + 450'000);
  CHECK(distances_memory(1000, 2) == 2 * 8 * 499'500 + 450'000);
}

TEST_CASE("dense clustering needs the distances beside a copy of the observations, single linkage only that",
          "[linkage][linkage_memory]") {
  CHECK(linkage_memory(1000, 20, Ward{}, Algorithm::dense) == distances_memory(1000) + 160'000);
  CHECK(linkage_memory(1000, 20, Single{}, Algorithm::dense) == 450'000 + 160'000);
}

TEST_CASE("automatic is estimated as the algorithm that would be chosen", "[linkage][linkage_memory]") {
  for (const Method method : all_methods)
    for (const Index n : {dense_up_to, dense_up_to + 1}) {
      const Algorithm chosen = chosen_algorithm(n, method, Algorithm::automatic);
      CHECK(chosen == (n > dense_up_to && method != Method::weighted ? Algorithm::tree : Algorithm::dense));
      CHECK(linkage_memory(n, 5, method, Algorithm::automatic) == linkage_memory(n, 5, method, chosen));
    }
  CHECK_THROWS_AS(linkage_memory(10, 5, Method::weighted, Algorithm::tree), parameter_error);
}

TEST_CASE("a tree needs less than all distances of many observations", "[linkage][linkage_memory]") {
  CHECK(linkage_memory(100'000, 20, Ward{}, Algorithm::tree) <
        linkage_memory(100'000, 20, Ward{}, Algorithm::dense) / 50);
}
