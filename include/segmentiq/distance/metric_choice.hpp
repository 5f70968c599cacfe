// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_METRIC_CHOICE_HPP
#define SEGMENTIQ_DISTANCE_METRIC_CHOICE_HPP

#include <cmath>
#include <string_view>

#include "segmentiq/distance/metric.hpp"

namespace segmentiq {

/// How two rows of a table are compared, chosen at run time.
///
///     const MetricChoice manhattan{.metric = Metric::city_block};
///     const MetricChoice cubic{.metric = Metric::minkowski, .p = 3};
struct MetricChoice {
  /// Gower's dissimilarity compares the columns as they are, each over its range: numbers, ordered
  /// categories, categories and yes/no columns count alike, and a missing cell takes no part in its
  /// comparisons. All other metrics compare the prepared features: scaled, encoded, weighted, projected.
  Metric metric = Metric::euclidean;
  /// The exponent of Minkowski's distance, 1 … 1000 or infinity. The other metrics ignore it.
  double p = 2;

  /// The same metric without an exponent where it has such a name: Minkowski's distance with p = 1, 2 and
  /// infinity is city block, Euclidean and Chebyshev. Every question below is asked of this one.
  constexpr MetricChoice normalised() const {
    if (metric != Metric::minkowski) return {.metric = metric};
    if (p == 1) return {.metric = Metric::city_block};
    if (p == 2) return {.metric = Metric::euclidean};
    if (p == HUGE_VAL) return {.metric = Metric::chebyshev};
    return *this;
  }
  constexpr bool is_gower() const { return metric == Metric::gower; }
  /// Whether the values are Euclidean distances, which Ward's criterion, centroid and median linkage need,
  /// and for which the dendrogram is found without all distances.
  bool is_euclidean() const;
  /// Whether a value that is missing or infinite is refused.
  bool needs_finite() const;
};

/// Calls `use` with the metric of features that was chosen, as a type. Minkowski's distance with p = 2 is
/// Euclidean here, too.
/// @throws parameter_error for Metric::gower, which has no such type
template<class Use>
decltype(auto) with_metric(const MetricChoice& choice, Use&& use) {
  const MetricChoice normalised = choice.normalised();
  return with_metric(normalised.metric, {.p = normalised.p}, use);
}

inline bool MetricChoice::is_euclidean() const {
  return !is_gower() && with_metric(*this, [](const auto& chosen) { return bool(chosen.is_euclidean); });
}

inline bool MetricChoice::needs_finite() const {
  return !is_gower() && with_metric(*this, [](const auto& chosen) { return bool(chosen.needs_finite); });
}

/// The name of the metric that was chosen, "minkowski" for any exponent.
inline std::string_view to_string(const MetricChoice& choice) {
  return to_string(choice.metric);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_METRIC_CHOICE_HPP
