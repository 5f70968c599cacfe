// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_PLAN_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_PLAN_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/dendrogram/layout.hpp"
#include "segmentiq/plot/dendrogram/node_segments.hpp"
#include "segmentiq/plot/dendrogram/options.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/text_fit.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq::detail {

/// The largest number of levels below the root, from 1 to `levels`, with at most `max_leaves` leaves.
/// O(n).
inline Index levels_within(const Dendrogram& tree, Index levels, Index max_leaves) {
  const Index n = tree.observations();
  std::vector<Index> depth(to_size(2 * n - 1), 0);
  std::vector<Index> merges_at(1, 0);
  for (Index node = tree.root(); node >= n; --node) {
    const auto at = to_size(depth[to_size(node)]);
    if (at >= merges_at.size()) merges_at.resize(at + 1, 0);
    ++merges_at[at];
    const Merge& merge = tree.merge_of(node);
    depth[to_size(merge.left)] = depth[to_size(merge.right)] = static_cast<Index>(at) + 1;
  }
  // Each merge that is shown, those at the last level too, adds a leaf.
  Index leaves = 1 + merges_at[0];
  std::size_t within = 0;
  while (within + 1 < merges_at.size() && leaves + merges_at[within + 1] <= max_leaves)
    leaves += merges_at[++within];
  if (within + 1 == merges_at.size()) return levels;  // all of the tree
  return std::clamp<Index>(static_cast<Index>(within), 1, levels);
}

/// What a picture of a tree shows and where: everything that is decided before the first line is drawn.
///
/// Positions are distances along the row of leaves, from the first one on, and heights above the leaves;
/// `point` converts both to x and y.
struct DendrogramPlan {
  const Dendrogram& tree;
  const Partition* partition;  // null when there is none
  const DendrogramPlotOptions& options;

  std::vector<Label> segments;  // of each node; empty without a partition
  std::optional<double> cut;    // height of the cut line, if there is one
  DendrogramLayout layout{};
  std::vector<std::string> labels{};  // of each leaf, as shown
  Index levels_shown = 0;             // below the root, when truncated by levels
  double label_size = 0;              // 0 = labels are left out
  double label_room = 0;              // of the labels, away from the leaves
  bool labels_vertical = false;
  double left = 0, right = 0, width = 0;  // margins beside the tree, width of the picture
  double tree_height = 0;                 // of the tree in pixels
  double spacing = 0;                     // between leaves
  double top_height = 1;                  // the merge height at the top of the tree area
  bool is_flat = false;                   // all merges shown have height 0
  double base = 0;                        // y of height 0; x in horizontal trees
  double start = 0;                       // x where the row of leaves begins; y in horizontal trees
  double panel_room = 0;                  // in horizontal trees: between the leaves and their labels

  struct Point {
    double x, y;
  };

  DendrogramPlan(const Dendrogram& a_tree, const Partition* a_partition,
                 const DendrogramPlotOptions& some_options, double a_panel_room = 0);

  Label segment_of(Index node) const { return segments.empty() ? no_label : segments[to_size(node)]; }
  bool is_horizontal() const {
    return options.root == Orientation::left || options.root == Orientation::right;
  }
  /// The direction from the root to the leaves: +1 for down or right, else −1.
  double outward() const {
    return options.root == Orientation::top || options.root == Orientation::left ? 1 : -1;
  }
  double extent() const { return spacing * static_cast<double>(layout.leaves.size()); }
  double along(double layout_x) const { return start + layout_x / 10 * spacing; }
  double leaf_along(std::size_t leaf) const { return along(10.0 * static_cast<double>(leaf) + 5); }
  /// x or y of a height.
  double level(double height) const { return base - outward() * height / top_height * tree_height; }
  /// x or y of a point this many pixels beyond the leaves, away from the root.
  double beyond(double pixels) const { return base + outward() * pixels; }
  Point point(double along_leaves, double at_level) const {
    return is_horizontal() ? Point{at_level, along_leaves} : Point{along_leaves, at_level};
  }
  bool is_truncated() const { return layout.leaves.size() < to_size(tree.observations()); }
  std::string cut_caption() const { return format_count(partition->count, "segment", "segments"); }
  std::string cut_place() const { return std::string("cut at ").append(format_value(*cut)); }
  std::size_t segments_shown() const;

 private:
  DendrogramLayout lay_out();
  void place_labels();
};

