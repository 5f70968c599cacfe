// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_OF_DISTANCES_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_OF_DISTANCES_HPP

#include <numeric>
#include <vector>

#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/quality/condensed_sums.hpp"
#include "segmentiq/quality/silhouette.hpp"

namespace segmentiq {

/// The silhouette of each observation by given dissimilarities, of any metric or none. Defined as the other
/// silhouette(); every observation is judged.
///
/// As `sklearn.metrics.silhouette_samples` and `silhouette_score` with metric="precomputed".
/// @param distances of n observations, finite and not negative
/// @param partition n labels, each of 0 … k−1 used
/// @throws data_error naming a pair that is negative or not finite; parameter_error for labels that do not
/// fit; memory_limit_error; cancelled_error
/// Time O(n²); memory n·k sums. The same bytes for any number of threads.
/// @see Rousseeuw 1987
inline SilhouetteResult silhouette(const CondensedMatrix& distances, const Partition& partition,
                                   const Execution& execution = {}) {
  const Index n = distances.observations();
  detail::require_partition(partition, n, "silhouette()");
  SilhouetteResult result;
  if (partition.count < 2 || partition.count > n - 1) {
    result.undefined = detail::silhouette_undefined(partition.count, n);
    return result;
  }
  require_dissimilarities(distances, "silhouette()");
  const Matrix<double> sums = detail::cluster_sums(distances, partition.labels, partition.count, execution);
  const std::vector<Index> sizes = partition.sizes();
  for (Index i = 0; i < n; ++i)
    result.values.push_back(
        detail::silhouette_of(sums.data() + i * sums.cols(), 1, partition.labels[to_size(i)], sizes));
  std::vector<Label> itself(to_size(partition.count));
  std::iota(itself.begin(), itself.end(), Label{0});
  detail::summarise(result, partition, detail::ClusterMembers(partition), itself, partition.count);
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_OF_DISTANCES_HPP
