// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_PALETTE_HPP
#define SEGMENTIQ_PLOT_PALETTE_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// The colour of what belongs to no single segment: links above the cut, points without a label.
inline constexpr std::string_view neutral_color = "#8a94a0";

/// Number of different segment colours; they repeat behind that.
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
  return segment < 0 ? neutral_color : colors[static_cast<std::size_t>(segment) % colors.size()];
}

/// "Segment 3", what a segment is called that was given no name. The number is its label, as in every output
/// file.
inline std::string default_segment_name(Label segment) {
  return std::string("Segment ").append(std::to_string(segment));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_PALETTE_HPP
