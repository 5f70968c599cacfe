// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CENTROID_INDICES_HPP
#define SEGMENTIQ_QUALITY_CENTROID_INDICES_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/require_partition.hpp"
#include "segmentiq/quality/cluster_members.hpp"
#include "segmentiq/quality/cluster_scatter.hpp"

// Indices of a partition that use centroids: O(n·d), where the silhouette needs all pairs. All take the
// observations as any Eigen expression; anything but rows of doubles is copied once.
namespace segmentiq {

/// A value, or why there is none.
struct IndexResult {
  std::optional<double> value;
  std::string undefined;  ///< empty, or why there is no value
};

namespace detail {

inline std::string index_undefined(const std::string& name, Index clusters, Index n) {
  return name + " needs 2 to n − 1 segments, but there are " + std::to_string(clusters) + " of " +
         std::to_string(n) + " observations";
}

/// Σ over clusters of Σ ‖x − centroid‖².
SEGMENTIQ_KERNEL inline double within_squares(const std::vector<const ClusterScatter*>& clusters) {
  double sum = 0;
  for (const ClusterScatter* s : clusters)
    sum += s->squares;
  return sum;
}

/// Σ size·‖centroid − mean‖².
SEGMENTIQ_KERNEL inline double between_squares(const std::vector<const ClusterScatter*>& clusters) {
  SEGMENTIQ_NO_CONTRACTION
  const std::size_t d = clusters.front()->centroid.size();
  std::vector<double> mean(d, 0.0);
  double n = 0;
  for (const ClusterScatter* s : clusters)
    n += static_cast<double>(s->size);
  const std::vector<double>& origin = clusters.front()->centroid;
  for (const ClusterScatter* s : clusters)
    for (std::size_t k = 0; k < d; ++k)
      mean[k] += static_cast<double>(s->size) / n * (s->centroid[k] - origin[k]);
  for (std::size_t k = 0; k < d; ++k)
    mean[k] += origin[k];
  double sum = 0;
  for (const ClusterScatter* s : clusters)
    sum += static_cast<double>(s->size) * squared_gap(s->centroid, mean);
  return sum;
}

SEGMENTIQ_KERNEL inline double calinski_harabasz_of(const std::vector<const ClusterScatter*>& clusters,
                                                    Index n) {
  SEGMENTIQ_NO_CONTRACTION
  const double k = static_cast<double>(clusters.size());
  const double within = within_squares(clusters);
  return within == 0 ? 1.0 : between_squares(clusters) * (static_cast<double>(n) - k) / (within * (k - 1));
}

SEGMENTIQ_KERNEL inline double davies_bouldin_of(const std::vector<const ClusterScatter*>& clusters) {
  SEGMENTIQ_NO_CONTRACTION
  constexpr double nothing = 1e-8;  // tolerance of numpy.allclose, as in scikit-learn
  bool all_points = true, all_together = true;
  double sum = 0;
  for (const ClusterScatter* a : clusters) {
    all_points = all_points && a->mean_distance <= nothing;
    double worst = 0;
    for (const ClusterScatter* b : clusters) {
      if (a == b) continue;
      const double apart = std::sqrt(squared_gap(a->centroid, b->centroid));
      all_together = all_together && apart <= nothing;
      if (apart > 0) worst = std::max(worst, (a->mean_distance + b->mean_distance) / apart);
    }
    sum += worst;
  }
  return all_points || all_together ? 0.0 : sum / static_cast<double>(clusters.size());
}

inline std::vector<ClusterScatter> scatters(const Matrix<double>& x, const Partition& partition,
                                            const Execution& execution) {
  const ClusterMembers members(partition);
  std::vector<ClusterScatter> found;
  for (Label c = 0; c < members.count(); ++c)
    found.push_back(cluster_scatter(x, members.members(c), execution));
  return found;
}

inline std::vector<const ClusterScatter*> pointers(const std::vector<ClusterScatter>& scatters) {
  std::vector<const ClusterScatter*> found;
  for (const ClusterScatter& s : scatters)
    found.push_back(&s);
  return found;
}

}  // namespace detail

/// The within-cluster sum of squares: Σ ‖x − centroid of its cluster‖². ≥ 0, in squared units of x.
/// @param observations n × d, finite @param partition n labels, each of 0 … k−1 used
/// @throws data_error, parameter_error, cancelled_error. Time O(n·d).
inline double within_sum_of_squares(const Observations& observations, const Partition& partition,
                                    const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  detail::require_partition(partition, x.rows(), "within_sum_of_squares()");
  require_finite(x, "within_sum_of_squares()");
  return detail::within_squares(detail::pointers(detail::scatters(x, partition, execution)));
}

/// The Caliński–Harabasz index: variance between clusters over variance within, each divided by its degrees
/// of freedom. The larger the better; 1 when no cluster has any scatter. Defined for 2 ≤ k ≤ n − 1. As
/// `sklearn.metrics.calinski_harabasz_score`.
/// @param observations n × d, finite @param partition n labels, each of 0 … k−1 used
/// @throws data_error, parameter_error, cancelled_error. Time O(n·d), memory O(k·d).
/// @see Caliński & Harabasz 1974
inline IndexResult calinski_harabasz(const Observations& observations, const Partition& partition,
                                     const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  detail::require_partition(partition, x.rows(), "calinski_harabasz()");
  require_finite(x, "calinski_harabasz()");
  if (partition.count < 2 || partition.count > x.rows() - 1)
    return {{}, detail::index_undefined("the Caliński–Harabasz index", partition.count, x.rows())};
  return {detail::calinski_harabasz_of(detail::pointers(detail::scatters(x, partition, execution)), x.rows()),
          ""};
}

/// The Davies–Bouldin index: the mean over clusters a of the maximum over b of (s_a + s_b) / ‖c_a − c_b‖,
/// where s is the mean distance to the centroid c. ≥ 0, the smaller the better. Defined for 2 ≤ k ≤ n − 1. As
/// `sklearn.metrics.davies_bouldin_score`; pairs of clusters with the same centroid are ignored.
/// @param observations n × d, finite @param partition n labels, each of 0 … k−1 used
/// @throws data_error, parameter_error, cancelled_error. Time O(n·d + k²·d), memory O(k·d).
/// @see Davies & Bouldin 1979
inline IndexResult davies_bouldin(const Observations& observations, const Partition& partition,
                                  const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  detail::require_partition(partition, x.rows(), "davies_bouldin()");
  require_finite(x, "davies_bouldin()");
  if (partition.count < 2 || partition.count > x.rows() - 1)
    return {{}, detail::index_undefined("the Davies–Bouldin index", partition.count, x.rows())};
  return {detail::davies_bouldin_of(detail::pointers(detail::scatters(x, partition, execution))), ""};
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_CENTROID_INDICES_HPP
