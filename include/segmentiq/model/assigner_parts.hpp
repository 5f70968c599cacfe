// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNER_PARTS_HPP
#define SEGMENTIQ_MODEL_ASSIGNER_PARTS_HPP

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/distance/gower_scale.hpp"
#include "segmentiq/distance/known_rows.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/distance/minkowski_metrics.hpp"
#include "segmentiq/model/assignment_rule.hpp"
#include "segmentiq/model/score_quantiles.hpp"

namespace segmentiq {

/// What an assigner stores of the segments: no more than its rule needs.
struct AssignerParts {
  AssignmentRule rule = AssignmentRule::least_increase;
  std::vector<Index> sizes;  ///< k ≥ 1 values ≥ 1: the number of members of each segment
  Matrix<double> centroids;  ///< k × d under rules on centroids, else 0 × d
  /// Members, one segment after the other, m × d, under rules on members; else 0 × d. By Gower's metric
  /// missing values are NaN.
  Matrix<double> members;
  /// k values: how many members of each segment are kept, 1 … its size. Empty under rules on centroids.
  std::vector<Index> kept;
  /// k entries: how far the members of each segment are from its other members.
  std::vector<ScoreQuantiles> spread;
  FittedMetric metric{};  ///< by which observations are compared; Euclidean under rules on centroids
};

namespace detail {

/// Checks that members are finite or, by Gower's metric, valid for their features or missing. @throws
/// data_error; parameter_error when the metric does not fit the rows
inline void require_comparable(const Matrix<double>& members, const FittedMetric& metric) {
  const MetricChoice& choice = metric.choice;
  if (choice.is_gower()) {
    require_gower_features(metric.gower.features(), members.cols());
    require_gower_values(members, metric.gower.features());
  } else {
    if (choice.metric == Metric::minkowski) Minkowski{.p = choice.p}.require_features(members.cols());
    require_finite(members, "Assigner(): members");
  }
}

/// Checks that the parts belong together. @throws parameter_error; data_error for a value that is not finite
inline void require_valid(const AssignerParts& p) {
  const auto fail = [](const std::string& what) {
    throw parameter_error("Assigner(): " + what);
  };
  const std::size_t k = p.sizes.size();
  const auto k_many = [&](std::size_t count, const char* name) {
    if (count != k)
      fail(std::string(name) + " (" + std::to_string(count) + " of them) must be as many as the sizes, " +
           std::to_string(k));
  };
  if (k == 0 || k > to_size(std::numeric_limits<Label>::max()))
    fail("sizes (" + std::to_string(k) + " of them) must be at least one");
  for (std::size_t c = 0; c < k; ++c)
    if (p.sizes[c] < 1)
      fail("sizes[" + std::to_string(c) + "] (" + std::to_string(p.sizes[c]) + ") must be at least 1");
  k_many(p.spread.size(), "spread");
  for (std::size_t c = 0; c < k; ++c)
    if (p.spread[c].values().empty() != (p.sizes[c] < 2))
      fail("spread[" + std::to_string(c) + "] must be there exactly when the segment has two members");
  if (needs_members(p.rule)) {
    k_many(p.kept.size(), "kept");
    Index all = 0;
    for (std::size_t c = 0; c < k; ++c) {
      if (p.kept[c] < 1 || p.kept[c] > p.sizes[c])
        fail("kept[" + std::to_string(c) + "] (" + std::to_string(p.kept[c]) + ") must be in [1, " +
             std::to_string(p.sizes[c]) + "]");
      if (p.kept[c] > p.members.rows() - all)
        fail("members (" + std::to_string(p.members.rows()) + " rows) must be as many as are kept");
      all += p.kept[c];
    }
    if (p.members.rows() != all)
      fail("members (" + std::to_string(p.members.rows()) + " rows) must be as many as are kept, " +
           std::to_string(all));
    require_comparable(p.members, p.metric);
    if (p.centroids.rows() != 0) fail("centroids must be none under a rule that looks at members");
  } else {
    k_many(to_size(p.centroids.rows()), "centroids");
    require_finite(p.centroids, "Assigner(): centroids");
    if (p.members.rows() != 0 || !p.kept.empty())
      fail("members must be none under a rule that looks at centroids");
    if (!p.metric.choice.is_euclidean())
      fail("metric (" + std::string(to_string(p.metric.choice)) +
           ") must be euclidean under a rule that looks at centroids");
  }
  if ((needs_members(p.rule) ? p.members.cols() : p.centroids.cols()) < 1)
    fail("the observations must have at least one feature");
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_ASSIGNER_PARTS_HPP
