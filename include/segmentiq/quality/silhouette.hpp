// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/require_partition.hpp"
#include "segmentiq/kernels/simd.hpp"
#include "segmentiq/quality/cluster_members.hpp"
#include "segmentiq/quality/pairwise_sums.hpp"
#include "segmentiq/quality/rowwise_sums.hpp"
#include "segmentiq/quality/silhouette_options.hpp"
#include "segmentiq/quality/silhouette_result.hpp"
#include "segmentiq/quality/stratified_sample.hpp"

namespace segmentiq {

namespace detail {

/// The silhouette of a member of cluster `own` from the sums of its distances to the members of each cluster
/// c, at sums[c·step]. O(k).
inline double silhouette_of(const double* sums, Index step, Label own, const std::vector<Index>& sizes) {
  const auto size = [&](Label c) {
    return static_cast<double>(sizes[to_size(c)]);
  };
  if (size(own) == 1) return 0;
  double nearest_other = HUGE_VAL;
  for (Label c = 0; c < static_cast<Label>(sizes.size()); ++c)
    if (c != own) nearest_other = std::min(nearest_other, sums[c * step] / size(c));
  const double within = sums[own * step] / (size(own) - 1);
  const double larger = std::max(within, nearest_other);
  return larger > 0 ? (nearest_other - within) / larger : 0;
}

/// Whether each distance is computed once, by pairs, which needs n·k sums and tiles that do not cross
/// clusters. Otherwise distances are computed by rows, each twice.
inline bool takes_pairs(const ClusterMembers& clusters) {
  return clusters.count() <= 64 && 32 * clusters.count() <= clusters.observations();
}

/// The silhouette of every observation.
inline std::vector<double> all_silhouettes(const Matrix<double>& x, const Partition& partition,
                                           const ClusterMembers& clusters, const Execution& execution) {
  std::vector<double> values(partition.labels.size());
  const std::vector<Index> sizes = partition.sizes();
  if (takes_pairs(clusters)) {
    PairwiseSums sums(x, clusters);
    PhaseProgress progress(execution, "silhouette", sums.work());
    sums.compute(execution, progress);
    for (Label c = 0; c < clusters.count(); ++c)
      for (Index i = 0; i < clusters.size(c); ++i)
        values[to_size(clusters.order()[to_size(clusters.begin(c) + i)])] =
            silhouette_of(sums.of(c, i), sums.step(), c, sizes);
    progress.finish();
    return values;
  }
  const double n = static_cast<double>(x.rows());
  PhaseProgress progress(execution, "silhouette", n * n);
  rowwise_sums(x, clusters, clusters.order(), execution, progress, [&](Index r, const double* sums) {
    const auto i = to_size(clusters.order()[to_size(r)]);
    values[i] = silhouette_of(sums, 1, partition.labels[i], sizes);
  });
  progress.finish();
  return values;
}

/// The silhouettes of the observations of `sample`; NaN for the others.
inline std::vector<double> sampled_silhouettes(const Matrix<double>& x, const Partition& partition,
                                               const ClusterMembers& clusters,
                                               const std::vector<Index>& sample, const Execution& execution) {
  std::vector<double> values(partition.labels.size(), std::numeric_limits<double>::quiet_NaN());
  const std::vector<Index> sizes = partition.sizes();
  PhaseProgress progress(execution, "silhouette",
                         static_cast<double>(x.rows()) * static_cast<double>(sample.size()));
  rowwise_sums(x, clusters, sample, execution, progress, [&](Index r, const double* sums) {
    const auto i = to_size(sample[to_size(r)]);
    values[i] = silhouette_of(sums, 1, partition.labels[i], sizes);
  });
  progress.finish();
  return values;
}

/// Fills in everything that follows from `values` and `sample`.
/// @param strata the partition that was sampled stratum by stratum
/// @param cluster_of_stratum which of k clusters each stratum belongs to
SEGMENTIQ_KERNEL inline void summarise(SilhouetteResult& result, const Partition& partition,
                                       const ClusterMembers& strata,
                                       const std::vector<Label>& cluster_of_stratum, Label clusters) {
  SEGMENTIQ_NO_CONTRACTION
  std::vector<std::vector<double>> judged(to_size(strata.count()));
  const auto take = [&](std::size_t i) {
    judged[to_size(partition.labels[i])].push_back(result.values[i]);
  };
  for (const Index i : result.sample)
    take(to_size(i));
  if (result.sample.empty())
    for (std::size_t i = 0; i < result.values.size(); ++i)
      take(i);
  std::vector<double> sizes(to_size(clusters), 0.0);
  for (Label h = 0; h < strata.count(); ++h)
    sizes[to_size(cluster_of_stratum[to_size(h)])] += static_cast<double>(strata.size(h));
  std::vector<double> means(sizes.size(), 0.0), variances(sizes.size(), 0.0);
  for (Label h = 0; h < strata.count(); ++h) {
    const auto c = to_size(cluster_of_stratum[to_size(h)]);
    const MeanEstimate found = estimate_mean(judged[to_size(h)], strata.size(h));
    const double share = static_cast<double>(strata.size(h)) / sizes[c];
    means[c] += share * found.mean;
    variances[c] += share * share * found.standard_error * found.standard_error;
  }
  const double n = static_cast<double>(strata.observations());
  double mean = 0;
  double variance = 0;
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    result.per_cluster.push_back(means[c]);
    result.per_cluster_error.push_back(std::sqrt(variances[c]));
    const double share = sizes[c] / n;
    mean += share * means[c];
    variance += share * share * variances[c];
  }
  result.mean = mean;
  result.standard_error = std::sqrt(variance);
}

/// Why a number of clusters has no silhouette.
inline std::string silhouette_undefined(Index clusters, Index n) {
  return "the silhouette needs 2 to n − 1 segments, but there are " + std::to_string(clusters) + " of " +
         std::to_string(n) + " observations";
}

}  // namespace detail

