// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_ESTIMATE_HPP
#define SEGMENTIQ_PIPELINE_ESTIMATE_HPP

#include "segmentiq/linkage/linkage_memory.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/pipeline/work_estimate.hpp"

namespace segmentiq {

/// What segment() would take for n × d observations: the engine it would choose, the memory it would ask for,
/// and roughly the time. segment() goes by the same figures: with less memory than `bytes` it throws
/// memory_limit_error before it allocates anything large.
///
/// With a metric other than the Euclidean these are the distances of all pairs, twice where there is a
/// silhouette: 8n² bytes. Of very wide tables (d > 28 without a silhouette) distances need a little more while
/// they are computed: @see pairwise_distances.
/// @param d features or principal components
/// @throws parameter_error when the algorithm `tree` is asked for with a criterion that has no tree form.
/// O(1)
inline WorkEstimate estimate_work(Index n, Index d, const SegmentOptions& options) {
  WorkEstimate work{.observations = n, .features = d};
  const auto rows = static_cast<double>(n), features = static_cast<double>(d);
  const double pairs = rows * (rows - 1) / 2;
  // Seconds: linkage and silhouette as measured at 10,000 × 20 on two cores (docs/performance.md).
  if (!options.metric.is_euclidean()) {
    work.bytes = distances_memory(n, options.silhouette ? 2 : 1);
    work.seconds = pairs * (25e-9 + 1e-9 * features);
    return work;
  }
  work.algorithm = chosen_algorithm(n, options.method, options.algorithm);
  work.bytes = linkage_memory(n, d, options.method, work.algorithm);
  const bool visits_all_pairs = options.method == Method::average || options.method == Method::complete ||
                                options.method == Method::centroid || options.method == Method::median;
  if (work.algorithm == Algorithm::dense)
    work.seconds = rows * rows / 2 * (15e-9 + 0.3e-9 * features);
  else
    work.seconds = rows * (2e-6 + 1e-6 * features) +
                   (visits_all_pairs ? rows * rows / 2 * (1e-9 + 0.2e-9 * features) : 0);
  return work;
}

/// The same for a table that is prepared.
inline WorkEstimate estimate_work(const PreparedTable& prepared, const SegmentOptions& options) {
  const FeatureMatrix& features = prepared.features;
  return estimate_work(features.values.rows(),
                       prepared.pca ? prepared.pca->components().rows() : features.values.cols(), options);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_ESTIMATE_HPP
