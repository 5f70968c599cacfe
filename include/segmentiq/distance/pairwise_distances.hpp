// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_PAIRWISE_DISTANCES_HPP
#define SEGMENTIQ_DISTANCE_PAIRWISE_DISTANCES_HPP

#include <algorithm>
#include <concepts>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/metric.hpp"
#include "segmentiq/distance/pair_tiles.hpp"
#include "segmentiq/kernels/feature_major.hpp"

namespace segmentiq {

namespace detail {

inline std::span<const double> row_of(const Matrix<double>& x, Index i) {
  return {x.data() + i * x.cols(), to_size(x.cols())};
}

/// Each row as the metric prepares it.
/// @throws data_error naming the first row for which the metric is not defined
template<class M>
Matrix<double> prepared_rows(const Matrix<double>& x) {
  Matrix<double> prepared(x.rows(), x.cols());
  for (Index i = 0; i < x.rows(); ++i)
    if (!M::prepare_row(row_of(x, i), prepared.data() + i * x.cols()))
      throw data_error("pairwise_distances(): row " + std::to_string(i) + " (counted from 0) has no " +
                       std::string(M::name) + " distance to others: " + std::string(M::refusal));
  return prepared;
}

/// A shipped metric, many pairs at a time.
template<VectorMetric M>
void fill_distances(const Matrix<double>& x, const M& metric, const Execution& execution,
                    CondensedMatrix& distances, FirstBadPair& bad) {
  Matrix<double> prepared;
  if constexpr (prepares_rows<M>) prepared = prepared_rows<M>(x);
  const Matrix<double>& rows_of = prepares_rows<M> ? prepared : x;
  const FeatureMajor features(rows_of);
  const std::vector<double> weights = term_weights(metric);
  const double weight = total_weight(weights, x.cols());
  const auto fill = [&](Index i, Index rows, Index j, Index columns, double* out) {
    const PairTask task{features.from(j),
                        features.stride(),
                        x.cols(),
                        rows_of.data() + i * x.cols(),
                        weights.empty() ? nullptr : weights.data(),
                        weight,
                        columns,
                        out,
                        tile_columns};
    pair_dissimilarities(metric, task, rows);
  };
  const auto visit = [&](Index i, Index from, Index to, const double* values) {
    bad.check(i, from, to, values);
    std::copy(values, values + (to - from), distances.data() + distances.row_begin(i) + (from - i - 1));
  };
  constexpr Index rows_per_chunk = rows_at_once<M>() == 1 ? 8 : 32;
  for_each_tile_row(x.rows(), rows_per_chunk, execution, "distances", fill, visit);
}

/// A custom metric, pair by pair.
template<DissimilarityMetric M>
void fill_distances(const Matrix<double>& x, const M& metric, const Execution& execution,
                    CondensedMatrix& distances, FirstBadPair& bad) {
  const Index n = x.rows();
  const auto pairs = [n](Index first, Index last) {
    return static_cast<double>((last - first) * (n - 1) - (last * (last - 1) - first * (first - 1)) / 2);
  };
  PhaseProgress progress(execution, "distances", pairs(0, n));
  const auto rows = [&](Index first, Index last) {
    for (Index i = first; i < last; ++i) {
      double* to = distances.data() + distances.row_begin(i);
      for (Index j = i + 1; j < n; ++j, ++to) {
        *to = static_cast<double>(metric(row_of(x, i), row_of(x, j)));
        if (!(*to >= 0) || std::isinf(*to)) bad.add(i, j);
      }
    }
  };
  parallel_chunks(n, 1, execution, &progress, rows, pairs);
  progress.finish();
}

}  // namespace detail

/// The dissimilarities of all pairs of observations, in the order of `scipy.spatial.distance.pdist`.
///
/// With the shipped metrics the bytes are the same for any number of threads, on any processor and with any
/// compiler options. A custom metric is called once for each pair.
///
///     const CondensedMatrix distances = pairwise_distances(x, Minkowski{.p = 3});
///     distances(2, 5);  // of the rows 2 and 5
///
/// @param observations n × d, finite if the metric needs it
/// @param metric as `Minkowski{.p = 3}`, or one of your own. @see DissimilarityMetric
/// @throws parameter_error when a parameter of the metric is outside its range or does not fit d features;
/// data_error when n = 0, when a value is not finite (with row and column), when the metric is not defined
/// for a row (of zeros for Cosine, of equal values for Correlation; with the row), or when a dissimilarity is
/// negative, NaN or infinite (with both rows); memory_limit_error; cancelled_error
///
/// Time O(n²·d), memory 4n² bytes for the result and at most 16·n·d to work in.
template<DissimilarityMetric M>
CondensedMatrix pairwise_distances(const Observations& observations, const M& metric,
                                   const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  const std::string where = "pairwise_distances()";
  require_observations(x.rows(), where);
  if constexpr (M::needs_finite) require_finite(x, where);
  if constexpr (requires { metric.require_features(x.cols()); }) metric.require_features(x.cols());
  const auto n = static_cast<double>(x.rows());
  const double copies = detail::prepares_rows<M> ? 2 : 1;
  require_memory(8 * (n * (n - 1) / 2 + copies * n * static_cast<double>(x.cols())), execution,
                 where + ": the distances of " + std::to_string(x.rows()) + " observations", "");
  CondensedMatrix distances(x.rows());
  detail::FirstBadPair bad(x.rows());
  if constexpr (std::same_as<M, Minkowski>)
    metric.with_kernel(
        [&](const auto& kernel) { detail::fill_distances(x, kernel, execution, distances, bad); });
  else
    detail::fill_distances(x, metric, execution, distances, bad);
  if (bad.found())
    throw data_error(where + ": the " + std::string(M::name) + " distance of rows " +
                     std::to_string(bad.row()) + " and " + std::to_string(bad.column()) +
                     " (counted from 0) must be finite and not negative, but is " +
                     std::to_string(distances(bad.row(), bad.column())));
  return distances;
}

/// As above, for a metric chosen at run time, with its default options. For other options use with_metric().
/// (It is a template so that all metrics are compiled only where it is called.)
template<std::same_as<Metric> Choice>
CondensedMatrix pairwise_distances(const Observations& observations, Choice metric,
                                   const Execution& execution = {}) {
  return with_metric(metric, {}, [&](const auto& chosen) {
    return pairwise_distances(observations.values(), chosen, execution);
  });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_PAIRWISE_DISTANCES_HPP
