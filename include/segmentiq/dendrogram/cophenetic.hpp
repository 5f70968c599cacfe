// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_COPHENETIC_HPP
#define SEGMENTIQ_DENDROGRAM_COPHENETIC_HPP

#include <string>
#include <vector>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/lowest_common_ancestors.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

namespace segmentiq {

/// The cophenetic distance of each pair of observations: the height of the merge that first joins them, even
/// if a merge below it is higher. As `scipy.cluster.hierarchy.cophenet(Z)`, to the last bit.
/// @return n(n−1)/2 values, the pairs in SciPy's order
/// @throws memory_limit_error, cancelled_error
///
/// Time O(n²), memory 4n² bytes for the result and O(n) for each thread; the same bytes for any number of
/// threads.
inline CondensedMatrix cophenetic_distances(const Dendrogram& tree, const Execution& execution = {}) {
  const Index n = tree.observations();
  const auto count = static_cast<double>(n);
  require_memory(8 * (count * (count - 1) / 2 + 10 * count), execution,
                 "cophenetic_distances(): the distances of " + std::to_string(n) + " observations", "");
  CondensedMatrix distances(n);
  if (n == 1) return distances;
  const detail::LowestCommonAncestors ancestors(tree);
  const std::vector<double> heights = detail::merge_heights(tree);
  const auto pairs = [n](Index first, Index last) {
    return detail::pairs_of_rows(n, first, last);
  };
  constexpr Index rows_a_chunk = 64;
  PhaseProgress progress(execution, "cophenetic distances", pairs(0, n));
  parallel_chunks(
      n, rows_a_chunk, execution, &progress,
      [&](Index first, Index last) {
        std::vector<double> row(to_size(n));  // by place
        for (Index i = first; i < last; ++i) {
          execution.check_stop();
          ancestors.fill_row(ancestors.place_of(i), heights.data(), row.data());
          double* to = distances.data() + distances.row_begin(i);
          for (Index j = i + 1; j < n; ++j)
            *to++ = row[to_size(ancestors.place_of(j))];
        }
      },
      pairs);
  progress.finish();
  return distances;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_COPHENETIC_HPP
