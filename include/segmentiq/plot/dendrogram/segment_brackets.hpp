// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_SEGMENT_BRACKETS_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_SEGMENT_BRACKETS_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/dendrogram/draw_tree.hpp"
#include "segmentiq/plot/dendrogram/plan.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq::detail {

/// Moves items of equal height along a line so that none overlap: in the same order, near their wanted
/// positions, and within [first, last] if there is room for all. O(n).
/// @param wanted middles, ascending
inline std::vector<double> spread_apart(std::vector<double> wanted, double height, double first,
                                        double last) {
  double min_middle = first + height / 2;
  for (double& at : wanted) {
    at = std::max(at, min_middle);
    min_middle = at + height;
  }
  double max_middle = last - height / 2;
  for (std::size_t i = wanted.size(); i-- > 0 && wanted[i] > max_middle;) {
    wanted[i] = max_middle;
    max_middle -= height;
  }
  return wanted;
}

/// The names of the segments beside the leaves of a horizontal tree: for each a bracket over its leaves,
/// badge, name, size and share.
class SegmentBrackets {
 public:
  explicit SegmentBrackets(const DendrogramPlan& plan) {
    if (plan.partition == nullptr) return;
    const std::vector<Index> sizes = plan.partition->sizes();
    // A segment whose leaves form several runs (one that was not cut from this tree) is named at the longest.
    std::vector<LeafRun> longest(sizes.size(), LeafRun{0, 0, no_label});
    for (const LeafRun& run : leaf_runs(plan)) {
      if (run.segment == no_label) continue;
      LeafRun& best = longest[to_size(run.segment)];
      if (run.last - run.first > best.last - best.first) best = run;
    }
    for (const LeafRun& run : longest)
      if (run.segment != no_label) runs_.push_back(run);
    std::sort(runs_.begin(), runs_.end(),
              [](const LeafRun& a, const LeafRun& b) { return a.first < b.first; });
    for (const LeafRun& run : runs_) {
      const Index size = sizes[to_size(run.segment)];
      counts_.push_back(format_count(size));
      shares_.push_back(format_share(size, plan.tree.observations()));
      badge_room_ = std::max(badge_room_, badge_width(run.segment));
      name_room_ = std::max(
          name_room_, text_width(segment_name(plan.options.segment_names, run.segment), theme::text_size));
      count_room_ = std::max(count_room_, text_width(counts_.back(), theme::text_size));
      share_room_ = std::max(share_room_, text_width(shares_.back(), theme::text_size));
    }
    name_room_ = std::min(name_room_, 260.0);
  }

  /// The total width, brackets included; 0 without segments.
  double room() const {
    return runs_.empty() ? 0
                         : bracket_room + badge_room_ + 8 + name_room_ + 14 + count_room_ + 12 + share_room_;
  }

  /// Draws from x on, away from the leaves.
  void draw(SvgWriter& svg, const DendrogramPlan& plan, double x) const {
    std::vector<double> middles;
    for (const LeafRun& run : runs_)
      middles.push_back((plan.leaf_along(run.first) + plan.leaf_along(run.last - 1)) / 2);
    const std::vector<double> places = spread_apart(middles, 18, plan.start, plan.start + plan.extent());
    const double way = plan.outward();
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const LeafRun& run = runs_[i];
      const double half = plan.spacing / 2 - 2;
      svg.element("path", {{"d", SvgPath()
                                     .move_to(x + way * 4, plan.leaf_along(run.first) - half)
                                     .vertical_to(plan.leaf_along(run.last - 1) + half)
                                     .move_to(x + way * 4, middles[i])
                                     .line_to(x + way * (bracket_room - 4), places[i])
                                     .data()},
                           {"fill", "none"},
                           {"stroke", segment_paint(run.segment)},
                           {"stroke-width", 1.5}});
      double at = way > 0 ? x + bracket_room : x - room();
      draw_badge(svg, at + badge_room_ / 2, places[i], run.segment);
      const double baseline = places[i] + 4;
      at += badge_room_ + 8;
      draw_text(svg, at, baseline, segment_name(plan.options.segment_names, run.segment),
                {.max_width = name_room_});
      at += name_room_ + 14 + count_room_;
      draw_text(svg, at, baseline, counts_[i], {.anchor = "end"});
      draw_text(svg, at + 12 + share_room_, baseline, shares_[i], {.fill = theme::muted, .anchor = "end"});
    }
  }

 private:
  static constexpr double bracket_room = 26;

  std::vector<LeafRun> runs_;
  std::vector<std::string> counts_;
  std::vector<std::string> shares_;
  double badge_room_ = 0;
  double name_room_ = 0;
  double count_room_ = 0;
  double share_room_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_SEGMENT_BRACKETS_HPP
