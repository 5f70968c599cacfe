// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_MATCHED_SEGMENTS_HPP
#define SEGMENTIQ_QUALITY_MATCHED_SEGMENTS_HPP

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/quality/contingency_table.hpp"

namespace segmentiq {

/// Which segment of the second partition stands for each of the first, so that as many observations as can be
/// are in segments that stand for each other.
struct SegmentMatch {
  std::vector<Label> second_of_first;  ///< one for each segment of the first; no_label: none is left for it
  Index matched = 0;                   ///< observations in segments that stand for each other
  double accuracy = 1;                 ///< their share, 0 … 1; 1 without observations
};

/// The best one-to-one match, by the Hungarian algorithm. The same number of observations as
/// `scipy.optimize.linear_sum_assignment(table, maximize=True)`; where several matches are as good, one of
/// them.
/// @throws memory_limit_error. Time O(k³), memory O(k²), k the larger number of segments.
/// @see Kuhn 1955; Jonker & Volgenant 1987
inline SegmentMatch match_segments(const ContingencyTable& table, const Execution& execution = {}) {
  const std::size_t rows = table.first_sizes().size(), columns = table.second_sizes().size();
  const std::size_t k = std::max(rows, columns);
  require_memory(8.0 * static_cast<double>(k) * static_cast<double>(k), execution,
                 "match_segments(): the table of " + std::to_string(k) + " segments",
                 "compare fewer segments");
  Matrix<double> cost = Matrix<double>::Zero(static_cast<Index>(k), static_cast<Index>(k));
  for (const ContingencyCell& cell : table.cells())
    cost(cell.first, cell.second) = -static_cast<double>(cell.count);
  // Shortest augmenting paths with potentials; place 0 stands for "nowhere".
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> of_row(k + 1, 0.0), of_column(k + 1, 0.0);
  std::vector<std::size_t> row_of(k + 1, 0), before(k + 1, 0);
  for (std::size_t row = 1; row <= k; ++row) {
    if (execution.stop.stop_requested()) throw cancelled_error();
    std::vector<double> least(k + 1, infinity);
    std::vector<bool> done(k + 1, false);
    std::size_t column = 0;
    row_of[0] = row;
    do {
      done[column] = true;
      const std::size_t from = row_of[column];
      double shortest = infinity;
      std::size_t next = 0;
      for (std::size_t j = 1; j <= k; ++j) {
        if (done[j]) continue;
        const double reduced =
            cost(static_cast<Index>(from - 1), static_cast<Index>(j - 1)) - of_row[from] - of_column[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          before[j] = column;
        }
        if (least[j] < shortest) {
          shortest = least[j];
          next = j;
        }
      }
      for (std::size_t j = 0; j <= k; ++j)
        if (done[j]) {
          of_row[row_of[j]] += shortest;
          of_column[j] -= shortest;
        } else {
          least[j] -= shortest;
        }
      column = next;
    } while (row_of[column] != 0);
    for (; column != 0; column = before[column])
      row_of[column] = row_of[before[column]];
  }
  SegmentMatch match;
  match.second_of_first.assign(rows, no_label);
  for (std::size_t j = 1; j <= columns; ++j)
    if (row_of[j] <= rows) match.second_of_first[row_of[j] - 1] = static_cast<Label>(j - 1);
  for (const ContingencyCell& cell : table.cells())
    if (match.second_of_first[static_cast<std::size_t>(cell.first)] == cell.second)
      match.matched += cell.count;
  if (table.observations() > 0)
    match.accuracy = static_cast<double>(match.matched) / static_cast<double>(table.observations());
  return match;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_MATCHED_SEGMENTS_HPP