inline DendrogramPlan::DendrogramPlan(const Dendrogram& a_tree, const Partition* a_partition,
                                      const DendrogramPlotOptions& some_options, double a_panel_room)
    : tree(a_tree), partition(a_partition), options(some_options), panel_room(a_panel_room) {
  require_picture_size(options.width, "dendrogram_svg()", "width");
  if (!(options.tree_height >= 50 && options.tree_height <= 20000))
    throw parameter_error("dendrogram_svg(): tree_height must be 50 to 20,000 pixels");
  if (options.draw_all_up_to < 1 || options.truncate_to < 1)
    throw parameter_error("dendrogram_svg(): draw_all_up_to and truncate_to must be at least 1");
  if (options.levels < 0)
    throw parameter_error("dendrogram_svg(): levels (" + std::to_string(options.levels) +
                          ") must be at least 1, or 0 not to truncate by levels");
  if (partition != nullptr) {
    require_segment_names(options.segment_names, partition->count, "dendrogram_svg()");
    segments = node_segments(tree, *partition);
    cut = cut_line_height(tree, segments);
  }
  layout = lay_out();

  double highest = 0;
  for (const Index node : layout.links)
    highest = std::max(highest, tree.height_of(node));
  for (const Index node : layout.leaves)
    highest = std::max(highest, tree.height_of(node));
  top_height = highest > 0 ? highest * 1.03 : 1;
  is_flat = highest == 0;
  tree_height = is_flat ? std::min(60.0, options.tree_height) : options.tree_height;

  const auto leaves = static_cast<double>(layout.leaves.size());
  if (is_horizontal()) {
    // Room for a line of text for each leaf, and for each segment's name beside its leaves.
    const auto names = static_cast<double>(segments_shown());
    spacing = std::clamp(300 / leaves, std::max(leaves > 100 ? 10.0 : 13.0, 18 * names / leaves), 40.0);
    place_labels();
    return;
  }
  const double cut_room = cut ? 14 + std::max(text_width(cut_caption(), theme::small_size * 1.15),
                                              text_width(cut_place(), theme::small_size))
                              : 0;
  left = theme::margin + 62;
  right = theme::margin + cut_room;
  start = left;
  const double tree_width = options.width > 0
                                ? std::max(80.0, options.width - left - right)
                                : std::clamp(13 * leaves, std::clamp(24 * leaves, 520.0, 900.0), 2600.0);
  width = left + tree_width + right;
  spacing = tree_width / leaves;
  place_labels();
}

/// The number of segments that have a leaf in the picture. O(leaves).
inline std::size_t DendrogramPlan::segments_shown() const {
  std::vector<Label> found;
  for (const Index leaf : layout.leaves)
    if (segment_of(leaf) != no_label) found.push_back(segment_of(leaf));
  std::sort(found.begin(), found.end());
  return to_size(std::unique(found.begin(), found.end()) - found.begin());
}

inline DendrogramLayout DendrogramPlan::lay_out() {
  DendrogramLayoutOptions chosen{.count_sort = options.count_sort,
                                 .distance_sort = options.distance_sort,
                                 .leaf_names = options.leaf_names,
                                 .leaf_order = options.leaf_order};
  if (options.levels > 0) {
    levels_shown = levels_within(tree, options.levels, 400);
    chosen.truncation = Truncation::level;
    chosen.p = levels_shown;
  } else if (tree.observations() > options.draw_all_up_to) {
    chosen.truncation = Truncation::lastp;
    chosen.p = options.truncate_to;
    if (partition != nullptr && partition->count <= options.max_leaves_for_segments)
      chosen.p = std::max<Index>(chosen.p, partition->count);
  }
  return dendrogram_layout(tree, chosen);
}

/// Decides whether leaf labels are horizontal, vertical or left out, and their size.
inline void DendrogramPlan::place_labels() {
  labels = layout.labels;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!tree.is_leaf(layout.leaves[i]))
      labels[i] = std::string("(").append(format_count(tree.size_of(layout.leaves[i]))).append(")");
  const auto widest = [this](double size) {
    double widest_label = 0;
    for (const std::string& label : labels)
      widest_label = std::max(widest_label, text_width(label, size));
    return widest_label;
  };
  if (is_horizontal()) {
    label_size = std::min(theme::small_size, spacing * 0.8);
    label_room = std::min(widest(label_size), is_truncated() ? 90.0 : 180.0) + 6;
    return;
  }
  if (widest(theme::small_size) + 6 <= spacing) {
    label_size = theme::small_size;
    label_room = label_size + 6;
    return;
  }
  labels_vertical = true;
  label_size = std::min(theme::small_size, spacing * 0.85);
  if (label_size < theme::smallest_size) label_size = 0;
  label_room = label_size == 0 ? 0 : std::min(widest(label_size), 150.0) + 6;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_PLAN_HPP
