// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_LINKAGE_ONCE_HPP
#define SEGMENTIQ_TESTS_SUPPORT_LINKAGE_ONCE_HPP

#include "segmentiq/linkage/linkage.hpp"

// linkage.hpp for tests: clustering by every criterion is compiled once, in linkage_once.cpp, rather than in
// each test's file. A sanitizer build of all of it takes half a minute.

#define SEGMENTIQ_CLUSTERING_BY(EXTERN, Chosen)                                                        \
  EXTERN template LinkageResult detail::cluster_observations(const Matrix<double>&, const Chosen&,     \
                                                             const LinkageOptions&, const Execution&); \
  EXTERN template detail::FoundMerges detail::cluster_distances(CondensedMatrix, const Chosen&,        \
                                                                const Execution&);

#define SEGMENTIQ_CLUSTERING(EXTERN)        \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Single)   \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Complete) \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Average)  \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Weighted) \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Ward)     \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Centroid) \
  SEGMENTIQ_CLUSTERING_BY(EXTERN, Median)

namespace segmentiq {
SEGMENTIQ_CLUSTERING(extern)
}  // namespace segmentiq

#endif  // SEGMENTIQ_TESTS_SUPPORT_LINKAGE_ONCE_HPP
