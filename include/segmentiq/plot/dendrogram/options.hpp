// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_OPTIONS_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_OPTIONS_HPP

#include <span>
#include <string>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/dendrogram/layout.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

/// Where the root of a drawn tree is.
enum class Orientation {
  top,     ///< the leaves stand below it, in a row
  bottom,  ///< the same upside down
  left,    ///< the leaves lie at the right, one below the other, with the names of the segments beside them
  right,   ///< the mirror image of that
};

/// How a dendrogram is drawn. The spans are read during the call only.
struct DendrogramPlotOptions {
  std::string title = "Dendrogram";
  std::string height_name = "Height";  ///< of the axis, as "Height (Ward distance)"
  ItemNoun noun{};
  std::span<const std::string> leaf_names{};     ///< n names; empty = the observations' numbers from 0
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  Index draw_all_up_to = 80;                     ///< trees of more leaves are truncated, ≥ 1
  Index truncate_to = 60;                        ///< leaves of a truncated tree, ≥ 1
  /// A truncated tree shows a leaf for each segment, if that takes no more than this many leaves; else it
  /// says so.
  Index max_leaves_for_segments = 200;
  ChildSort count_sort = ChildSort::none;     ///< as in `DendrogramLayoutOptions`
  ChildSort distance_sort = ChildSort::none;  ///< as in `DendrogramLayoutOptions`
  /// Of the picture in pixels; 0 = by the number of leaves where they stand in a row, else by what is to be
  /// shown.
  double width = 0;
  double tree_height = 380;  ///< of the tree in pixels from leaves to root, without heading and labels
  Orientation root = Orientation::top;
  /// The n observations in the order of the leaves, as `optimal_leaf_order()` gives them; empty = not given.
  std::span<const Index> leaf_order{};
  /// When above 0: truncate by levels below the root, and not to `truncate_to` leaves; by fewer levels where
  /// there would be more than 400 leaves.
  Index levels = 0;
  Look look = Look::light;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_OPTIONS_HPP
