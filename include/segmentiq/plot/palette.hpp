// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_PALETTE_HPP
#define SEGMENTIQ_PLOT_PALETTE_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/paint.hpp"

namespace segmentiq {

/// The colour of what belongs to no single segment: links above the cut, points without a label.
inline constexpr std::string_view neutral_color = "#8a94a0";

/// Number of different segment colours; after that they repeat.
inline constexpr std::size_t segment_color_count = 24;

/// The colour of a segment, the same in every picture, as "#rrggbb"; `neutral_color` for `no_label`.
///
/// 24 colours: eight base hues, then eight dark and eight light ones; segment 24 has the colour of segment 0
/// again, and `segment_marker` keeps the two apart. They were chosen by search so that any two stay apart
/// (CIELAB distance of at least 18 among the first 8, 12 among the first 16, 9 among all) for normal vision
/// and for full protanopia, deuteranopia and tritanopia (Machado, Oliveira & Fernandes 2009), with a contrast
/// of at least 2.4 to white.
inline constexpr std::string_view segment_color(Label segment) {
  constexpr std::array<std::string_view, segment_color_count> colors = {
      "#5875ad", "#bc4c0e", "#179d5b", "#573499", "#c79e00", "#2facf9", "#ad4872", "#521800",
      "#051f62", "#7a3523", "#103e33", "#1b0033", "#704400", "#09557e", "#641d56", "#4f6e45",
      "#4d7ceb", "#e88d4f", "#48b77f", "#8059c0", "#8a812d", "#619ec9", "#e67fd7", "#d0856c"};
  return segment < 0 ? neutral_color : colors[to_size(segment) % colors.size()];
}

/// The same in every look. The dark look has 24 colours of its own, found by the same search with the same
/// distances (18, 12 and 9), a contrast of at least 3 to black, and hues as close to the others as that
/// allows.
inline constexpr Paint segment_paint(Label segment) {
  constexpr std::array<std::string_view, segment_color_count> on_dark = {
      "#2d75cc", "#ee8b5a", "#46db88", "#763afb", "#ecbe2c", "#86a5c5", "#c82c77", "#9b5e48",
      "#716e9e", "#c6280b", "#7cc5b0", "#ac5dfe", "#e87901", "#26a8f2", "#e000cf", "#91f875",
      "#4e63ab", "#c96d2b", "#23925f", "#ccb4eb", "#feee25", "#5694be", "#aa7ea2", "#cd9481"};
  constexpr std::array<std::string_view, segment_color_count> variables = {
      "segment-0",  "segment-1",  "segment-2",  "segment-3",  "segment-4",  "segment-5",
      "segment-6",  "segment-7",  "segment-8",  "segment-9",  "segment-10", "segment-11",
      "segment-12", "segment-13", "segment-14", "segment-15", "segment-16", "segment-17",
      "segment-18", "segment-19", "segment-20", "segment-21", "segment-22", "segment-23"};
  if (segment < 0) return {neutral_color, neutral_color, "neutral"};
  const std::size_t at = to_size(segment) % segment_color_count;
  return {segment_color(segment), on_dark[at], variables[at]};
}

/// "Segment 3": the name of a segment that was given none. The number is its label, as in every output file.
inline std::string default_segment_name(Label segment) {
  return std::string("Segment ").append(std::to_string(segment));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_PALETTE_HPP