/// The silhouette of each observation under the Euclidean distance: (b − a) / max(a, b), where a is the mean
/// distance to the other members of its cluster and b the minimum, over the other clusters, of the mean
/// distance to their members. 0 for singletons, and where a = b = 0. Defined for 2 ≤ k ≤ n − 1.
///
/// As `sklearn.metrics.silhouette_samples` and `silhouette_score` to 1e-7: those compute distances as ‖x‖² +
/// ‖y‖² − 2xy, this from differences, which keeps the digits of near-duplicates far from 0.
///
/// Above `options.exact_up_to` observations a random sample is judged. Each sampled observation is compared
/// with all observations, so its silhouette is exact; scikit-learn's `sample_size` compares within the sample
/// only. Every cluster is sampled separately, without replacement, and counts by its true size: the mean is
/// an unbiased estimate of that over all observations, and comes with its standard error.
///
///     const SilhouetteResult result = silhouette(x, cut_exact(tree, 4));
///     if (result.mean) std::cout << *result.mean;  // no mean: result.undefined says why
/// @param observations n × d, finite: the ones that were clustered (encoded, scaled, projected). Any Eigen
/// expression; anything but rows of doubles is copied once
/// @param partition n labels, each of 0 … k−1 used
/// @throws data_error for values that are not finite; parameter_error for labels that do not fit, and for a
/// sample_size below 1; cancelled_error
///
/// Time O(n²·d), for a sample of m observations O(m·n·d); memory O(n·d), and n·k sums where k ≤ 64. The same
/// bytes for any number of threads.
/// @see Rousseeuw 1987; Cochran 1977
inline SilhouetteResult silhouette(const Observations& observations, const Partition& partition,
                                   const SilhouetteOptions& options = {}, const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  const Index n = x.rows();
  const Index k = partition.count;
  detail::require_partition(partition, n, "silhouette()");
  if (options.sample_size < 1)
    throw parameter_error("silhouette(): sample_size (" + std::to_string(options.sample_size) +
                          ") must be at least 1");
  SilhouetteResult result;
  if (k < 2 || k > n - 1) {
    result.undefined = detail::silhouette_undefined(k, n);
    return result;
  }
  require_finite(x, "silhouette()");

  const detail::ClusterMembers clusters(partition);
  if (n > options.exact_up_to) {
    result.sample = detail::stratified_sample(clusters, options.sample_size, options.seed);
    if (static_cast<Index>(result.sample.size()) == n) result.sample.clear();
  }
  result.values = result.sample.empty()
                      ? detail::all_silhouettes(x, partition, clusters, execution)
                      : detail::sampled_silhouettes(x, partition, clusters, result.sample, execution);
  std::vector<Label> itself(to_size(k));
  std::iota(itself.begin(), itself.end(), Label{0});
  detail::summarise(result, partition, clusters, itself, partition.count);
  return result;
}

/// Evaluation stage. @see silhouette
struct Silhouette {
  SilhouetteOptions options{};

  SilhouetteResult evaluate(const Observations& observations, const Partition& partition,
                            const Execution& execution) const {
    return silhouette(observations, partition, options, execution);
  }
  SilhouetteResult evaluate(const FeatureMatrix& x, const Partition& partition,
                            const Execution& execution) const {
    return silhouette(x.values, partition, options, execution);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_HPP
