// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SCATTER_SVG_HPP
#define SEGMENTIQ_PLOT_SCATTER_SVG_HPP

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/marker.hpp"
#include "segmentiq/plot/scatter_density.hpp"
#include "segmentiq/plot/scatter_points.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"
#include "segmentiq/plot/value_axis.hpp"

namespace segmentiq {

/// How the points of a scatter plot are drawn.
enum class ScatterStyle {
  points,    ///< one marker each; of very many, a fixed sample
  hexagons,  ///< all points, counted in hexagons: the colour of most points, more opaque with more
};

/// How a scatter plot is drawn. The spans are read during the call only.
struct ScatterPlotOptions {
  std::string title = "Segments";
  std::string x_name = "x";  ///< such as "PC1 (34.2 % of variance)"
  std::string y_name = "y";
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  std::span<const std::string> point_names{};    ///< n names, for tooltips; empty = positions from 0
  Index max_points = 5000;   ///< ≥ 1; of more, a fixed sample is shown, and the picture says so
  double width = 0;          ///< of the picture in pixels; 0 = 900
  double plot_height = 540;  ///< of the area of the points
  ScatterStyle style = ScatterStyle::points;
  Look look = Look::light;
};

/// Two columns as an SVG scatter plot, with a colour and a shape for each segment.
///
/// Points with `no_label` are grey; points without finite coordinates are left out and counted. Above
/// `max_points`, `fixed_sample` decides what is shown (each segment keeps at least 20 points where there is
/// room), and the outermost points are always included. Smaller segments are drawn on top. Up to 1,000 shown
/// points have tooltips. O(n) time; as hexagons O(n log n) time and O(n) memory.
/// @param x,y,labels n values each
/// @throws parameter_error when lengths or names do not fit each other, or an option is out of its range;
/// cancelled_error
std::string scatter_svg(std::span<const double> x, std::span<const double> y, std::span<const Label> labels,
                        const ScatterPlotOptions& options = {}, const Execution& execution = {});

namespace detail {

/// Draws a marker for each point that is shown.
inline void draw_points(SvgWriter& svg, std::span<const double> x, std::span<const double> y,
                        const ScatterPoints& points, Index shown, const ValueAxis& across,
                        const ValueAxis& up, const ScatterPlotOptions& options) {
  // The fewer points, the larger and denser. Large segments first, grey points before all.
  const auto& shown_groups = points.groups;
  const double radius = shown <= 200 ? 5 : shown <= 1000 ? 4 : 3;
  const double opacity = shown <= 200 ? 0.85 : shown <= 1000 ? 0.7 : 0.5;
  std::vector<std::size_t> order;
  for (std::size_t g = 0; g < shown_groups.size(); ++g)
    order.push_back(g);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const std::size_t grey = shown_groups.size() - 1;
    if ((a == grey) != (b == grey)) return a == grey;
    return shown_groups[a].size() > shown_groups[b].size();
  });
  for (const std::size_t g : order) {
    if (shown_groups[g].empty()) continue;
    const Label segment = g + 1 == shown_groups.size() ? no_label : static_cast<Label>(g);
    const std::string name =
        segment == no_label ? "no segment" : segment_name(options.segment_names, segment);
    const std::string shape = marker_shape(segment_marker(segment), radius);
    open_marker_group(svg, segment, radius, opacity);
    for (const Index i : shown_groups[g]) {
      const auto at = to_size(i);
      std::string tooltip;
      if (shown <= 1000) {
        tooltip = options.point_names.empty() ? options.noun.one + " " + std::to_string(i)
                                              : options.point_names[at];
        tooltip = tooltip_name(tooltip).append(", ").append(tooltip_name(name));
      }
      draw_marker(svg, across.at(x[at]), up.at(y[at]), shape, tooltip);
    }
    svg.close();
  }
}

}  // namespace detail

