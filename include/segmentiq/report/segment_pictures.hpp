// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_SEGMENT_PICTURES_HPP
#define SEGMENTIQ_REPORT_SEGMENT_PICTURES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/linkage/method.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/box_plot_svg.hpp"
#include "segmentiq/plot/dendrogram/clustermap_svg.hpp"
#include "segmentiq/plot/dendrogram/dendrogram_svg.hpp"
#include "segmentiq/plot/distribution_svg.hpp"
#include "segmentiq/plot/heatmap_svg.hpp"
#include "segmentiq/plot/k_selection_svg.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/plot/segment_scores.hpp"
#include "segmentiq/plot/silhouette_svg.hpp"
#include "segmentiq/table/table.hpp"

// The pictures of a segmentation: files of their own, or parts of a page.
namespace segmentiq {

/// A picture of a segmentation.
struct SegmentPicture {
  std::string name;     ///< of a file, without ".svg": "heatmap"
  std::string title;    ///< "What sets the segments apart"
  std::string caption;  ///< how to read it, may be empty
  std::string svg;
};

/// What heights of a dendrogram are, for an axis: "Height (Ward distance)".
inline std::string height_name(Method method) {
  switch (method) {
    case Method::ward:
      return "Height (Ward distance)";
    case Method::single:
      return "Height (smallest distance)";
    case Method::complete:
      return "Height (largest distance)";
    case Method::average:
      return "Height (mean distance)";
    case Method::weighted:
      return "Height (weighted mean distance)";
    case Method::centroid:
      return "Height (distance of centroids)";
    case Method::median:
      return "Height (distance of medians)";
  }
  return "Height";
}

/// What the pictures cannot know from a segmentation. Spans and pointer must outlive them.
struct SegmentPictureOptions {
  std::string height_name = "Height";  ///< of the dendrogram's axis
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  /// What project() found, for the scatter plot; without it there is none.
  const Projection* projection = nullptr;
  std::span<const std::string> leaf_names{};  ///< n names for a standing dendrogram; empty = numbers from 0
};

/// How they are drawn: light or dark, with their titles, for files; as parts of a page, which has the titles.
struct SegmentPictureStyle {
  Look look = Look::light;
  bool titled = true;
  Orientation root = Orientation::top;  ///< of the dendrogram
};

namespace detail {

/// The numbers of one feature: those of the table's column where it has them, else those that were clustered.
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

/// What each feature says of the segments, and a box for each numeric column. O(n·d), O(n log n) for a box.
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

/// The features that differ most between segments, in standard deviations from their means.
/// @param most values of the matrix. O(n·shown) time and memory @throws cancelled_error
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

/// "PC1 (34.2 % of the variance)".
inline std::string component_name(const char* name, double share) {
  return std::string(name) + " (" + format_fixed(100 * share, 1) + " % of the variance)";
}

}  // namespace detail

/// All pictures there are of a segmentation. What they show is worked out once, however often they are drawn.
///
/// Of a million observations they are together about as large as of ten thousand.
class SegmentPictures {
 public:
  /// @param table the one that was segmented @param found of it; both must outlive this
  /// @throws parameter_error when there are segment names, but not one for each segment; cancelled_error
  /// O(n·d + n log n) time; O(n·d) memory, at most 256 MB of it for the clustermap.
  SegmentPictures(const Table& table, const Segmentation& found, SegmentPictureOptions options = {},
                  const Execution& execution = {})
      : found_(found),
        options_(std::move(options)),
        features_(table, found, 12, execution),
        map_(detail::standardised_features(found.prepared.features, features_.scores, Index{32} << 20,
                                           execution)) {
    require_segment_names(options_.segment_names, found.partition.count, "SegmentPictures()");
  }

