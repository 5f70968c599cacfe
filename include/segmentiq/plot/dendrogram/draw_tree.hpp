// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_DRAW_TREE_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_DRAW_TREE_HPP

#include <algorithm>
#include <cmath>
#include <string>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/dendrogram/captions.hpp"
#include "segmentiq/plot/dendrogram/plan.hpp"
#include "segmentiq/plot/dendrogram/segment_marks.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

// Draws a tree, in any of the four orientations: axis, contracted branches, links, cut line and leaf labels.
namespace segmentiq::detail {

inline void draw_axis(SvgWriter& svg, const DendrogramPlan& plan) {
  const double end = plan.start + plan.extent();
  const Ticks ticks = nice_ticks(0, plan.is_flat ? 0 : plan.top_height, 7);
  for (std::size_t i = 0; i < ticks.values.size(); ++i) {
    const double at = plan.level(ticks.values[i]);
    const Paint& paint = ticks.values[i] == 0 ? theme::axis : theme::grid;
    if (plan.is_horizontal()) {
      svg.element("path",
                  {{"d", SvgPath().move_to(at, plan.start).vertical_to(end).data()}, {"stroke", paint}});
      draw_text(svg, at, end + 16, ticks.labels[i],
                {.size = theme::small_size, .fill = theme::muted, .anchor = "middle"});
    } else {
      svg.element("path",
                  {{"d", SvgPath().move_to(plan.start, at).horizontal_to(end).data()}, {"stroke", paint}});
      draw_text(svg, plan.left - 8, at + 4, ticks.labels[i],
                {.size = theme::small_size, .fill = theme::muted, .anchor = "end", .max_width = 58});
    }
  }
  if (plan.is_flat) return;
  const double middle = plan.base - plan.outward() * plan.tree_height / 2;
  if (plan.is_horizontal())
    draw_text(svg, middle, end + 35, plan.options.height_name,
              {.fill = theme::muted, .anchor = "middle", .max_width = plan.tree_height});
  else
    draw_text(svg, theme::margin + 2, middle, plan.options.height_name,
              {.fill = theme::muted, .anchor = "middle", .angle = -90, .max_width = plan.tree_height});
}

/// A path in the coordinates of the plan: positions along the leaves, and levels.
class TreePath {
 public:
  explicit TreePath(const DendrogramPlan& plan) : plan_(plan) {}
  TreePath& move_to(double along, double level) {
    const auto [x, y] = plan_.point(along, level);
    path_.move_to(x, y);
    return *this;
  }
  TreePath& line_to(double along, double level) {
    const auto [x, y] = plan_.point(along, level);
    path_.line_to(x, y);
    return *this;
  }
  TreePath& level_to(double level) {
    plan_.is_horizontal() ? path_.horizontal_to(level) : path_.vertical_to(level);
    return *this;
  }
  TreePath& along_to(double along) {
    plan_.is_horizontal() ? path_.vertical_to(along) : path_.horizontal_to(along);
    return *this;
  }
  TreePath& close() {
    path_.close();
    return *this;
  }
  std::string_view data() const { return path_.data(); }

