// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CUT_HIERARCHY_HPP
#define SEGMENTIQ_QUALITY_CUT_HIERARCHY_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/quality/segment_order.hpp"

namespace segmentiq {

/// The cuts of one dendrogram into exactly 1, 2, … K segments. Each is the next finer one with two segments
/// joined, so whatever adds up over segments is worked out for the finest cut only.
class CutHierarchy {
 public:
  /// @param finest K, 1 … n
  /// @throws parameter_error when there is no such cut. O(n + K²) time, O(n) memory.
  CutHierarchy(const Dendrogram& tree, Index finest)
      : observations_(tree.observations()), partition_(finest_cut(tree, finest)), members_(partition_) {
    for (Index k = 1; k <= finest; ++k)
      nodes_.push_back(nodes_of_cut(tree, k));
    const Index first_join =
        tree.observations() + tree.observations() - finest;  // nodes from here on are unions
    parts_.resize(static_cast<std::size_t>(tree.root() + 1 - first_join));
    for (std::size_t i = 0; i < parts_.size(); ++i)
      parts_[i] = {tree.merge_of(first_join + static_cast<Index>(i)).left,
                   tree.merge_of(first_join + static_cast<Index>(i)).right};
    first_join_ = first_join;
  }

  Index observations() const { return observations_; }
  /// K.
  Index finest() const { return partition_.count; }
  /// The cut into K segments.
  const Partition& partition() const { return partition_; }
  /// Its observations, segment by segment.
  const detail::SegmentOrder& members() const { return members_; }

  /// The nodes of the dendrogram that are the segments of the cut into k, in the order of their labels.
  /// @throws parameter_error when k is not in [1, K]; so do cut() and label_of_finest()
  const std::vector<Index>& nodes(Index k) const {
    if (k < 1 || k > finest())
      throw parameter_error("CutHierarchy: clusters (" + std::to_string(k) + ") must be in [1, " +
                            std::to_string(finest()) + "]");
    return nodes_[static_cast<std::size_t>(k - 1)];
  }

  /// The finest segments that a node of any of the cuts is made of, ascending.
  std::vector<Label> finest_below(Index node) const {
    std::vector<Label> found;
    std::vector<Index> open{node};
    while (!open.empty()) {
      const Index here = open.back();
      open.pop_back();
      if (here >= first_join_) {
        const auto [left, right] = parts_[static_cast<std::size_t>(here - first_join_)];
        open.push_back(left);
        open.push_back(right);
      } else {
        const std::vector<Index>& all = nodes(finest());
        found.push_back(static_cast<Label>(std::find(all.begin(), all.end(), here) - all.begin()));
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// The segment of the cut into k that each of the finest belongs to: K labels, numbered as by cut_exact().
  std::vector<Label> label_of_finest(Index k) const {
    std::vector<Label> labels(static_cast<std::size_t>(finest()));
    for (std::size_t c = 0; c < nodes(k).size(); ++c)
      for (const Label part : finest_below(nodes(k)[c]))
        labels[static_cast<std::size_t>(part)] = static_cast<Label>(c);
    return labels;
  }

  /// The cut into k, as cut_exact(tree, k). O(n).
  Partition cut(Index k) const {
    const std::vector<Label> label = label_of_finest(k);
    Partition partition{partition_.labels, static_cast<Label>(k)};
    for (Label& l : partition.labels)
      l = label[static_cast<std::size_t>(l)];
    return partition;
  }

 private:
  static Partition finest_cut(const Dendrogram& tree, Index finest) {
    detail::require_segments(finest, tree.observations(), "CutHierarchy()");
    return cut_exact(tree, finest);
  }

  /// In the order in which detail::label_subtrees() numbers them: clusters as they are met going down, left
  /// before right, and single observations when their parent is left.
  static std::vector<Index> nodes_of_cut(const Dendrogram& tree, Index k) {
    const Index first_undone =
        2 * tree.observations() - k;  // merges that made a node from here on are undone
    if (tree.root() < first_undone) return {tree.root()};
    std::vector<Index> found;
    struct Visit {
      Index node;
      int step;
    };
    std::vector<Visit> path{{tree.root(), 0}};
    while (!path.empty()) {
      Visit& here = path.back();
      const Merge& m = tree.merge_of(here.node);
      if (here.step < 2) {
        const Index child = here.step++ == 0 ? m.left : m.right;
        if (tree.is_leaf(child)) continue;
        if (child >= first_undone)
          path.push_back({child, 0});
        else
          found.push_back(child);
        continue;
      }
      for (const Index child : {m.left, m.right})
        if (tree.is_leaf(child)) found.push_back(child);
      path.pop_back();
    }
    return found;
  }

  Index observations_;
  Partition partition_;
  detail::SegmentOrder members_;
  std::vector<std::vector<Index>> nodes_;
  Index first_join_ = 0;
  std::vector<std::pair<Index, Index>> parts_;  // of the nodes from first_join_ on
};

namespace detail {

/// Throws unless there are as many observations as the tree of these cuts has leaves.
inline void require_leaves(Index observations, const CutHierarchy& cuts, const std::string& where) {
  if (observations != cuts.observations())
    throw parameter_error(where + ": observations (" + std::to_string(observations) + ") must be " +
                          std::to_string(cuts.observations()) + ", the number of leaves of the dendrogram");
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_CUT_HIERARCHY_HPP
