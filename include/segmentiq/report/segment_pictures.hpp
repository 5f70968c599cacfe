// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_SEGMENT_PICTURES_HPP
#define SEGMENTIQ_REPORT_SEGMENT_PICTURES_HPP

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
#include "segmentiq/plot/silhouette_svg.hpp"
#include "segmentiq/report/feature_pictures.hpp"
#include "segmentiq/table/table.hpp"

// The pictures of a segmentation, for files or for a page.
namespace segmentiq {

/// A picture of a segmentation.
struct SegmentPicture {
  std::string name;     ///< of a file, without ".svg": "heatmap"
  std::string title;    ///< "What sets the segments apart"
  std::string caption;  ///< how to read it, may be empty
  std::string svg;
};

/// The title of a dendrogram's axis of heights: "Height (Ward distance)".
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

/// What pictures cannot take from a segmentation. Spans and pointer must outlive SegmentPictures.
struct SegmentPictureOptions {
  std::string height_name = "Height";  ///< of the dendrogram's axis
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  /// The result of project(), for the scatter plot; without it there is none.
  const Projection* projection = nullptr;
  std::span<const std::string> leaf_names{};  ///< n names for a standing dendrogram; empty = numbers from 0
};

/// How pictures are drawn. For files: light or dark, with titles. For a page, which has the titles:
/// Look::page.
struct SegmentPictureStyle {
  Look look = Look::light;
  bool titled = true;
  Orientation root = Orientation::top;  ///< of the dendrogram
};

namespace detail {

/// "PC1 (34.2 % of the variance)".
inline std::string component_name(const char* name, double share) {
  return std::string(name) + " (" + format_fixed(100 * share, 1) + " % of the variance)";
}

}  // namespace detail

/// All pictures of a segmentation. What they show is computed once, however often they are drawn. Their size
/// is bounded: for a million observations they are together about as large as for ten thousand.
class SegmentPictures {
 public:
  /// @param table the one that was segmented; must outlive this object
  /// @param found the segmentation of that table; must outlive this object
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

  /// The pictures, the most telling first. @throws cancelled_error
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
