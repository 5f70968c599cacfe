// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DIVERGING_SCALE_HPP
#define SEGMENTIQ_PLOT_DIVERGING_SCALE_HPP

#include <algorithm>
#include <cmath>
#include <string>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// A diverging colour scale: the background at 0, `theme::low` below and `theme::high` above, more opaque
/// with distance from 0, full from ±`limit` on. Blue and orange can be told apart with every kind of colour
/// vision, and text in `theme::ink` is readable on all of it, in every look.
class DivergingScale {
 public:
  /// @param largest the largest |value| to be shown; the limit is this, rounded up to halves, in [0.5, 3]
  explicit DivergingScale(double largest)
      : limit_(std::clamp(std::ceil((std::isfinite(largest) ? largest : 3) * 2) / 2, 0.5, 3.0)) {}

  double limit() const { return limit_; }
  static Paint paint(double value) { return value < 0 ? theme::low : theme::high; }
  double opacity(double value) const { return std::min(1.0, std::fabs(value) / limit_); }

  /// Draws a coloured cell.
  void draw_cell(SvgWriter& svg, double x, double y, double width, double height, double value,
                 std::string_view tooltip = {}) const {
    svg.titled_element("rect",
                       {{"x", x},
                        {"y", y},
                        {"width", width},
                        {"height", height},
                        {"fill", paint(value)},
                        {"fill-opacity", opacity(value)}},
                       tooltip);
  }

  static constexpr double legend_width = 260;
  static constexpr double legend_height = 44;

  /// Draws the legend of the scale, its upper left corner at (x, y).
  void draw_legend(SvgWriter& svg, double x, double y, std::string_view what) const {
    draw_text(svg, x, y + 11, what, {.size = theme::small_size, .fill = theme::muted});
    constexpr int steps = 12;
    constexpr double step = legend_width / steps;
    for (int i = 0; i < steps; ++i)
      draw_cell(svg, x + step * i, y + 17, step, 10, limit_ * ((i + 0.5) / steps * 2 - 1));
    for (const double part : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
      std::string label = part > 0 ? "+" : "";
      label.append(format_value(part * limit_));
      draw_text(svg, x + legend_width * (part + 1) / 2, y + 40, label,
                {.size = theme::small_size,
                 .fill = theme::muted,
                 .anchor = part < -0.9  ? ""
                           : part > 0.9 ? "end"
                                        : "middle"});
    }
  }

 private:
  double limit_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DIVERGING_SCALE_HPP
