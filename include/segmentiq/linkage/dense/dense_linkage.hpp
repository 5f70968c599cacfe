// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_DENSE_LINKAGE_HPP
#define SEGMENTIQ_LINKAGE_DENSE_DENSE_LINKAGE_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/minimum_spanning_tree.hpp"
#include "segmentiq/linkage/dense/neighbor_heap.hpp"
#include "segmentiq/linkage/dense/nn_chain.hpp"
#include "segmentiq/linkage/distinct_rows.hpp"
#include "segmentiq/linkage/merge_order.hpp"

// Clustering on the distances of all pairs, by the algorithm that the criterion allows.
namespace segmentiq::detail {

template<LinkageCriterion Criterion>
FoundMerges cluster_distances(CondensedMatrix distances, const Criterion& criterion,
                              const Execution& execution) {
  const Index n = distances.observations();
  if constexpr (std::same_as<Criterion, Single>)
    return spanning_tree_merges(distances, execution);
  else if constexpr (ReducibleCriterion<Criterion>)
    return chain_over(WorkingDistances(std::move(distances)), ChainStart::all_singletons(n), criterion,
                      execution);
  else
    return neighbor_heap_merges(std::move(distances), criterion, {}, execution);
}

/// @param weights one for each row, or none
template<LinkageCriterion Criterion>
FoundMerges cluster_rows(const Matrix<double>& x, const Criterion& criterion,
                         const std::vector<double>& weights, const Execution& execution) {
  if constexpr (std::same_as<Criterion, Single>) {
    return spanning_tree_merges(x, execution);
  } else if constexpr (ReducibleCriterion<Criterion>) {
    return chain_over(x, weights, criterion, execution);
  } else {
    return neighbor_heap_merges(euclidean_distances(x, execution), criterion, weights, execution);
  }
}

/// Orders observations that are the same, and stand together in `order`, by their weights.
template<class T>
void order_repeats_by_weight(const Matrix<T>& x, const std::vector<double>& weights,
                             std::vector<Index>& order) {
  const auto lighter = [&](Index a, Index b) {
    return weights[to_size(a)] < weights[to_size(b)];
  };
  for (auto first = order.begin(); first != order.end();) {
    const auto last =
        std::find_if(first, order.end(), [&](Index i) { return compare_rows(x, *first, i) != 0; });
    std::stable_sort(first, last, lighter);
    first = last;
  }
}

template<class T, LinkageCriterion Criterion>
FoundMerges dense_linkage(const Matrix<T>& x, const Criterion& criterion, const std::vector<double>& weights,
                          bool canonical, const Execution& execution) {
  if (!canonical) {
    if constexpr (std::same_as<T, double>)
      return cluster_rows(x, criterion, weights, execution);
    else
      return cluster_rows(Matrix<double>(x.template cast<double>()), criterion, weights, execution);
  }
  std::vector<Index> order = content_order(x, execution);
  if (!weights.empty()) order_repeats_by_weight(x, weights, order);
  Matrix<double> ordered(x.rows(), x.cols());
  std::vector<double> ordered_weights(weights.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ordered.row(static_cast<Index>(i)) = x.row(order[i]).template cast<double>();
    if (!weights.empty()) ordered_weights[i] = weights[to_size(order[i])];
  }
  FoundMerges found = cluster_rows(ordered, criterion, ordered_weights, execution);
  for (FoundMerge& merge : found.merges) {
    merge.first = order[to_size(merge.first)];
    merge.second = order[to_size(merge.second)];
  }
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_DENSE_LINKAGE_HPP
