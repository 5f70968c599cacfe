// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SILHOUETTE_SVG_HPP
#define SEGMENTIQ_PLOT_SILHOUETTE_SVG_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/core/stoppable_sort.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/segment_name_column.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"
#include "segmentiq/plot/value_axis.hpp"
#include "segmentiq/quality/silhouette_result.hpp"

namespace segmentiq {

/// How a silhouette plot is drawn. The span is read during the call only.
struct SilhouettePlotOptions {
  std::string title = "How well each customer fits its segment";
  ItemNoun noun{};
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  double width = 0;                              ///< of the picture in pixels; 0 = 900
  double bars_height = 480;                      ///< of all bars together, about
  Look look = Look::light;
};

namespace detail {

/// The bars of one segment, best first. Each is the mean of `per_bar` silhouettes, the last one of fewer.
struct SilhouetteBars {
  std::vector<double> values;
  double mean = 0;
  Index judged = 0;  // observations with a silhouette
};

/// @param per_bar how many observations share one bar
inline SilhouetteBars silhouette_bars(std::vector<double> values, std::size_t per_bar,
                                      const Execution& execution = {}) {
  stoppable_sort(values, execution);
  std::reverse(values.begin(), values.end());
  SilhouetteBars bars;
  bars.judged = static_cast<Index>(values.size());
  for (std::size_t first = 0; first < values.size(); first += per_bar) {
    const std::size_t last = std::min(first + per_bar, values.size());
    double sum = 0;
    for (std::size_t i = first; i < last; ++i)
      sum += values[i];
    bars.mean += sum;
    bars.values.push_back(sum / static_cast<double>(last - first));
  }
  if (!values.empty()) bars.mean /= static_cast<double>(values.size());
  return bars;
}

}  // namespace detail

/// The silhouettes of all observations as an SVG picture: a block of bars for each segment, the best on top,
/// a dashed line at the mean.
///
/// Above about `bars_height` observations a bar is the mean of several neighbours; the picture says of how
/// many. It also says when the silhouettes are a sample, or undefined. At most 100 segments are shown. O(n
/// log n) time, O(n) memory.
/// @param silhouette of the observations with these labels, 0 … count − 1
/// @throws parameter_error when values, labels and names do not fit each other, or an option is out of its
/// range; cancelled_error
inline std::string silhouette_svg(const SilhouetteResult& silhouette, std::span<const Label> labels,
                                  Label count, const SilhouettePlotOptions& options = {},
                                  const Execution& execution = {}) {
  require_picture_size(options.width, "silhouette_svg()", "width");
  require_segment_names(options.segment_names, count, "silhouette_svg()");
  if (!(options.bars_height >= 50 && options.bars_height <= 4000))
    throw parameter_error("silhouette_svg(): bars_height must be 50 to 4,000 pixels");
  const bool defined = silhouette.mean.has_value();
  if (defined && silhouette.values.size() != labels.size())
    throw parameter_error("silhouette_svg(): values (" + std::to_string(silhouette.values.size()) +
                          " of them) must be " + std::to_string(labels.size()) + ", one for each label");

  const auto rows = to_size(std::min(count, max_segment_rows));
  std::vector<std::vector<double>> groups(to_size(count));
  std::size_t judged = 0;
  double lowest = 0;
  detail::StopPoll poll(execution);
  for (std::size_t i = 0; i < (defined ? labels.size() : 0); ++i, poll()) {
    if (labels[i] < no_label || labels[i] >= count)
      throw parameter_error("silhouette_svg(): label (" + std::to_string(labels[i]) + ") must be 0 to " +
                            std::to_string(count - 1) + ", or no_label (-1)");
    if (labels[i] < 0 || !std::isfinite(silhouette.values[i])) continue;
    groups[to_size(labels[i])].push_back(silhouette.values[i]);
    lowest = std::min(lowest, silhouette.values[i]);
    ++judged;
  }
  const double width = options.width > 0 ? options.width : 900;
  const auto max_bars = static_cast<std::size_t>(options.bars_height);
  const std::size_t per_bar = std::max<std::size_t>(1, (judged + max_bars - 1) / max_bars);
  const double bar_height = std::clamp(options.bars_height * static_cast<double>(per_bar) /
                                           static_cast<double>(std::max<std::size_t>(1, judged)),
                                       1.0, 14.0);

  std::vector<std::string> notes;
  if (!defined) {
    notes.push_back("There is no silhouette: " + silhouette.undefined + ".");
  } else {
    std::string mean = "Mean " + format_fixed(*silhouette.mean, 3) + " (" +
                       std::string(silhouette_rating(*silhouette.mean)) + ")";
    if (!silhouette.sample.empty())
      mean += ", estimated from a sample: " + format_count(static_cast<Index>(judged)) + " of " +
              options.noun.counted(static_cast<Index>(labels.size()));
    notes.push_back(mean + ". 1: far from the next segment; 0: between two; below: nearer to another one.");
    if (per_bar > 1)
      notes.push_back("Each bar is the mean of " + options.noun.counted(static_cast<Index>(per_bar)) +
                      " next to each other in rank.");
    notes.push_back(rows_left_out(count));
    std::erase(notes, std::string());
  }

  const double min_block = rows <= 40 ? 22 : 17;
  const SegmentNameColumn names(options.segment_names, static_cast<Label>(rows), rows <= 8 ? 32 : min_block,
                                width * 0.34);
  std::vector<detail::SilhouetteBars> blocks;
  std::vector<double> heights;
  double total = 0;
  const double gap = rows <= 20 ? 8 : 3;
  for (std::size_t s = 0; s < rows && defined; ++s) {
    blocks.push_back(detail::silhouette_bars(std::move(groups[s]), per_bar, execution));
    heights.push_back(std::max(bar_height * static_cast<double>(blocks.back().values.size()),
                               rows <= 8 ? 34.0 : min_block));
    total += heights.back() + gap;
  }

  const Heading heading(options.title, notes, width);
  const double top = heading.height() + 26;
  const double base = top + total;
  const double left = theme::margin + names.width() + 14;
  const double right = width - theme::margin - 60;
  SvgWriter svg(width, defined ? base + 46 + theme::margin : heading.height() + theme::margin,
                options.title.empty() ? "Silhouette" : options.title, heading.description(), options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  if (!defined) return std::move(svg).finish();

  const ValueAxis axis({std::floor(lowest * 5) / 5, 1}, left, right);
  draw_axis_below(svg, axis, top, base, left - 12, right + 12);
  draw_text(svg, (left + right) / 2, base + 38, "Silhouette", {.anchor = "middle"});
  draw_text(svg, width - theme::margin, top - 9, "mean",
            {.size = theme::small_size, .fill = theme::muted, .anchor = "end"});
  double y = top;
  for (std::size_t s = 0; s < rows; ++s) {
    const auto segment = static_cast<Label>(s);
    const detail::SilhouetteBars& block = blocks[s];
    const double drawn = bar_height * static_cast<double>(block.values.size());
    const double middle = y + heights[s] / 2;
    names.draw(svg, theme::margin, middle, segment);
    if (block.values.empty()) {
      draw_text(svg, width - theme::margin, middle + 4, "–", {.fill = theme::muted, .anchor = "end"});
    } else {
      // One outline for all bars of a segment.
      const double gap_between = bar_height >= 4 ? 1 : 0;
      SvgPath outline;
      double at = middle - drawn / 2;
      if (gap_between == 0) outline.move_to(axis.at(0), at);
      for (const double value : block.values) {
        if (gap_between > 0)
          outline.move_to(axis.at(0), at)
              .horizontal_to(axis.at(value))
              .vertical_to(at + bar_height - gap_between)
              .horizontal_to(axis.at(0))
              .close();
        else
          outline.horizontal_to(axis.at(value)).vertical_to(at + bar_height);
        at += bar_height;
      }
      if (gap_between == 0) outline.horizontal_to(axis.at(0)).close();
      svg.titled_element("path", {{"d", outline.data()}, {"fill", segment_paint(segment)}},
                         tooltip_name(segment_name(options.segment_names, segment)) + ": mean silhouette " +
                             format_fixed(block.mean, 3) + " of " + options.noun.counted(block.judged));
      draw_text(svg, width - theme::margin, middle + 4, format_fixed(block.mean, 2),
                {.anchor = "end", .bold = true});
    }
    y += heights[s] + gap;
  }
  svg.element("path",
              {{"d", SvgPath().move_to(axis.at(0), top).vertical_to(base).data()}, {"stroke", theme::axis}});
  const double mean_at = axis.at(*silhouette.mean);
  // On a wider line in the background colour, so that it shows on dark bars.
  svg.element("path", {{"d", SvgPath().move_to(mean_at, top).vertical_to(base).data()},
                       {"stroke", theme::ground},
                       {"stroke-width", 3},
                       {"stroke-opacity", 0.8}});
  svg.element("path", {{"d", SvgPath().move_to(mean_at, top - 4).vertical_to(base).data()},
                       {"stroke", theme::ink},
                       {"stroke-width", 1.2},
                       {"stroke-dasharray", "6 4"}});
  const std::string mean_text = "mean of all " + format_fixed(*silhouette.mean, 2);
  const double half = text_width(mean_text, theme::small_size * 1.15) / 2;
  draw_text(svg, std::clamp(mean_at, left + half, right - half - 4), top - 9, mean_text,
            {.size = theme::small_size, .anchor = "middle", .bold = true});
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SILHOUETTE_SVG_HPP
