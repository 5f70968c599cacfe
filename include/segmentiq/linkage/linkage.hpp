// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_LINKAGE_HPP
#define SEGMENTIQ_LINKAGE_LINKAGE_HPP

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

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

// The front door of hierarchical clustering. The criterion and the number of observations decide which
// algorithm runs:
//
//   criterion              | dense (distances of all pairs) | tree (k-d tree of clusters)
//   -----------------------|--------------------------------|---------------------------------------
//   single                 | minimum spanning tree (Prim)   | minimum spanning tree (Borůvka)
//   ward, average,         | nearest-neighbour chain        | rounds of reciprocal nearest neighbours,
//   complete               |                                | then the chain
//   weighted, and your own | nearest-neighbour chain        | –
//   reducible criteria     |                                |
//   centroid, median       | neighbour heap                 | neighbour heap over centres
//   your own criteria that | neighbour heap                 | –
//   are not reducible      |                                |
namespace segmentiq {
namespace detail {

/// The observations as a row-major matrix of float or double. Copies them unless they are one already.
template<class Derived>
decltype(auto) plain_matrix(const Eigen::MatrixBase<Derived>& x) {
  using Scalar = std::conditional_t<std::same_as<typename Derived::Scalar, float>, float, double>;
  if constexpr (std::same_as<Derived, Matrix<Scalar>>)
    return x.derived();
  else
    return Matrix<Scalar>(x.template cast<Scalar>());
}

/// What the caller can do when memory does not suffice.
template<LinkageCriterion Criterion>
std::string advice_on_memory(Index n, Index d, const Criterion&, Algorithm algorithm) {
  if (algorithm == Algorithm::tree) return "cluster fewer observations, or raise the limit";
  const std::string tree = format_bytes(tree_memory<Ward>(n, d));
  if constexpr (TreeCriterion<Criterion>)
    return "algorithm 'tree' needs about " + tree + "; or cluster fewer observations, or raise the limit";
  else
    return tree_method_names() + " linkage by algorithm 'tree' need about " + tree +
           "; or cluster fewer observations, or raise the limit";
}

/// What an algorithm found, as the caller gets it.
template<LinkageCriterion Criterion>
LinkageResult finished_result(Index n, FoundMerges found, Algorithm algorithm, const Execution& execution) {
  Dendrogram dendrogram = finished_dendrogram<Criterion>(n, std::move(found.merges), execution);
  const Index tied = std::same_as<Criterion, Single> ? ties_of_single_linkage(dendrogram) : found.tied;
  return {std::move(dendrogram), algorithm, tied};
}

/// linkage_result() once the observations are a matrix. Compiled once, whatever expression they were.
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
  return finished_result<Criterion>(x.rows(), std::move(found), algorithm, execution);
}

/// linkage_result() of given dissimilarities, the criterion a type.
template<LinkageCriterion Criterion>
LinkageResult cluster_given(CondensedMatrix distances, const Criterion& criterion,
                            const Execution& execution) {
  require_dissimilarities(distances, "linkage()");
  require_squares_exist(distances);
  const Index n = distances.observations();
  return finished_result<Criterion>(n, cluster_distances(std::move(distances), criterion, execution),
                                    Algorithm::dense, execution);
}

}  // namespace detail

