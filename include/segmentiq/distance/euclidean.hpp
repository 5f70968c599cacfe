// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP
#define SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP

#include <algorithm>
#include <array>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/detail/feature_major.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

namespace segmentiq {

/// The Euclidean distances of all pairs of observations.
///
/// The same bytes as `scipy.spatial.distance.pdist(x)`: squares summed in column order, each step rounded,
/// for any number of threads and on any processor.
/// @param x n × d observations, finite
/// @throws data_error when n = 0 or a value is not finite (with row and column); memory_limit_error;
/// cancelled_error Time O(n²·d), memory 4n² bytes for the result and 8·n·d to work in.
inline CondensedMatrix euclidean_distances(const Matrix<double>& x, const Execution& execution = {}) {
  require_observations(x.rows(), "euclidean_distances()");
  require_finite(x, "euclidean_distances()");
  const Index n = x.rows();
  const Index d = x.cols();
  require_memory(8.0 * (static_cast<double>(n) * static_cast<double>(n - 1) / 2 + static_cast<double>(n * d)),
                 execution, "euclidean_distances(): the distances of " + std::to_string(n) + " observations",
                 "");

  CondensedMatrix distances(n);
  const detail::FeatureMajor features(x);

  // A chunk of rows meets the columns tile by tile, so that a tile is read from the cache by all rows of the
  // chunk, and rows go through the kernel four at a time, so that a loaded column serves four distances.
  constexpr Index rows_a_chunk = 64;
  constexpr Index tile = 512;
  constexpr Index group = 4;
  PhaseProgress progress(execution, "distances", static_cast<double>(distances.size()));
  const auto fill_rows = [&](Index first, Index last) {
    alignas(64) std::array<double, static_cast<std::size_t>(group * tile)> squares;
    const Index first_tile = (first + 1) / detail::column_group * detail::column_group;
    for (Index j0 = first_tile; j0 < n; j0 += tile) {
      const Index columns = std::min(tile, n - j0);
      for (Index i0 = first; i0 < last; i0 += group) {
        const Index rows = std::min(group, last - i0);
        if (rows == group)
          detail::squared_distances<group>(features.from(j0), features.stride(), d, x.row(i0).data(), columns,
                                           squares.data(), tile);
        else
          for (Index r = 0; r < rows; ++r)
            detail::squared_distances<1>(features.from(j0), features.stride(), d, x.row(i0 + r).data(),
                                         columns, squares.data() + r * tile, tile);
        for (Index r = 0; r < rows; ++r) {
          const Index i = i0 + r;
          const Index from = std::max(j0, i + 1);
          const Index to = j0 + columns;
          if (from >= to) continue;
          double* const row = squares.data() + r * tile + (from - j0);
          detail::square_root(row, to - from);
          std::copy(row, row + (to - from), distances.data() + distances.row_begin(i) + (from - i - 1));
        }
      }
    }
  };
  parallel_chunks(n, rows_a_chunk, execution, &progress, fill_rows, [&](Index first, Index last) {
    return static_cast<double>((last - first) * (n - 1) - (last * (last - 1) - first * (first - 1)) / 2);
  });
  progress.finish();
  return distances;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP
