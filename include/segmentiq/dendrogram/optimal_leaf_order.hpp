// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_OPTIMAL_LEAF_ORDER_HPP
#define SEGMENTIQ_DENDROGRAM_OPTIMAL_LEAF_ORDER_HPP

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order_recursion.hpp"
#include "segmentiq/dendrogram/tree_correlation.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/euclidean.hpp"

namespace segmentiq {

/// Limits of `optimal_leaf_order`.
struct OptimalLeafOrderOptions {
  /// Larger trees are refused: the time grows with n³, and the memory is 16n² bytes (400 MB for 5,000).
  Index most_observations = 5'000;
};

namespace detail {

inline void require_orderable(Index n, const OptimalLeafOrderOptions& options, double more_bytes,
                              const Execution& execution) {
  if (n > options.most_observations)
    throw parameter_error("optimal_leaf_order(): observations (" + std::to_string(n) + ") must be at most " +
                          std::to_string(options.most_observations) +
                          ", or most_observations be raised: the time grows with n³");
  const auto count = static_cast<double>(n);
  require_memory(16 * count * count + more_bytes, execution,
                 "optimal_leaf_order(): the distances and lengths of " + std::to_string(n) + " observations",
                 "");
}

}  // namespace detail

/// The sum of the distances between neighbours in an order of the observations: what an optimal leaf order
/// minimises. O(n).
/// @throws parameter_error when the order and the distances have different numbers of observations, or an
/// observation is out of range
inline double leaf_order_length(std::span<const Index> order, const CondensedMatrix& distances) {
  const Index n = distances.observations();
  if (static_cast<Index>(order.size()) != n)
    throw parameter_error("leaf_order_length(): order (" + std::to_string(order.size()) +
                          " observations) must have " + std::to_string(n));
  for (const Index observation : order)
    if (observation < 0 || observation >= n)
      throw parameter_error("leaf_order_length(): observation (" + std::to_string(observation) +
                            ") must be in [0, " + std::to_string(n) + ")");
  double sum = 0;
  for (std::size_t i = 1; i < order.size(); ++i)
    sum += distances(order[i - 1], order[i]);
  return sum;
}

/// The leaf order of the tree with the minimum sum of distances between neighbouring leaves, among all
/// 2^(n−1) orders without crossings.
///
/// It is the true minimum; `scipy.cluster.hierarchy.optimal_leaf_ordering` may miss it. An order and its
/// mirror image have the same sum: the one with the smaller observation at the left end is returned.
/// @param distances of the tree's n observations, any that are finite and not negative
/// @throws parameter_error when they are not those of n observations, or n is above
/// options.most_observations; data_error for a distance that is negative or not finite; memory_limit_error;
/// cancelled_error
///
/// Time O(n³), for a tree as deep as n O(n²); memory 16n² bytes. The same for any number of threads.
/// @see Bar-Joseph, Gifford & Jaakkola 2001
inline std::vector<Index> optimal_leaf_order(const Dendrogram& tree, const CondensedMatrix& distances,
                                             const OptimalLeafOrderOptions& options = {},
                                             const Execution& execution = {}) {
  detail::require_same_observations(tree.observations(), distances.observations(), "optimal_leaf_order()",
                                    "distances");
  detail::require_orderable(tree.observations(), options, 0, execution);
  require_dissimilarities(distances, "optimal_leaf_order()");
  detail::LeafOrderRecursion lengths(tree, distances);
  lengths.compute(execution);
  return lengths.shortest_order();
}

/// As above, with the Euclidean distances of observations, n × d.
/// @throws also data_error for values that are not finite. Time O(n²·d + n³), memory 20n² bytes
inline std::vector<Index> optimal_leaf_order(const Dendrogram& tree, const Observations& observations,
                                             const OptimalLeafOrderOptions& options = {},
                                             const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  const Index n = tree.observations();
  detail::require_same_observations(n, x.rows(), "optimal_leaf_order()", "x");
  require_finite(x, "optimal_leaf_order()");
  detail::require_orderable(n, options, 4 * static_cast<double>(n) * static_cast<double>(n), execution);
  return optimal_leaf_order(tree, euclidean_distances(x, execution), options, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_OPTIMAL_LEAF_ORDER_HPP
