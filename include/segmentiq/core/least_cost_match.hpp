// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_LEAST_COST_MATCH_HPP
#define SEGMENTIQ_CORE_LEAST_COST_MATCH_HPP

#include <cstddef>
#include <limits>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"

namespace segmentiq::detail {

/// Matches rows and columns of k × k finite costs one to one so that the total cost is minimal, by the
/// Hungarian algorithm. O(k³) time, O(k) memory.
/// @return for each column its row
/// @throws cancelled_error
/// @see Kuhn 1955; Jonker & Volgenant 1987
inline std::vector<std::size_t> least_cost_match(const Matrix<double>& cost, const Execution& execution) {
  const auto k = to_size(cost.rows());
  // Shortest augmenting paths with potentials. Index 0 means "unmatched".
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> of_row(k + 1, 0.0), of_column(k + 1, 0.0);
  std::vector<std::size_t> row_of(k + 1, 0), before(k + 1, 0);
  for (std::size_t row = 1; row <= k; ++row) {
    execution.check_stop();
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
  std::vector<std::size_t> row_of_column(k);
  for (std::size_t j = 0; j < k; ++j)
    row_of_column[j] = row_of[j + 1] - 1;
  return row_of_column;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_LEAST_COST_MATCH_HPP
