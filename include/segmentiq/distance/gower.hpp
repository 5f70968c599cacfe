// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_GOWER_HPP
#define SEGMENTIQ_DISTANCE_GOWER_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/detail/feature_major.hpp"
#include "segmentiq/detail/gower_kernel.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/pair_tiles.hpp"

// Gower's dissimilarity of observations of mixed kinds with missing values (Gower 1971), as R's
// `cluster::daisy(x, metric = "gower")` has it:
//
//   d(i, j) = Σ_k w_k δ_ijk d_ijk / Σ_k w_k δ_ijk
//
// with d_ijk in 0 … 1 by the kind of feature k, and δ_ijk = 0 where the feature is missing in i or j, or an
// asymmetric binary feature is 0 in both; else 1.
//
// One difference: daisy moves each feature's least value to 0 before it compares, so that an asymmetric
// binary feature that is 1 wherever it is known counts as 0 in both and drops out. Here two ones agree, as
// Gower says.
namespace segmentiq {

/// What a feature's values are, and so how two of them are compared.
enum class GowerKind {
  numeric,           ///< |a − b| / (largest − least value present); a constant feature adds 0
  ordinal,           ///< whole numbers, the ranks of ordered levels; compared as numeric
  nominal,           ///< whole numbers, codes without order: 1 when they differ
  symmetric_binary,  ///< 0 and 1, both as telling: 1 when they differ
  asymmetric_binary  ///< 0 and 1, where two zeros tell nothing: 1 when they differ, two zeros take no part
};

/// "asymmetric_binary"
inline std::string_view to_string(GowerKind kind) {
  switch (kind) {
    case GowerKind::numeric:
      return "numeric";
    case GowerKind::ordinal:
      return "ordinal";
    case GowerKind::nominal:
      return "nominal";
    case GowerKind::symmetric_binary:
      return "symmetric_binary";
    case GowerKind::asymmetric_binary:
      break;
  }
  return "asymmetric_binary";
}

struct GowerFeature {
  GowerKind kind = GowerKind::numeric;
  double weight = 1;  ///< finite, not negative; not 0 for all features
};

namespace detail {

/// @throws parameter_error when there is not one feature for each column, or a weight is negative or not
/// finite, or none is above 0, or their sum is not finite
inline void require_gower_features(const std::vector<GowerFeature>& features, Index columns) {
  if (static_cast<Index>(features.size()) != columns)
    throw parameter_error("gower_distances(): features (" + std::to_string(features.size()) +
                          " of them) must be " + std::to_string(columns) + ", one for each column");
  double total = 0;
  for (std::size_t k = 0; k < features.size(); ++k) {
    const double weight = features[k].weight;
    if (!(weight >= 0) || std::isinf(weight))
      throw parameter_error("gower_distances(): features[" + std::to_string(k) + "].weight (" +
                            std::to_string(weight) + ") must be finite and not negative");
    total += weight;
  }
  if (!(total > 0) || std::isinf(total))
    throw parameter_error("gower_distances(): the sum of the weights (" + std::to_string(total) +
                          ") must be above 0 and finite");
}

/// @throws data_error naming row and column of the first value that its feature's kind does not have
inline void require_gower_values(const Matrix<double>& x, const std::vector<GowerFeature>& features) {
  for (Index i = 0; i < x.rows(); ++i)
    for (Index k = 0; k < x.cols(); ++k) {
      const double value = x(i, k);
      if (std::isnan(value)) continue;
      const GowerKind kind = features[static_cast<std::size_t>(k)].kind;
      const bool binary = kind == GowerKind::symmetric_binary || kind == GowerKind::asymmetric_binary;
      const bool whole = kind == GowerKind::ordinal || kind == GowerKind::nominal;
      if (std::isfinite(value) && (!binary || value == 0 || value == 1) &&
          (!whole || value == std::floor(value)))
        continue;
      throw data_error("gower_distances(): row " + std::to_string(i) + ", column " + std::to_string(k) +
                       " (counted from 0) is " + std::to_string(value) + ", but a value of kind " +
                       std::string(to_string(kind)) + " must be " +
                       (binary  ? "0, 1"
                        : whole ? "a finite whole number"
                                : "finite") +
                       " or NaN for missing");
    }
}

/// Feature k with its least value at 0 and its largest at 1; all at 0 when they are the same.
inline void scale_to_range(Matrix<double>& x, Index k) {
  double least = std::numeric_limits<double>::infinity(), largest = -least;
  for (Index i = 0; i < x.rows(); ++i)
    if (!std::isnan(x(i, k))) {
      least = std::min(least, x(i, k));
      largest = std::max(largest, x(i, k));
    }
  const double unit = std::isinf(largest - least) ? 0.5 : 1;  // a range beyond the largest double: halve all
  const double range = unit * largest - unit * least;
  for (Index i = 0; i < x.rows(); ++i)
    x(i, k) = (unit * x(i, k) - unit * least) / (range > 0 ? range : 1.0);
}

}  // namespace detail

/// Gower's dissimilarities of all pairs of observations, from 0 to 1; the same bytes for any number of
/// threads and on any processor.
/// @param x n × d values and codes, NaN = missing
/// @param features what each of the d columns is
/// @throws parameter_error when features do not fit the columns or a weight is outside its range; data_error
/// when n = 0, when a value is not of its column's kind (with row and column), or when two observations have
/// no feature in common (with both rows); memory_limit_error; cancelled_error Time O(n²·d), memory 4n² bytes
/// for the result and 16·n·d to work in.
inline CondensedMatrix gower_distances(const Matrix<double>& x, const std::vector<GowerFeature>& features,
                                       const Execution& execution = {}) {
  const std::string where = "gower_distances()";
  require_observations(x.rows(), where);
  detail::require_gower_features(features, x.cols());
  detail::require_gower_values(x, features);
  const auto n = static_cast<double>(x.rows());
  require_memory(8 * (n * (n - 1) / 2 + 2 * n * static_cast<double>(x.cols())), execution,
                 where + ": the dissimilarities of " + std::to_string(x.rows()) + " observations", "");

  Matrix<double> scaled = x;
  std::vector<detail::GowerRule> rules;
  std::vector<double> weights;
  for (Index k = 0; k < x.cols(); ++k) {
    const GowerFeature& feature = features[static_cast<std::size_t>(k)];
    weights.push_back(feature.weight);
    if (feature.kind == GowerKind::numeric || feature.kind == GowerKind::ordinal) {
      detail::scale_to_range(scaled, k);
      rules.push_back(detail::GowerRule::difference);
    } else {
      rules.push_back(feature.kind == GowerKind::asymmetric_binary ? detail::GowerRule::not_both_zero
                                                                   : detail::GowerRule::mismatch);
    }
  }

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
    bad.look(i, from, to, values);
    std::copy(values, values + (to - from), distances.data() + distances.row_begin(i) + (from - i - 1));
  };
  constexpr Index rows_a_chunk = 16;
  detail::for_each_tile_row(x.rows(), rows_a_chunk, execution, "distances", fill, visit);
  if (bad.found())
    throw data_error(where + ": rows " + std::to_string(bad.row()) + " and " + std::to_string(bad.column()) +
                     " (counted from 0) have no feature in common that is known in both" +
                     "; impute missing values or leave one of the rows out");
  return distances;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_GOWER_HPP
