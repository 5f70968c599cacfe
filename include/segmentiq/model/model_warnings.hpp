// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_MODEL_WARNINGS_HPP
#define SEGMENTIQ_MODEL_MODEL_WARNINGS_HPP

#include <numeric>
#include <string>
#include <vector>

#include "segmentiq/model/segmentation_model.hpp"

namespace segmentiq {

/// One sentence for each way in which the rule of the model differs from its linkage; none for most models.
/// @see rule_of
inline std::vector<std::string> model_warnings(const SegmentationModel& model) {
  const ModelParts& parts = model.parts();
  const AssignerParts& assigner = parts.assigner.parts();
  const std::string method = "'" + std::string(to_string(parts.method)) + "'";
  std::vector<std::string> warnings;
  if (parts.method == Method::weighted && assigner.rule == AssignmentRule::mean_distance)
    warnings.push_back("linkage " + method +
                       " weighs members by where they joined, which says nothing of new customers: they are "
                       "compared by the plain mean of the distances to the members");
  if (parts.method == Method::median && assigner.rule == AssignmentRule::nearest_centroid)
    warnings.push_back(
        "linkage " + method +
        " has a centre that depends on the order of merges: new customers are compared with the "
        "mean of the members");
  if (!needs_members(rule_of(parts.method)) && needs_members(assigner.rule) && !model.metric().is_euclidean())
    warnings.push_back("linkage " + method + " has no centroids by metric '" +
                       std::string(to_string(model.metric())) +
                       "': new customers are compared by the mean dissimilarity to the members");
  if (!parts.assigner.is_exact())
    warnings.push_back(
        "distances are those from a sample of the segments' members, " +
        std::to_string(assigner.members.rows()) + " of " +
        std::to_string(std::accumulate(assigner.sizes.begin(), assigner.sizes.end(), Index{0})));
  return warnings;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_MODEL_WARNINGS_HPP
