// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_LINKAGE_STABILITY_HPP
#define SEGMENTIQ_PROFILE_LINKAGE_STABILITY_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/linkage/linkage_memory.hpp"
#include "segmentiq/linkage/require_clusterable.hpp"
#include "segmentiq/profile/stability.hpp"

namespace segmentiq {

namespace detail {

/// Cuts the tree of a resample of n observations into k clusters, or one per row if it has fewer rows. Size
/// limits are those of all n observations, scaled down; they are ignored if the tree has no cut within them.
inline Partition cut_of_resample(const Dendrogram& tree, Index clusters, const SizeLimits& sizes, Index n) {
  const Index rows = tree.observations();
  if (sizes == SizeLimits{}) return cut_exact(tree, std::min(clusters, rows));
  const double share = static_cast<double>(rows) / static_cast<double>(n);
  SizeLimits scaled{std::max<Index>(1, static_cast<Index>(share * static_cast<double>(sizes.min_size)))};
  if (sizes.max_size < n)
    scaled.max_size =
        std::max(scaled.min_size, static_cast<Index>(std::ceil(share * static_cast<double>(sizes.max_size))));
  try {
    const auto [min_clusters, max_clusters] = clusters_within_sizes(tree, scaled);
    return cut_within_sizes(tree, std::clamp(clusters, min_clusters, max_clusters), scaled);
  } catch (const parameter_error&) {  // no cut of this tree is within the limits
    return cut_exact(tree, std::min(clusters, rows));
  }
}

}  // namespace detail

/// Clusters rows of observations by linkage() and cuts the tree into exactly k clusters (or one per row, or
/// as the sizes allow). A RowClusterer; refers to `observations`, which must outlive it.
struct LinkageOfRows {
  const Matrix<double>& observations;  ///< n × d
  Index clusters;                      ///< k ≥ 1
  Method method = Method::ward;
  LinkageOptions options{};  ///< weights, if any, are those of all n observations
  SizeLimits sizes{};        ///< for all n observations; scaled down for resamples

  Partition operator()(std::span<const Index> rows, const Execution& execution) const {
    Matrix<double> part(static_cast<Index>(rows.size()), observations.cols());
    LinkageOptions of_part = options;
    if (!options.weights.empty()) of_part.weights.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      part.row(static_cast<Index>(i)) = observations.row(rows[i]);
      if (!options.weights.empty()) of_part.weights[i] = options.weights[to_size(rows[i])];
    }
    of_part.algorithm = algorithm_for(part.rows(), execution);
    const Dendrogram tree = linkage(part, method, of_part, execution);
    return detail::cut_of_resample(tree, clusters, sizes, observations.rows());
  }

  double memory(Index rows) const {
    return linkage_memory(rows, observations.cols(), method, options.algorithm) +
           8 * static_cast<double>(rows) * static_cast<double>(observations.cols());
  }

 private:
  /// As `options` say; but a resample that has few enough rows for the dense algorithm, as all observations do not, is
  /// clustered by the tree where the distances would not fit.
  Algorithm algorithm_for(Index rows, const Execution& execution) const {
    const bool fits =
        execution.max_memory == 0 || linkage_memory(rows, observations.cols(), method, options.algorithm) <=
                                         static_cast<double>(execution.max_memory);
    if (fits || options.algorithm != Algorithm::automatic) return options.algorithm;
    return chosen_algorithm(observations.rows(), method, Algorithm::automatic);
  }
};

/// The same for given dissimilarities, such as Gower's.
struct LinkageOfPairs {
  const CondensedMatrix& distances;  ///< of n observations
  Index clusters;                    ///< k ≥ 1
  Method method = Method::average;
  SizeLimits sizes{};  ///< for all n observations; scaled down for resamples

  Partition operator()(std::span<const Index> rows, const Execution& execution) const {
    CondensedMatrix part(static_cast<Index>(rows.size()));
    double* to = part.data();
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = i + 1; j < rows.size(); ++j)
        *to++ = distances(rows[i], rows[j]);
    const Dendrogram tree = linkage(std::move(part), method, execution);
    return detail::cut_of_resample(tree, clusters, sizes, distances.observations());
  }

  double memory(Index rows) const {
    return distances_memory(rows) + static_cast<double>(sizeof(Label)) * static_cast<double>(rows);
  }
};

static_assert(RowClusterer<LinkageOfRows> && RowClusterer<LinkageOfPairs>);

namespace detail {

inline void require_same_observations(const Partition& segments, Index observations, Method method) {
  if (static_cast<Index>(segments.labels.size()) != observations)
    throw parameter_error("linkage_stability(): segments (" + std::to_string(segments.labels.size()) +
                          " labels) must be of the same " + std::to_string(observations) +
                          " observations that " + std::string(to_string(method)) + " linkage clusters");
}

}  // namespace detail

/// The stability of segments that were cut from a dendrogram: each resample is clustered by the same linkage
/// into the same number of clusters. @see segment_stability
///
///     const Partition segments = cut_exact(linkage(x, Ward{}), 4);
///     linkage_stability(x, segments, Method::ward).segments[0].mean;  // 0.85 and more: very stable
///
/// @param observations n × d, finite
/// @param segments n labels; k is their count
/// @throws as segment_stability() and linkage(); parameter_error when there are not n labels, or not n
/// weights
inline StabilityResult linkage_stability(const Observations& observations, const Partition& segments,
                                         Method method, const LinkageOptions& linkage_options = {},
                                         const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  detail::require_same_observations(segments, observations.rows(), method);
  detail::require_weights(linkage_options.weights, observations.rows());
  return segment_stability(segments,
                           LinkageOfRows{observations.values(), segments.count, method, linkage_options},
                           options, execution);
}

/// The same for given dissimilarities.
inline StabilityResult linkage_stability(const CondensedMatrix& distances, const Partition& segments,
                                         Method method, const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  detail::require_same_observations(segments, distances.observations(), method);
  return segment_stability(segments, LinkageOfPairs{distances, segments.count, method}, options, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_LINKAGE_STABILITY_HPP
