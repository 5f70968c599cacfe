// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DRAW_BOX_HPP
#define SEGMENTIQ_PLOT_DRAW_BOX_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/box_summary.hpp"
#include "segmentiq/plot/marker.hpp"
#include "segmentiq/plot/paint.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"
#include "segmentiq/plot/value_axis.hpp"

namespace segmentiq::detail {

inline std::string box_tooltip(const BoxSummary& box, const std::string& name, const ItemNoun& noun) {
  return tooltip_name(name) + ": median " + format_value(box.median) + ", quartiles " +
         format_value(box.lower_quartile) + " and " + format_value(box.upper_quartile) + ", whiskers " +
         format_value(box.low_whisker) + " and " + format_value(box.high_whisker) + ", " +
         format_count(box.outlier_count, "outlier", "outliers") + ", " + noun.counted(box.count);
}

/// One horizontal box, centred at y.
inline void draw_box(SvgWriter& svg, const BoxSummary& box, const ValueAxis& axis, double y, double height,
                     Label segment, std::string_view tooltip, std::size_t max_outliers) {
  const Paint paint = segment_paint(segment);
  const double half = height / 2;
  const double low = axis.at(box.low_whisker), high = axis.at(box.high_whisker);
  const double first = axis.at(box.lower_quartile), third = axis.at(box.upper_quartile);
  svg.element("path", {{"d", SvgPath()
                                 .move_to(low, y - half / 2)
                                 .vertical_to(y + half / 2)
                                 .move_to(low, y)
                                 .horizontal_to(first)
                                 .move_to(third, y)
                                 .horizontal_to(high)
                                 .move_to(high, y - half / 2)
                                 .vertical_to(y + half / 2)
                                 .data()},
                       {"fill", "none"},
                       {"stroke", paint},
                       {"stroke-width", 1.3}});
  // At least 2 pixels wide, to stay visible.
  const double from = std::min(first, (first + third) / 2 - 1);
  const double to = std::max(third, (first + third) / 2 + 1);
  svg.titled_element("rect",
                     {{"x", from},
                      {"y", y - half},
                      {"width", to - from},
                      {"height", height},
                      {"fill", paint},
                      {"fill-opacity", 0.45},
                      {"stroke", paint},
                      {"stroke-width", 1.3}},
                     tooltip);
  svg.element("path", {{"d", SvgPath().move_to(axis.at(box.median), y - half).vertical_to(y + half).data()},
                       {"stroke", theme::ink},
                       {"stroke-width", 2}});
  if (box.outliers.empty()) return;
  std::string circles;
  const std::size_t shown = std::min(box.outliers.size(), max_outliers);
  const double radius = std::min(2.0, height / 5);
  const std::string shape = marker_shape(Marker::circle, radius);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t at = shown < 2 ? 0 : i * (box.outliers.size() - 1) / (shown - 1);
    circles.append(SvgPath().move_to(axis.at(box.outliers[at]), y).data()).append(shape);
  }
  svg.element("path", {{"d", circles}, {"fill", "none"}, {"stroke", paint}, {"stroke-opacity", 0.8}});
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_DRAW_BOX_HPP
