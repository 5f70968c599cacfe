// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_BENCH_INPUTS_HPP
#define SEGMENTIQ_BENCH_INPUTS_HPP

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "examples/tools/generate_customers/customers.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/table/column_type_detector.hpp"

// What the benchmarks work on: the same bytes on every machine.
namespace inputs {

using segmentiq::Index;

/// n × d observations in 20 round clusters, observation i in cluster i mod 20.
inline segmentiq::Matrix<double> gaussians(Index n, Index d) {
  customers::Random random(42);
  const auto normal = [&] {  // a sum of twelve uniform numbers is near enough
    double sum = -6;
    for (int i = 0; i < 12; ++i)
      sum += static_cast<double>(random.next() >> 11) * 0x1p-53;
    return sum;
  };
  const auto normals = [&](Index rows) {
    segmentiq::Matrix<double> x(rows, d);
    for (Index i = 0; i < x.size(); ++i)
      x.data()[i] = normal();
    return x;
  };
  constexpr Index clusters = 20;
  const segmentiq::Matrix<double> centres = 4 * normals(clusters);
  segmentiq::Matrix<double> x = normals(n);
  for (Index i = 0; i < n; ++i)
    x.row(i) += centres.row(i % clusters);
  return x;
}

/// n observations in k segments, observation i in segment i mod k.
inline segmentiq::Partition in_turn(Index n, segmentiq::Label k) {
  segmentiq::Partition partition{std::vector<segmentiq::Label>(static_cast<std::size_t>(n)), k};
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    partition.labels[i] = static_cast<segmentiq::Label>(i % static_cast<std::size_t>(k));
  return partition;
}

/// A tree of n leaves that joins two clusters drawn by lot, again and again, at heights 1, 2, 3, …
inline segmentiq::Dendrogram random_tree(Index n) {
  customers::Random random(42);
  std::vector<segmentiq::Merge> merges;
  std::vector<std::pair<Index, Index>> active;  // id, size
  for (Index i = 0; i < n; ++i)
    active.emplace_back(i, 1);
  const auto draw = [&] {
    const auto at = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(active.size())));
    const std::pair<Index, Index> drawn = active[at];
    active[at] = active.back();
    active.pop_back();
    return drawn;
  };
  while (active.size() > 1) {
    const auto a = draw();
    const auto b = draw();
    const auto step = static_cast<Index>(merges.size());
    merges.push_back({std::min(a.first, b.first), std::max(a.first, b.first), static_cast<double>(step + 1),
                      a.second + b.second});
    active.emplace_back(n + step, a.second + b.second);
  }
  return segmentiq::Dendrogram(n, std::move(merges));
}

/// The text of a CSV file of n generated customers.
inline std::string customers_csv(Index n) {
  customers::CustomerGenerator generator(1, 1);
  std::string csv;
  customers::append_header(csv, false);
  for (Index row = 0; row < n; ++row)
    customers::append_row(csv, generator.next(), false);
  return csv;
}

/// n generated customers, and with the types of their columns.
inline segmentiq::Table customers_table(Index n) {
  std::istringstream in(customers_csv(n));
  return segmentiq::read_csv(in, "generated");
}
inline segmentiq::TypedTable typed_customers(Index n) {
  const segmentiq::Table table = customers_table(n);
  return segmentiq::ColumnTypeDetector{}.fit(table).transform(table);
}

}  // namespace inputs

#endif  // SEGMENTIQ_BENCH_INPUTS_HPP