 private:
  const DendrogramPlan& plan_;
  SvgPath path_;
};

inline void draw_contracted_branches(SvgWriter& svg, const DendrogramPlan& plan) {
  for (std::size_t i = 0; i < plan.layout.leaves.size(); ++i) {
    const Index node = plan.layout.leaves[i];
    if (plan.tree.is_leaf(node)) continue;
    const double half =
        std::min(plan.spacing * 0.4, 2 + 1.6 * std::log10(static_cast<double>(plan.tree.size_of(node))) + 1);
    const Paint color = segment_paint(plan.segment_of(node));
    svg.titled_element("path",
                       {{"d", TreePath(plan)
                                  .move_to(plan.leaf_along(i), plan.level(plan.tree.height_of(node)))
                                  .line_to(plan.leaf_along(i) + half, plan.base)
                                  .along_to(plan.leaf_along(i) - half)
                                  .close()
                                  .data()},
                        {"fill", color},
                        {"fill-opacity", 0.3},
                        {"stroke", color},
                        {"stroke-linejoin", "round"}},
                       node_tooltip(plan, node));
  }
}

inline void draw_links(SvgWriter& svg, const DendrogramPlan& plan) {
  const std::size_t leaves = plan.layout.leaves.size();
  const double line_width = leaves <= 100 ? 1.6 : leaves <= 400 ? 1.2 : 0.8;
  svg.open("g", {{"fill", "none"}, {"stroke-width", line_width}, {"stroke-linejoin", "round"}});
  for (std::size_t i = 0; i < plan.layout.links.size(); ++i) {
    const auto& xs = plan.layout.icoord[i];
    // Down to the child's own height: in SciPy's layout contracted branches end at 0.
    const auto [first, second] = plan.layout.children[i];
    svg.titled_element("path",
                       {{"d", TreePath(plan)
                                  .move_to(plan.along(xs[0]), plan.level(plan.tree.height_of(first)))
                                  .level_to(plan.level(plan.tree.height_of(plan.layout.links[i])))
                                  .along_to(plan.along(xs[2]))
                                  .level_to(plan.level(plan.tree.height_of(second)))
                                  .data()},
                        {"stroke", segment_paint(plan.segment_of(plan.layout.links[i]))}},
                       node_tooltip(plan, plan.layout.links[i]));
  }
  svg.close();
}

inline void draw_cut_line(SvgWriter& svg, const DendrogramPlan& plan) {
  if (!plan.cut) return;
  const double at = plan.level(*plan.cut);
  const double end = plan.start + plan.extent();
  const double from = plan.is_horizontal() ? plan.start - 6 : plan.start;
  const double to = plan.is_horizontal() ? end : end + 6;
  svg.element("path", {{"d", TreePath(plan).move_to(from, at).along_to(to).data()},
                       {"stroke", theme::ink},
                       {"stroke-width", 1.2},
                       {"stroke-dasharray", "6 4"}});
  if (plan.is_horizontal()) {
    const std::string caption = plan.cut_caption().append(", ").append(plan.cut_place());
    const double half = text_width(caption, theme::small_size * 1.15) / 2;
    draw_text(svg,
              std::clamp(at, theme::margin + half,
                         std::max(theme::margin + half, plan.width - theme::margin - half)),
              plan.start - 11, caption, {.size = theme::small_size, .anchor = "middle", .bold = true});
    return;
  }
  draw_text(svg, end + 12, at - 2, plan.cut_caption(), {.size = theme::small_size, .bold = true});
  draw_text(svg, end + 12, at + 11, plan.cut_place(), {.size = theme::small_size, .fill = theme::muted});
}

inline void draw_leaf_labels(SvgWriter& svg, const DendrogramPlan& plan) {
  if (plan.label_size == 0) return;
  const double gap = (plan.partition != nullptr ? 13 : 6) + plan.panel_room;
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    const double along = plan.leaf_along(i);
    if (plan.is_horizontal())
      draw_text(svg, plan.beyond(gap), along + plan.label_size * 0.36, plan.labels[i],
                {.size = plan.label_size,
                 .anchor = plan.outward() > 0 ? "" : "end",
                 .max_width = plan.label_room - 4});
    else if (plan.labels_vertical)
      draw_text(svg, along + plan.label_size * 0.36, plan.beyond(gap), plan.labels[i],
                {.size = plan.label_size,
                 .anchor = plan.outward() > 0 ? "end" : "",
                 .angle = -90,
                 .max_width = 150});
    else
      draw_text(svg, along, plan.outward() > 0 ? plan.beyond(gap) + plan.label_size : plan.beyond(gap + 2),
                plan.labels[i], {.size = plan.label_size, .anchor = "middle"});
  }
}

inline void draw_tree(SvgWriter& svg, const DendrogramPlan& plan) {
  draw_axis(svg, plan);
  draw_contracted_branches(svg, plan);
  draw_links(svg, plan);
  draw_cut_line(svg, plan);
  draw_badges(svg, plan);
  draw_leaf_strip(svg, plan);
  draw_leaf_labels(svg, plan);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_DRAW_TREE_HPP
