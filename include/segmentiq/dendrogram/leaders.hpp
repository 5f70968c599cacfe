// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_LEADERS_HPP
#define SEGMENTIQ_DENDROGRAM_LEADERS_HPP

#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/require_partition.hpp"

namespace segmentiq {

/// The leader of each cluster: the node of the tree whose leaves are exactly its observations. k ids, cluster
/// c's at position c; an id below n is a singleton.
///
/// The nodes that `scipy.cluster.hierarchy.leaders(Z, T)` finds. SciPy lists them in the order of a walk,
/// with their labels; here they are in the order of the labels.
/// @throws parameter_error unless there is one label for each observation of the tree, all labels are in [0,
/// count) and used, and every cluster is a subtree. O(n) time and memory.
inline std::vector<Index> leaders(const Dendrogram& tree, const Partition& partition) {
  detail::require_partition(partition, tree, "leaders()");
  const Index n = tree.observations();
  std::vector<Index> found(to_size(partition.count), -1);
  const auto lead = [&](Label label, Index node) {
    if (label == no_label) return;
    Index& leader = found[to_size(label)];
    if (leader >= 0)
      throw parameter_error("leaders(): cluster " + std::to_string(label) +
                            " must be one cluster of the tree, but has observations in clusters " +
                            std::to_string(leader) + " and " + std::to_string(node) +
                            ", which are joined only together with others");
    leader = node;
  };
  // The cluster that all leaves below a node are in, or no_label when they are in several.
  std::vector<Label> cluster(partition.labels);
  cluster.resize(to_size(tree.root() + 1), no_label);
  for (Index i = 0; i < n - 1; ++i) {
    const Merge& merge = tree.merge_of(n + i);
    const Label left = cluster[to_size(merge.left)];
    const Label right = cluster[to_size(merge.right)];
    if (left == right) {
      cluster[to_size(n + i)] = left;
    } else {
      lead(left, merge.left);
      lead(right, merge.right);
    }
  }
  lead(cluster.back(), tree.root());
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_LEADERS_HPP
