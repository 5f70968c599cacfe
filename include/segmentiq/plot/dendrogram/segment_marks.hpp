// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_SEGMENT_MARKS_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_SEGMENT_MARKS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/dendrogram/plan.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"

// What marks the segments on a tree, in any of the four orientations: badges at their branches, a strip below
// their leaves.
namespace segmentiq::detail {

/// Each segment's number where its branch leaves the grey part: on the cut line, or at the branch's own
/// height.
inline void draw_badges(SvgWriter& svg, const DendrogramPlan& plan) {
  if (plan.partition == nullptr) return;
  struct Top {
    double along, height;
    Label segment;
  };
  std::vector<Top> tops;
  const auto add = [&](double layout_x, Index node) {
    if (plan.segment_of(node) != no_label)
      tops.push_back({plan.along(layout_x), plan.tree.height_of(node), plan.segment_of(node)});
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
  std::sort(tops.begin(), tops.end(), [](const Top& a, const Top& b) { return a.along < b.along; });

  // In the order of the leaves, each in the first of three rows where it does not overlap the badge before
  // it.
  constexpr double badge_height = 15;
  const double row_step = plan.is_horizontal() ? badge_width(99) + 2 : badge_height + 2;
  const double near_leaves = plan.is_horizontal() ? badge_width(99) / 2 + 4 : 12;
  std::array<double, 3> row_end;
  row_end.fill(-1);
  for (const Top& top : tops) {
    const double half = (plan.is_horizontal() ? badge_height : badge_width(top.segment)) / 2;
    const double level = plan.level(plan.cut ? *plan.cut : top.height);
    const double first_row =
        plan.outward() * std::min(plan.outward() * level, plan.outward() * plan.beyond(-near_leaves));
    for (std::size_t row = 0; row < row_end.size(); ++row) {
      const double at = first_row + plan.outward() * row_step * static_cast<double>(row);
      if (top.along - half < row_end[row] + 2) continue;
      if (plan.outward() * (at - plan.base) + 8 > 0 && row > 0) break;
      const auto [x, y] = plan.point(top.along, at);
      draw_badge(svg, x, y, top.segment);
      row_end[row] = top.along + half;
      break;
    }
  }
}

/// Leaves [first, last), all of one segment.
struct LeafRun {
  std::size_t first, last;
  Label segment;
};

inline std::vector<LeafRun> leaf_runs(const DendrogramPlan& plan) {
  std::vector<LeafRun> runs;
  for (std::size_t i = 0; i < plan.layout.leaves.size(); ++i) {
    const Label segment = plan.segment_of(plan.layout.leaves[i]);
    if (runs.empty() || runs.back().segment != segment) runs.push_back({i, i, segment});
    runs.back().last = i + 1;
  }
  return runs;
}

/// A strip in the colours of the segments, one piece for each run of leaves.
inline void draw_leaf_strip(SvgWriter& svg, const DendrogramPlan& plan) {
  if (plan.partition == nullptr) return;
  for (const LeafRun& run : leaf_runs(plan)) {
    const double gap = std::min(1.5, plan.spacing * 0.15);
    const double from = plan.leaf_along(run.first) - plan.spacing / 2 + gap;
    const double length = plan.leaf_along(run.last - 1) + plan.spacing / 2 - gap - from;
    const double side = std::min(plan.beyond(4), plan.beyond(9));
    const auto [x, y] = plan.point(from, side);
    svg.titled_element("rect",
                       {{"x", x},
                        {"y", y},
                        {"width", plan.is_horizontal() ? 5 : length},
                        {"height", plan.is_horizontal() ? length : 5},
                        {"rx", 1.5},
                        {"fill", segment_paint(run.segment)}},
                       run.segment == no_label
                           ? std::string()
                           : tooltip_name(segment_name(plan.options.segment_names, run.segment)));
  }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_SEGMENT_MARKS_HPP
