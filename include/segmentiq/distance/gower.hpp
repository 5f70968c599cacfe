// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_GOWER_HPP
#define SEGMENTIQ_DISTANCE_GOWER_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/gower_kernel.hpp"
#include "segmentiq/distance/gower_scale.hpp"
#include "segmentiq/distance/pair_tiles.hpp"
#include "segmentiq/kernels/feature_major.hpp"

// Gower's dissimilarity of observations of mixed kinds with missing values (Gower 1971), as in R's
// `cluster::daisy(x, metric = "gower")`:
//
//   d(i, j) = Σ_k w_k δ_ijk d_ijk / Σ_k w_k δ_ijk
//
// with d_ijk in 0 … 1 by the kind of feature k, and δ_ijk = 0 where the feature is missing in i or j, or an
// asymmetric binary feature is 0 in both; else 1.
//
// There is one difference from daisy. It subtracts the minimum of each feature before it compares, so that an
// asymmetric binary feature that is 1 wherever it is known counts as 0 in both and is ignored. Here two ones
// agree, as Gower defines it.
namespace segmentiq {

/// Gower's dissimilarities of all pairs of observations, in 0 … 1. The bytes are the same for any number of
/// threads and on any processor.
///
///     gower_distances(x, {{GowerKind::numeric}, {GowerKind::nominal, 2}});  // the second counts twice
///
/// @param observations n × d values and codes, NaN = missing
/// @param features what each of the d columns is
/// @throws parameter_error when features do not fit the columns or a weight is outside its range; data_error
/// when n = 0, when a value is not of its column's kind (with row and column), or when two observations have
/// no feature in common (with both rows); memory_limit_error; cancelled_error
///
/// Time O(n²·d), memory 4n² bytes for the result and 16·n·d to work in.
inline CondensedMatrix gower_distances(const Observations& observations,
                                       const std::vector<GowerFeature>& features,
                                       const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  const std::string where = "gower_distances()";
  require_observations(x.rows(), where);
  detail::require_gower_features(features, x.cols());
  const auto n = static_cast<double>(x.rows());
  require_memory(8 * (n * (n - 1) / 2 + 2 * n * static_cast<double>(x.cols())), execution,
                 where + ": the dissimilarities of " + std::to_string(x.rows()) + " observations", "");

  const GowerScale scale = GowerScale::of(x, features);
  const Matrix<double> scaled = scale.scaled(x, 0, x.rows());
  const std::vector<detail::GowerRule> rules = scale.rules(detail::GowerRule::difference);
  const std::vector<double> weights = scale.weights();

  CondensedMatrix distances(x.rows());
  const detail::FeatureMajor columns_of(scaled);
  detail::FirstBadPair bad(x.rows());
  const auto fill = [&](Index i, Index rows, Index j, Index columns, double* out) {
    for (Index r = 0; r < rows; ++r)
      detail::gower_row({columns_of.from(j), columns_of.stride(), x.cols(), scaled.row(i + r).data(),
                         rules.data(), weights.data(), columns},
                        out + r * detail::tile_columns);
  };
  const auto visit = [&](Index i, Index from, Index to, const double* values) {
    bad.check(i, from, to, values);
    std::copy(values, values + (to - from), distances.data() + distances.row_begin(i) + (from - i - 1));
  };
  constexpr Index rows_per_chunk = 16;
  detail::for_each_tile_row(x.rows(), rows_per_chunk, execution, "distances", fill, visit);
  if (bad.found())
    throw data_error(where + ": rows " + std::to_string(bad.row()) + " and " + std::to_string(bad.column()) +
                         " (counted from 0) have no feature in common that is known in both",
                     "impute missing values or leave one of the rows out");
  return distances;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_GOWER_HPP
