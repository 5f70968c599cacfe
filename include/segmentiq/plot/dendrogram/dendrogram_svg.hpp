// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_DENDROGRAM_SVG_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_DENDROGRAM_SVG_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/plot/dendrogram/captions.hpp"
#include "segmentiq/plot/dendrogram/draw_tree.hpp"
#include "segmentiq/plot/dendrogram/plan.hpp"
#include "segmentiq/plot/dendrogram/segment_brackets.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// A dendrogram as an SVG picture, coloured by segment: a link whose observations are all in one segment has
/// its colour, all others are grey. A dashed line shows the cut, if a single horizontal line makes it.
///
/// A large tree is truncated to its last merges. A contracted branch is a triangle that reaches up to its own
/// height, labelled with its number of observations. With the root at the left or right, the names of the
/// segments stand beside their leaves; otherwise in a legend. O(n) time and memory; the size of the file
/// depends only on the number of leaves shown.
///
///     dendrogram_svg(tree, cut_maxclust(tree, 4), {.root = Orientation::left});
///
/// @throws parameter_error when names or partition do not fit the tree, or an option is out of its range
std::string dendrogram_svg(const Dendrogram& tree, const Partition& partition,
                           const DendrogramPlotOptions& options = {});

/// The same without segments: all links in grey, no cut line, no legend.
std::string dendrogram_svg(const Dendrogram& tree, const DendrogramPlotOptions& options = {});

namespace detail {

/// The description of a picture of a tree: what its heading says, and the cut.
inline std::string picture_description(const DendrogramPlan& plan, const Heading& heading) {
  std::string description = heading.description();
  if (plan.cut)
    description.append(" ").append(plan.cut_caption()).append(", ").append(plan.cut_place()).append(".");
  return description;
}

/// The root at the top or bottom: leaves in a row, names in a legend.
inline std::string draw_vertical_dendrogram(DendrogramPlan plan) {
  const Heading heading(plan.options.title, heading_notes(plan), plan.width);
  std::optional<SegmentLegend> legend;
  if (plan.partition != nullptr)
    legend.emplace(plan.options.segment_names, plan.partition->sizes(), plan.width - 2 * theme::margin,
                   SegmentLegend::Key::badge);
  const double legend_top = heading.height() + 4;
  const double top = legend_top + (legend ? legend->height() + 14 : 6);
  const double labels = 14 + plan.label_room;
  const bool root_on_top = plan.outward() > 0;
  plan.base = top + (root_on_top ? plan.tree_height : labels);
  const double height = top + plan.tree_height + labels + theme::margin;

  SvgWriter svg(plan.width, height, plan.options.title.empty() ? "Dendrogram" : plan.options.title,
                picture_description(plan, heading), plan.options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  if (legend) legend->draw(svg, theme::margin, legend_top);
  draw_tree(svg, plan);
  return std::move(svg).finish();
}

/// The root at the left or right: leaves one below the other, names beside them, no legend.
inline std::string draw_horizontal_dendrogram(DendrogramPlan plan) {
  const SegmentBrackets brackets(plan);
  const double labels = (plan.partition != nullptr ? 13 : 6) + plan.label_room;
  const double beside = labels + brackets.room();
  const bool root_left = plan.outward() > 0;
  if (plan.options.width > 0)
    plan.tree_height = std::max(80.0, plan.options.width - beside - 2 * theme::margin - 24);
  // The label of the last tick may reach 24 pixels beyond the tree.
  plan.width = std::max(plan.tree_height + beside + 2 * theme::margin + 24, 320.0);
  const Heading heading(plan.options.title, heading_notes(plan), plan.width);
  plan.base =
      root_left ? theme::margin + 24 + plan.tree_height : plan.width - theme::margin - 24 - plan.tree_height;
  plan.start = heading.height() + (plan.cut ? 26 : 8);

  SvgWriter svg(plan.width, plan.start + plan.extent() + 44 + theme::margin,
                plan.options.title.empty() ? "Dendrogram" : plan.options.title,
                picture_description(plan, heading), plan.options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  draw_tree(svg, plan);
  brackets.draw(svg, plan, plan.beyond(labels));
  return std::move(svg).finish();
}

inline std::string draw_dendrogram(DendrogramPlan plan) {
  return plan.is_horizontal() ? draw_horizontal_dendrogram(std::move(plan))
                              : draw_vertical_dendrogram(std::move(plan));
}

}  // namespace detail

inline std::string dendrogram_svg(const Dendrogram& tree, const Partition& partition,
                                  const DendrogramPlotOptions& options) {
  return detail::draw_dendrogram({tree, &partition, options});
}

inline std::string dendrogram_svg(const Dendrogram& tree, const DendrogramPlotOptions& options) {
  return detail::draw_dendrogram({tree, nullptr, options});
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_DENDROGRAM_SVG_HPP
