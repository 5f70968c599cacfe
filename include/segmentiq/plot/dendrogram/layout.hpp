// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_DENDROGRAM_LAYOUT_HPP
#define SEGMENTIQ_PLOT_DENDROGRAM_LAYOUT_HPP

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"

namespace segmentiq {

/// Which child of a merge is on the left.
enum class ChildSort {
  none,        ///< the one with the smaller id
  ascending,   ///< the smaller one; of two equal ones the one with the smaller id
  descending,  ///< the larger one; of two equal ones the one with the larger id (SciPy's rule)
};

/// What is left out of a large tree.
enum class Truncation {
  none,
  lastp,  ///< all but the last p − 1 merges: p leaves remain
  level,  ///< everything more than p levels below the root
};

/// How `dendrogram_layout` lays out a tree; the names are those of `scipy.cluster.hierarchy.dendrogram`.
struct DendrogramLayoutOptions {
  Truncation truncation = Truncation::none;
  /// For lastp: leaves to keep; 0 or more than n means all. For level: levels to keep; 0 or less means all.
  Index p = 30;
  /// Order children by their number of observations; takes precedence over `distance_sort`.
  ChildSort count_sort = ChildSort::none;
  /// Order children by their height (0 for a leaf).
  ChildSort distance_sort = ChildSort::none;
  /// Subtrees that lie wholly below it get a colour each; by default 0.7 × the largest height.
  std::optional<double> color_threshold{};
  /// n names of the observations, read during the call only; empty = their numbers from 0.
  std::span<const std::string> leaf_names{};
  /// The n observations from left to right, as `leaf_order()` and `optimal_leaf_order()` give them; only read
  /// during the call. Takes precedence over both sorts. Empty = not given.
  std::span<const Index> leaf_order{};
  /// Reproduce SciPy's bug that `level` never contracts the first merge (node n).
  bool scipy_compatible = false;
};

/// Positions of the links and leaves of a drawn tree, in SciPy's units: leaf i is at x = 10·i + 5.
///
/// m links, in post-order (left subtree, right subtree, the link), over m + 1 leaves, from left to right.
struct DendrogramLayout {
  /// Per link, x of: left foot, left shoulder, right shoulder, right foot.
  std::vector<std::array<double, 4>> icoord;
  /// Per link, the heights of the same four; a contracted node's foot is at 0, like a leaf's.
  std::vector<std::array<double, 4>> dcoord;
  std::vector<Index> links;                    ///< per link, its node's id
  std::vector<std::array<Index, 2>> children;  ///< per link, the ids of the nodes at its left and right foot
  std::vector<Index> leaves;                   ///< per leaf, its node's id; ≥ n when it is contracted
  std::vector<std::string> labels;  ///< per leaf, its name or number, or "(count)" when it is contracted
  std::vector<int> color_list;  ///< per link: c of SciPy's "C<c>", 0 at or above the threshold, else 1 … 9
  std::vector<int> leaves_color_list;  ///< per leaf: that of its link, 0 if there is none
};

/// "C3", Matplotlib's name for a value of `color_list`.
inline std::string scipy_color_name(int color) {
  return std::string("C").append(std::to_string(color));
}

/// Lays out a tree exactly as `scipy.cluster.hierarchy.dendrogram(no_plot=True)` does.
///
/// Three differences: a leaf's colour is always that of its link, also at height 0; node n is contracted like
/// any other unless `scipy_compatible`; and a tree of one observation is a layout of one leaf, not an error.
/// No recursion, so any depth is fine. O(m + depth) time and memory for m nodes drawn.
/// @throws parameter_error when leaf_names is neither empty nor n long, p is negative for lastp, or the tree
/// cannot be drawn in the given leaf order without crossings
DendrogramLayout dendrogram_layout(const Dendrogram& tree, const DendrogramLayoutOptions& options = {});

namespace detail {

/// The position of each node's first leaf in a given order; empty when none is given. O(n).
inline std::vector<Index> first_places(const Dendrogram& tree, std::span<const Index> order) {
  std::vector<Index> first;
  if (order.empty()) return first;
  if (!is_leaf_order(tree, order))
    throw parameter_error(
        "dendrogram_layout(): leaf_order must have each observation once, and those of every subtree "
        "together");
  first.resize(to_size(2 * tree.observations() - 1));
  for (std::size_t at = 0; at < order.size(); ++at)
    first[to_size(order[at])] = static_cast<Index>(at);
  for (std::size_t i = 0; i < tree.merges().size(); ++i)
    first[order.size() + i] =
        std::min(first[to_size(tree.merges()[i].left)], first[to_size(tree.merges()[i].right)]);
  return first;
}

/// The children of a merge in the order they are drawn.
inline std::array<Index, 2> drawn_children(const Dendrogram& tree, const Merge& merge,
                                           const DendrogramLayoutOptions& options,
                                           const std::vector<Index>& places) {
  const std::array<Index, 2> as_is = {merge.left, merge.right};
  const std::array<Index, 2> swapped = {merge.right, merge.left};
  const auto sorted = [&](ChildSort sort, bool left_is_larger) {
    return left_is_larger == (sort == ChildSort::ascending) ? swapped : as_is;
  };
  if (!places.empty()) return places[to_size(merge.left)] < places[to_size(merge.right)] ? as_is : swapped;
  if (options.count_sort != ChildSort::none)
    return sorted(options.count_sort, tree.size_of(merge.left) > tree.size_of(merge.right));
  if (options.distance_sort != ChildSort::none)
    return sorted(options.distance_sort, tree.height_of(merge.left) > tree.height_of(merge.right));
  return as_is;
}

/// Whether a merge is drawn as a leaf.
inline bool is_contracted(const Dendrogram& tree, Index node, Index level,
                          const DendrogramLayoutOptions& options) {
  const Index n = tree.observations();
  switch (options.truncation) {
    case Truncation::none:
      return false;
    case Truncation::lastp:
      return options.p > 0 && options.p <= n && node < 2 * n - options.p;
    case Truncation::level:
      return options.p > 0 && level > options.p && !(options.scipy_compatible && node == n);
  }
  return false;
}

/// SciPy's colours: 1 … 9 in turn, one step on each time the walk leaves a run of links below the threshold.
class ThresholdColors {
 public:
  explicit ThresholdColors(double threshold) : threshold_(threshold) {}

