// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_MATCH_CLUSTERS_HPP
#define SEGMENTIQ_QUALITY_MATCH_CLUSTERS_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "segmentiq/core/least_cost_match.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/quality/contingency_table.hpp"

namespace segmentiq {

/// The clusters of two partitions, paired so that as many observations as possible are in paired clusters.
struct ClusterMatch {
  std::vector<Label> second_of_first;  ///< for each cluster of the first; no_label if it has no partner
  Index matched = 0;                   ///< observations in paired clusters
  double accuracy = 1;                 ///< their share, 0 … 1; 1 without observations
};

/// The best one-to-one match, by the Hungarian algorithm. It matches as many observations as
/// `scipy.optimize.linear_sum_assignment(table, maximize=True)`; of several optimal matches it returns one.
/// @throws memory_limit_error. Time O(k³), memory O(k²), k the larger number of clusters.
/// @see Kuhn 1955; Jonker & Volgenant 1987
inline ClusterMatch match_clusters(const ContingencyTable& table, const Execution& execution = {}) {
  const std::size_t rows = table.first_sizes().size(), columns = table.second_sizes().size();
  const std::size_t k = std::max(rows, columns);
  require_memory(8.0 * static_cast<double>(k) * static_cast<double>(k), execution,
                 "match_clusters(): the table of " + std::to_string(k) + " clusters",
                 "compare fewer clusters");
  Matrix<double> cost = Matrix<double>::Zero(static_cast<Index>(k), static_cast<Index>(k));
  for (const ContingencyCell& cell : table.cells())
    cost(cell.first, cell.second) = -static_cast<double>(cell.count);
  const std::vector<std::size_t> row_of = detail::least_cost_match(cost, execution);
  ClusterMatch match;
  match.second_of_first.assign(rows, no_label);
  for (std::size_t j = 0; j < columns; ++j)
    if (row_of[j] < rows) match.second_of_first[row_of[j]] = static_cast<Label>(j);
  for (const ContingencyCell& cell : table.cells())
    if (match.second_of_first[to_size(cell.first)] == cell.second) match.matched += cell.count;
  if (table.observations() > 0)
    match.accuracy = static_cast<double>(match.matched) / static_cast<double>(table.observations());
  return match;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_MATCH_CLUSTERS_HPP
