// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_ROWWISE_SUMS_HPP
#define SEGMENTIQ_QUALITY_ROWWISE_SUMS_HPP

#include <algorithm>
#include <array>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/row_totals.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/quality/cluster_members.hpp"

namespace segmentiq::detail {

/// For each observation of `rows`, the sums of its distances to the members of each cluster, from all n
/// distances. Calls `use(r, sums)` once for each position r of `rows`, with k sums, from several threads.
/// Progress advances by n for each row.
///
/// O(rows·n·d) time; memory for a copy of the data and O(d + k) for each row in work.
/// @throws cancelled_error
template<class Use>
void rowwise_sums(const Matrix<double>& x, const ClusterMembers& clusters, const std::vector<Index>& rows,
                  const Execution& execution, PhaseProgress& progress, const Use& use) {
  constexpr Index group = 4;
  constexpr Index rows_a_chunk = 64;
  constexpr Index tile = 512;
  const Index n = x.rows();
  const Index k = clusters.count();
  execution.check_stop();
  const FeatureMajor features(x, clusters.order());
  const auto sum_rows = [&](Index first, Index last) {
    Matrix<double> queries(last - first, x.cols());
    for (Index r = first; r < last; ++r)
      queries.row(r - first) = x.row(rows[to_size(r)]);
    std::vector<double> sums(to_size((last - first) * k), 0.0);  // row by cluster
    alignas(64) std::array<double, to_size(group * tile)> distances;
    Index cluster_of_tile = 0;
    for (Index j0 = 0; j0 < n; j0 += tile) {
      execution.check_stop();
      const Index columns = std::min(tile, n - j0);
      while (clusters.end(cluster_of_tile) <= j0)
        ++cluster_of_tile;
      for (Index i0 = first; i0 < last; i0 += group) {
        const Index height = std::min(group, last - i0);
        if (height == group)
          squared_distances<group>(features.from(j0), features.stride(), x.cols(),
                                   queries.row(i0 - first).data(), columns, distances.data(), tile);
        else
          for (Index r = 0; r < height; ++r)
            squared_distances<1>(features.from(j0), features.stride(), x.cols(),
                                 queries.row(i0 + r - first).data(), columns, distances.data() + r * tile,
                                 tile);
        for (Index r = 0; r < height; ++r) {
          double* const row = distances.data() + r * tile;
          square_root(row, columns);
          double* const row_sums = sums.data() + (i0 + r - first) * k;
          Index cluster = cluster_of_tile;
          for (Index j = j0; j < j0 + columns; ++cluster) {
            const Index end = std::min(clusters.end(cluster), j0 + columns);
            row_sums[cluster] += sum_of(row + (j - j0), end - j);
            j = end;
          }
        }
      }
    }
    for (Index r = first; r < last; ++r)
      use(r, sums.data() + (r - first) * k);
  };
  parallel_chunks(static_cast<Index>(rows.size()), rows_a_chunk, execution, &progress, sum_rows,
                  [n](Index first, Index last) { return static_cast<double>((last - first) * n); });
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_ROWWISE_SUMS_HPP
