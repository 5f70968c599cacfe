// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "support/tree_clustering.hpp"

#include <type_traits>
#include <utility>

namespace segmentiq::testing {
namespace {

template<class T>
TreeResult clustering_of_rows(const Matrix<T>& x, Method method, const detail::DistinctRows& rows,
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
    return {detail::finished_dendrogram<Criterion>(x.rows(), std::move(found.merges)), found.tied};
  });
}

template<class T>
TreeResult clustering(const Matrix<T>& x, Method method, const TreeRun& run) {
  const auto rows = detail::distinct_rows(x, run.weights, run.canonical, run.execution);
  return clustering_of_rows(x, method, rows, run);
}

}  // namespace

TreeResult tree_clustering_of_rows(const Matrix<double>& x, Method method, const detail::DistinctRows& rows,
                                   const TreeRun& run) {
  return clustering_of_rows(x, method, rows, run);
}
TreeResult tree_clustering(const Matrix<double>& x, Method method, const TreeRun& run) {
  return clustering(x, method, run);
}
TreeResult tree_clustering(const Matrix<float>& x, Method method, const TreeRun& run) {
  return clustering(x, method, run);
}

}  // namespace segmentiq::testing
