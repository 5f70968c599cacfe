// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_RESULT_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_RESULT_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How well observations lie in their clusters. Where it is not defined, everything is empty and `undefined`
/// says why.
struct SilhouetteResult {
  std::optional<double> mean;       ///< over all observations, −1 … 1; estimated if sampled
  std::vector<double> per_cluster;  ///< mean of each cluster's observations, k values; estimated if sampled
  std::vector<double> values;       ///< of each observation, n values; NaN for those outside the sample
  std::string undefined;            ///< empty, or why there is no silhouette

  /// The judged observations, ascending; empty when all were judged.
  std::vector<Index> sample;
  /// The standard error of `mean`: in 19 of 20 samples the mean over all observations is within two of these.
  /// 0 when all observations were judged.
  double standard_error = 0;
  /// The standard error of each value of `per_cluster`; 0 for clusters judged completely.
  std::vector<double> per_cluster_error;
};

/// A word for a mean silhouette: Excellent above 0.70, Good above 0.50, Fair above 0.25, else Poor.
constexpr std::string_view silhouette_rating(double mean) {
  return mean > 0.70 ? "Excellent" : mean > 0.50 ? "Good" : mean > 0.25 ? "Fair" : "Poor";
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_RESULT_HPP
