// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP
#define SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP

#include <algorithm>
#include <array>
#include <string>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/detail/feature_major.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

namespace segmentiq {

namespace detail {

/// Works out the Euclidean distances of all pairs, and calls `visit(i, from, to, values)` with those of
/// observation i to the observations from … to−1, all after i: values[j − from] belongs to j, and may be
/// overwritten. For one i, the calls come in the order of `from`, from one thread; different i may come at
/// once from several threads.
///
/// The bytes are those of `scipy.spatial.distance.pdist`: squares summed in column order, each step rounded.
/// @param x n × d, finite
template<class Visit>
void for_each_distance(const Matrix<double>& x, const Execution& execution, std::string_view phase,
                       const Visit& visit) {
  const Index n = x.rows();
  const Index d = x.cols();
  const FeatureMajor features(x);

  // A chunk of rows meets the columns tile by tile, so that a tile is read from the cache by all rows of the
  // chunk, and rows go through the kernel four at a time, so that a loaded column serves four distances.
  constexpr Index rows_a_chunk = 64;
  constexpr Index tile = 512;
  constexpr Index group = 4;
  const auto pairs = [n](Index first, Index last) {
    return static_cast<double>((last - first) * (n - 1) - (last * (last - 1) - first * (first - 1)) / 2);
  };
  const auto rows_of_distances = [&](Index first, Index last) {
    alignas(64) std::array<double, static_cast<std::size_t>(group * tile)> squares;
    for (Index j0 = (first + 1) / column_group * column_group; j0 < n; j0 += tile) {
      const Index columns = std::min(tile, n - j0);
      for (Index i0 = first; i0 < last; i0 += group) {
        const Index rows = std::min(group, last - i0);
        if (rows == group)
          squared_distances<group>(features.from(j0), features.stride(), d, x.row(i0).data(), columns,
                                   squares.data(), tile);
        else
          for (Index r = 0; r < rows; ++r)
            squared_distances<1>(features.from(j0), features.stride(), d, x.row(i0 + r).data(), columns,
                                 squares.data() + r * tile, tile);
        for (Index i = i0; i < i0 + rows; ++i) {
          const Index from = std::max(j0, i + 1);
          const Index to = j0 + columns;
          if (from >= to) continue;
          double* const values = squares.data() + (i - i0) * tile + (from - j0);
          square_root(values, to - from);
          visit(i, from, to, values);
        }
      }
    }
  };
  PhaseProgress progress(execution, phase, pairs(0, n));
  parallel_chunks(n, rows_a_chunk, execution, &progress, rows_of_distances, pairs);
  progress.finish();
}

}  // namespace detail

/// The Euclidean distances of all pairs of observations, `scipy.spatial.distance.pdist(x)` to the last bit,
/// for any number of threads and on any processor.
/// @param x n × d observations, finite
/// @throws data_error when n = 0 or a value is not finite (with row and column); memory_limit_error;
/// cancelled_error Time O(n²·d), memory 4n² bytes for the result and 8·n·d to work in.
inline CondensedMatrix euclidean_distances(const Matrix<double>& x, const Execution& execution = {}) {
  require_observations(x.rows(), "euclidean_distances()");
  require_finite(x, "euclidean_distances()");
  const auto n = static_cast<double>(x.rows());
  require_memory(8 * (n * (n - 1) / 2 + n * static_cast<double>(x.cols())), execution,
                 "euclidean_distances(): the distances of " + std::to_string(x.rows()) + " observations", "");
  CondensedMatrix distances(x.rows());
  detail::for_each_distance(
      x, execution, "distances", [&](Index i, Index from, Index to, const double* values) {
        std::copy(values, values + (to - from), distances.data() + distances.row_begin(i) + (from - i - 1));
      });
  return distances;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP
