// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "chain.hpp"

#include "segmentiq/model/save_model.hpp"
#include "segmentiq/pipeline/insight.hpp"
#include "segmentiq/pipeline/make_model.hpp"
#include "segmentiq/pipeline/segment.hpp"

namespace program::chain {

using namespace segmentiq;

PreparedTable prepare(const Table& table, const PrepareOptions& options, const Execution& execution) {
  return segmentiq::prepare(table, options, execution);
}

Segmentation segment(const Table& table, const SegmentOptions& options, const Execution& execution) {
  return segmentiq::segment(table, options, execution);
}

Projection project(const FeatureMatrix& features, const Execution& execution) {
  return segmentiq::project(features, execution);
}

SegmentProfiles profile_segments(const Table& table, const Segmentation& found, const Execution& execution) {
  return segmentiq::profile_segments(table, found, {}, execution);
}

StabilityResult segment_stability(const Table& table, const Segmentation& found,
                                  const SegmentOptions& options, Index resamples,
                                  const Execution& execution) {
  return segmentiq::segment_stability(table, found, options, {.resamples = resamples}, execution);
}

void write_model(const Table& table, const Segmentation& found, const SegmentOptions& options,
                 const std::vector<std::string>& segment_names, const Execution& execution,
                 std::ostream& out) {
  save_model(make_model(table, found, options, {.segment_names = segment_names}, execution), out);
}

WorkEstimate estimate(const PreparedTable& prepared, const SegmentOptions& options) {
  WorkEstimate work;
  const Index n = work.observations = prepared.features.values.rows();
  const Index d = work.features =
      prepared.pca ? prepared.pca->components().rows() : prepared.features.values.cols();
  const double pairs = static_cast<double>(n) * static_cast<double>(n - 1) / 2;
  if (!options.metric.is_euclidean()) {  // all distances; a second time while they are clustered, to judge by
    work.bytes = (options.silhouette ? 16 : 8) * pairs + 450 * static_cast<double>(n);
    work.seconds = pairs * (25e-9 + 1e-9 * static_cast<double>(d));
    return work;
  }
  work.bytes = with_criterion(options.method, [&](const auto& criterion) {
    work.algorithm = chosen_algorithm(n, criterion, options.algorithm);
    return linkage_memory(n, d, criterion, work.algorithm);
  });
  // Linkage and silhouette, as measured at 10,000 × 20 on two cores (docs/performance.md).
  const double rows = static_cast<double>(n);
  const double features = static_cast<double>(d);
  const bool visits_all_pairs = work.algorithm == Algorithm::dense || options.method == Method::average ||
                                options.method == Method::complete || options.method == Method::centroid ||
                                options.method == Method::median;
  work.seconds = work.algorithm == Algorithm::dense
                     ? rows * rows / 2 * (15e-9 + 0.3e-9 * features)
                     : rows * (2e-6 + 1e-6 * features) +
                           (visits_all_pairs ? rows * rows / 2 * (1e-9 + 0.2e-9 * features) : 0);
  return work;
}

}  // namespace program::chain
