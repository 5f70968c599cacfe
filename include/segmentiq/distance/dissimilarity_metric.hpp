// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_DISSIMILARITY_METRIC_HPP
#define SEGMENTIQ_DISTANCE_DISSIMILARITY_METRIC_HPP

#include <concepts>
#include <span>
#include <string_view>

namespace segmentiq {

/// A rule for the dissimilarity of two observations.
///
/// Requires, for `const M m` and two rows of d values each, as `std::span<const double>`:
///   - `m(a, b)`         → convertible to double
///   - `M::name`         → the name of the metric, SciPy's where it has one
///   - `M::needs_finite` → bool constant: NaN and infinite values are refused before the metric sees them
///   - `M::is_euclidean` → bool constant: its values are Euclidean distances, for which Ward's criterion,
///     centroid and median linkage are defined
/// Semantics (not checked): m(a, b) = m(b, a) ≥ 0, m(a, a) = 0; safe to call from several threads at once;
/// the constants are true. The triangle inequality is not required: no algorithm here uses it.
///
/// A metric may also have `m.require_features(d)`, which throws parameter_error when its parameters do not
/// fit observations of d features. It is called once before any pair.
/// Models: Euclidean, SquaredEuclidean, CityBlock, Chebyshev, Minkowski, Cosine, Correlation, Canberra,
/// BrayCurtis, Hamming, Jaccard.
///
///     struct Hellinger {                      // a custom one, for rows of proportions
///       static constexpr std::string_view name = "hellinger";
///       static constexpr bool needs_finite = true, is_euclidean = true;
///       double operator()(std::span<const double> a, std::span<const double> b) const {
///         double sum = 0;
///         for (std::size_t k = 0; k < a.size(); ++k)
///           sum += std::pow(std::sqrt(a[k]) - std::sqrt(b[k]), 2);
///         return std::sqrt(sum / 2);
///       }
///     };
template<class M>
concept DissimilarityMetric = requires(const M& m, std::span<const double> row) {
  { m(row, row) } -> std::convertible_to<double>;
  { M::name } -> std::convertible_to<std::string_view>;
  { M::needs_finite } -> std::convertible_to<bool>;
  { M::is_euclidean } -> std::convertible_to<bool>;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_DISSIMILARITY_METRIC_HPP
