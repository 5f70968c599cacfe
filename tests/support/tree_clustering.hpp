// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_TREE_CLUSTERING_HPP
#define SEGMENTIQ_TESTS_SUPPORT_TREE_CLUSTERING_HPP

#include <array>
#include <utility>
#include <vector>

#include "support/linkage_once.hpp"

// The tree engine as the tests run it. By linkage_result() it leaves the last thousands of clusters to the
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
TreeResult tree_clustering_of_rows(const Matrix<double>& x, Method method, const detail::DistinctRows& rows,
                                   const TreeRun& run);

TreeResult tree_clustering(const Matrix<double>& x, Method method, const TreeRun& run = {});
TreeResult tree_clustering(const Matrix<float>& x, Method method, const TreeRun& run = {});

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
  return linkage_result(x, method,
                        {.algorithm = Algorithm::dense, .order = order, .weights = std::move(weights)},
                        {.threads = 1});
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_TREE_CLUSTERING_HPP
