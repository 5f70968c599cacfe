// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_REPORT_PICTURES_HPP
#define SEGMENTIQ_PIPELINE_REPORT_PICTURES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/pipeline/report_options.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/box_plot_svg.hpp"
#include "segmentiq/plot/clustermap_svg.hpp"
#include "segmentiq/plot/dendrogram_svg.hpp"
#include "segmentiq/plot/distribution_svg.hpp"
#include "segmentiq/plot/heatmap_svg.hpp"
#include "segmentiq/plot/k_selection_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/plot/segment_scores.hpp"
#include "segmentiq/plot/silhouette_svg.hpp"
#include "segmentiq/table/table.hpp"

// The pictures of a report. Their titles stand in the page, and they take its colours.
namespace segmentiq::detail {

/// The numbers of one feature: those of the table's column where it has them, else those that were clustered.
inline std::vector<double> feature_numbers(const Table& table, const PreparedTable& prepared, Index feature) {
  const FeatureMatrix& features = prepared.features;
  const std::string& name = features.names[static_cast<std::size_t>(feature)];
  const ColumnSchema* column = prepared.schema.find(name);
  const auto at = table.find(name);
  const bool as_read = column != nullptr && column->role == ColumnRole::numeric_feature && at &&
                       table.columns()[*at].is_numeric();
  std::vector<double> values;
  values.reserve(features.rows.size());
  for (std::size_t i = 0; i < features.rows.size(); ++i)
    values.push_back(as_read ? table.columns()[*at].numbers()[static_cast<std::size_t>(features.rows[i])]
                             : features.values(static_cast<Index>(i), feature));
  return values;
}

/// What each feature says of the segments, and a box for each numeric column. O(n·d), O(n log n) for a box.
struct FeaturePictures {
  std::vector<SegmentScores> scores;
  std::vector<BoxPlotFeature> boxes;

  FeaturePictures(const Table& table, const Segmentation& found, std::size_t most_boxes) {
    const PreparedTable& prepared = found.prepared;
    const Partition& partition = found.partition;
    for (Index f = 0; f < prepared.features.values.cols(); ++f) {
      const std::string& name = prepared.features.names[static_cast<std::size_t>(f)];
      const std::vector<double> values = feature_numbers(table, prepared, f);
      const ColumnSchema* column = prepared.schema.find(name);
      const bool numeric = column != nullptr && column->role == ColumnRole::numeric_feature;
      const bool share =
          !numeric && std::all_of(values.begin(), values.end(), [](double v) { return v == 0 || v == 1; });
      scores.push_back(segment_scores(name, values, partition.labels, partition.count, share));
      if (numeric && boxes.size() < most_boxes)
        boxes.push_back({name, "", box_summaries(values, partition.labels, partition.count)});
    }
  }
};

/// The features that differ most between segments, in standard deviations from their means.
/// @param most values of the matrix. O(n·shown) time and memory
inline std::pair<Matrix<double>, std::vector<std::string>> standardised_features(
    const FeatureMatrix& features, std::span<const SegmentScores> scores, Index most) {
  const Index n = features.values.rows();
  const auto shown = std::clamp<Index>(most / std::max<Index>(1, n), 1, 40);
  const std::vector<std::size_t> chosen = farthest_features(scores, static_cast<std::size_t>(shown));
  std::pair<Matrix<double>, std::vector<std::string>> made{
      Matrix<double>(n, static_cast<Index>(chosen.size())), {}};
  for (std::size_t c = 0; c < chosen.size(); ++c) {
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

/// "PC1 (34.2 % of the variance)".
inline std::string component_name(const char* name, double share) {
  return std::string(name) + " (" + format_fixed(100 * share, 1) + " % of the variance)";
}

/// All pictures there are of a segmentation. Of a million observations they are together about as large as
/// of ten thousand. O(n·d + n log n) time, O(n·d) memory, at most 256 MB of it for the clustermap.
inline std::vector<ReportPicture> report_pictures(const Table& table, const Segmentation& found,
                                                  std::string_view height_name,
                                                  const ReportOptions& options) {
  const Partition& partition = found.partition;
  const auto names = options.segment_names;
  const Index n = found.dendrogram.observations();
  std::vector<ReportPicture> made;
  made.push_back(
      {"Segment sizes", "",
       distribution_svg(partition,
                        {.title = "", .noun = options.noun, .segment_names = names, .look = Look::page})});
  const FeaturePictures features(table, found, 12);
  made.push_back(
      {"What sets the segments apart",
       "Each row is a segment, each column a feature: orange where it is above all, blue where below.",
       heatmap_svg(features.scores, partition.count,
                   {.title = "", .segment_names = names, .look = Look::page})});
  if (options.projection != nullptr)
    made.push_back({"All " + options.noun.many + " in two dimensions",
                    "The two directions in which they differ most. What lies near together here need not be "
                    "near in the others.",
                    scatter_svg(options.projection->x, options.projection->y, partition.labels,
                                {.title = "",
                                 .x_name = component_name("PC1", options.projection->x_share),
                                 .y_name = component_name("PC2", options.projection->y_share),
                                 .noun = options.noun,
                                 .segment_names = names,
                                 .most_points = 4000,
                                 .style = n > 20'000 ? ScatterStyle::hexagons : ScatterStyle::points,
                                 .look = Look::page})});
  made.push_back({"How the segments came about",
                  "From the right, those that are most alike join first. The further left two branches "
                  "join, the more they differ.",
                  dendrogram_svg(found.dendrogram, partition,
                                 {.title = "",
                                  .height_name = std::string(height_name),
                                  .noun = options.noun,
                                  .segment_names = names,
                                  .truncate_to = 50,
                                  .root = Orientation::left,
                                  .look = Look::page})});
  if (!found.silhouette.values.empty())
    made.push_back(
        {"How well each " + options.noun.one + " fits", "",
         silhouette_svg(found.silhouette, partition.labels, partition.count,
                        {.title = "", .noun = options.noun, .segment_names = names, .look = Look::page})});
  if (!features.boxes.empty())
    made.push_back(
        {"Numbers by segment", "",
         box_plot_svg(features.boxes, partition.count,
                      {.title = "", .noun = options.noun, .segment_names = names, .look = Look::page})});
  if (found.selection && !found.selection->cuts.empty())
    made.push_back(
        {"How many segments", "",
         k_selection_svg(*found.selection, {.title = "", .chosen = partition.count, .look = Look::page})});
  const auto [values, feature_names] =
      standardised_features(found.prepared.features, features.scores, Index{32} << 20);
  made.push_back({"The data, in the order of the tree", "",
                  clustermap_svg(found.dendrogram, partition, values, feature_names,
                                 {.title = "",
                                  .height_name = std::string(height_name),
                                  .noun = options.noun,
                                  .segment_names = names,
                                  .look = Look::page})});
  return made;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PIPELINE_REPORT_PICTURES_HPP
