// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_DUNN_OF_DISTANCES_HPP
#define SEGMENTIQ_QUALITY_DUNN_OF_DISTANCES_HPP

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/quality/dunn.hpp"

namespace segmentiq {
namespace detail {

/// The minimum and maximum given dissimilarity between members of each two clusters, and within each cluster.
/// @param labels n labels in [0, k)
/// O(n²) time, 2·k² doubles for each of about 130 chunks. @throws memory_limit_error, cancelled_error
inline ClusterExtremes cluster_extremes(const CondensedMatrix& distances, const std::vector<Label>& labels,
                                        Index k, const Execution& execution) {
  const Index n = distances.observations();
  const Index rows_a_chunk = std::max<Index>(16, n / 128);
  const auto chunks = to_size((n + rows_a_chunk - 1) / rows_a_chunk);
  require_memory(2 * 8.0 * static_cast<double>(chunks + 1) * static_cast<double>(k) * static_cast<double>(k),
                 execution, "dunn(): the extremes of " + std::to_string(k) + " clusters",
                 "compare fewer clusters");
  const ClusterExtremes none{Matrix<double>::Constant(k, k, HUGE_VAL), Matrix<double>::Zero(k, k)};
  std::vector<ClusterExtremes> parts(chunks);
  parallel_chunks(n, rows_a_chunk, execution, [&](Index first, Index last) {
    ClusterExtremes part = none;
    for (Index i = first; i < last; ++i) {
      execution.check_stop();
      const Index own = labels[to_size(i)];
      const double* value = distances.data() + distances.row_begin(i);
      for (Index j = i + 1; j < n; ++j, ++value) {
        const Index other = labels[to_size(j)];
        part.min_distance(own, other) = std::min(part.min_distance(own, other), *value);
        part.max_distance(own, other) = std::max(part.max_distance(own, other), *value);
      }
    }
    parts[to_size(first / rows_a_chunk)] = std::move(part);
  });
  return joined_extremes(none, parts);
}

}  // namespace detail

/// The Dunn index of given dissimilarities, of any metric or none. Defined as the other dunn().
///
/// As R's `fpc::cluster.stats(d, labels)$dunn`.
/// @param distances of n observations, finite and not negative
/// @param partition n labels, each of 0 … k−1 used
/// @throws data_error naming a pair that is negative or not finite; parameter_error for labels that do not
/// fit; memory_limit_error; cancelled_error. O(n²) time, O(k²) memory per chunk of rows.
/// @see Dunn 1974
inline IndexResult dunn(const CondensedMatrix& distances, const Partition& partition,
                        const Execution& execution = {}) {
  const Index n = distances.observations();
  detail::require_partition(partition, n, "dunn()");
  require_dissimilarities(distances, "dunn()");
  if (partition.count < 2 || partition.count > n - 1)
    return {{}, detail::index_undefined("the Dunn index", partition.count, n)};
  std::vector<Label> itself(to_size(partition.count));
  std::iota(itself.begin(), itself.end(), Label{0});
  return detail::dunn_of(detail::cluster_extremes(distances, partition.labels, partition.count, execution),
                         itself);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_DUNN_OF_DISTANCES_HPP
