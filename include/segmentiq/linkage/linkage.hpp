// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_LINKAGE_HPP
#define SEGMENTIQ_LINKAGE_LINKAGE_HPP

#include <cmath>
#include <concepts>
#include <string>
#include <utility>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/linkage/method.hpp"
#include "segmentiq/linkage/minimum_spanning_tree.hpp"
#include "segmentiq/linkage/neighbor_heap.hpp"
#include "segmentiq/linkage/nn_chain.hpp"

// The front door of hierarchical clustering: picks the algorithm by what the criterion is.
//
//   Single                      minimum spanning tree; of observations in O(n·d) memory
//   any other reducible one     nearest-neighbour chain over the condensed distances
//   the rest (centroid, median) neighbour heap over the condensed distances
namespace segmentiq {

/// The bytes that `linkage` of n × d observations allocates at its peak, to within a few per cent.
template<LinkageCriterion Criterion>
double linkage_memory(Index n, Index d, const Criterion&) {
  const auto rows = static_cast<double>(n);
  const double observations = 8 * rows * static_cast<double>(d);
  const double bookkeeping = 450 * rows;
  if constexpr (std::same_as<Criterion, Single>) return observations + bookkeeping;
  return 4 * rows * (rows - 1) + observations + bookkeeping;
}

namespace detail {

/// Observations so far apart that squares overflow have no distances to cluster by. O(n·d).
inline void require_distances_exist(const Matrix<double>& x) {
  if (x.rows() < 2 || x.cols() == 0) return;
  const Eigen::Array<double, 1, Eigen::Dynamic> range =
      x.colwise().maxCoeff().array() / 2 - x.colwise().minCoeff().array() / 2;
  Index widest = 0;
  const double most = range.maxCoeff(&widest);
  if (most > 1e140 / static_cast<double>(x.cols()))
    throw data_error("linkage(): the values of column " + std::to_string(widest) +
                     " (counted from 0) are so far apart that squared distances overflow; scale the column");
}

/// A distance matrix handed in as observations would be clustered by the distances of its rows: almost surely
/// a mistake.
inline void refuse_square_distances(const Matrix<double>& x) {
  if (x.rows() < 2 || x.rows() != x.cols() || !(x.diagonal().array() == 0).all() || !(x.array() >= 0).all() ||
      x != x.transpose())
    return;
  throw data_error(
      "linkage(): these " + std::to_string(x.rows()) + " × " + std::to_string(x.cols()) +
      " observations are symmetric with a zero diagonal, as a distance matrix is; pass "
      "CondensedMatrix::from_square(x), or add a column of zeros if they really are observations");
}

/// Given dissimilarities whose squares overflow cannot be clustered by a criterion that squares.
inline void require_squares_exist(const CondensedMatrix& distances) {
  for (const double value : distances.values())
    if (value > 1e140)
      throw data_error(
          "linkage(): every dissimilarity must be at most 1e140, so that squares do not overflow; scale "
          "them");
}

template<LinkageCriterion Criterion>
Dendrogram cluster_distances(CondensedMatrix distances, const Criterion& criterion,
                             const Execution& execution) {
  if constexpr (std::same_as<Criterion, Single>)
    return minimum_spanning_tree(distances, execution);
  else if constexpr (ReducibleCriterion<Criterion>)
    return nn_chain(std::move(distances), criterion, execution);
  else
    return neighbor_heap(std::move(distances), criterion, execution);
}

}  // namespace detail

/// Hierarchical clustering of given dissimilarities.
///
/// @param distances of n ≥ 1 observations, finite, not negative; moved in, its memory is worked in, no copy
/// is made.
///   Ward, centroid and median linkage mean what they say only for Euclidean distances; others are computed
///   all the same
/// @param criterion a linkage criterion, as Ward{} or one of your own
/// @return n − 1 merges: ids, heights and sizes as `scipy.cluster.hierarchy.linkage(distances, method)`, ties
/// too. One
///   observation gives a tree of one leaf
/// @throws data_error naming the pair that is negative or not finite; cancelled_error
/// Time O(n²) (centroid, median: O(n³) at worst), memory O(n) beside `distances`. The same bytes for any
/// number of threads.
/// @see Müllner 2011, "Modern hierarchical, agglomerative clustering algorithms"
template<LinkageCriterion Criterion>
Dendrogram linkage(CondensedMatrix distances, const Criterion& criterion, const Execution& execution = {}) {
  require_dissimilarities(distances, "linkage()");
  detail::require_squares_exist(distances);
  return detail::cluster_distances(std::move(distances), criterion, execution);
}

/// Hierarchical clustering of observations by Euclidean distance.
///
/// @param x n × d observations (rows), n ≥ 1, finite
/// @param criterion a linkage criterion, as Ward{} or one of your own
/// @return n − 1 merges: ids, heights and sizes as `scipy.cluster.hierarchy.linkage(x, method)`, ties too.
/// One observation
///   gives a tree of one leaf
/// @throws data_error when n = 0, when a value is not finite (naming row and column), when x is a square
/// distance matrix;
///   memory_limit_error before allocating; cancelled_error
/// Time O(n²·d); memory n(n−1)/2 doubles, for Single O(n·d). The same bytes for any number of threads.
template<LinkageCriterion Criterion>
Dendrogram linkage(const Matrix<double>& x, const Criterion& criterion, const Execution& execution = {}) {
  require_observations(x.rows(), "linkage()");
  require_finite(x, "linkage()");
  detail::refuse_square_distances(x);
  detail::require_distances_exist(x);
  require_memory(
      linkage_memory(x.rows(), x.cols(), criterion), execution,
      "linkage(): the distances of " + std::to_string(x.rows()) + " observations",
      "single linkage needs no distance matrix; or cluster fewer observations, or raise the limit");
  if constexpr (std::same_as<Criterion, Single>)
    return minimum_spanning_tree(x, execution);
  else if constexpr (ReducibleCriterion<Criterion>)
    return nn_chain(x, criterion, execution);
  else
    return neighbor_heap(euclidean_distances(x, execution), criterion, execution);
}

/// The same with the criterion chosen at run time.
inline Dendrogram linkage(CondensedMatrix distances, Method method, const Execution& execution = {}) {
  return with_criterion(
      method, [&](const auto& criterion) { return linkage(std::move(distances), criterion, execution); });
}
inline Dendrogram linkage(const Matrix<double>& x, Method method, const Execution& execution = {}) {
  return with_criterion(method, [&](const auto& criterion) { return linkage(x, criterion, execution); });
}

/// The clustering stage of a Pipeline with the criterion chosen at run time; `Ward{}` and its like are stages
/// themselves.
struct Linkage {
  Method method = Method::ward;
};

/// What makes a criterion a Clusterer (core/stage.hpp). @see linkage
template<LinkageCriterion Criterion>
Dendrogram cluster(const Criterion& criterion, const Matrix<double>& x, const Execution& execution) {
  return linkage(x, criterion, execution);
}
template<LinkageCriterion Criterion>
Dendrogram cluster(const Criterion& criterion, const FeatureMatrix& x, const Execution& execution) {
  return linkage(x.values, criterion, execution);
}
inline Dendrogram cluster(const Linkage& stage, const Matrix<double>& x, const Execution& execution) {
  return linkage(x, stage.method, execution);
}
inline Dendrogram cluster(const Linkage& stage, const FeatureMatrix& x, const Execution& execution) {
  return linkage(x.values, stage.method, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_LINKAGE_HPP
