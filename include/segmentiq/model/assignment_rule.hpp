// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNMENT_RULE_HPP
#define SEGMENTIQ_MODEL_ASSIGNMENT_RULE_HPP

#include <array>
#include <string_view>

#include "segmentiq/core/from_name.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/linkage/method.hpp"

namespace segmentiq {

/// The score of a new observation x for a segment of n members with centroid c; the lowest wins. Each is the
/// dissimilarity at which its linkage would join x with the segment. Rules on members work with any metric,
/// rules on centroids only with the Euclidean distance.
enum class AssignmentRule {
  least_increase,  ///< n/(n+1)·‖x − c‖², the increase of the sum of squares within the segment (Ward)
  mean_distance,   ///< the mean dissimilarity to the members (average linkage)
  farthest_member,   ///< the largest dissimilarity to a member (complete linkage)
  nearest_member,    ///< the smallest dissimilarity to a member (single linkage)
  nearest_centroid,  ///< ‖x − c‖; suits any linkage
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

/// The rule with this name. @throws parameter_error listing the names
inline AssignmentRule assignment_rule_from_name(std::string_view name) {
  return from_name(name, all_assignment_rules, "assignment_rule_from_name()");
}

/// Whether the rule compares with single members, rather than with centroids and sizes.
constexpr bool needs_members(AssignmentRule rule) {
  return rule != AssignmentRule::least_increase && rule != AssignmentRule::nearest_centroid;
}

/// The rule that corresponds to a linkage.
///
/// Weighted linkage (WPGMA) is a mean of distances, too, but its weights halve at each merge on the way down
/// the tree. They depend on where a member joined, which means nothing for a new row, so the plain mean is
/// used. Median linkage (WPGMC) gives the two halves of a segment equal weight in the same way; the centroid
/// of the members is used instead of its centre.
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

/// The rule that corresponds to a linkage with a metric.
///
/// Ward, centroid and median linkage of dissimilarities that are not Euclidean have no centroids to compare
/// with; the mean dissimilarity to the members is used instead.
inline AssignmentRule rule_of(Method method, const MetricChoice& metric) {
  const AssignmentRule rule = rule_of(method);
  return needs_members(rule) || metric.is_euclidean() ? rule : AssignmentRule::mean_distance;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_ASSIGNMENT_RULE_HPP
