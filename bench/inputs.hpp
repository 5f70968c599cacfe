// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_BENCH_INPUTS_HPP
#define SEGMENTIQ_BENCH_INPUTS_HPP

#include <sstream>
#include <string>

#include "generate_customers/customers.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/table/read_csv.hpp"

namespace inputs {

/// n × d observations in 20 round clusters, the same ones on every machine.
inline segmentiq::Matrix<double> gaussians(segmentiq::Index n, segmentiq::Index d) {
  customers::Random random(42);
  const auto normal = [&] {  // a sum of twelve uniform numbers is near enough
    double sum = -6;
    for (int i = 0; i < 12; ++i)
      sum += static_cast<double>(random.next() >> 11) * 0x1p-53;
    return sum;
  };
  constexpr segmentiq::Index clusters = 20;
  segmentiq::Matrix<double> centres(clusters, d);
  for (segmentiq::Index i = 0; i < clusters; ++i)
    for (segmentiq::Index j = 0; j < d; ++j)
      centres(i, j) = 4 * normal();
  segmentiq::Matrix<double> x(n, d);
  for (segmentiq::Index i = 0; i < n; ++i)
    for (segmentiq::Index j = 0; j < d; ++j)
      x(i, j) = centres(i % clusters, j) + normal();
  return x;
}

/// The text of a CSV file of n generated customers.
inline std::string customers_csv(segmentiq::Index n) {
  customers::CustomerGenerator generator(1, 1);
  std::string csv;
  customers::append_header(csv, false);
  for (segmentiq::Index row = 0; row < n; ++row)
    customers::append_row(csv, generator.next(), false);
  return csv;
}

inline segmentiq::Table read(const std::string& csv) {
  std::istringstream in(csv);
  return segmentiq::read_csv(in, "generated");
}

}  // namespace inputs

#endif  // SEGMENTIQ_BENCH_INPUTS_HPP
