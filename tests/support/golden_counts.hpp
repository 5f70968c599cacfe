// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_GOLDEN_COUNTS_HPP
#define SEGMENTIQ_TESTS_SUPPORT_GOLDEN_COUNTS_HPP

#include <string_view>

namespace segmentiq::testing {

/// How many inputs of a golden file were drawn by lot, and how many are parts of real data. The names of the
/// former begin with "random".
struct GoldenCounts {
  int random = 0, real = 0;

  void count(std::string_view name) { ++(name.starts_with("random") ? random : real); }
};

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_GOLDEN_COUNTS_HPP