/// Hierarchical clustering of observations by Euclidean distance.
///
///     const Dendrogram tree = linkage(x, Ward{});
///     const Dendrogram weighed = linkage(x, Ward{}, {.weights = w});
///     const Dendrogram named = linkage(x, Method::average, {}, {.threads = 1});
///     const Index tied = linkage_result(x, Ward{}).tied_merges;
///
/// @param x n × d (rows = observations), n ≥ 1, finite: any Eigen expression. double or float; distances are
/// computed in double either way
/// @param criterion a linkage criterion, Ward{} or one of your own, or a Method
/// @param options algorithm, order of rows, weights @see LinkageOptions
/// @return n − 1 merges; heights are exact to rounding. The dense algorithm in file order gives the ids,
/// heights and sizes of `scipy.cluster.hierarchy.linkage(x, method)`, ties included. One observation gives a
/// tree of one leaf
/// @throws data_error when n = 0, when a value or weight is invalid (names row and column), when x is a square
/// distance matrix; parameter_error when the algorithm does not support the criterion; memory_limit_error
/// before anything is allocated; cancelled_error
/// Dense: O(n²·d) time, up to n(n−1)/2 doubles of memory (Single: O(n·d)). Tree: O(n·d) memory; time
/// depends on how well neighbours can be told apart: O(n·log n) in a few dimensions, O(n²·d) at worst, and
/// always for average and complete linkage. The same bytes for any number of threads.
/// @see linkage_memory, linkage_result
template<class Derived, CriterionOrMethod Criterion>
Dendrogram linkage(const Eigen::MatrixBase<Derived>& x, const Criterion& criterion,
                   const LinkageOptions& options = {}, const Execution& execution = {}) {
  return linkage_result(x, criterion, options, execution).dendrogram;
}

/// Hierarchical clustering of given dissimilarities.
///
/// @param distances of n ≥ 1 observations, finite, not negative. Move it in: its memory is worked in, so that
/// no copy is made. Criteria with `needs_squared_euclidean` (Ward, centroid, median) mean what they say only
/// for Euclidean distances; others are computed all the same
/// @param criterion a linkage criterion, Ward{} or one of your own, or a Method
/// @return n − 1 merges: ids, heights and sizes as `scipy.cluster.hierarchy.linkage(distances, method)`, ties
/// included. One observation gives a tree of one leaf
/// @throws data_error naming the pair that is negative or not finite; cancelled_error
/// O(n²) time (criteria that are not reducible: O(n³) at worst), O(n) memory beside `distances`. The same
/// bytes for any number of threads.
/// @see Müllner 2011, "Modern hierarchical, agglomerative clustering algorithms"
template<CriterionOrMethod Criterion>
Dendrogram linkage(CondensedMatrix distances, const Criterion& criterion, const Execution& execution = {}) {
  return linkage_result(std::move(distances), criterion, execution).dendrogram;
}

/// The same as linkage(), and how it came about: the algorithm that ran, and the number of tied merges.
template<class Derived, CriterionOrMethod Criterion>
LinkageResult linkage_result(const Eigen::MatrixBase<Derived>& x, const Criterion& criterion,
                             const LinkageOptions& options = {}, const Execution& execution = {}) {
  return with_criterion(criterion, [&](const auto& chosen) {
    return detail::cluster_observations(detail::plain_matrix(x), chosen, options, execution);
  });
}
template<CriterionOrMethod Criterion>
LinkageResult linkage_result(CondensedMatrix distances, const Criterion& criterion,
                             const Execution& execution = {}) {
  return with_criterion(criterion, [&](const auto& chosen) {
    return detail::cluster_given(std::move(distances), chosen, execution);
  });
}

/// The clustering stage of a Pipeline with the criterion chosen at run time. Criteria are stages themselves:
/// `Pipeline{StandardScaler{}, Ward{}}`.
struct Linkage {
  Method method = Method::ward;
};

/// What makes a criterion a Clusterer (core/stage.hpp). @see linkage
template<LinkageCriterion Criterion>
Dendrogram cluster(const Criterion& criterion, const Matrix<double>& x, const Execution& execution) {
  return linkage(x, criterion, {}, execution);
}
template<LinkageCriterion Criterion>
Dendrogram cluster(const Criterion& criterion, const FeatureMatrix& x, const Execution& execution) {
  return linkage(x.values, criterion, {}, execution);
}
inline Dendrogram cluster(const Linkage& stage, const Matrix<double>& x, const Execution& execution) {
  return linkage(x, stage.method, {}, execution);
}
inline Dendrogram cluster(const Linkage& stage, const FeatureMatrix& x, const Execution& execution) {
  return linkage(x.values, stage.method, {}, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_LINKAGE_HPP
