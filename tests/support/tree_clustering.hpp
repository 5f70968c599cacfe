// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_TREE_CLUSTERING_HPP
#define SEGMENTIQ_TESTS_SUPPORT_TREE_CLUSTERING_HPP

#include <array>
#include <utility>
#include <vector>

#include "segmentiq/linkage/linkage.hpp"

// The tree engine as the tests run it. By run_linkage() it leaves the last thousands of clusters to the
// chain, and a test's few observations would never see the tree; here a test says how many are left.
namespace segmentiq::testing {

/// The methods that the tree engine knows.
inline constexpr std::array<Method, 6> tree_methods = {Method::single, Method::complete, Method::average,
                                                       Method::ward,   Method::centroid, Method::median};

/// How the tree engine is run.
struct TreeRun {
  std::vector<double> weights{};
  bool canonical = false;
  Index enough = 1;  ///< clusters to leave to the chain, where there is one
  Execution execution{.threads = 1};
};

struct TreeResult {
  Dendrogram dendrogram;
  Index tied;
};

/// The tree engine on rows that are given: repeated ones need not have been merged.
template<class T>
TreeResult tree_clustering_of_rows(const Matrix<T>& x, Method method, const detail::DistinctRows& rows,
                                   const TreeRun& run) {
  return with_criterion(method, [&](const auto& criterion) -> TreeResult {
    using Criterion = std::remove_cvref_t<decltype(criterion)>;
    detail::FoundMerges found;
    if constexpr (detail::GeometricCriterion<Criterion>)
      found = detail::tree_linkage(x, criterion, rows, run.execution, run.enough);
    else if constexpr (detail::TreeCriterion<Criterion>)
      found = detail::tree_linkage(x, criterion, rows, run.execution);
    else
      throw parameter_error("tree_clustering(): no tree for this method");
    if constexpr (Criterion::is_monotone)
      return {detail::sorted_dendrogram(x.rows(), std::move(found.merges)), found.tied};
    else
      return {detail::dendrogram_as_found(x.rows(), found.merges), found.tied};
  });
}

template<class T>
TreeResult tree_clustering(const Matrix<T>& x, Method method, const TreeRun& run = {}) {
  const auto rows = detail::distinct_rows(x, run.weights, run.canonical, run.execution);
  return tree_clustering_of_rows(x, method, rows, run);
}

/// Every row as if it were different from all others.
inline detail::DistinctRows rows_one_by_one(Index n, std::vector<double> weights = {}) {
  detail::DistinctRows rows;
  for (Index i = 0; i < n; ++i)
    rows.rows.push_back(i);
  rows.weights = std::move(weights);
  return rows;
}

inline LinkageResult dense_clustering(const Matrix<double>& x, Method method,
                                      std::vector<double> weights = {}, RowOrder order = RowOrder::file) {
  return run_linkage(x, method,
                     {.algorithm = Algorithm::dense, .order = order, .weights = std::move(weights)},
                     {.threads = 1});
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_TREE_CLUSTERING_HPP
