// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP
#define SEGMENTIQ_DISTANCE_EUCLIDEAN_HPP

#include <algorithm>
#include <string>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/pair_tiles.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

namespace segmentiq {

namespace detail {

/// Computes the Euclidean distances of all pairs. Calls `visit(i, from, to, values)` with those of
/// observation i to the observations from … to−1, all after i: values[j − from] is that to j, and may be
/// overwritten. For one i, the calls come in the order of `from`, from one thread. Different i may come from
/// several threads at once.
///
/// The bytes are those of `scipy.spatial.distance.pdist`: squares are added in column order, each step
/// rounded.
/// @param x n × d, finite
template<class Visit>
void for_each_distance(const Matrix<double>& x, const Execution& execution, std::string_view phase,
                       const Visit& visit) {
  const Index d = x.cols();
  const FeatureMajor features(x);
  constexpr Index rows_per_chunk = 64;
  const auto squares = [&](Index i, Index rows, Index j, Index columns, double* out) {
    if (rows == tile_rows)
      squared_distances<tile_rows>(features.from(j), features.stride(), d, x.row(i).data(), columns, out,
                                   tile_columns);
    else
      for (Index r = 0; r < rows; ++r)
        squared_distances<1>(features.from(j), features.stride(), d, x.row(i + r).data(), columns,
                             out + r * tile_columns, tile_columns);
  };
  for_each_tile_row(x.rows(), rows_per_chunk, execution, phase, squares,
                    [&](Index i, Index from, Index to, double* values) {
                      square_root(values, to - from);
                      visit(i, from, to, values);
                    });
}

}  // namespace detail

/// The Euclidean distances of all pairs of observations: to the last bit those of
/// `scipy.spatial.distance.pdist(x)`, for any number of threads and on any processor.
/// @param observations n × d, finite
/// @throws data_error when n = 0 or a value is not finite (with row and column); memory_limit_error;
/// cancelled_error
///
/// Time O(n²·d), memory 4n² bytes for the result and 8·n·d to work in.
inline CondensedMatrix euclidean_distances(const Observations& observations,
                                           const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
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