  /// The colour of the next link. Call in order: after the left subtree, before the right one.
  int next(double height) {
    if (height < threshold_ && threshold_ > 0) {
      below_ = true;
      return current_ + 1;
    }
    if (below_) current_ = (current_ + 1) % 9;
    below_ = false;
    return 0;
  }

 private:
  double threshold_;
  int current_ = 0;
  bool below_ = false;
};

}  // namespace detail

inline DendrogramLayout dendrogram_layout(const Dendrogram& tree, const DendrogramLayoutOptions& options) {
  const Index n = tree.observations();
  if (!options.leaf_names.empty() && static_cast<Index>(options.leaf_names.size()) != n)
    throw parameter_error("dendrogram_layout(): leaf_names (" + std::to_string(options.leaf_names.size()) +
                          " of them) must be " + std::to_string(n) + ", one for each observation, or none");
  if (options.truncation == Truncation::lastp && options.p < 0)
    throw parameter_error("dendrogram_layout(): p (" + std::to_string(options.p) +
                          ") must be at least 0 to keep the last p leaves");

  const std::vector<Index> places = detail::first_places(tree, options.leaf_order);
  double highest = 0;
  for (const Merge& merge : tree.merges())
    highest = std::max(highest, merge.height);
  detail::ThresholdColors colors(options.color_threshold.value_or(0.7 * highest));

  DendrogramLayout layout;
  struct Position {
    double x, height;
  };
  const auto add_leaf = [&](Index node, int color) {
    layout.leaves.push_back(node);
    layout.leaves_color_list.push_back(color);
    if (!tree.is_leaf(node))
      layout.labels.push_back(std::string("(").append(std::to_string(tree.size_of(node))).append(")"));
    else if (options.leaf_names.empty())
      layout.labels.push_back(std::to_string(node));
    else
      layout.labels.push_back(options.leaf_names[to_size(node)]);
    return Position{10.0 * static_cast<double>(layout.leaves.size()) - 5.0, 0.0};
  };

  // A merge on the path from the root to the current node. It is visited three times: on the way down,
  // between its two subtrees, and when both are placed.
  struct Open {
    Index node;
    std::array<Index, 2> children;  // as drawn, left and right
    Position left;
    int color;
    bool left_placed;
  };
  std::vector<Open> path;
  const auto drawn_as_leaf = [&](Index node) {
    return tree.is_leaf(node) || detail::is_contracted(tree, node, static_cast<Index>(path.size()), options);
  };

  for (Index node = tree.root();;) {
    bool is_leaf = drawn_as_leaf(node);
    if (!is_leaf) {
      path.push_back(
          {node, detail::drawn_children(tree, tree.merge_of(node), options, places), {}, 0, false});
      node = path.back().children[0];
      continue;
    }
    Position placed = add_leaf(node, path.empty() ? 0 : path.back().color);

    // Go up while the node just placed was the right child.
    while (!path.empty() && path.back().left_placed) {
      const Open& link = path.back();
      const double height = tree.height_of(link.node);
      layout.icoord.push_back({link.left.x, link.left.x, placed.x, placed.x});
      layout.dcoord.push_back({link.left.height, height, height, placed.height});
      layout.links.push_back(link.node);
      layout.children.push_back(link.children);
      layout.color_list.push_back(link.color);
      placed = {(link.left.x + placed.x) / 2, height};
      is_leaf = false;
      path.pop_back();
    }
    if (path.empty()) return layout;

    Open& link = path.back();
    link.left = placed;
    link.left_placed = true;
    link.color = colors.next(tree.height_of(link.node));
    if (is_leaf) layout.leaves_color_list.back() = link.color;  // only now is the left leaf's link coloured
    node = link.children[1];
  }
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_DENDROGRAM_LAYOUT_HPP
