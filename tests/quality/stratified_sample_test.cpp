// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/quality/stratified_sample.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("a cluster has its share of a sample, at least 30 and at most all", "[quality][sample]") {
  CHECK(detail::share_of_sample(1000, 100, 2000) == 50);
  CHECK(detail::share_of_sample(1001, 100, 2000) == 51);
  CHECK(detail::share_of_sample(100, 100, 2000) == 30);
  CHECK(detail::share_of_sample(30, 1, 2000) == 30);
  CHECK(detail::share_of_sample(7, 1, 2000) == 7);
  CHECK(detail::share_of_sample(1999, 2000, 2000) == 1999);
  CHECK(detail::share_of_sample(5, std::numeric_limits<Index>::max(), 10) == 5);
}

TEST_CASE("each member of a cluster is as likely to be drawn as any other", "[quality][sample]") {
  std::vector<Label> labels(100, 0);
  labels.insert(labels.end(), 5, 1);
  const detail::ClusterMembers clusters(Partition{labels, 2});
  std::vector<double> drawn(105, 0);
  constexpr int draws = 2000;
  for (std::uint64_t seed = 0; seed < draws; ++seed) {
    const std::vector<Index> sample = detail::stratified_sample(clusters, 10, seed);
    REQUIRE(sample.size() == 35);
    REQUIRE(std::is_sorted(sample.begin(), sample.end()));
    for (const Index i : sample)
      ++drawn[static_cast<std::size_t>(i)];
  }
  // 30 of 100 each time: the counts scatter by √(2000 · 0.3 · 0.7) ≈ 20.5.
  double chi_squared = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    CHECK(std::abs(drawn[i] - 600) < 90);
    chi_squared += (drawn[i] - 600) * (drawn[i] - 600) / (draws * 0.3 * 0.7);
  }
  CHECK(chi_squared > 60);  // about 100 ± 14
  CHECK(chi_squared < 145);
  for (std::size_t i = 100; i < 105; ++i)
    CHECK(drawn[i] == draws);
}

TEST_CASE("the same seed draws the same sample on every machine", "[quality][sample]") {
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> found;
  for (const std::uint64_t bound : {10u, 10u, 1000u, 1u})
    found.push_back(detail::below(bound, random));
  std::mt19937_64 raw(1);
  CHECK(found[0] == raw() % 10);
  CHECK(found[1] == raw() % 10);
  CHECK(found[2] == raw() % 1000);
  CHECK(found[3] == 0);
}

TEST_CASE("the standard error of a mean knows of the finite population", "[quality][sample]") {
  const detail::MeanEstimate half = detail::estimate_mean({1, 2, 3, 6}, 8);
  CHECK(half.mean == 3);
  CHECK_THAT(half.standard_error, WithinRel(std::sqrt(0.5 * (14.0 / 3) / 4), 1e-14));
  CHECK(detail::estimate_mean({1, 2, 3, 6}, 4).standard_error == 0);
  CHECK(detail::estimate_mean({5}, 1).mean == 5);
}
