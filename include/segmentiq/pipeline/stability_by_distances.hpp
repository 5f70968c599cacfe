// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_STABILITY_BY_DISTANCES_HPP
#define SEGMENTIQ_PIPELINE_STABILITY_BY_DISTANCES_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/pipeline/segment_by_distances.hpp"
#include "segmentiq/profile/linkage_stability.hpp"

namespace segmentiq::detail {

/// The stability of segments by a metric other than the Euclidean: the distances of all rows are computed
/// once more, and each resample is clustered by those of its rows.
///
/// Rows are resampled in the order in which segment() clusters them. Where that is the order of their
/// content, the order of the file has no influence.
/// @throws memory_limit_error when the distances and those of one resample do not fit
inline StabilityResult stability_by_distances(const Table& table, const Segmentation& found,
                                              const SegmentOptions& used, const StabilityOptions& options,
                                              const Execution& execution) {
  const PreparedTable& prepared = found.prepared;
  const Matrix<double>& features = prepared.features.values;
  Compared compared = compared_rows(
      table, prepared, prepared.pca ? prepared.pca->transform(features, execution) : features, used);
  const Index n = compared.values.rows();
  const std::vector<Index> order = working_order(compared.values, used.order, execution);
  Partition segments = found.partition;
  {
    const Matrix<double> values = std::move(compared.values);
    compared.values.resize(n, values.cols());
    for (Index i = 0; i < n; ++i) {
      const Index row = order[to_size(i)];
      compared.values.row(i) = values.row(row);
      segments.labels[to_size(i)] = found.partition.labels[to_size(row)];
    }
  }
  const double kept = 4.0 * static_cast<double>(n) * static_cast<double>(n - 1);
  require_memory(kept, execution,
                 "segment_stability(): the distances of all pairs of " + std::to_string(n) + " rows",
                 "metric 'euclidean' needs none");
  const CondensedMatrix distances = distances_of(compared, used.metric, execution);
  Execution beside = execution;  // what is left for the resamples; 0 would be no limit
  if (execution.max_memory > 0)
    beside.max_memory = std::max<std::size_t>(1, execution.max_memory - static_cast<std::size_t>(kept));
  const LinkageOfPairs cluster{distances, segments.count, used.method, used.sizes.limits(n)};
  return segment_stability(segments, cluster, options, beside);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PIPELINE_STABILITY_BY_DISTANCES_HPP
