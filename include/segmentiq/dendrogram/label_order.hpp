// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_LABEL_ORDER_HPP
#define SEGMENTIQ_DENDROGRAM_LABEL_ORDER_HPP

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/cluster_walk.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/require_partition.hpp"

// Renumbering the same clusters. Each numbering depends on the clusters only, not on their previous numbers:
// equal clusterings get equal labels, and renumbering twice changes nothing.
namespace segmentiq {

/// How clusters are numbered.
enum class LabelOrder {
  walk,             ///< as SciPy's fcluster, and as all cuts here; needs the tree
  size,             ///< the largest first; of equal sizes the one with the earliest first member
  first_appearance  ///< in the order of their first members, as R's cutree and SciPy's cut_tree
};

namespace detail {

/// Numbers clusters in the order in which `for_each_observation(visit)` first meets a member. O(n).
template<class ForEach>
Partition number_as_met(Partition partition, const ForEach& for_each_observation) {
  std::vector<Label> number(to_size(partition.count), no_label);
  Label next = 0;
  for_each_observation([&](std::size_t i) {
    Label& renamed = number[to_size(partition.labels[i])];
    if (renamed == no_label) renamed = next++;
  });
  for (Label& label : partition.labels)
    label = number[to_size(label)];
  return partition;
}

inline Partition by_first_appearance(Partition partition) {
  const std::size_t n = partition.labels.size();
  return number_as_met(std::move(partition), [n](const auto& visit) {
    for (std::size_t i = 0; i < n; ++i)
      visit(i);
  });
}

}  // namespace detail

/// Clusters numbered in the order of their first members. As R's `cutree`, counted from 0, and SciPy's
/// `cut_tree`.
/// @throws parameter_error when a label is outside [0, count) or not used. O(n + k) time and memory.
inline Partition number_by_first_appearance(Partition partition) {
  detail::require_partition(partition, "number_by_first_appearance()");
  return detail::by_first_appearance(std::move(partition));
}

/// Clusters numbered by size, the largest first; of equal sizes the one with the earliest first member.
/// @throws parameter_error when a label is outside [0, count) or not used. O(n + k log k) time, O(n + k)
/// memory.
inline Partition number_by_size(Partition partition) {
  detail::require_partition(partition, "number_by_size()");
  partition = detail::by_first_appearance(std::move(partition));
  const std::vector<Index> sizes = partition.sizes();
  std::vector<Label> order(sizes.size());
  std::iota(order.begin(), order.end(), Label{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Label a, Label b) { return sizes[to_size(a)] > sizes[to_size(b)]; });
  std::vector<Label> number(order.size());
  for (std::size_t place = 0; place < order.size(); ++place)
    number[to_size(order[place])] = static_cast<Label>(place);
  for (Label& label : partition.labels)
    label = number[to_size(label)];
  return partition;
}

/// Clusters numbered as SciPy's `fcluster` and all cuts here do it: a walk from the root visits the left
/// subtree, then the right one, then the children that are leaves, and a cluster takes the next number when
/// its first observation is met. The clusters need not be subtrees of the tree.
/// @throws parameter_error when the labels are not one for each observation of the tree, one is outside
/// [0, count) or not used. O(n + k) time and memory.
inline Partition number_by_walk(Partition partition, const Dendrogram& tree) {
  detail::require_partition(partition, tree, "number_by_walk()");
  return detail::number_as_met(std::move(partition), [&](const auto& visit) {
    const detail::ClusterWalk walk(tree);
    for (const Index i : walk.order())
      visit(to_size(i));
  });
}

/// Clusters numbered in an order chosen at run time. @see number_by_walk, number_by_size,
/// number_by_first_appearance
inline Partition renumber(Partition partition, const Dendrogram& tree, LabelOrder order) {
  switch (order) {
    case LabelOrder::walk:
      return number_by_walk(std::move(partition), tree);
    case LabelOrder::size:
      return number_by_size(std::move(partition));
    case LabelOrder::first_appearance:
      return number_by_first_appearance(std::move(partition));
  }
  throw parameter_error("renumber(): order (" + std::to_string(static_cast<int>(order)) +
                        ") must be walk, size or first_appearance");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_LABEL_ORDER_HPP
