// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_BOX_PLOT_SVG_HPP
#define SEGMENTIQ_PLOT_BOX_PLOT_SVG_HPP

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/box_summary.hpp"
#include "segmentiq/plot/draw_box.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/segment_name_column.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"
#include "segmentiq/plot/value_axis.hpp"

namespace segmentiq {

/// One numeric feature: a box for each segment.
struct BoxPlotFeature {
  std::string name;
  std::string unit{};  ///< of its values, as "ETB"; empty = none
  std::vector<BoxSummary> boxes;
};

/// How box plots are drawn. The span is read during the call only.
struct BoxPlotOptions {
  std::string title = "Features by segment";
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  Index max_features = 24;  ///< ≥ 1; of more, the first are shown, and the picture says so
  double width = 0;         ///< of the picture in pixels; 0 = 900
  Look look = Look::light;
};

namespace detail {

/// "income (ETB)" in bold; the name is truncated before the unit is.
inline void draw_panel_title(SvgWriter& svg, double x, double y, const BoxPlotFeature& feature,
                             double width) {
  if (feature.unit.empty()) {
    draw_text(svg, x, y, feature.name, {.bold = true, .max_width = width});
    return;
  }
  constexpr double bold_size = theme::text_size * 1.15;
  const std::string unit =
      std::string(" (").append(isolated(truncate_text(feature.unit, bold_size, width * 0.4))).append(")");
  const std::string name = truncate_text(feature.name, bold_size, width - text_width(unit, bold_size));
  draw_text(svg, x, y, isolated(name).append(unit),
            {.bold = true,
             .max_width = width,
             .tooltip = name == feature.name ? std::string_view() : feature.name});
}

/// The range of all values that the boxes of a feature show; (0, 0) without any.
inline std::pair<double, double> box_range(const BoxPlotFeature& feature) {
  bool any = false;
  std::pair<double, double> range{0, 0};
  const auto reach = [&](double value) {
    range.first = any ? std::min(range.first, value) : value;
    range.second = any ? std::max(range.second, value) : value;
    any = true;
  };
  for (const BoxSummary& box : feature.boxes) {
    if (box.count == 0) continue;
    reach(box.low_whisker);
    reach(box.high_whisker);
    for (const double outlier : box.outliers)
      reach(outlier);
  }
  return range;
}

}  // namespace detail

/// Box plots of numeric features as an SVG picture: a panel for each feature, with a horizontal box for each
/// segment, in the order of the labels.
///
/// A box reaches from quartile to quartile with a line at the median, whiskers to the outermost values within
/// 1.5 times its length, and circles are values beyond. At most 100 segments and 320 boxes are drawn, and of
/// many outliers a selection with the outermost ones; the picture says so. O(boxes).
/// @param features `box_summaries()` of each, for `count` segments
/// @throws parameter_error when there is not one box or name per segment, or an option is out of its range
inline std::string box_plot_svg(std::span<const BoxPlotFeature> features, Label count,
                                const BoxPlotOptions& options = {}) {
  require_picture_size(options.width, "box_plot_svg()", "width");
  require_segment_names(options.segment_names, count, "box_plot_svg()");
  if (options.max_features < 1)
    throw parameter_error("box_plot_svg(): max_features (" + std::to_string(options.max_features) +
                          ") must be at least 1");
  for (const BoxPlotFeature& feature : features)
    if (static_cast<Index>(feature.boxes.size()) != count)
      throw parameter_error("box_plot_svg(): boxes of \"" + feature.name + "\" (" +
                            std::to_string(feature.boxes.size()) + " of them) must be " +
                            std::to_string(count) + ", one for each segment");

  const auto rows = to_size(std::min(count, max_segment_rows));
  const std::size_t max_panels =
      std::min(to_size(options.max_features), std::max<std::size_t>(1, 320 / std::max<std::size_t>(1, rows)));
  const std::size_t shown = std::min(features.size(), max_panels);
  const std::size_t max_outliers =
      std::clamp<std::size_t>(4000 / std::max<std::size_t>(1, rows * shown), 2, 30);

  const double width = options.width > 0 ? options.width : 900;
  const double row_height = rows <= 6 ? 40 : rows <= 12 ? 32 : 22;
  const SegmentNameColumn names(options.segment_names, static_cast<Label>(rows), row_height, width * 0.28);
  constexpr double gap = 34;
  const double left = theme::margin + names.width() + 16;
  const double room = width - theme::margin - 8 - left;
  const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>((room + gap) / (190 + gap)), 1,
                                               std::max<std::size_t>(1, shown));
  const double panel = (room - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double panel_height = 24 + row_height * static_cast<double>(rows) + 38;

  bool any_outlier = false;
  bool some_left_out = false;
  for (std::size_t f = 0; f < shown; ++f)
    for (std::size_t s = 0; s < rows; ++s) {
      const BoxSummary& box = features[f].boxes[s];
      any_outlier = any_outlier || box.outlier_count > 0;
      some_left_out = some_left_out ||
                      box.outlier_count > static_cast<Index>(std::min(max_outliers, box.outliers.size()));
    }
  std::vector<std::string> notes{
      "Box: the middle half of a segment, with its median. Whiskers: the outermost values within 1.5 lengths "
      "of "
      "the box."};
  if (any_outlier)
    notes.back() += some_left_out ? " Circles: values beyond, of many only some, always with the outermost."
                                  : " Circles: values beyond.";
  if (shown < features.size())
    notes.push_back("Only the first " + format_count(static_cast<Index>(shown)) + " of " +
                    format_count(static_cast<Index>(features.size()), "feature", "features") + " are shown.");
  notes.push_back(rows_left_out(count));
  std::erase(notes, std::string());

  const Heading heading(options.title, notes, width);
  const double top = heading.height() + 8;
  const std::size_t bands = (shown + columns - 1) / columns;
  SvgWriter svg(width, top + panel_height * static_cast<double>(bands) + theme::margin - 8,
                options.title.empty() ? "Box plots" : options.title, heading.description(), options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  for (std::size_t f = 0; f < shown; ++f) {
    const BoxPlotFeature& feature = features[f];
    const double x = left + (panel + gap) * static_cast<double>(f % columns);
    const double y = top + panel_height * static_cast<double>(f / columns);
    const double first = y + 24;
    const double base = first + row_height * static_cast<double>(rows);
    if (f % columns == 0)
      for (std::size_t s = 0; s < rows; ++s)
        names.draw(svg, theme::margin, first + row_height * (static_cast<double>(s) + 0.5),
                   static_cast<Label>(s));
    detail::draw_panel_title(svg, x, y + 14, feature, panel);
    const ValueAxis axis(detail::box_range(feature), x + 6, x + panel - 6);
    draw_axis_below(svg, axis, first, base, x - gap / 2 + 4, x + panel + gap / 2 - 4);
    svg.element("path",
                {{"d", SvgPath().move_to(x, base).horizontal_to(x + panel).data()}, {"stroke", theme::axis}});
    for (std::size_t s = 0; s < rows; ++s) {
      const double middle = first + row_height * (static_cast<double>(s) + 0.5);
      const auto segment = static_cast<Label>(s);
      if (feature.boxes[s].count == 0) {
        draw_text(svg, x + 6, middle + 4, "no value", {.size = theme::small_size, .fill = theme::muted});
        continue;
      }
      detail::draw_box(
          svg, feature.boxes[s], axis, middle, std::min(row_height * 0.55, 18.0), segment,
          detail::box_tooltip(feature.boxes[s], segment_name(options.segment_names, segment), options.noun),
          max_outliers);
    }
  }
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_BOX_PLOT_SVG_HPP
