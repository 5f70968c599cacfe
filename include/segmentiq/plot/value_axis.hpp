// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_VALUE_AXIS_HPP
#define SEGMENTIQ_PLOT_VALUE_AXIS_HPP

#include <algorithm>
#include <string>
#include <utility>

#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// Maps the values of one axis to pixels. An empty range maps to the middle.
class ValueAxis {
 public:
  ValueAxis(std::pair<double, double> range, double from, double to)
      : low_(range.first), high_(range.second), from_(from), to_(to) {}

  double at(double value) const {
    const double half_range = high_ / 2 - low_ / 2;  // halves, since the whole can overflow
    if (!(half_range > 0)) return (from_ + to_) / 2;
    return from_ + (to_ - from_) * ((value / 2 - low_ / 2) / half_range);
  }
  Ticks ticks(int max_ticks) const { return nice_ticks(low_, high_, max_ticks); }

  /// As many ticks as there is room for their labels side by side.
  Ticks ticks_that_fit() const {
    const double length = to_ > from_ ? to_ - from_ : from_ - to_;
    Ticks ticks_shown = ticks(8);
    for (int max_ticks = 8; max_ticks > 2; --max_ticks) {
      ticks_shown = ticks(max_ticks);
      double widest = 0;
      for (const std::string& label : ticks_shown.labels)
        widest = std::max(widest, text_width(label, theme::small_size));
      if ((widest + 12) * static_cast<double>(ticks_shown.labels.size()) <= length) break;
    }
    return ticks_shown;
  }

 private:
  double low_, high_, from_, to_;
};

/// Grid lines from `top` to `base` at the ticks of a horizontal axis, and their labels below.
/// @param first,last the span that labels must not leave
inline void draw_axis_below(SvgWriter& svg, const ValueAxis& axis, double top, double base, double first,
                            double last) {
  const Ticks ticks = axis.ticks_that_fit();
  double clear = first;  // where the label before ends
  for (std::size_t i = 0; i < ticks.values.size(); ++i) {
    const double at = axis.at(ticks.values[i]);
    svg.element("path",
                {{"d", SvgPath().move_to(at, top).vertical_to(base).data()}, {"stroke", theme::grid}});
    const double half = text_width(ticks.labels[i], theme::small_size) / 2;
    const double middle = std::min(std::max(at, first + half), last - half);
    if (middle - half < clear) continue;
    clear = middle + half + 4;
    draw_text(svg, middle, base + 16, ticks.labels[i],
              {.size = theme::small_size, .fill = theme::muted, .anchor = "middle"});
  }
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_VALUE_AXIS_HPP
