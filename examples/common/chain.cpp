// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "chain.hpp"

#include "segmentiq/model/save_model.hpp"
#include "segmentiq/pipeline/estimate.hpp"
#include "segmentiq/pipeline/insight.hpp"
#include "segmentiq/pipeline/make_model.hpp"
#include "segmentiq/pipeline/segment.hpp"

namespace program::chain {

using namespace segmentiq;

PreparedTable prepare(const Table& table, const PrepareOptions& options, const Execution& execution) {
  return segmentiq::prepare(table, options, execution);
}

SegmentationResults find_segments(const Table& table, const SegmentOptions& options,
                                  std::optional<Index> resamples, const Execution& execution) {
  SegmentationResults results{segment(table, options, execution), {}};
  results.profiles = profile_segments(table, results.segmentation, {}, execution);
  for (const SegmentProfile& segment : results.profiles.segments)
    results.segment_names.push_back(segment.name);
  if (resamples) {
    results.stability =
        segment_stability(table, results.segmentation, options, {.resamples = *resamples}, execution);
    const std::string warning = stability_warning(*results.stability, results.segment_names);
    if (!warning.empty()) results.segmentation.warnings.push_back({WarningKind::stability, warning});
  }
  return results;
}

Projection project(const FeatureMatrix& features, const Execution& execution) {
  return segmentiq::project(features, execution);
}

void write_model(const Table& table, const Segmentation& segmentation, const SegmentOptions& options,
                 const std::vector<std::string>& segment_names, const Execution& execution,
                 std::ostream& out) {
  save_model(make_model(table, segmentation, options, {.segment_names = segment_names}, execution), out);
}

WorkEstimate estimate_work(const PreparedTable& prepared, const SegmentOptions& options) {
  return segmentiq::estimate_work(prepared, options);
}

}  // namespace program::chain
