// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_THEME_HPP
#define SEGMENTIQ_PLOT_THEME_HPP

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/paint.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/text/grapheme.hpp"

// Shared by all pictures: colours, fonts, and the few things that each of them draws.
namespace segmentiq {

/// The colours and sizes of all pictures. Dark greys on white print well; the dark look is gold and white on
/// black. Text has a contrast of at least 6 : 1 to the background in both, and of 4.5 : 1 on a full `low` or
/// `high`.
namespace theme {
inline constexpr Paint ground{"#fff", "#0a0a0b", "ground"};
inline constexpr Paint ink{"#1f2933", "#fafafa", "ink"};          ///< titles, labels
inline constexpr Paint heading{"#1f2933", "#c4a052", "heading"};  ///< the title of a picture
inline constexpr Paint muted{"#52606d", "#b4b4bb", "muted"};      ///< notes, tick labels
inline constexpr Paint axis{"#9aa5b1", "#6b6b73", "axis"};        ///< axis lines
inline constexpr Paint grid{"#e9ecf0", "#26262b", "grid"};        ///< grid lines
inline constexpr Paint accent{"#b7791f", "#c4a052", "accent"};    ///< what is selected
inline constexpr Paint band{"#fdf3d7", "#2b2516", "band"};        ///< behind what is selected
inline constexpr Paint low{"#6aa5e0", "#2a62b8", "low"};          ///< below the mean, on a diverging scale
inline constexpr Paint high{"#eda04e", "#92650f", "high"};        ///< above the mean
inline constexpr std::string_view fonts =
    "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Noto Sans Ethiopic, Noto Sans Arabic, Helvetica "
    "Neue, "
    "Arial, sans-serif";
inline constexpr double title_size = 17;
inline constexpr double text_size = 12;
inline constexpr double small_size = 11;
inline constexpr double smallest_size = 7.5;  ///< smaller text is left out
inline constexpr double margin = 20;          ///< around the content of a picture
}  // namespace theme

/// The CSS variables of all paints in a look: "--plot-ink:#1f2933;…". A page with pictures of `Look::page`
/// puts them into `:root { … }`, and those of the dark look into `@media (prefers-color-scheme: dark) { :root
/// { … } }`.
/// @param look light or dark
inline std::string plot_variables(Look look) {
  std::string css;
  const auto add = [&](const Paint& paint) {
    css.append("--plot-").append(paint.variable).append(":");
    paint.append_to(css, look);
    css += ';';
  };
  for (const Paint& paint : {theme::ground, theme::ink, theme::heading, theme::muted, theme::axis,
                             theme::grid, theme::accent, theme::band, theme::low, theme::high})
    add(paint);
  for (Label segment = no_label; segment < static_cast<Label>(segment_color_count); ++segment)
    add(segment_paint(segment));
  return css;
}

/// What the observations are called on a picture.
struct ItemNoun {
  std::string one = "customer";
  std::string many = "customers";

  /// "1 customer", "1,234 customers".
  std::string counted(Index count) const { return format_count(count, one, many); }
};

/// A name for tooltips, truncated at 90 em: a picture has hundreds of them, and its file must stay small.
inline std::string tooltip_name(std::string_view name) {
  return isolated(truncate_text(name, 1, 90));
}

/// How one line of text looks.
struct TextStyle {
  double size = theme::text_size;
  Paint fill = theme::ink;
  std::string_view anchor{};  ///< "" = begins at x, "middle", "end"
  bool bold = false;
  double angle = 0;  ///< degrees, clockwise about (x, y)
  double max_width = std::numeric_limits<double>::infinity();
  std::string_view tooltip{};  ///< by default the whole text, where it is truncated
};

/// Draws one line of text. If it does not fit it ends in "…", and the whole of it is the tooltip.
inline void draw_text(SvgWriter& svg, double x, double y, std::string_view text,
                      const TextStyle& style = {}) {
  const double measured_size = style.size * (style.bold ? 1.15 : 1.0);
  const std::string shown = truncate_text(text, measured_size, style.max_width);
  if (shown.empty()) return;
  std::string turn;
  if (style.angle != 0) {
    turn = "rotate(";
    for (const double value : {style.angle, x, y}) {
      append_coordinate(value, turn);
      turn += ' ';
    }
    turn.back() = ')';
  }
  svg.open("text", {{"x", x},
                    {"y", y},
                    {"font-size", style.size},
                    {"fill", style.fill},
                    {"text-anchor", style.anchor},
                    {"font-weight", style.bold ? "600" : ""},
                    {"transform", turn}});
  const std::string_view tooltip = style.tooltip.empty() && shown != text ? text : style.tooltip;
  if (!tooltip.empty()) svg.text_element("title", {}, truncate_text(tooltip, 1, 300));
  svg.text(isolated(shown));
  svg.close();
}

/// The title of a picture and the notes below it, wrapped to its width.
class Heading {
 public:
  Heading(std::string_view title, const std::vector<std::string>& notes, double picture_width)
      : title_(title), room_(picture_width - 2 * theme::margin) {
    for (const std::string& note : notes) {
      description_.append(description_.empty() ? "" : " ").append(note);
      for (std::string& line : wrap_text(note, theme::text_size, room_, 3))
        lines_.push_back(std::move(line));
    }
  }

  /// Measured from the top of the picture, margin included.
  double height() const {
    return theme::margin + (title_.empty() ? 0 : theme::title_size + 6) +
           line_height * static_cast<double>(lines_.size()) + 6;
  }
  /// All notes as one text, for the description of the picture.
  const std::string& description() const { return description_; }

  void draw(SvgWriter& svg) const {
    double y = theme::margin;
    if (!title_.empty()) {
      y += theme::title_size;
      draw_text(svg, theme::margin, y, title_,
                {.size = theme::title_size, .fill = theme::heading, .bold = true, .max_width = room_});
      y += 6;
    }
    for (const std::string& line : lines_)
      draw_text(svg, theme::margin, y += line_height, line, {.fill = theme::muted, .max_width = room_});
  }

 private:
  static constexpr double line_height = theme::text_size + 4;

  std::string title_;
  std::vector<std::string> lines_;
  std::string description_;
  double room_;
};

/// @throws parameter_error when the value is neither 0 (automatic) nor 200 to 20,000 pixels
inline void require_picture_size(double value, std::string_view where, std::string_view name) {
  if (value == 0 || (std::isfinite(value) && value >= 200 && value <= 20000)) return;
  throw parameter_error(std::string(where) + ": " + std::string(name) + " (" +
                        format_value(std::isfinite(value) ? value : 0) +
                        ") must be 0 for automatic, or 200 to 20,000 pixels");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_THEME_HPP