inline std::string scatter_svg(std::span<const double> x, std::span<const double> y,
                               std::span<const Label> labels, const ScatterPlotOptions& options,
                               const Execution& execution) {
  require_picture_size(options.width, "scatter_svg()", "width");
  if (!(options.plot_height >= 50 && options.plot_height <= 20000))
    throw parameter_error("scatter_svg(): plot_height must be 50 to 20,000 pixels");
  if (options.max_points < 1)
    throw parameter_error("scatter_svg(): max_points (" + std::to_string(options.max_points) +
                          ") must be at least 1");
  if (x.size() != y.size() || x.size() != labels.size())
    throw parameter_error("scatter_svg(): x, y and labels (" + std::to_string(x.size()) + ", " +
                          std::to_string(y.size()) + " and " + std::to_string(labels.size()) +
                          " values) must be of the same length");
  if (!options.point_names.empty() && options.point_names.size() != x.size())
    throw parameter_error("scatter_svg(): point_names (" + std::to_string(options.point_names.size()) +
                          " of them) must be " + std::to_string(x.size()) + ", one for each point, or none");
  const Label largest = labels.empty() ? no_label : *std::max_element(labels.begin(), labels.end());
  if (!labels.empty() && *std::min_element(labels.begin(), labels.end()) < no_label)
    throw parameter_error("scatter_svg(): label (" +
                          std::to_string(*std::min_element(labels.begin(), labels.end())) +
                          ") must be a segment, or no_label (-1)");
  const auto count =
      options.segment_names.empty() ? largest + 1 : static_cast<Label>(options.segment_names.size());
  if (largest >= count) require_segment_names(options.segment_names, largest + 1, "scatter_svg()");

  const double width = options.width > 0 ? options.width : 900;
  detail::ScatterPoints points(x, y, labels, count, execution);
  std::vector<Index> sizes(to_size(count), 0);
  Index unlabelled = 0;
  for (const Label label : labels)
    ++(label < 0 ? unlabelled : sizes[to_size(label)]);
  const bool hexagons = options.style == ScatterStyle::hexagons;
  const Index shown = hexagons ? points.finite : points.thin_out(options.max_points, labels);
  const auto& shown_groups = points.groups;

  // What the heading says.
  const auto n = static_cast<Index>(x.size());
  std::vector<std::string> notes;
  notes.push_back(shown < points.finite ? format_count(shown) + " of " + options.noun.counted(n) +
                                              " shown: a fixed sample that draws on every segment."
                                        : options.noun.counted(n) + ".");
  if (points.finite < n)
    notes.push_back(options.noun.counted(n - points.finite) + " without a value on both axes not shown.");
  if (unlabelled > 0) notes.push_back(options.noun.counted(unlabelled) + " without a segment in grey.");

  if (hexagons)
    notes.push_back("Density: a hexagon has the colour of the segment with most " + options.noun.many +
                    " in it, the stronger the more there are.");
  const Heading heading(options.title, notes, width);
  const SegmentLegend legend(options.segment_names, sizes, width - 2 * theme::margin,
                             SegmentLegend::Key::marker);
  const double legend_top = heading.height() + 4;
  const double left = theme::margin + 66;
  const double right = width - theme::margin;
  const double top = legend_top + legend.height() + 14;
  const double base = top + options.plot_height;
  constexpr double inset = 12;  // points on the border stay whole
  constexpr double hexagon_radius = 7;
  const auto range = [&](std::span<const double> values, std::size_t low, std::size_t high) {
    return points.finite == 0 ? std::pair{0.0, 0.0}
                              : std::pair{values[points.extremes[low]], values[points.extremes[high]]};
  };
  const ValueAxis across(range(x, 0, 1), left + inset, right - inset);
  const ValueAxis up(range(y, 2, 3), base - inset, top + inset);

  SvgWriter svg(width, base + 62, options.title.empty() ? "Segments" : options.title, heading.description(),
                options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  legend.draw(svg, theme::margin, legend_top);

  // Axes: light grid, labels at the left and below.
  const TextStyle tick{.size = theme::small_size, .fill = theme::muted, .anchor = "end", .max_width = 56};
  if (points.finite > 0) {
    const Ticks rows = up.ticks(8);
    for (std::size_t i = 0; i < rows.values.size(); ++i) {
      const double at = up.at(rows.values[i]);
      svg.element("path",
                  {{"d", SvgPath().move_to(left, at).horizontal_to(right).data()}, {"stroke", theme::grid}});
      draw_text(svg, left - 8, at + 4, rows.labels[i], tick);
    }
    const Ticks columns = across.ticks(std::max(2, static_cast<int>((right - left) / 90)));
    for (std::size_t i = 0; i < columns.values.size(); ++i) {
      const double at = across.at(columns.values[i]);
      svg.element("path",
                  {{"d", SvgPath().move_to(at, top).vertical_to(base).data()}, {"stroke", theme::grid}});
      draw_text(svg, at, base + 17, columns.labels[i],
                {.size = theme::small_size, .fill = theme::muted, .anchor = "middle"});
    }
  }
  svg.element("path", {{"d", SvgPath().move_to(left, top).vertical_to(base).horizontal_to(right).data()},
                       {"fill", "none"},
                       {"stroke", theme::axis}});
  draw_text(svg, (left + right) / 2, base + 42, options.x_name,
            {.fill = theme::ink, .anchor = "middle", .max_width = right - left});
  draw_text(svg, theme::margin + 4, (top + base) / 2, options.y_name,
            {.fill = theme::ink, .anchor = "middle", .angle = -90, .max_width = options.plot_height});

  if (hexagons) {
    detail::HexagonBins bins(hexagon_radius);
    detail::StopPoll poll(execution);
    for (const auto& group : shown_groups)
      for (const Index i : group) {
        poll();
        const auto at = to_size(i);
        bins.add(across.at(x[at]), up.at(y[at]), labels[at]);
      }
    detail::draw_hexagons(svg, std::move(bins).bins(execution), hexagon_radius, count, options.segment_names,
                          options.noun);
  } else {
    detail::draw_points(svg, x, y, points, shown, across, up, options);
  }
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SCATTER_SVG_HPP
