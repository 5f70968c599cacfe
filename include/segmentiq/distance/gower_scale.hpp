// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_GOWER_SCALE_HPP
#define SEGMENTIQ_DISTANCE_GOWER_SCALE_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/distance/gower_kernel.hpp"

// What Gower's dissimilarity learns from the observations that it is fitted on: the range of each feature.
namespace segmentiq {

/// The kind of a feature's values, which decides how two of them are compared.
enum class GowerKind {
  numeric,           ///< |a − b| / (maximum − minimum); 0 for a constant feature
  ordinal,           ///< whole numbers, the ranks of ordered levels; compared as numeric
  nominal,           ///< whole numbers, codes without order: 1 when they differ
  symmetric_binary,  ///< 0 and 1, both informative: 1 when they differ
  asymmetric_binary  ///< 0 and 1, where two zeros mean nothing: 1 when they differ; two zeros are ignored
};

inline constexpr std::array all_gower_kinds{GowerKind::numeric, GowerKind::ordinal, GowerKind::nominal,
                                            GowerKind::symmetric_binary, GowerKind::asymmetric_binary};

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

/// Whether values of this kind are compared by their difference, relative to their range.
constexpr bool has_range(GowerKind kind) {
  return kind == GowerKind::numeric || kind == GowerKind::ordinal;
}

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

/// @throws data_error naming row and column of the first value that is not valid for the kind of its feature
inline void require_gower_values(const Matrix<double>& x, const std::vector<GowerFeature>& features) {
  for (Index i = 0; i < x.rows(); ++i)
    for (Index k = 0; k < x.cols(); ++k) {
      const double value = x(i, k);
      if (std::isnan(value)) continue;
      const GowerKind kind = features[to_size(k)].kind;
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

}  // namespace detail

/// Features, and the range of each of them in the observations that were fitted. New observations are
/// compared over the same ranges. A difference larger than the range counts as the whole range, and so does
/// any difference from the value of a constant feature. So no feature adds more than its weight.
class GowerScale {
 public:
  /// The minimum and the maximum of a feature; NaN where all values were missing, or the kind has no range.
  struct Range {
    double least = std::numeric_limits<double>::quiet_NaN();
    double largest = std::numeric_limits<double>::quiet_NaN();
  };

  /// Without features.
  GowerScale() = default;
  /// From ranges that are known, as in a saved model.
  /// @throws parameter_error when a weight is outside its range, or a range is not finite or not ascending
  GowerScale(std::vector<GowerFeature> features, std::vector<Range> ranges);
  /// Fitted on n × d observations. @throws as gower_distances(). O(n·d).
  static GowerScale of(const Observations& observations, std::vector<GowerFeature> features);

  const std::vector<GowerFeature>& features() const { return features_; }
  const std::vector<Range>& ranges() const { return ranges_; }

  /// The rows first … last−1 of x as the kernel takes them: features with a range are scaled so that it
  /// becomes 0 … 1, the others are unchanged. @pre x is finite or NaN, and has a column for each feature
  Matrix<double> scaled(const Matrix<double>& x, Index first, Index last) const;
  /// One rule for each feature. @param of_ranges the rule of the features that have a range
  std::vector<detail::GowerRule> rules(detail::GowerRule of_ranges) const;
  std::vector<double> weights() const;

 private:
  std::vector<GowerFeature> features_;
  std::vector<Range> ranges_;
};

inline GowerScale::GowerScale(std::vector<GowerFeature> features, std::vector<Range> ranges)
    : features_(std::move(features)), ranges_(std::move(ranges)) {
  detail::require_gower_features(features_, static_cast<Index>(ranges_.size()));
  for (std::size_t k = 0; k < ranges_.size(); ++k) {
    const auto [least, largest] = ranges_[k];
    const bool none = std::isnan(least) && std::isnan(largest);
    const bool some = detail::has_range(features_[k].kind) && std::isfinite(least) &&
                      std::isfinite(largest) && least <= largest;
    if (!none && !some)
      throw parameter_error("GowerScale(): ranges[" + std::to_string(k) + "] (" + std::to_string(least) +
                            " to " + std::to_string(largest) +
                            ") must be finite and ascend, or NaN where there is none");
  }
}

inline GowerScale GowerScale::of(const Observations& observations, std::vector<GowerFeature> features) {
  const Matrix<double>& x = observations.values();
  detail::require_gower_features(features, x.cols());
  detail::require_gower_values(x, features);
  std::vector<Range> ranges(features.size());
  for (std::size_t k = 0; k < features.size(); ++k) {
    if (!detail::has_range(features[k].kind)) continue;
    for (Index i = 0; i < x.rows(); ++i) {
      const double value = x(i, static_cast<Index>(k));
      if (std::isnan(value)) continue;
      if (!(ranges[k].least <= value)) ranges[k].least = value;
      if (!(ranges[k].largest >= value)) ranges[k].largest = value;
    }
  }
  return {std::move(features), std::move(ranges)};
}

inline Matrix<double> GowerScale::scaled(const Matrix<double>& x, Index first, Index last) const {
  Matrix<double> result = x.middleRows(first, last - first);
  for (Index k = 0; k < x.cols(); ++k) {
    const auto [least, largest] = ranges_[to_size(k)];
    if (std::isnan(least)) continue;
    const double unit = std::isinf(largest - least) ? 0.5 : 1;  // the range overflows: halve all values
    const double range = unit * largest - unit * least;
    for (Index i = 0; i < result.rows(); ++i) {
      double& value = result(i, k);
      if (range > 0)
        value = (unit * value - unit * least) / range;
      else if (!std::isnan(value))
        value = value == least ? 0 : value > least ? 1 : -1;
    }
  }
  return result;
}

inline std::vector<detail::GowerRule> GowerScale::rules(detail::GowerRule of_ranges) const {
  std::vector<detail::GowerRule> found;
  for (const GowerFeature& feature : features_)
    found.push_back(detail::has_range(feature.kind)                ? of_ranges
                    : feature.kind == GowerKind::asymmetric_binary ? detail::GowerRule::not_both_zero
                                                                   : detail::GowerRule::mismatch);
  return found;
}

inline std::vector<double> GowerScale::weights() const {
  std::vector<double> found;
  for (const GowerFeature& feature : features_)
    found.push_back(feature.weight);
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_GOWER_SCALE_HPP
