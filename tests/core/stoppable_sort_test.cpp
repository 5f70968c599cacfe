// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/stoppable_sort.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stop_token>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

std::vector<double> numbers(std::size_t n, std::uint64_t values) {
  std::mt19937_64 random(n);
  std::vector<double> all(n);
  for (double& value : all)
    value = static_cast<double>(random() % values) - 5;
  return all;
}

}  // namespace

TEST_CASE("any number of values is sorted as by std::sort", "[core]") {
  constexpr std::size_t piece = 1 << 16;
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{2}, piece - 1, piece, piece + 1,
                              2 * piece, 3 * piece, 5 * piece + 17})
    for (const std::uint64_t values : {std::uint64_t{1}, std::uint64_t{9}, std::uint64_t{1} << 40}) {
      std::vector<double> sorted = numbers(n, values), expected = sorted;
      std::sort(expected.begin(), expected.end());
      detail::stoppable_sort(sorted, {});
      REQUIRE(sorted == expected);
    }
}

TEST_CASE("sorting ends on request", "[core]") {
  std::stop_source source;
  source.request_stop();
  Execution stopped;
  stopped.stop = source.get_token();
  CHECK_THROWS_AS(stopped.check_stop(), cancelled_error);
  CHECK_NOTHROW(Execution{}.check_stop());
  std::vector<double> some = numbers(100'000, 50), none;
  CHECK_THROWS_AS(detail::stoppable_sort(some, stopped), cancelled_error);
  CHECK_NOTHROW(detail::stoppable_sort(none, stopped));
}
