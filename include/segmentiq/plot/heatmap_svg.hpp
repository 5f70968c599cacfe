// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_HEATMAP_SVG_HPP
#define SEGMENTIQ_PLOT_HEATMAP_SVG_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/column_headings.hpp"
#include "segmentiq/plot/diverging_scale.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/segment_name_column.hpp"
#include "segmentiq/plot/segment_scores.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// How a heatmap is drawn. The span is read during the call only.
struct HeatmapPlotOptions {
  std::string title = "What sets the segments apart";
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  Index max_features = 60;  ///< ≥ 1; of more, those that differ most are shown, and the picture says so
  double width = 0;         ///< of the picture in pixels; 0 = 900, or more when there are many features
  Look look = Look::light;
};

namespace detail {

/// The `max_count` features with the largest |score|, in their given order.
inline std::vector<std::size_t> farthest_features(std::span<const SegmentScores> features,
                                                  std::size_t max_count) {
  std::vector<std::size_t> order(features.size());
  std::vector<double> reach(features.size(), 0);
  for (std::size_t f = 0; f < features.size(); ++f) {
    order[f] = f;
    for (const double score : features[f].scores)
      if (std::isfinite(score)) reach[f] = std::max(reach[f], std::fabs(score));
  }
  if (order.size() <= max_count) return order;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return reach[a] > reach[b]; });
  order.resize(max_count);
  std::sort(order.begin(), order.end());
  return order;
}

/// The text of a cell: a share in per cent, else the score with its sign.
inline std::string heatmap_number(const SegmentScores& feature, std::size_t segment) {
  if (!std::isfinite(feature.scores[segment])) return "–";
  if (feature.is_share) return format_fixed(100 * feature.means[segment], 0) + " %";
  const std::string number = format_fixed(feature.scores[segment], 1);
  return (feature.scores[segment] > 0 && number != "0.0" ? "+" : "") + number;
}

inline std::string heatmap_tooltip(const SegmentScores& feature, std::size_t segment, std::string_view name) {
  std::string text = tooltip_name(name).append(", ").append(tooltip_name(feature.name)).append(": ");
  if (!std::isfinite(feature.scores[segment])) return text.append("not defined");
  if (segment < feature.means.size()) {
    text.append(feature.is_share ? format_fixed(100 * feature.means[segment], 1) + " %"
                                 : "mean " + format_value(feature.means[segment]));
    if (!feature.unit.empty()) text.append(" ").append(tooltip_name(feature.unit));
    text.append(", ");
  }
  const double score = feature.scores[segment];
  return text.append(format_fixed(std::fabs(score), 2))
      .append(" standard deviations ")
      .append(score < 0 ? "below" : "above")
      .append(" the mean of all");
}

}  // namespace detail

