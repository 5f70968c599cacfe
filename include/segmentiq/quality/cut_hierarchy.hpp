// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CUT_HIERARCHY_HPP
#define SEGMENTIQ_QUALITY_CUT_HIERARCHY_HPP

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/sized_cuts.hpp"
#include "segmentiq/quality/cluster_members.hpp"

namespace segmentiq {

/// The cuts of one dendrogram into exactly 1, 2, … K clusters, or all those within size limits. They are
/// nested: each is the next finer one with two clusters joined. So what adds up over clusters needs computing
/// for the finest cut only.
///
///     const CutHierarchy cuts(tree, 10);
///     const Partition four = cuts.cut(4);  // as cut_exact(tree, 4)
class CutHierarchy {
 public:
  /// @param finest K, 1 … n
  /// @throws parameter_error when there is no such cut. O(n + K²) time, O(n) memory.
  CutHierarchy(const Dendrogram& tree, Index finest)
      : CutHierarchy(tree, SizedCuts(tree),
                     (detail::require_cluster_count(finest, tree.observations(), "CutHierarchy()"), finest)) {
  }

  /// The cuts within limits, from the coarsest that the limits allow.
  /// @param cuts of this tree @param finest K, within cuts.range()
  CutHierarchy(const Dendrogram& tree, const SizedCuts& cuts, Index finest)
      : observations_(tree.observations()),
        coarsest_(cuts.range().min),
        partition_(finest_cut(tree, cuts, finest)),
        members_(partition_) {
    const Index n = observations_;
    std::unordered_map<Index, Index> undone_at;  // node → the first cut that undoes it
    for (Index k = 2; k <= finest; ++k) {
      const Index node = n + cuts.undone()[to_size(k - 2)];
      undone_at.emplace(node, k);
      parts_.emplace(node, std::pair{tree.merge_of(node).left, tree.merge_of(node).right});
    }
    for (Index k = coarsest_; k <= finest; ++k) {
      nodes_.push_back(nodes_of_cut(tree, k, undone_at));
      unique_.push_back(cuts.is_unique(k));
    }
    for (std::size_t c = 0; c < nodes_.back().size(); ++c)
      place_.emplace(nodes_.back()[c], static_cast<Label>(c));
  }

  Index observations() const { return observations_; }
  /// The number of clusters of the coarsest cut: 1 without limits.
  Index coarsest() const { return coarsest_; }
  /// K.
  Index finest() const { return partition_.count; }
  /// The finest cut, into K clusters.
  const Partition& partition() const { return partition_; }
  /// Its observations, cluster by cluster.
  const detail::ClusterMembers& members() const { return members_; }

  /// Whether the cut into k falls between two different heights. @see SizedCuts::is_unique
  /// @throws parameter_error when k is not in [coarsest(), K]; so do nodes(), cut() and label_of_finest()
  bool is_unique(Index k) const { return unique_[place_of(k)]; }

  /// The nodes of the dendrogram that are the clusters of the cut into k, in label order.
  const std::vector<Index>& nodes(Index k) const { return nodes_[place_of(k)]; }

  /// The clusters of the finest cut below a node of any of the cuts, ascending.
  std::vector<Label> finest_below(Index node) const {
    std::vector<Label> found;
    std::vector<Index> open{node};
    while (!open.empty()) {
      const auto parts = parts_.find(open.back());
      const Index here = open.back();
      open.pop_back();
      if (parts == parts_.end()) {
        found.push_back(place_.at(here));
      } else {
        open.push_back(parts->second.first);
        open.push_back(parts->second.second);
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// For each cluster of the finest cut, its label in the cut into k: K labels, numbered as by cut().
  std::vector<Label> label_of_finest(Index k) const {
    std::vector<Label> labels(to_size(finest()));
    for (std::size_t c = 0; c < nodes(k).size(); ++c)
      for (const Label part : finest_below(nodes(k)[c]))
        labels[to_size(part)] = static_cast<Label>(c);
    return labels;
  }

  /// The cut into k, as cut_exact(tree, k) or cut_within_sizes(tree, k, limits). O(n).
  Partition cut(Index k) const {
    const std::vector<Label> label = label_of_finest(k);
    Partition partition{partition_.labels, static_cast<Label>(k)};
    for (Label& l : partition.labels)
      l = label[to_size(l)];
    return partition;
  }

 private:
  std::size_t place_of(Index k) const {
    if (k < coarsest_ || k > finest())
      throw parameter_error("CutHierarchy: clusters (" + std::to_string(k) + ") must be in [" +
                            std::to_string(coarsest_) + ", " + std::to_string(finest()) + "]");
    return to_size(k - coarsest_);
  }

  static Partition finest_cut(const Dendrogram& tree, const SizedCuts& cuts, Index finest) {
    const auto [min, max] = cuts.range();
    if (cuts.observations() != tree.observations())
      throw parameter_error("CutHierarchy(): cuts (of " + std::to_string(cuts.observations()) +
                            " observations) must be of the dendrogram's " +
                            std::to_string(tree.observations()));
    if (finest < min || finest > max)
      throw parameter_error("CutHierarchy(): finest (" + std::to_string(finest) + ") must be in [" +
                            std::to_string(min) + ", " + std::to_string(max) + "]");
    std::vector<bool> undone(tree.merges().size(), false);
    for (Index k = 2; k <= finest; ++k)
      undone[to_size(cuts.undone()[to_size(k - 2)])] = true;
    return detail::ClusterWalk(tree).cut([&](Index merge) { return !undone[to_size(merge)]; });
  }

  /// In the order in which detail::ClusterWalk numbers them: clusters as they are met going down, left before
  /// right, and singletons when their parent is left.
  static std::vector<Index> nodes_of_cut(const Dendrogram& tree, Index k,
                                         const std::unordered_map<Index, Index>& undone_at) {
    const auto is_undone = [&](Index node) {
      const auto at = undone_at.find(node);
      return at != undone_at.end() && at->second <= k;
    };
    if (!is_undone(tree.root())) return {tree.root()};
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
        if (is_undone(child))
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
  Index coarsest_;
  Partition partition_;
  detail::ClusterMembers members_;
  std::vector<std::vector<Index>> nodes_;                     // of the cuts into coarsest_ … K
  std::vector<bool> unique_;                                  // of the same cuts
  std::unordered_map<Index, std::pair<Index, Index>> parts_;  // children of the nodes that some cut undoes
  std::unordered_map<Index, Label> place_;                    // node → label in the finest cut
};

namespace detail {

/// Throws unless the number of observations is the number of leaves of the tree of these cuts.
inline void require_leaves(Index observations, const CutHierarchy& cuts, const std::string& where) {
  if (observations != cuts.observations())
    throw parameter_error(where + ": observations (" + std::to_string(observations) + ") must be " +
                          std::to_string(cuts.observations()) + ", the number of leaves of the dendrogram");
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_CUT_HIERARCHY_HPP
