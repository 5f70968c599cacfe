// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_EXAMPLES_CUSTOMERS_CSV_HPP
#define SEGMENTIQ_TESTS_EXAMPLES_CUSTOMERS_CSV_HPP

#include <cstdint>
#include <string>

#include "examples/tools/generate_customers/customers.hpp"

namespace segmentiq::testing {

/// What generate_customers writes. @param with_segment whether with the planted segments
inline std::string customers_csv(int rows, std::uint64_t seed = 7, bool with_segment = false) {
  customers::CustomerGenerator generator(seed, 1);
  std::string csv;
  customers::append_header(csv, with_segment);
  for (int row = 0; row < rows; ++row)
    customers::append_row(csv, generator.next(), with_segment);
  return csv;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_EXAMPLES_CUSTOMERS_CSV_HPP
