// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_MODEL_DOUBTS_HPP
#define SEGMENTIQ_MODEL_MODEL_DOUBTS_HPP

#include <numeric>
#include <string>
#include <vector>

#include "segmentiq/model/segmentation_model.hpp"

namespace segmentiq {

/// Where a model does not ask new customers quite what the linkage asked, a sentence each; none for most
/// models. @see rule_of
inline std::vector<std::string> model_doubts(const SegmentationModel& model) {
  const ModelParts& parts = model.parts();
  const AssignerParts& assigner = parts.assigner.parts();
  const std::string method = "'" + std::string(to_string(parts.method)) + "'";
  std::vector<std::string> found;
  if (parts.method == Method::weighted && assigner.rule == AssignmentRule::mean_distance)
    found.push_back("linkage " + method +
                    " weighs members by where they joined, which says nothing of new customers: they are "
                    "compared by the plain mean of the distances to the members");
  if (parts.method == Method::median && assigner.rule == AssignmentRule::nearest_centroid)
    found.push_back("linkage " + method +
                    " has a centre that depends on the order of merges: new customers are compared with the "
                    "mean of the members");
  if (!needs_members(rule_of(parts.method)) && needs_members(assigner.rule) && !model.metric().is_euclidean())
    found.push_back("linkage " + method + " has no centroids by metric '" +
                    std::string(to_string(model.metric())) +
                    "': new customers are compared by the mean dissimilarity to the members");
  if (!parts.assigner.is_exact())
    found.push_back("distances are those from a sample of the segments' members, " +
                    std::to_string(assigner.members.rows()) + " of " +
                    std::to_string(std::accumulate(assigner.sizes.begin(), assigner.sizes.end(), Index{0})));
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_MODEL_DOUBTS_HPP
