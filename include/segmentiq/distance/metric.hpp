// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_METRIC_HPP
#define SEGMENTIQ_DISTANCE_METRIC_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/distance/angle_metrics.hpp"
#include "segmentiq/distance/matching_metrics.hpp"
#include "segmentiq/distance/minkowski_metrics.hpp"
#include "segmentiq/distance/relative_metrics.hpp"

namespace segmentiq {

/// The shipped metrics, for a choice at run time. @see MetricChoice
enum class Metric {
  euclidean,
  squared_euclidean,
  city_block,
  chebyshev,
  minkowski,
  cosine,
  correlation,
  canberra,
  bray_curtis,
  hamming,
  jaccard,
  gower  ///< compares columns of several kinds, not features: gower_distances()
};

inline constexpr std::array<Metric, 12> all_metrics = {
    Metric::euclidean,   Metric::squared_euclidean, Metric::city_block,
    Metric::chebyshev,   Metric::minkowski,         Metric::cosine,
    Metric::correlation, Metric::canberra,          Metric::bray_curtis,
    Metric::hamming,     Metric::jaccard,           Metric::gower};

/// The metrics that compare rows of features, for which with_metric() has a type: all but Gower's.
inline constexpr std::array<Metric, 11> feature_metrics = [] {
  std::array<Metric, 11> metrics{};
  std::size_t count = 0;
  for (const Metric metric : all_metrics)
    if (metric != Metric::gower) metrics[count++] = metric;
  return metrics;
}();

/// The parameters of metrics.
struct MetricOptions {
  /// The exponent of Minkowski's distance, 1 … 1000 or infinity. The other metrics ignore it.
  double p = 2;
  /// One weight for each feature, finite and not negative; empty = all 1. Cosine and correlation take none.
  std::vector<double> weights{};
};

/// Calls `use` with the metric of this name: the one place where a run-time choice becomes a type.
/// @throws parameter_error for Metric::gower, which compares columns, and when weights are given to a metric
/// that takes none
template<class Use>
decltype(auto) with_metric(Metric metric, const MetricOptions& options, Use&& use) {
  const auto without_weights = [&](const auto& chosen) -> decltype(auto) {
    if (!options.weights.empty())
      throw parameter_error("with_metric(): weights (" + std::to_string(options.weights.size()) +
                            " of them) must be none, as the metric '" + std::string(chosen.name) +
                            "' takes none");
    return use(chosen);
  };
  switch (metric) {
    case Metric::squared_euclidean:
      return use(SquaredEuclidean{options.weights});
    case Metric::city_block:
      return use(CityBlock{options.weights});
    case Metric::chebyshev:
      return use(Chebyshev{options.weights});
    case Metric::minkowski:
      return use(Minkowski{options.p, options.weights});
    case Metric::cosine:
      return without_weights(Cosine{});
    case Metric::correlation:
      return without_weights(Correlation{});
    case Metric::canberra:
      return use(Canberra{options.weights});
    case Metric::bray_curtis:
      return use(BrayCurtis{options.weights});
    case Metric::hamming:
      return use(Hamming{options.weights});
    case Metric::jaccard:
      return use(Jaccard{options.weights});
    case Metric::gower:
      throw parameter_error(
          "with_metric(): metric ('gower') must be one of features; gower_distances() compares columns");
    case Metric::euclidean:
      break;
  }
  return use(Euclidean{options.weights});
}

/// The name, SciPy's where it has one: "cityblock".
inline std::string_view to_string(Metric metric) {
  if (metric == Metric::gower) return "gower";
  return with_metric(metric, {}, [](const auto& chosen) { return std::string_view(chosen.name); });
}

/// The metric of a name. @throws parameter_error listing the names
inline Metric metric_from_name(std::string_view name) {
  std::string allowed;
  for (const Metric metric : all_metrics) {
    if (to_string(metric) == name) return metric;
    allowed += (allowed.empty() ? "" : ", ") + std::string(to_string(metric));
  }
  throw parameter_error("metric_from_name(): name ('" + std::string(name) + "') must be one of " + allowed);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_METRIC_HPP
