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
  top,     ///< the leaves are below it, in a row
  bottom,  ///< the same upside down
  left,    ///< the leaves are at the right, one below the other, with the names of the segments beside them
  right,   ///< the mirror image of that
};

/// How a dendrogram is drawn. The spans are read during the call only.
struct DendrogramPlotOptions {
  std::string title = "Dendrogram";
  std::string height_name = "Height";  ///< of the axis, such as "Height (Ward distance)"
  ItemNoun noun{};
  std::span<const std::string> leaf_names{};     ///< n names; empty = the observations' numbers from 0
  std::span<const std::string> segment_names{};  ///< one for each segment; empty = "Segment 0", …
  Index draw_all_up_to = 80;                     ///< larger trees are truncated, ≥ 1
  Index truncate_to = 60;                        ///< leaves of a truncated tree, ≥ 1
  /// A truncated tree has a leaf for each segment if there are no more segments than this; above, the picture
  /// says how many have none.
  Index max_leaves_for_segments = 200;
  ChildSort count_sort = ChildSort::none;     ///< as in `DendrogramLayoutOptions`
  ChildSort distance_sort = ChildSort::none;  ///< as in `DendrogramLayoutOptions`
  /// Of the picture in pixels; 0 = automatic: from the number of leaves with the root at the top or bottom,
  /// else from the tree, labels and names.
  double width = 0;
  double tree_height = 380;  ///< of the tree in pixels from leaves to root, without heading and labels
  Orientation root = Orientation::top;
  /// The n observations in the order of the leaves, as from `optimal_leaf_order()`; empty = not given.
  std::span<const Index> leaf_order{};
  /// Above 0: truncate by this many levels below the root instead of to `truncate_to` leaves; by fewer where
  /// there would be more than 400 leaves.
  Index levels = 0;
  Look look = Look::light;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_OPTIONS_HPP
