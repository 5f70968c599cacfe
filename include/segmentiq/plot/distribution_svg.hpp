// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DISTRIBUTION_SVG_HPP
#define SEGMENTIQ_PLOT_DISTRIBUTION_SVG_HPP

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// How segment sizes are drawn. The span is read during the call only.
struct DistributionPlotOptions {
  std::string title = "Segment sizes";
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  double width = 0;                              ///< of the picture in pixels; 0 = 760
  Look look = Look::light;
};

/// The sizes of segments as an SVG picture: a horizontal bar for each, in the order of the labels, with count
/// and share.
///
/// Long names are wrapped to three lines (one above 40 segments) and then truncated, with the whole name as a
/// tooltip. Only the first 300 segments are drawn; the picture says so. O(n) time.
/// @throws parameter_error when names and partition do not fit each other, or the width is out of range
inline std::string distribution_svg(const Partition& partition, const DistributionPlotOptions& options = {}) {
  require_picture_size(options.width, "distribution_svg()", "width");
  require_segment_names(options.segment_names, partition.count, "distribution_svg()");
  const std::vector<Index> sizes = checked_sizes(partition, "distribution_svg()");
  const auto total = static_cast<Index>(partition.labels.size());
  const auto count = to_size(std::min<Label>(partition.count, 300));
  const double width = options.width > 0 ? options.width : 760;
  const bool many = count > 40;
  const double text_size = many ? theme::small_size : 12.5;
  const double line_height = text_size + 3;
  const double row_gap = many ? 3 : count > 15 ? 6 : 12;
  const double min_bar = many ? 14 : 22;

  // Three columns: names, bars, numbers.
  double badge_room = 0;
  double name_room = 0;
  double count_room = 0;
  double share_room = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto segment = static_cast<Label>(i);
    if (!options.segment_names.empty()) badge_room = std::max(badge_room, badge_width(segment) + 8);
    name_room = std::max(name_room, text_width(segment_name(options.segment_names, segment), text_size));
    count_room = std::max(count_room, text_width(format_count(sizes[i]), text_size * 1.15));
    share_room = std::max(share_room, text_width(format_share(sizes[i], total), text_size));
  }
  name_room = std::min(name_room, width * 0.34);
  const double bars_left = theme::margin + badge_room + name_room + 10;
  const double bars_room = std::max(20.0, width - theme::margin - bars_left - count_room - share_room - 22);
  const Index largest = sizes.empty() ? 1 : std::max<Index>(1, *std::max_element(sizes.begin(), sizes.end()));

  std::vector<std::vector<std::string>> names;
  double rows_height = 0;
  std::vector<double> bar_heights;
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back(wrap_text(segment_name(options.segment_names, static_cast<Label>(i)), text_size,
                              name_room, many ? 1 : 3));
    bar_heights.push_back(std::max(min_bar, line_height * static_cast<double>(names.back().size())));
    rows_height += bar_heights.back() + row_gap;
  }

  const Heading heading(
      options.title,
      {options.noun.counted(total) + " in " + format_count(partition.count, "segment", "segments") +
       (to_size(partition.count) > count
            ? "; only the first " + format_count(static_cast<Index>(count)) + " are shown."
            : ".")},
      width);
  double top = heading.height() + 10;
  SvgWriter svg(width, top + rows_height + theme::margin - row_gap,
                options.title.empty() ? "Segment sizes" : options.title, heading.description(), options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  for (std::size_t i = 0; i < count; ++i) {
    const auto segment = static_cast<Label>(i);
    const std::string name = segment_name(options.segment_names, segment);
    const std::string share = format_share(sizes[i], total);
    const double middle = top + bar_heights[i] / 2;
    const double baseline = middle + text_size * 0.36;
    const double bar =
        std::max(1.5, bars_room * static_cast<double>(sizes[i]) / static_cast<double>(largest));
    const double bar_height = std::min(bar_heights[i], 28.0);

    if (badge_room > 0) draw_badge(svg, theme::margin + (badge_room - 8) / 2, middle, segment);
    double line = baseline - line_height * static_cast<double>(names[i].size() - 1) / 2;
    for (const std::string& text : names[i]) {
      // Only a truncated name needs a tooltip.
      const bool is_truncated = &text == &names[i].back() && text.ends_with("…");
      draw_text(svg, theme::margin + badge_room, line, text,
                {.size = text_size, .tooltip = is_truncated ? name : ""});
      line += line_height;
    }
    svg.titled_element("rect",
                       {{"x", bars_left},
                        {"y", middle - bar_height / 2},
                        {"width", bar},
                        {"height", bar_height},
                        {"rx", std::min(3.0, bar / 2)},
                        {"fill", segment_paint(segment)}},
                       tooltip_name(name) + ": " + options.noun.counted(sizes[i]) + ", " + share);
    draw_text(svg, bars_left + bar + 8, baseline, format_count(sizes[i]), {.size = text_size, .bold = true});
    draw_text(svg, bars_left + bar + 8 + text_width(format_count(sizes[i]), text_size * 1.15) + 8, baseline,
              share, {.size = text_size, .fill = theme::muted});
    top += bar_heights[i] + row_gap;
  }
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DISTRIBUTION_SVG_HPP
