// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_LINKAGE_HPP
#define SEGMENTIQ_LINKAGE_LINKAGE_HPP

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/dense_linkage.hpp"
#include "segmentiq/linkage/distinct_rows.hpp"
#include "segmentiq/linkage/feature_ranges.hpp"
#include "segmentiq/linkage/linkage_memory.hpp"
#include "segmentiq/linkage/linkage_options.hpp"
#include "segmentiq/linkage/merge_order.hpp"
#include "segmentiq/linkage/method.hpp"
#include "segmentiq/linkage/require_clusterable.hpp"
#include "segmentiq/linkage/tree/tree_linkage.hpp"

// The front door of hierarchical clustering: picks the algorithm by what the criterion is, and how much there
// is to do.
//
//                         dense (all distances)            tree (a k-d tree of clusters)
//   single                minimum spanning tree (Prim)     minimum spanning tree (Borůvka)
//   Ward, average,        nearest-neighbour chain          rounds of reciprocal nearest neighbours
//   complete
//   weighted, and your    nearest-neighbour chain          –
//   own reducible ones
//   centroid, median      neighbour heap                   neighbour heap over centres
//   your own others       neighbour heap                   –
namespace segmentiq {
namespace detail {

/// The observations as a matrix of float or double, rows one after the other: themselves where they are one,
/// else a copy.
template<class Derived>
decltype(auto) plain_matrix(const Eigen::MatrixBase<Derived>& x) {
  using Scalar = std::conditional_t<std::same_as<typename Derived::Scalar, float>, float, double>;
  if constexpr (std::same_as<Derived, Matrix<Scalar>>)
    return x.derived();
  else
    return Matrix<Scalar>(x.template cast<Scalar>());
}

/// What to do when the memory does not suffice.
template<LinkageCriterion Criterion>
std::string advice_on_memory(Index n, Index d, const Criterion&, Algorithm algorithm) {
  if (algorithm == Algorithm::tree) return "cluster fewer observations, or raise the limit";
  const std::string tree = format_bytes(tree_memory<Ward>(n, d));
  if constexpr (TreeCriterion<Criterion>)
    return "algorithm 'tree' needs about " + tree + "; or cluster fewer observations, or raise the limit";
  else
    return "single, complete, average, ward, centroid and median linkage by algorithm 'tree' need about " +
           tree + "; or cluster fewer observations, or raise the limit";
}

}  // namespace detail

/// Hierarchical clustering of given dissimilarities, and what was noticed.
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
LinkageResult run_linkage(CondensedMatrix distances, const Criterion& criterion,
                          const Execution& execution = {}) {
  require_dissimilarities(distances, "linkage()");
  detail::require_squares_exist(distances);
  const Index n = distances.observations();
  detail::FoundMerges found = detail::cluster_distances(std::move(distances), criterion, execution);
  Dendrogram dendrogram = ReducibleCriterion<Criterion>
                              ? detail::sorted_dendrogram(n, std::move(found.merges), execution)
                              : detail::dendrogram_as_found(n, found.merges);
  const Index tied =
      std::same_as<Criterion, Single> ? detail::ties_of_single_linkage(dendrogram) : found.tied;
  return {std::move(dendrogram), Algorithm::dense, tied};
}

/// The dendrogram alone. @see run_linkage
template<LinkageCriterion Criterion>
Dendrogram linkage(CondensedMatrix distances, const Criterion& criterion, const Execution& execution = {}) {
  return run_linkage(std::move(distances), criterion, execution).dendrogram;
}

namespace detail {

/// run_linkage() once the observations are a matrix: whatever expression they were, this is compiled once.
template<class T, LinkageCriterion Criterion>
LinkageResult cluster_observations(const Matrix<T>& x, const Criterion& criterion,
                                   const LinkageOptions& options, const Execution& execution) {
  require_observations(x.rows(), "linkage()");
  const FeatureRanges ranges = feature_ranges(x, execution);
  if (!ranges.finite) require_finite(x, "linkage()");
  refuse_square_distances(x);
  require_distances_exist(ranges);
  require_weights(options.weights, x.rows());
  const Algorithm algorithm = chosen_algorithm(x.rows(), criterion, options.algorithm);
  const double bytes = linkage_memory(x.rows(), x.cols(), criterion, algorithm);
  require_memory(bytes, execution,
                 std::string("linkage(): ") +
                     (algorithm == Algorithm::tree ? "the clusters" : "the distances") + " of " +
                     std::to_string(x.rows()) + " observations",
                 advice_on_memory(x.rows(), x.cols(), criterion, algorithm));
  const bool canonical = options.order == RowOrder::canonical;
  FoundMerges found;
  if constexpr (TreeCriterion<Criterion>)
    if (algorithm == Algorithm::tree) {
      found = tree_linkage(x, criterion, distinct_rows(x, options.weights, canonical, execution), execution);
    }
  if (algorithm == Algorithm::dense)
    found = dense_linkage(x, criterion, options.weights, canonical, execution);
  Dendrogram dendrogram = Criterion::is_monotone
                              ? sorted_dendrogram(x.rows(), std::move(found.merges), execution)
                              : dendrogram_as_found(x.rows(), found.merges);
  const Index tied = std::same_as<Criterion, Single> ? ties_of_single_linkage(dendrogram) : found.tied;
  return {std::move(dendrogram), algorithm, tied};
}

}  // namespace detail

/// Hierarchical clustering of observations by Euclidean distance, with all choices, and what was noticed.
///
/// @param observations n × d (one a row), n ≥ 1, finite; double or float, computed in double either way
/// @param criterion a linkage criterion, as Ward{} or one of your own
/// @return n − 1 merges, heights exact to rounding. From `dense` in file order: ids, heights and sizes as
///   `scipy.cluster.hierarchy.linkage(x, method)`, ties too. One observation gives a tree of one leaf
/// @throws data_error when n = 0, when a value or weight is not right (naming row and column), when x is a
/// square distance
///   matrix; parameter_error when the algorithm does not know the criterion; memory_limit_error before
///   allocating; cancelled_error
/// Dense: time O(n²·d), memory up to n(n−1)/2 doubles, for Single O(n·d). Tree: memory O(n·d); time as far as
/// neighbours can be told apart – O(n·log n) in a few dimensions, O(n²·d) at worst; average and complete
/// linkage O(n²·d) always. The same bytes for any number of threads.
template<class Derived, LinkageCriterion Criterion>
LinkageResult run_linkage(const Eigen::MatrixBase<Derived>& observations, const Criterion& criterion,
                          const LinkageOptions& options, const Execution& execution = {}) {
  return detail::cluster_observations(detail::plain_matrix(observations), criterion, options, execution);
}

/// The dendrogram alone, all choices left to the library. @see run_linkage
template<class Derived, LinkageCriterion Criterion>
Dendrogram linkage(const Eigen::MatrixBase<Derived>& x, const Criterion& criterion,
                   const Execution& execution = {}) {
  return run_linkage(x, criterion, LinkageOptions{}, execution).dendrogram;
}

/// The same with the criterion chosen at run time.
template<class Derived>
LinkageResult run_linkage(const Eigen::MatrixBase<Derived>& x, Method method, const LinkageOptions& options,
                          const Execution& execution = {}) {
  return with_criterion(method,
                        [&](const auto& criterion) { return run_linkage(x, criterion, options, execution); });
}

/// The same with the criterion chosen at run time.
inline LinkageResult run_linkage(CondensedMatrix distances, Method method, const Execution& execution = {}) {
  return with_criterion(
      method, [&](const auto& criterion) { return run_linkage(std::move(distances), criterion, execution); });
}
inline Dendrogram linkage(CondensedMatrix distances, Method method, const Execution& execution = {}) {
  return run_linkage(std::move(distances), method, execution).dendrogram;
}
template<class Derived>
Dendrogram linkage(const Eigen::MatrixBase<Derived>& x, Method method, const Execution& execution = {}) {
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
