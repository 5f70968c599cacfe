// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_DUNN_HPP
#define SEGMENTIQ_QUALITY_DUNN_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/require_partition.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/cluster_members.hpp"

namespace segmentiq {
namespace detail {

/// The minimum and maximum distance between members of each two clusters, and within each cluster.
struct ClusterExtremes {
  Matrix<double> min_distance;  ///< k × k; infinite on the diagonal of a cluster with one member
  Matrix<double> max_distance;  ///< k × k; 0 on the diagonal of a cluster with one member
};

/// The extremes over several sets of pairs, made symmetric.
/// @param none the extremes over no pairs
inline ClusterExtremes joined_extremes(ClusterExtremes none, const std::vector<ClusterExtremes>& parts) {
  ClusterExtremes found = std::move(none);
  for (const ClusterExtremes& part : parts) {
    found.min_distance = found.min_distance.cwiseMin(part.min_distance);
    found.max_distance = found.max_distance.cwiseMax(part.max_distance);
  }
  found.min_distance = found.min_distance.cwiseMin(found.min_distance.transpose()).eval();
  found.max_distance = found.max_distance.cwiseMax(found.max_distance.transpose()).eval();
  return found;
}

/// Over the Euclidean distances of all pairs of observations. O(n²·d) time, O(n·d) memory.
inline ClusterExtremes cluster_extremes(const Matrix<double>& x, const ClusterMembers& members,
                                        const Execution& execution) {
  constexpr Index tile = 512;
  const Index n = x.rows();
  const Index k = members.count();
  const Index rows_a_chunk = std::max<Index>(16, n / 128);
  require_memory(2 * 8.0 * 130 * static_cast<double>(k) * static_cast<double>(k), execution,
                 "dunn(): the extremes of " + std::to_string(k) + " clusters", "compare fewer clusters");
  const FeatureMajor features(x, members.order());
  std::vector<Index> cluster_at(to_size(n));
  for (Index c = 0; c < k; ++c)
    std::fill(cluster_at.begin() + members.begin(c), cluster_at.begin() + members.end(c), c);
  const ClusterExtremes none{Matrix<double>::Constant(k, k, HUGE_VAL), Matrix<double>::Zero(k, k)};
  std::vector<ClusterExtremes> parts(to_size((n + rows_a_chunk - 1) / rows_a_chunk));
  const double all = static_cast<double>(n) * static_cast<double>(n);
  PhaseProgress progress(execution, "dunn", all);
  const auto measure = [&](Index first, Index last) {
    ClusterExtremes part = none;
    alignas(64) double squares[tile];
    for (Index i = first; i < last; ++i) {
      execution.check_stop();
      const Index own = cluster_at[to_size(i)];
      const double* const query = x.data() + members.order()[to_size(i)] * x.cols();
      for (Index j0 = i / column_group * column_group; j0 < n; j0 += tile) {
        const Index columns = std::min(tile, n - j0);
        squared_distances<1>(features.from(j0), features.stride(), x.cols(), query, columns, squares, tile);
        for (Index j = std::max(j0, i + 1); j < j0 + columns; ++j) {
          const Index other = cluster_at[to_size(j)];
          part.min_distance(own, other) = std::min(part.min_distance(own, other), squares[j - j0]);
          part.max_distance(own, other) = std::max(part.max_distance(own, other), squares[j - j0]);
        }
      }
    }
    parts[to_size(first / rows_a_chunk)] = std::move(part);
  };
  parallel_chunks(n, rows_a_chunk, execution, &progress, measure, [&](Index first, Index last) {
    return static_cast<double>(last - first) *
           (2 * static_cast<double>(n) - static_cast<double>(first + last));
  });
  progress.finish();
  ClusterExtremes found = joined_extremes(none, parts);
  found.min_distance = found.min_distance.cwiseSqrt().eval();
  found.max_distance = found.max_distance.cwiseSqrt().eval();
  return found;
}

/// The index of coarser clusters from the extremes of K finer ones; label[c] is the coarser cluster of c.
/// O(K²).
inline IndexResult dunn_of(const ClusterExtremes& extremes, const std::vector<Label>& label) {
  double apart = HUGE_VAL, wide = 0;
  for (std::size_t a = 0; a < label.size(); ++a)
    for (std::size_t b = 0; b < label.size(); ++b) {
      const auto i = static_cast<Index>(a), j = static_cast<Index>(b);
      if (label[a] == label[b])
        wide = std::max(wide, extremes.max_distance(i, j));
      else
        apart = std::min(apart, extremes.min_distance(i, j));
    }
  if (!(wide > 0)) return {{}, "the Dunn index needs a segment with two different members"};
  return {apart / wide, ""};
}

}  // namespace detail

/// The Dunn index: the minimum distance between members of two clusters over the maximum distance within one.
/// ≥ 0, the larger the better. Defined for 2 ≤ k ≤ n − 1 when some cluster has two different members.
///
/// As R's `fpc::cluster.stats(d, labels)$dunn`.
/// @param observations n × d, finite @param partition n labels, each of 0 … k−1 used
/// @throws data_error, parameter_error, cancelled_error. Time O(n²·d); memory O(n·d),
/// and 2·k² doubles for each of about 130 chunks.
/// @see Dunn 1974
inline IndexResult dunn(const Observations& observations, const Partition& partition,
                        const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  detail::require_partition(partition, x.rows(), "dunn()");
  require_finite(x, "dunn()");
  if (partition.count < 2 || partition.count > x.rows() - 1)
    return {{}, detail::index_undefined("the Dunn index", partition.count, x.rows())};
  const detail::ClusterMembers members(partition);
  std::vector<Label> label(to_size(partition.count));
  for (std::size_t c = 0; c < label.size(); ++c)
    label[c] = static_cast<Label>(c);
  return detail::dunn_of(detail::cluster_extremes(x, members, execution), label);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_DUNN_HPP
