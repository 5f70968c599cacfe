// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_CLUSTERMAP_SVG_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_CLUSTERMAP_SVG_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/column_headings.hpp"
#include "segmentiq/plot/dendrogram/captions.hpp"
#include "segmentiq/plot/dendrogram/draw_tree.hpp"
#include "segmentiq/plot/dendrogram/plan.hpp"
#include "segmentiq/plot/dendrogram/segment_brackets.hpp"
#include "segmentiq/plot/diverging_scale.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// How a clustermap is drawn. The spans are read during the call only.
struct ClustermapPlotOptions {
  std::string title = "Clustermap";
  std::string height_name = "Height";  ///< of the axis of the tree
  ItemNoun noun{};
  std::span<const std::string> leaf_names{};     ///< n names; empty = the observations' numbers from 0
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  std::span<const Index> leaf_order{};           ///< as in `DendrogramPlotOptions`
  Index max_rows = 60;      ///< ≥ 2; with more observations a row is the mean of a branch
  Index max_features = 40;  ///< 1 to 60; of more, the first are shown, and the picture says so
  double tree_width = 220;  ///< of the tree in pixels, 80 to 2,000
  Look look = Look::light;
};

namespace detail {

/// The mean of each leaf's observations, leaves × shown features. O(n · features). @throws cancelled_error
inline std::vector<std::vector<double>> leaf_means(const DendrogramPlan& plan, const Matrix<double>& x,
                                                   Index features, const Execution& execution = {}) {
  StopPoll poll(execution);
  // In the tree's own order the leaves below a node are contiguous.
  const std::vector<Index> order = leaf_order(plan.tree);
  const Index n = plan.tree.observations();
  std::vector<Index> first(to_size(2 * n - 1));
  for (Index at = 0; at < n; ++at)
    first[to_size(order[to_size(at)])] = at;
  for (Index node = n; node <= plan.tree.root(); ++node)
    first[to_size(node)] = first[to_size(plan.tree.merge_of(node).left)];
  std::vector<std::vector<double>> means;
  for (const Index node : plan.layout.leaves) {
    std::vector<double> mean(to_size(features), 0);
    const Index size = plan.tree.size_of(node);
    for (Index i = 0; i < size; ++i, poll(features))
      for (Index f = 0; f < features; ++f)
        mean[to_size(f)] += x(order[to_size(first[to_size(node)] + i)], f) / static_cast<double>(size);
    means.push_back(std::move(mean));
  }
  return means;
}

}  // namespace detail

/// A tree and the data it was made from as one SVG picture: the dendrogram at the left, its leaves as the
/// rows of a heatmap of standardised features, the names of the segments at the right.
///
/// Above `max_rows` observations the tree is truncated and a row is the mean of a branch; the picture says
/// so. O(n · features) time, O(n) memory.
/// @param standardised n × d, in standard deviations from each feature's mean; rows are the observations
/// @param feature_names d names
/// @throws parameter_error when sizes or names do not fit each other, or an option is out of its range;
/// cancelled_error
inline std::string clustermap_svg(const Dendrogram& tree, const Partition& partition,
                                  const Observations& standardised,
                                  std::span<const std::string> feature_names,
                                  const ClustermapPlotOptions& options = {},
                                  const Execution& execution = {}) {
  if (standardised.rows() != tree.observations())
    throw parameter_error("clustermap_svg(): standardised (" + std::to_string(standardised.rows()) +
                          " rows) must have " + std::to_string(tree.observations()) +
                          ", one for each observation of the tree");
  if (static_cast<Index>(feature_names.size()) != standardised.cols())
    throw parameter_error("clustermap_svg(): feature_names (" + std::to_string(feature_names.size()) +
                          " of them) must be " + std::to_string(standardised.cols()) +
                          ", one for each column");
  if (options.max_features < 1 || options.max_features > 60 || options.max_rows < 2)
    throw parameter_error("clustermap_svg(): max_features must be 1 to 60, and max_rows at least 2");
  if (!(options.tree_width >= 80 && options.tree_width <= 2000))
    throw parameter_error("clustermap_svg(): tree_width must be 80 to 2,000 pixels");

  const Index features = std::min<Index>(standardised.cols(), options.max_features);
  const double cell = std::clamp(420.0 / static_cast<double>(std::max<Index>(1, features)), 20.0, 60.0);
  const double panel = cell * static_cast<double>(features);
  const DendrogramPlotOptions tree_options{.title = options.title,
                                           .height_name = options.height_name,
                                           .noun = options.noun,
                                           .leaf_names = options.leaf_names,
                                           .segment_names = options.segment_names,
                                           .draw_all_up_to = options.max_rows,
                                           .truncate_to = options.max_rows,
                                           .max_leaves_for_segments = std::max<Index>(options.max_rows, 100),
                                           .tree_height = options.tree_width,
                                           .root = Orientation::left,
                                           .leaf_order = options.leaf_order,
                                           .look = options.look};
  detail::DendrogramPlan plan(tree, &partition, tree_options, panel + 8);
  const auto means = detail::leaf_means(plan, standardised.values(), features, execution);
  double largest = 0;
  for (const auto& row : means)
    for (const double value : row)
      if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
  const DivergingScale scale(largest);

  std::vector<std::string> notes = heading_notes(plan);
  std::string meaning = "Colour: standard deviations from a feature's mean";
  if (plan.is_truncated()) meaning += ", for a branch the mean of its " + options.noun.many;
  if (largest > scale.limit()) meaning += ", full from " + format_value(scale.limit()) + " on";
  notes.push_back(meaning + ".");
  if (features < standardised.cols())
    notes.push_back("Only the first " + format_count(features) + " of " +
                    format_count(standardised.cols(), "feature", "features") + " are shown.");

  const detail::SegmentBrackets brackets(plan);
  const ColumnHeadings headings(feature_names.first(to_size(features)), cell);
  const double labels = 13 + plan.panel_room + plan.label_room;
  plan.width = theme::margin * 2 + 24 + plan.tree_height + labels + brackets.room();
  const Heading heading(options.title, notes, plan.width);
  plan.base = theme::margin + 24 + plan.tree_height;
  const double legend_top = heading.height() + 6;
  plan.start = legend_top + DivergingScale::legend_height + std::max(26.0, headings.height() + 10);
  SvgWriter svg(plan.width, plan.start + plan.extent() + 44 + theme::margin,
                options.title.empty() ? "Clustermap" : options.title, heading.description(), options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  scale.draw_legend(svg, theme::margin, legend_top, "standard deviations from the mean");
  detail::draw_tree(svg, plan);
  const double left = plan.beyond(13);
  headings.draw(svg, left, plan.start - 6);
  const bool tooltips = means.size() * to_size(features) <= 800;
  for (std::size_t row = 0; row < means.size(); ++row)
    for (Index f = 0; f < features; ++f) {
      const double value = means[row][to_size(f)];
      std::string tooltip;
      if (tooltips)
        tooltip = tooltip_name(plan.labels[row]) + ", " + tooltip_name(feature_names[to_size(f)]) + ": " +
                  (std::isfinite(value) ? format_fixed(std::clamp(value, -1e15, 1e15), 2) : "not defined");
      scale.draw_cell(svg, left + cell * static_cast<double>(f),
                      plan.start + plan.spacing * static_cast<double>(row), cell, plan.spacing,
                      std::isfinite(value) ? value : 0, tooltip);
    }
  brackets.draw(svg, plan, plan.beyond(labels));
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_CLUSTERMAP_SVG_HPP
