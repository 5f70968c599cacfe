// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/radix_sort.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

struct Entry {
  double value;
  Index found;
  bool operator==(const Entry&) const = default;
};

std::vector<Entry> numbered(const std::vector<double>& values) {
  std::vector<Entry> entries;
  for (const double value : values)
    entries.push_back({value, static_cast<Index>(entries.size())});
  return entries;
}

void check_sorted_stably(const std::vector<double>& values) {
  std::vector<Entry> expected = numbered(values);
  std::stable_sort(expected.begin(), expected.end(),
                   [](const Entry& a, const Entry& b) { return a.value < b.value; });
  for (const int threads : {1, 2, 3}) {
    std::vector<Entry> entries = numbered(values);
    Execution execution;
    execution.threads = threads;
    detail::sort_by_key(
        entries, [](const Entry& e) { return detail::key_of_double(e.value); }, execution);
    CHECK((entries == expected));
  }
}

std::vector<double> drawn(std::size_t count, double (*draw)(std::mt19937_64&)) {
  std::mt19937_64 random(count);
  std::vector<double> values(count);
  for (double& value : values)
    value = draw(random);
  return values;
}

double uniform(std::mt19937_64& random) {
  return static_cast<double>(random() >> 11) * 0x1p-53;
}
double signed_over_all_sizes(std::mt19937_64& random) {
  const double fraction = uniform(random) - 0.5;
  return std::ldexp(fraction, static_cast<int>(random() % 2000) - 1000);
}
double one_of_five(std::mt19937_64& random) {
  return static_cast<double>(random() % 5) - 2;
}
double crowded_with_one_far(std::mt19937_64& random) {
  return random() % 10'000 == 0 ? 1e300 : 1 + 1e-9 * uniform(random);
}
double zero_of_either_sign(std::mt19937_64& random) {
  return random() % 2 == 0 ? 0.0 : -0.0;
}

}  // namespace

TEST_CASE("keys have the order of the doubles", "[core]") {
  const std::vector<double> ascending = {-HUGE_VAL, -1e300, -1, -5e-324, 0,
                                         5e-324,    1e-300, 1,  1e300,   HUGE_VAL};
  for (std::size_t i = 1; i < ascending.size(); ++i)
    CHECK(detail::key_of_double(ascending[i - 1]) < detail::key_of_double(ascending[i]));
  CHECK(detail::key_of_double(-0.0) == detail::key_of_double(0.0));
}

TEST_CASE("sorting by key is std::stable_sort, for any number of threads", "[core]") {
  for (const auto draw :
       {uniform, signed_over_all_sizes, one_of_five, crowded_with_one_far, zero_of_either_sign})
    for (const int count : {0, 1, 2, 24, 25, 1000, 32'767, 32'768, 300'000})
      check_sorted_stably(drawn(static_cast<std::size_t>(count), draw));
}

TEST_CASE("input that is sorted, or sorted backwards, is sorted", "[core]") {
  std::vector<double> values = drawn(100'000, uniform);
  std::sort(values.begin(), values.end());
  check_sorted_stably(values);
  std::reverse(values.begin(), values.end());
  check_sorted_stably(values);
}
