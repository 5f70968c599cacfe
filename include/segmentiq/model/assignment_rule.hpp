// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNMENT_RULE_HPP
#define SEGMENTIQ_MODEL_ASSIGNMENT_RULE_HPP

#include <array>
#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/linkage/method.hpp"

namespace segmentiq {

/// How far a new observation x is from a segment of n members with the centroid c; the least wins. Each is
/// the dissimilarity by which the linkage of that kind would join x, alone, with the segment. The rules of
/// members go with any metric, those of centroids with the Euclidean distance only.
enum class AssignmentRule {
  least_increase,  ///< n/(n+1)·‖x − c‖²: what x would add to the sum of squares within the segment (Ward)
  mean_distance,     ///< the mean dissimilarity to the members (average linkage)
  farthest_member,   ///< the largest dissimilarity to a member (complete linkage)
  nearest_member,    ///< the smallest dissimilarity to a member (single linkage)
  nearest_centroid,  ///< ‖x − c‖; goes with any linkage
};

inline constexpr std::array<AssignmentRule, 5> all_assignment_rules = {
    AssignmentRule::least_increase, AssignmentRule::mean_distance, AssignmentRule::farthest_member,
    AssignmentRule::nearest_member, AssignmentRule::nearest_centroid};

constexpr std::string_view to_string(AssignmentRule rule) {
  switch (rule) {
    case AssignmentRule::least_increase:
      return "least_increase";
    case AssignmentRule::mean_distance:
      return "mean_distance";
    case AssignmentRule::farthest_member:
      return "farthest_member";
    case AssignmentRule::nearest_member:
      return "nearest_member";
    case AssignmentRule::nearest_centroid:
      return "nearest_centroid";
  }
  return "";
}

/// The rule of a name. @throws parameter_error listing the names
inline AssignmentRule assignment_rule_from_name(std::string_view name) {
  std::string allowed;
  for (const AssignmentRule rule : all_assignment_rules) {
    if (to_string(rule) == name) return rule;
    allowed += (allowed.empty() ? "" : ", ") + std::string(to_string(rule));
  }
  throw parameter_error("assignment_rule_from_name(): name ('" + std::string(name) + "') must be one of " +
                        allowed);
}

/// Whether the rule looks at single members, rather than at centroids and sizes alone.
constexpr bool needs_members(AssignmentRule rule) {
  return rule != AssignmentRule::least_increase && rule != AssignmentRule::nearest_centroid;
}

/// The rule that fits a linkage.
///
/// Weighted linkage (WPGMA) is a mean of distances, too, but one whose weights halve at each merge on the way
/// down the tree; they say where a member joined and nothing of a newcomer. The plain mean is the nearest
/// thing that does not depend on that history. Median linkage (WPGMC) gives a segment's two halves equal
/// weight likewise; the centroid of the members stands for its centre.
constexpr AssignmentRule rule_of(Method method) {
  switch (method) {
    case Method::single:
      return AssignmentRule::nearest_member;
    case Method::complete:
      return AssignmentRule::farthest_member;
    case Method::average:
    case Method::weighted:
      return AssignmentRule::mean_distance;
    case Method::centroid:
    case Method::median:
      return AssignmentRule::nearest_centroid;
    case Method::ward:
      break;
  }
  return AssignmentRule::least_increase;
}

/// The rule that fits a linkage of a metric.
///
/// Ward's criterion, centroid and median linkage of dissimilarities that are not Euclidean go on by formula,
/// and there is no centroid that a newcomer could be compared with. What is asked then is how dissimilar it
/// is on the mean from the members.
inline AssignmentRule rule_of(Method method, const MetricChoice& metric) {
  const AssignmentRule rule = rule_of(method);
  return needs_members(rule) || metric.is_euclidean() ? rule : AssignmentRule::mean_distance;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_ASSIGNMENT_RULE_HPP
