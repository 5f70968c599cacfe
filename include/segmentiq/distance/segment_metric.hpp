// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_SEGMENT_METRIC_HPP
#define SEGMENTIQ_DISTANCE_SEGMENT_METRIC_HPP

#include <cmath>
#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"
#include "segmentiq/distance/metric.hpp"

namespace segmentiq {

/// How two customers are compared.
struct SegmentMetric {
  /// The metric of the features that were prepared: scaled, encoded, weighted, projected.
  Metric metric = Metric::euclidean;
  /// Minkowski's exponent, 1 … 1000 or infinity; the others do not look at it.
  double p = 2;
  /// Gower's dissimilarity instead of `metric`: of the columns as they are, each over its range. Numbers,
  /// ordered categories, categories and yes/no columns count alike, and a missing cell is left out of its
  /// comparisons instead of filled in.
  bool gower = false;

  /// Whether distances are those of points in Euclidean space, which Ward's criterion, centroid and median
  /// linkage are about.
  bool is_euclidean() const {
    return !gower && (metric == Metric::euclidean || (metric == Metric::minkowski && p == 2));
  }
};

/// The same metric by the name that needs no exponent: Minkowski's of 1, 2 and infinity have one.
inline SegmentMetric without_exponent(SegmentMetric metric) {
  if (metric.gower) return {.gower = true};
  if (metric.metric != Metric::minkowski) return {.metric = metric.metric};
  if (metric.p == 1) return {.metric = Metric::city_block};
  if (metric.p == 2) return {.metric = Metric::euclidean};
  if (std::isinf(metric.p) && metric.p > 0) return {.metric = Metric::chebyshev};
  return metric;
}

/// "gower", or the metric's name.
inline std::string_view to_string(const SegmentMetric& metric) {
  return metric.gower ? std::string_view("gower") : to_string(metric.metric);
}

/// "gower", or a metric of metric_from_name(). @throws parameter_error listing the names
inline SegmentMetric segment_metric_from_name(std::string_view name) {
  if (name == "gower") return {.gower = true};
  std::string allowed;
  for (const Metric metric : all_metrics) {
    if (to_string(metric) == name) return {.metric = metric};
    allowed += std::string(to_string(metric)) + ", ";
  }
  throw parameter_error("segment_metric_from_name(): name ('" + std::string(name) + "') must be one of " +
                        allowed + "gower");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_SEGMENT_METRIC_HPP
