// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_METRIC_HPP
#define SEGMENTIQ_DISTANCE_METRIC_HPP

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/distance/angle_metrics.hpp"
#include "segmentiq/distance/matching_metrics.hpp"
#include "segmentiq/distance/minkowski_metrics.hpp"
#include "segmentiq/distance/relative_metrics.hpp"

namespace segmentiq {

/// The shipped metrics, for a choice at run time.
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
  jaccard
};

inline constexpr std::array<Metric, 11> all_metrics = {
    Metric::euclidean, Metric::squared_euclidean, Metric::city_block, Metric::chebyshev,   Metric::minkowski,
    Metric::cosine,    Metric::correlation,       Metric::canberra,   Metric::bray_curtis, Metric::hamming,
    Metric::jaccard};

/// What metrics have to be told beside their name.
struct MetricOptions {
  /// Minkowski's exponent, 1 … 1000 or infinity; the others do not look at it.
  double p = 2;
  /// One weight a feature, finite and not negative; none = all 1. Cosine and correlation take none.
  std::vector<double> weights{};
};

/// Calls `use` with the metric that is named: the one place where a run-time choice becomes a type.
/// @throws parameter_error when weights are given to a metric that takes none
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
    case Metric::euclidean:
      break;
  }
  return use(Euclidean{options.weights});
}

/// "cityblock", as SciPy names it.
inline std::string_view to_string(Metric metric) {
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
