// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_K_SELECTION_SVG_HPP
#define SEGMENTIQ_PLOT_K_SELECTION_SVG_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"
#include "segmentiq/quality/k_selection.hpp"

namespace segmentiq {

/// How the comparison of cuts is drawn.
struct KSelectionPlotOptions {
  std::string title = "How many segments?";
  Index chosen = 0;  ///< the number of segments in use, marked in every panel; 0 = the recommended one
  double width = 0;  ///< of the picture in pixels; 0 = 900
  Look look = Look::light;
};

namespace detail {

/// One quality index as a function of the number of segments.
struct IndexCurve {
  std::string name;
  std::string note;                           ///< which way is better
  std::vector<std::optional<double>> values;  ///< one for each cut
  Index pick = 0;                             ///< the number of segments that its rule picks, 0 = none
};

inline std::vector<IndexCurve> index_curves(const KSelection& selection) {
  const auto curve = [&](const char* name, const char* note, const char* rule, const auto& value) {
    IndexCurve made{name, note, {}, 0};
    for (const CutQuality& cut : selection.cuts)
      made.values.push_back(value(cut));
    for (const RulePick& pick : selection.picks)
      if (pick.rule == rule) made.pick = pick.clusters;
    return made;
  };
  std::vector<IndexCurve> curves{
      curve("Mean silhouette", "higher is better", "silhouette",
            [](const CutQuality& c) { return c.silhouette; }),
      curve("Caliński–Harabasz", "higher is better", "Calinski-Harabasz",
            [](const CutQuality& c) { return c.calinski_harabasz; }),
      curve("Davies–Bouldin", "lower is better", "Davies-Bouldin",
            [](const CutQuality& c) { return c.davies_bouldin; }),
      curve("Within-cluster sum of squares", "always falls: look for a bend", "",
            [](const CutQuality& c) { return std::optional(c.within_sum_of_squares); })};
  IndexCurve dunn = curve("Dunn", "higher is better", "Dunn", [](const CutQuality& c) { return c.dunn; });
  if (std::any_of(dunn.values.begin(), dunn.values.end(), [](const auto& v) { return v.has_value(); }))
    curves.push_back(std::move(dunn));
  return curves;
}

/// Draws one curve into the box at (x, y).
inline void draw_index_curve(SvgWriter& svg, const KSelection& selection, const IndexCurve& curve,
                             Index chosen, double x, double y, double width, double height) {
  double low = 0, high = 0;
  bool any = false;
  for (const auto& value : curve.values)
    if (value) {
      low = any ? std::min(low, *value) : *value;
      high = any ? std::max(high, *value) : *value;
      any = true;
    }
  draw_text(svg, x, y + 12, curve.name, {.size = 13, .bold = true, .max_width = width * 0.6});
  draw_text(svg, x + width, y + 12, curve.note,
            {.size = theme::small_size, .fill = theme::muted, .anchor = "end", .max_width = width * 0.55});
  const double left = x + 62, right = x + width - 6, top = y + 28, base = y + height - 24;
  const Index first = selection.cuts.front().clusters, last = selection.cuts.back().clusters;
  const double step = (right - left) / static_cast<double>(last - first + 1);
  const auto across = [&](Index k) {
    return left + step * (static_cast<double>(k - first) + 0.5);
  };
  const auto up = [&](double value) {
    return high > low ? base - 8 - (base - top - 16) * ((value - low) / (high - low)) : (top + base) / 2;
  };
  svg.element("rect", {{"x", across(chosen) - std::min(step, 26.0) / 2},
                       {"y", top},
                       {"width", std::min(step, 26.0)},
                       {"height", base - top},
                       {"fill", theme::band}});
  if (any) {
    const Ticks ticks = nice_ticks(low, high, 5);
    for (std::size_t t = 0; t < ticks.values.size(); ++t) {
      const double at = up(ticks.values[t]);
      svg.element("line", {{"x1", left}, {"x2", right}, {"y1", at}, {"y2", at}, {"stroke", theme::grid}});
      draw_text(svg, left - 6, at + 4, ticks.labels[t],
                {.size = theme::small_size, .fill = theme::muted, .anchor = "end", .max_width = 58});
    }
  } else {
    draw_text(svg, (left + right) / 2, (top + base) / 2, "not defined",
              {.fill = theme::muted, .anchor = "middle"});
  }
  svg.element("line", {{"x1", left}, {"x2", right}, {"y1", base}, {"y2", base}, {"stroke", theme::axis}});
  const double widest = text_width(std::to_string(last), theme::small_size * 1.15) + 6;
  const Index every = step >= widest ? 1 : static_cast<Index>(widest / step) + 1;
  for (Index k = first; k <= last; k += every)
    draw_text(svg, across(k), base + 15, std::to_string(k),
              {.size = theme::small_size,
               .fill = k == chosen ? theme::ink : theme::muted,
               .anchor = "middle",
               .bold = k == chosen});
  SvgPath line;
  bool drawing = false;
  for (std::size_t c = 0; c < curve.values.size(); ++c) {
    if (curve.values[c]) {
      const double px = across(selection.cuts[c].clusters), py = up(*curve.values[c]);
      drawing ? line.line_to(px, py) : line.move_to(px, py);
    }
    drawing = curve.values[c].has_value();
  }
  if (any)
    svg.element("path",
                {{"d", line.data()}, {"fill", "none"}, {"stroke", theme::muted}, {"stroke-width", 1.5}});
  for (std::size_t c = 0; c < curve.values.size(); ++c) {
    if (!curve.values[c]) continue;
    const CutQuality& cut = selection.cuts[c];
    const bool picked = cut.clusters == curve.pick;
    if (selection.cuts.size() > 300 && !picked) continue;  // the line is enough, and the file stays small
    svg.titled_element("circle",
                       {{"cx", across(cut.clusters)},
                        {"cy", up(*curve.values[c])},
                        {"r", (picked ? 5.5 : 3.5) * (step < 6 ? 0.6 : 1.0)},
                        {"fill", !cut.unique ? theme::ground
                                 : picked    ? theme::accent
                                             : theme::muted},
                        {"stroke", picked ? theme::accent : theme::muted},
                        {"stroke-width", 1.5}},
                       format_count(cut.clusters, "segment", "segments") + ": " +
                           format_value(*curve.values[c]) + (cut.unique ? "" : "; this cut is not unique"));
  }
}

}  // namespace detail

/// The quality indices of all cuts as an SVG picture, a panel for each index: the pick of its rule in gold,
/// the number of segments in use on a band. Cuts that are not unique are hollow.
/// @throws parameter_error when no cut was judged, when `chosen` is not one of them, or the width is out of
/// range
inline std::string k_selection_svg(const KSelection& selection, const KSelectionPlotOptions& options = {}) {
  require_picture_size(options.width, "k_selection_svg()", "width");
  if (selection.cuts.empty()) throw parameter_error("k_selection_svg(): cuts (0 of them) must be at least 1");
  const Index chosen = options.chosen > 0 ? options.chosen : selection.recommended;
  const double width = options.width > 0 ? options.width : 900;
  const std::vector<detail::IndexCurve> curves = detail::index_curves(selection);
  std::vector<std::string> notes{selection.reason + "."};
  notes.push_back("Gold: what each rule picks. Band: the " + format_count(chosen, "segment", "segments") +
                  " used.");
  if (std::any_of(selection.cuts.begin(), selection.cuts.end(),
                  [](const CutQuality& c) { return !c.unique; }))
    notes.push_back("Hollow: cuts that are not unique, since merges on both sides have the same height.");
  const Heading heading(options.title, notes, width);
  constexpr double panel_height = 210;
  constexpr double gap = 28;
  const std::size_t columns = width >= 600 ? 2 : 1;
  const double panel_width =
      (width - 2 * theme::margin - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const std::size_t rows = (curves.size() + columns - 1) / columns;
  const double top = heading.height() + 8;
  SvgWriter svg(width, top + static_cast<double>(rows) * (panel_height + 18) + theme::margin,
                options.title.empty() ? "Number of segments" : options.title, heading.description(),
                options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  for (std::size_t i = 0; i < curves.size(); ++i)
    detail::draw_index_curve(svg, selection, curves[i], chosen,
                             theme::margin + static_cast<double>(i % columns) * (panel_width + gap),
                             top + static_cast<double>(i / columns) * (panel_height + 18), panel_width,
                             panel_height);
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_K_SELECTION_SVG_HPP
