// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SEGMENT_NAME_COLUMN_HPP
#define SEGMENTIQ_PLOT_SEGMENT_NAME_COLUMN_HPP

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// The most segments that a picture with one row per segment shows.
inline constexpr Label max_segment_rows = 100;

/// "Only the first 100 of 2,000 segments are shown.", or nothing when all are.
inline std::string rows_left_out(Label count) {
  if (count <= max_segment_rows) return {};
  return "Only the first " + format_count(max_segment_rows) + " of " +
         format_count(count, "segment", "segments") + " are shown.";
}

/// A column of segment names beside the rows of a picture: badge and name, wrapped to the height of a row.
class SegmentNameColumn {
 public:
  /// @param names one per segment, or none; must outlive this object
  /// @param max_width of badge and name together
  SegmentNameColumn(std::span<const std::string> names, Label count, double row_height, double max_width)
      : names_(names),
        lines_(std::clamp<std::size_t>(static_cast<std::size_t>(row_height / line_height), 1, 3)) {
    for (Label segment = 0; segment < count; ++segment) {
      badge_room_ = std::max(badge_room_, badge_width(segment));
      name_room_ = std::max(name_room_, text_width(segment_name(names_, segment), theme::text_size));
    }
    name_room_ = std::max(30.0, std::min(name_room_, max_width - badge_room_ - gap));
  }

  double width() const { return badge_room_ + gap + name_room_; }

  /// Draws one name from x on, centred at `middle`.
  void draw(SvgWriter& svg, double x, double middle, Label segment) const {
    draw_badge(svg, x + badge_room_ / 2, middle, segment);
    const std::string name = segment_name(names_, segment);
    const std::vector<std::string> lines = wrap_text(name, theme::text_size, name_room_, lines_);
    double baseline = middle + 4 - line_height * static_cast<double>(lines.size() - 1) / 2;
    for (const std::string& line : lines) {
      const bool is_truncated = &line == &lines.back() && line.ends_with("…");
      draw_text(svg, x + badge_room_ + gap, baseline, line, {.tooltip = is_truncated ? name : ""});
      baseline += line_height;
    }
  }

 private:
  static constexpr double line_height = theme::text_size + 3;
  static constexpr double gap = 7;

  std::span<const std::string> names_;
  std::size_t lines_;
  double badge_room_ = 0;
  double name_room_ = 0;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SEGMENT_NAME_COLUMN_HPP
