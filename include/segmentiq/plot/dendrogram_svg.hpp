// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_SVG_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_SVG_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/dendrogram_plan.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// A dendrogram as an SVG picture, coloured by the segments in use: a link whose observations all lie in one
/// segment has its colour, all others are grey. A dashed line shows where the tree is cut, if one horizontal
/// line cuts it so.
///
/// A large tree is truncated to its last merges. A contracted branch is a triangle that reaches up to its own
/// height, labelled with its number of observations. O(n) time and memory, and a file that depends on the
/// leaves shown only.
/// @throws parameter_error when names or partition do not fit the tree, or an option is out of its range
std::string dendrogram_svg(const Dendrogram& tree, const Partition& partition,
                           const DendrogramPlotOptions& options = {});

/// The same without segments: all links in grey, no cut line, no legend.
std::string dendrogram_svg(const Dendrogram& tree, const DendrogramPlotOptions& options = {});

namespace detail {

inline void draw_axis(SvgWriter& svg, const DendrogramPlan& plan) {
  const double right = plan.width - plan.right;
  const Ticks ticks = nice_ticks(0, plan.is_flat ? 0 : plan.top_height, 7);
  for (std::size_t i = 0; i < ticks.values.size(); ++i) {
    const double at = plan.y(ticks.values[i]);
    svg.element("path", {{"d", SvgPath().move_to(plan.left, at).horizontal_to(right).data()},
                         {"stroke", ticks.values[i] == 0 ? theme::axis : theme::grid}});
    draw_text(svg, plan.left - 8, at + 4, ticks.labels[i],
              {.size = theme::small_size, .fill = theme::muted, .anchor = "end", .max_width = 58});
  }
  if (plan.is_flat) return;
  draw_text(svg, theme::margin + 2, plan.base - plan.tree_height / 2, plan.options.height_name,
            {.fill = theme::muted, .anchor = "middle", .angle = -90, .max_width = plan.tree_height});
}

inline void draw_contracted(SvgWriter& svg, const DendrogramPlan& plan) {
  for (std::size_t i = 0; i < plan.layout.leaves.size(); ++i) {
    const Index node = plan.layout.leaves[i];
    if (plan.tree.is_leaf(node)) continue;
    const double half =
        std::min(plan.spacing * 0.4, 2 + 1.6 * std::log10(static_cast<double>(plan.tree.size_of(node))) + 1);
    const auto color = segment_color(plan.segment_of(node));
    svg.titled_element("path",
                       {{"d", SvgPath()
                                  .move_to(plan.leaf_x(i), plan.y(plan.tree.height_of(node)))
                                  .line_to(plan.leaf_x(i) + half, plan.base)
                                  .horizontal_to(plan.leaf_x(i) - half)
                                  .close()
                                  .data()},
                        {"fill", color},
                        {"fill-opacity", 0.3},
                        {"stroke", color},
                        {"stroke-linejoin", "round"}},
                       plan.describe(node));
  }
}

inline void draw_links(SvgWriter& svg, const DendrogramPlan& plan) {
  const std::size_t leaves = plan.layout.leaves.size();
  const double line_width = leaves <= 100 ? 1.6 : leaves <= 400 ? 1.2 : 0.8;
  svg.open("g", {{"fill", "none"}, {"stroke-width", line_width}, {"stroke-linejoin", "round"}});
  for (std::size_t i = 0; i < plan.layout.links.size(); ++i) {
    const auto& xs = plan.layout.icoord[i];
    // Down to the child's own height: SciPy's layout lets contracted branches end at 0.
    const auto [first, second] = plan.layout.children[i];
    const double top = plan.tree.height_of(plan.layout.links[i]);
    svg.titled_element("path",
                       {{"d", SvgPath()
                                  .move_to(plan.x(xs[0]), plan.y(plan.tree.height_of(first)))
                                  .vertical_to(plan.y(top))
                                  .horizontal_to(plan.x(xs[2]))
                                  .vertical_to(plan.y(plan.tree.height_of(second)))
                                  .data()},
                        {"stroke", segment_color(plan.segment_of(plan.layout.links[i]))}},
                       plan.describe(plan.layout.links[i]));
  }
  svg.close();
}

inline void draw_cut(SvgWriter& svg, const DendrogramPlan& plan) {
  if (!plan.cut) return;
  const double at = plan.y(*plan.cut);
  const double right = plan.width - plan.right;
  svg.element("path", {{"d", SvgPath().move_to(plan.left, at).horizontal_to(right + 6).data()},
                       {"stroke", theme::ink},
                       {"stroke-width", 1.2},
                       {"stroke-dasharray", "6 4"}});
  draw_text(svg, right + 12, at - 2, plan.cut_caption(), {.size = theme::small_size, .bold = true});
  draw_text(svg, right + 12, at + 11, plan.cut_place(), {.size = theme::small_size, .fill = theme::muted});
}

/// Each segment's number where its branch leaves the grey part: on the cut line, or at the branch's own
/// height.
inline void draw_badges(SvgWriter& svg, const DendrogramPlan& plan) {
  if (plan.partition == nullptr) return;
  struct Top {
    double x, height;
    Label segment;
  };
  std::vector<Top> tops;
  const auto add = [&](double layout_x, Index node) {
    if (plan.segment_of(node) != no_label)
      tops.push_back({plan.x(layout_x), plan.tree.height_of(node), plan.segment_of(node)});
  };
  for (std::size_t i = 0; i < plan.layout.links.size(); ++i) {
    if (plan.segment_of(plan.layout.links[i]) != no_label) continue;
    add(plan.layout.icoord[i][0], plan.layout.children[i][0]);
    add(plan.layout.icoord[i][3], plan.layout.children[i][1]);
  }
  if (plan.layout.links.empty())
    add(5, plan.layout.leaves[0]);
  else if (plan.layout.links.back() == plan.tree.root())
    add((plan.layout.icoord.back()[0] + plan.layout.icoord.back()[3]) / 2, plan.tree.root());
  std::sort(tops.begin(), tops.end(), [](const Top& a, const Top& b) { return a.x < b.x; });

  // From left to right, each on the first of three rows where it is clear of the badge before it.
  constexpr double row_height = 17;
  std::array<double, 3> row_end;
  row_end.fill(-1);
  for (const Top& top : tops) {
    const double half = badge_width(top.segment) / 2;
    const double first_row = std::min(plan.cut ? plan.y(*plan.cut) : plan.y(top.height), plan.base - 12);
    for (std::size_t row = 0; row < row_end.size(); ++row) {
      const double at = first_row + row_height * static_cast<double>(row);
      if (top.x - half < row_end[row] + 2) continue;
      if (at + 8 > plan.base && row > 0) break;
      draw_badge(svg, top.x, at, top.segment);
      row_end[row] = top.x + half;
      break;
    }
  }
}

inline void draw_leaves(SvgWriter& svg, const DendrogramPlan& plan) {
  // A strip in the colours of the segments, one piece for each run of leaves of the same.
  if (plan.partition != nullptr) {
    for (std::size_t first = 0, last = 0; first < plan.layout.leaves.size(); first = last) {
      const Label segment = plan.segment_of(plan.layout.leaves[first]);
      while (last < plan.layout.leaves.size() && plan.segment_of(plan.layout.leaves[last]) == segment)
        ++last;
      const double gap = std::min(1.5, plan.spacing * 0.15);
      const double from = plan.leaf_x(first) - plan.spacing / 2 + gap;
      const double to = plan.leaf_x(last - 1) + plan.spacing / 2 - gap;
      svg.titled_element(
          "rect",
          {{"x", from},
           {"y", plan.base + 4},
           {"width", to - from},
           {"height", 5},
           {"rx", 1.5},
           {"fill", segment_color(segment)}},
          segment == no_label ? std::string() : segment_name(plan.options.segment_names, segment));
    }
  }
  if (plan.label_size == 0) return;
  const double top = plan.base + (plan.partition != nullptr ? 13 : 6);
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    if (plan.labels_upright)
      draw_text(svg, plan.leaf_x(i) + plan.label_size * 0.36, top, plan.labels[i],
                {.size = plan.label_size, .anchor = "end", .angle = -90, .max_width = 150});
    else
      draw_text(svg, plan.leaf_x(i), top + plan.label_size, plan.labels[i],
                {.size = plan.label_size, .anchor = "middle"});
  }
}

inline std::string draw_dendrogram(DendrogramPlan plan) {
  const Heading heading(plan.options.title, plan.notes(), plan.width);
  std::optional<SegmentLegend> legend;
  if (plan.partition != nullptr)
    legend.emplace(plan.options.segment_names, plan.partition->sizes(), plan.width - 2 * theme::margin,
                   SegmentLegend::Key::badge);
  const double legend_top = heading.height() + 4;
  plan.base = legend_top + (legend ? legend->height() + 14 : 6) + plan.tree_height;
  const double height = plan.base + 14 + plan.label_room + theme::margin;

  std::string description = heading.description();
  if (plan.cut)
    description.append(" ").append(plan.cut_caption()).append(", ").append(plan.cut_place()).append(".");
  SvgWriter svg(plan.width, height, plan.options.title.empty() ? "Dendrogram" : plan.options.title,
                description);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  if (legend) legend->draw(svg, theme::margin, legend_top);
  draw_axis(svg, plan);
  draw_contracted(svg, plan);
  draw_links(svg, plan);
  draw_cut(svg, plan);
  draw_badges(svg, plan);
  draw_leaves(svg, plan);
  return std::move(svg).finish();
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

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_SVG_HPP
