// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_LEGEND_HPP
#define SEGMENTIQ_PLOT_LEGEND_HPP

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/marker.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// The name of a segment: the one given, or "Segment 3".
inline std::string segment_name(std::span<const std::string> names, Label segment) {
  return names.empty() ? default_segment_name(segment) : names[to_size(segment)];
}

/// @throws parameter_error when there are names, but not one for each segment
inline void require_segment_names(std::span<const std::string> names, Label count, std::string_view where) {
  if (names.empty() || static_cast<Index>(names.size()) == count) return;
  throw parameter_error(std::string(where) + ": segment_names (" + std::to_string(names.size()) +
                        " of them) must be " + std::to_string(count) + ", one for each segment, or none");
}

/// The sizes of a partition's segments, checked. O(n).
/// @throws parameter_error when a label is not 0 … count − 1
inline std::vector<Index> checked_sizes(const Partition& partition, std::string_view where) {
  for (const Label label : partition.labels)
    if (label < 0 || label >= partition.count)
      throw parameter_error(std::string(where) + ": label (" + std::to_string(label) + ") must be 0 to " +
                            std::to_string(partition.count - 1) + ", one of the " +
                            std::to_string(partition.count) + " segments");
  return partition.sizes();
}

/// Draws a segment's number in a small frame of its colour, centred at (x, y).
inline void draw_badge(SvgWriter& svg, double x, double y, Label segment) {
  const std::string number = std::to_string(segment);
  const double width = text_width(number, 10) + 8;
  svg.element("rect", {{"x", x - width / 2},
                       {"y", y - 7.5},
                       {"width", width},
                       {"height", 15},
                       {"rx", 4},
                       {"fill", theme::ground},
                       {"stroke", segment_paint(segment)},
                       {"stroke-width", 1.6}});
  draw_text(svg, x, y + 3.5, number, {.size = 10, .anchor = "middle", .bold = true});
}

/// The width of `draw_badge`.
inline double badge_width(Label segment) {
  return text_width(std::to_string(segment), 10) + 8;
}

/// The table of segments on a picture: key, name, size and share, in as many columns as fit.
class SegmentLegend {
 public:
  enum class Key { badge, marker };

  /// @param names one per segment, or none; must outlive the legend
  SegmentLegend(std::span<const std::string> names, std::vector<Index> sizes, double width, Key key)
      : names_(names), sizes_(std::move(sizes)), key_(key) {
    for (const Index size : sizes_)
      total_ += size;
    double name_width = 0;
    double size_width = 0;
    double share_width = 0;
    for (std::size_t i = 0; i < shown(); ++i) {
      name_width =
          std::max(name_width, text_width(segment_name(names_, static_cast<Label>(i)), theme::text_size));
      size_width = std::max(size_width, text_width(format_count(sizes_[i]), theme::text_size));
      share_width = std::max(share_width, text_width(share_of(i), theme::text_size));
      key_width_ = std::max(key_width_, key_ == Key::badge ? badge_width(static_cast<Label>(i)) : 14.0);
    }
    const double numbers = size_width + share_width + 28;
    name_width_ =
        std::clamp(name_width, 20.0, std::max(20.0, std::min(260.0, width - numbers - key_width_ - 16)));
    size_end_ = key_width_ + 8 + name_width_ + 14 + size_width;
    column_ = size_end_ + 12 + share_width + 28;
    columns_ = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(0.0, (width + 28) / column_)), 1,
                                       std::max<std::size_t>(1, shown()));
    rows_ = (shown() + columns_ - 1) / columns_;
    columns_ = rows_ == 0 ? 1 : (shown() + rows_ - 1) / rows_;
  }

  double height() const {
    return row_height * static_cast<double>(rows_ + (shown() < sizes_.size() ? 1 : 0));
  }

  /// Draws with the upper left corner at (x, y), reading downwards in each column.
  void draw(SvgWriter& svg, double x, double y) const {
    for (std::size_t i = 0; i < shown(); ++i) {
      const auto segment = static_cast<Label>(i);
      const double left = x + column_ * static_cast<double>(i / rows_);
      const double middle = y + row_height * (static_cast<double>(i % rows_) + 0.5);
      const double baseline = middle + 4;
      if (key_ == Key::badge) {
        draw_badge(svg, left + key_width_ / 2, middle, segment);
      } else {
        open_marker_group(svg, segment, 5, 1);
        draw_marker(svg, left + key_width_ / 2, middle, marker_shape(segment_marker(segment), 5));
        svg.close();
      }
      draw_text(svg, left + key_width_ + 8, baseline, segment_name(names_, segment),
                {.max_width = name_width_});
      draw_text(svg, left + size_end_, baseline, format_count(sizes_[i]), {.anchor = "end"});
      draw_text(svg, left + column_ - 28, baseline, share_of(i), {.fill = theme::muted, .anchor = "end"});
    }
    if (shown() < sizes_.size())
      draw_text(svg, x, y + row_height * (static_cast<double>(rows_) + 0.5) + 4,
                std::string("and ").append(format_count(static_cast<Index>(sizes_.size() - shown()),
                                                        "more segment", "more segments")),
                {.fill = theme::muted});
  }

 private:
  static constexpr double row_height = 21;
  static constexpr std::size_t max_entries = 48;

  std::size_t shown() const { return std::min(sizes_.size(), max_entries); }
  std::string share_of(std::size_t i) const { return format_share(sizes_[i], total_); }

  std::span<const std::string> names_;
  std::vector<Index> sizes_;
  Index total_ = 0;
  Key key_;
  double key_width_ = 0;
  double name_width_ = 0;
  double size_end_ = 0;
  double column_ = 0;
  std::size_t columns_ = 1;
  std::size_t rows_ = 0;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_LEGEND_HPP