/// Segments × features as an SVG heatmap: how many standard deviations each segment's mean lies above
/// (orange) or below (blue) the overall mean. Cells have numbers where they fit; shares of categories are in
/// per cent.
///
/// At most 100 segments and 2,400 cells are drawn; the picture says what is left out. O(k · features).
/// @param features `segment_scores()` of each, for `count` segments
/// @throws parameter_error when the number of scores or names differs from that of the segments, or an option
/// is out of its range
inline std::string heatmap_svg(std::span<const SegmentScores> features, Label count,
                               const HeatmapPlotOptions& options = {}) {
  require_picture_size(options.width, "heatmap_svg()", "width");
  require_segment_names(options.segment_names, count, "heatmap_svg()");
  if (options.max_features < 1)
    throw parameter_error("heatmap_svg(): max_features (" + std::to_string(options.max_features) +
                          ") must be at least 1");
  require_segment_scores(features, count, "heatmap_svg()");

  const auto rows = to_size(std::min(count, max_segment_rows));
  const std::size_t max_count =
      std::min(to_size(options.max_features), 2400 / std::max<std::size_t>(1, rows));
  const std::vector<std::size_t> shown =
      detail::farthest_features(features, std::max<std::size_t>(1, max_count));
  double largest = 0;
  for (const std::size_t f : shown)
    for (const double score : features[f].scores)
      if (std::isfinite(score)) largest = std::max(largest, std::fabs(score));
  const DivergingScale scale(largest);

  const double row_height = rows <= 6 ? 44 : rows <= 12 ? 34 : rows <= 40 ? 26 : 18;
  const double given = options.width > 0 ? options.width : 900;
  const SegmentNameColumn names(options.segment_names, static_cast<Label>(rows), row_height, given * 0.3);
  const double left = theme::margin + names.width() + 10;
  const double columns = static_cast<double>(std::max<std::size_t>(1, shown.size()));
  const double room = given - left - theme::margin;
  const double cell = options.width > 0 ? room / columns : std::clamp(room / columns, 24.0, 110.0);
  const double width = options.width > 0 ? given : std::max(left + cell * columns + theme::margin, 560.0);

  std::vector<std::string> heads;
  for (const std::size_t f : shown)
    heads.push_back(features[f].name);
  const ColumnHeadings headings(heads, cell);
  const std::size_t cells = rows * shown.size();
  double widest_number = 0;
  for (const std::size_t f : shown)
    for (std::size_t s = 0; s < rows; ++s)
      widest_number =
          std::max(widest_number, text_width(detail::heatmap_number(features[f], s), theme::small_size));
  const bool numbers = widest_number + 4 <= cell && row_height >= 18 && cells <= 1200;

  std::vector<std::string> notes;
  bool any_share = false;
  for (const std::size_t f : shown)
    any_share = any_share || features[f].is_share;
  std::string meaning =
      "Colour: how many standard deviations a segment's mean lies above or below that of all";
  if (largest > scale.limit()) meaning += ", full from " + format_value(scale.limit()) + " on";
  notes.push_back(meaning + ".");
  if (numbers)
    notes.push_back(any_share ? "Numbers: the same, or the share of the segment in per cent (%)." : "");
  if (shown.size() < features.size())
    notes.push_back("Shown are the " + format_count(static_cast<Index>(shown.size())) + " of " +
                    format_count(static_cast<Index>(features.size()), "feature", "features") +
                    " that differ most.");
  notes.push_back(rows_left_out(count));
  std::erase(notes, std::string());

  const Heading heading(options.title, notes, width);
  const double legend_top = heading.height() + 6;
  const double top = legend_top + DivergingScale::legend_height + 12 + headings.height();
  SvgWriter svg(width, top + row_height * static_cast<double>(rows) + theme::margin,
                options.title.empty() ? "Heatmap of segments" : options.title, heading.description(),
                options.look);
  svg.open("g", {{"font-family", theme::fonts}});
  heading.draw(svg);
  scale.draw_legend(svg, theme::margin, legend_top, "standard deviations from the mean of all");
  headings.draw(svg, left, top - 6);
  for (std::size_t s = 0; s < rows; ++s) {
    const double y = top + row_height * static_cast<double>(s);
    const std::string name = segment_name(options.segment_names, static_cast<Label>(s));
    names.draw(svg, theme::margin, y + row_height / 2, static_cast<Label>(s));
    for (std::size_t c = 0; c < shown.size(); ++c) {
      const SegmentScores& feature = features[shown[c]];
      const double x = left + cell * static_cast<double>(c);
      const bool defined = std::isfinite(feature.scores[s]);
      scale.draw_cell(svg, x, y, cell, row_height, defined ? feature.scores[s] : 0,
                      cells <= 600 ? detail::heatmap_tooltip(feature, s, name) : std::string());
      if (numbers)
        draw_text(
            svg, x + cell / 2, y + row_height / 2 + 4, detail::heatmap_number(feature, s),
            {.size = theme::small_size, .fill = defined ? theme::ink : theme::muted, .anchor = "middle"});
    }
  }
  draw_cell_grid(svg, left, top, cell, row_height, shown.size(), rows);
  return std::move(svg).finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_HEATMAP_SVG_HPP
