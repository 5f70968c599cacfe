// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_NESTED_SCATTERS_HPP
#define SEGMENTIQ_QUALITY_NESTED_SCATTERS_HPP

#include <map>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"

namespace segmentiq::detail {

/// The scatter of the clusters of all cuts. Each node is computed once, however many cuts contain it.
class NestedScatters {
 public:
  /// O(n·d) for the finest cut, and for each coarser one O(members·d) of its one new cluster.
  NestedScatters(const Matrix<double>& x, const CutHierarchy& cuts, const Execution& execution)
      : cuts_(cuts) {
    for (Index k = cuts.finest(); k >= cuts.coarsest(); --k)
      for (const Index node : cuts.nodes(k)) {
        if (of_node_.count(node) != 0) continue;
        std::vector<Index> members;
        for (const Label part : cuts.finest_below(node)) {
          const std::vector<Index> more = cuts.members().members(part);
          members.insert(members.end(), more.begin(), more.end());
        }
        of_node_.emplace(node, cluster_scatter(x, members, execution));
      }
  }

  /// Of the cut into k, in the order of its labels.
  std::vector<const ClusterScatter*> at(Index k) const {
    std::vector<const ClusterScatter*> found;
    for (const Index node : cuts_.nodes(k))
      found.push_back(&of_node_.at(node));
    return found;
  }

 private:
  const CutHierarchy& cuts_;
  std::map<Index, ClusterScatter> of_node_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_NESTED_SCATTERS_HPP
