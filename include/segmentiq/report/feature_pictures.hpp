// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_FEATURE_PICTURES_HPP
#define SEGMENTIQ_REPORT_FEATURE_PICTURES_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/plot/box_plot_svg.hpp"
#include "segmentiq/plot/heatmap_svg.hpp"
#include "segmentiq/plot/segment_scores.hpp"
#include "segmentiq/table/table.hpp"

// What pictures show of the features, computed once for all of them.
namespace segmentiq::detail {

/// The values of one feature: those of the table's column where it is numeric, else those that were
/// clustered.
inline std::vector<double> feature_numbers(const Table& table, const PreparedTable& prepared, Index feature) {
  const FeatureMatrix& features = prepared.features;
  const std::string& name = features.names[to_size(feature)];
  const ColumnSchema* column = prepared.schema.find(name);
  const auto at = table.find(name);
  const bool as_read = column != nullptr && column->role == ColumnRole::numeric_feature && at &&
                       table.columns()[*at].is_numeric();
  std::vector<double> values;
  values.reserve(features.rows.size());
  for (std::size_t i = 0; i < features.rows.size(); ++i)
    values.push_back(as_read ? table.columns()[*at].numbers()[to_size(features.rows[i])]
                             : features.values(static_cast<Index>(i), feature));
  return values;
}

/// The scores of each feature by segment, and a box for each numeric column. O(n·d) time, O(n log n) for each
/// box.
struct FeaturePictures {
  std::vector<SegmentScores> scores;
  std::vector<BoxPlotFeature> boxes;

  FeaturePictures(const Table& table, const Segmentation& found, std::size_t most_boxes,
                  const Execution& execution) {
    const PreparedTable& prepared = found.prepared;
    const Partition& partition = found.partition;
    for (Index f = 0; f < prepared.features.values.cols(); ++f) {
      execution.check_stop();
      const std::string& name = prepared.features.names[to_size(f)];
      const std::vector<double> values = feature_numbers(table, prepared, f);
      const ColumnSchema* column = prepared.schema.find(name);
      const bool numeric = column != nullptr && column->role == ColumnRole::numeric_feature;
      const bool share =
          !numeric && std::all_of(values.begin(), values.end(), [](double v) { return v == 0 || v == 1; });
      scores.push_back(segment_scores(name, values, partition.labels, partition.count, share));
      execution.check_stop();
      if (numeric && boxes.size() < most_boxes)
        boxes.push_back({name, "", box_summaries(values, partition.labels, partition.count, 30, execution)});
    }
  }
};

/// The features that differ most between segments, in standard deviations from their means, with their names.
/// @param most values of the matrix; at least one feature is shown, at most 40
/// @throws cancelled_error. O(n·features shown) time and memory
inline std::pair<Matrix<double>, std::vector<std::string>> standardised_features(
    const FeatureMatrix& features, std::span<const SegmentScores> scores, Index most,
    const Execution& execution) {
  const Index n = features.values.rows();
  const auto shown = std::clamp<Index>(most / std::max<Index>(1, n), 1, 40);
  const std::vector<std::size_t> chosen = farthest_features(scores, to_size(shown));
  std::pair<Matrix<double>, std::vector<std::string>> made{
      Matrix<double>(n, static_cast<Index>(chosen.size())), {}};
  for (std::size_t c = 0; c < chosen.size(); ++c) {
    execution.check_stop();
    const auto column = features.values.col(static_cast<Index>(chosen[c]));
    double mean = 0, squares = 0;
    for (Index i = 0; i < n; ++i) {  // Welford 1962
      const double step = column(i) - mean;
      mean += step / static_cast<double>(i + 1);
      squares += step * (column(i) - mean);
    }
    const double deviation = n > 0 ? std::sqrt(squares / static_cast<double>(n)) : 0;
    for (Index i = 0; i < n; ++i)
      made.first(i, static_cast<Index>(c)) = deviation > 0 ? (column(i) - mean) / deviation : 0;
    made.second.push_back(features.names[chosen[c]]);
  }
  return made;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_REPORT_FEATURE_PICTURES_HPP
