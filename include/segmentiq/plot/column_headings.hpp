// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_COLUMN_HEADINGS_HPP
#define SEGMENTIQ_PLOT_COLUMN_HEADINGS_HPP

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// The names above the columns of a table: horizontal, in up to three lines, if all of them fit; otherwise
/// vertical.
class ColumnHeadings {
 public:
  /// @param names must outlive this object
  ColumnHeadings(std::span<const std::string> names, double column_width)
      : names_(names), column_(column_width) {
    std::size_t max_lines = 1;
    double longest = 0;
    for (const std::string& name : names_) {
      lines_.push_back(wrap_text(name, theme::small_size, column_ - 8, 3));
      max_lines = std::max(max_lines, lines_.back().size());
      longest = std::max(longest, text_width(name, theme::small_size));
      horizontal_ = horizontal_ && is_whole(name, lines_.back());
    }
    height_ = horizontal_ ? line_height * static_cast<double>(max_lines) : std::min(longest, max_length) + 4;
  }

  double height() const { return height_; }

  /// Draws the names above columns that start at x; the text ends at `bottom`.
  void draw(SvgWriter& svg, double x, double bottom) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const double middle = x + column_ * (static_cast<double>(i) + 0.5);
      if (!horizontal_) {
        if (column_ >= theme::small_size + 2)
          draw_text(svg, middle + 4, bottom, names_[i],
                    {.size = theme::small_size, .angle = -90, .max_width = max_length});
        continue;
      }
      double baseline = bottom - 3 - line_height * static_cast<double>(lines_[i].size() - 1);
      for (const std::string& line : lines_[i]) {
        draw_text(svg, middle, baseline, line, {.size = theme::small_size, .anchor = "middle"});
        baseline += line_height;
      }
    }
  }

 private:
  static constexpr double line_height = theme::small_size + 3;
  static constexpr double max_length = 170;

  /// Whether a name was broken at spaces only, and is complete.
  static bool is_whole(std::string_view name, const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!name.starts_with(lines[i])) return false;
      name.remove_prefix(lines[i].size());
      if (i + 1 < lines.size()) {
        if (!name.starts_with(' ')) return false;
        name.remove_prefix(1);
      }
    }
    return name.empty();
  }

  std::span<const std::string> names_;
  std::vector<std::vector<std::string>> lines_;  // of each name
  double column_;
  double height_ = 0;
  bool horizontal_ = true;
};

/// Thin lines around the cells of a table.
inline void draw_cell_grid(SvgWriter& svg, double x, double y, double cell_width, double cell_height,
                           std::size_t columns, std::size_t rows) {
  SvgPath path;
  const double right = x + cell_width * static_cast<double>(columns);
  const double bottom = y + cell_height * static_cast<double>(rows);
  for (std::size_t c = 0; c <= columns; ++c)
    path.move_to(x + cell_width * static_cast<double>(c), y).vertical_to(bottom);
  for (std::size_t r = 0; r <= rows; ++r)
    path.move_to(x, y + cell_height * static_cast<double>(r)).horizontal_to(right);
  svg.element("path", {{"d", path.data()}, {"fill", "none"}, {"stroke", theme::grid}});
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_COLUMN_HEADINGS_HPP