  /// The pictures, the one that says most of the segments first. @throws cancelled_error
  std::vector<SegmentPicture> draw(const SegmentPictureStyle& style = {},
                                   const Execution& execution = {}) const {
    const Partition& partition = found_.partition;
    const auto names = options_.segment_names;
    const ItemNoun& noun = options_.noun;
    const Index n = found_.dendrogram.observations();
    std::vector<SegmentPicture> made;
    const auto add = [&](const char* name, std::string title, std::string caption, const auto& draw) {
      execution.check_stop();
      std::string svg = draw(style.titled ? title : std::string());
      made.push_back({name, std::move(title), std::move(caption), std::move(svg)});
    };
    add("distribution", "Segment sizes", "", [&](const std::string& title) {
      return distribution_svg(partition,
                              {.title = title, .noun = noun, .segment_names = names, .look = style.look});
    });
    add("heatmap", "What sets the segments apart",
        "Each row is a segment, each column a feature: orange where it is above all, blue where below.",
        [&](const std::string& title) {
          return heatmap_svg(features_.scores, partition.count,
                             {.title = title, .segment_names = names, .look = style.look});
        });
    if (const Projection* projection = options_.projection)
      add("scatter", "All " + noun.many + " in two dimensions",
          "The two directions in which they differ most. What lies near together here need not be near in "
          "the others.",
          [&](const std::string& title) {
            const std::string x_name = detail::component_name("PC1", projection->x_share);
            const std::string y_name = detail::component_name("PC2", projection->y_share);
            return scatter_svg(projection->x, projection->y, partition.labels,
                               {.title = title,
                                .x_name = x_name,
                                .y_name = y_name,
                                .noun = noun,
                                .segment_names = names,
                                .max_points = 4000,
                                .style = n > 20'000 ? ScatterStyle::hexagons : ScatterStyle::points,
                                .look = style.look},
                               execution);
          });
    const bool lies = style.root == Orientation::left || style.root == Orientation::right;
    add("dendrogram", "How the segments came about",
        lies
            ? "From the right, those that are most alike join first. The further left two branches join, the "
              "more they differ."
            : "Those that are most alike join first, lowest. The higher two branches join, the more they "
              "differ.",
        [&](const std::string& title) {
          DendrogramPlotOptions plot{.title = title,
                                     .height_name = options_.height_name,
                                     .noun = noun,
                                     .segment_names = names,
                                     .root = style.root,
                                     .look = style.look};
          if (lies)
            plot.truncate_to = 50;
          else
            plot.leaf_names = options_.leaf_names;
          return dendrogram_svg(found_.dendrogram, partition, plot);
        });
    if (!found_.silhouette.values.empty())
      add("silhouette", "How well each " + noun.one + " fits", "", [&](const std::string& title) {
        return silhouette_svg(found_.silhouette, partition.labels, partition.count,
                              {.title = title, .noun = noun, .segment_names = names, .look = style.look},
                              execution);
      });
    if (!features_.boxes.empty())
      add("box_plots", "Numbers by segment", "", [&](const std::string& title) {
        return box_plot_svg(features_.boxes, partition.count,
                            {.title = title, .noun = noun, .segment_names = names, .look = style.look});
      });
    if (found_.selection && !found_.selection->cuts.empty())
      add("k_selection", "How many segments", "", [&](const std::string& title) {
        return k_selection_svg(*found_.selection,
                               {.title = title, .chosen = partition.count, .look = style.look});
      });
    add("clustermap", "The data, in the order of the tree", "", [&](const std::string& title) {
      return clustermap_svg(found_.dendrogram, partition, map_.first, map_.second,
                            {.title = title,
                             .height_name = options_.height_name,
                             .noun = noun,
                             .segment_names = names,
                             .look = style.look},
                            execution);
    });
    return made;
  }

 private:
  const Segmentation& found_;
  SegmentPictureOptions options_;
  detail::FeaturePictures features_;
  std::pair<Matrix<double>, std::vector<std::string>> map_;  // values of features, and their names
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_SEGMENT_PICTURES_HPP
