// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_SEGMENT_SUMMARY_HPP
#define SEGMENTIQ_MODEL_SEGMENT_SUMMARY_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/model/column_distribution.hpp"
#include "segmentiq/table/column.hpp"

namespace segmentiq {

/// What a model stores of one segment, in terms of the table: to name it, and to match it in another model.
struct SegmentSummary {
  std::string name;
  Index size = 0;  ///< members at fit
  /// One per numeric column of the model: the mean of the cells of its members; NaN when all are missing.
  std::vector<double> means;
  /// One per categorical column, with an entry per category: its share of the cells of the members; all 0
  /// when all cells are missing.
  std::vector<std::vector<double>> shares;
};

namespace detail {

/// Adds one column to the summaries. O(n + k·c).
/// @param labels a segment or `no_label` for each row
inline void summarise(const Column& column, const ColumnDistribution& distribution,
                      std::span<const Label> labels, std::vector<SegmentSummary>& segments) {
  const auto n = to_size(column.size());
  std::vector<double> cells(segments.size(), 0.0);
  if (column.is_numeric()) {
    const double origin = distribution.mean;
    std::vector<double> sums(segments.size(), 0.0);
    for (std::size_t i = 0; i < n; ++i) {
      if (labels[i] == no_label || std::isnan(column.numbers()[i])) continue;
      const auto c = to_size(labels[i]);
      sums[c] += column.numbers()[i] - origin;
      ++cells[c];
    }
    for (std::size_t c = 0; c < segments.size(); ++c)
      segments[c].means.push_back(cells[c] > 0 ? origin + sums[c] / cells[c]
                                               : std::numeric_limits<double>::quiet_NaN());
    return;
  }
  std::vector<std::size_t> place;  // of each code among the categories of the distribution
  for (const std::string& text : column.categories())
    place.push_back(
        to_size(std::lower_bound(distribution.categories.begin(), distribution.categories.end(), text) -
                distribution.categories.begin()));
  for (SegmentSummary& segment : segments)
    segment.shares.emplace_back(distribution.categories.size(), 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    if (labels[i] == no_label || column.codes()[i] < 0) continue;
    const auto c = to_size(labels[i]);
    ++segments[c].shares.back()[place[to_size(column.codes()[i])]];
    ++cells[c];
  }
  for (std::size_t c = 0; c < segments.size(); ++c)
    for (double& share : segments[c].shares.back())
      share = cells[c] > 0 ? share / cells[c] : 0.0;
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_SEGMENT_SUMMARY_HPP
