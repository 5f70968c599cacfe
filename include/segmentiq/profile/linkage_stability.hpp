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
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/linkage/linkage_memory.hpp"
#include "segmentiq/linkage/require_clusterable.hpp"
#include "segmentiq/profile/stability.hpp"

namespace segmentiq {

namespace detail {

/// The cut of a resample of n observations into k segments, or as many as it has rows. Size limits are those
/// of all n, in proportion; a tree that has no cut within them is cut without.
inline Partition cut_of_resample(const Dendrogram& tree, Index clusters, const SizeLimits& sizes, Index n) {
  const Index rows = tree.observations();
  if (sizes == SizeLimits{}) return cut_exact(tree, std::min(clusters, rows));
  const double share = static_cast<double>(rows) / static_cast<double>(n);
  SizeLimits here{std::max<Index>(1, static_cast<Index>(share * static_cast<double>(sizes.smallest)))};
  if (sizes.largest < n)
    here.largest =
        std::max(here.smallest, static_cast<Index>(std::ceil(share * static_cast<double>(sizes.largest))));
  try {
    const auto [fewest, most] = clusters_within_sizes(tree, here);
    return cut_within_sizes(tree, std::clamp(clusters, fewest, most), here);
  } catch (const parameter_error&) {  // no cut of this tree is within the limits
    return cut_exact(tree, std::min(clusters, rows));
  }
}

}  // namespace detail

/// Clusters rows of observations by linkage() and cuts the tree into exactly k segments (or as many as there
/// are rows, or as sizes allow). A RowClusterer; refers to `observations`, which must outlive it.
struct LinkageOfRows {
  const Matrix<double>& observations;  ///< n × d
  Index clusters;                      ///< k ≥ 1
  Method method = Method::ward;
  LinkageOptions options{};  ///< weights, if any, are of all n observations
  SizeLimits sizes{};        ///< of segments of all n; of resamples in proportion

  Partition operator()(std::span<const Index> rows, const Execution& execution) const {
    Matrix<double> part(static_cast<Index>(rows.size()), observations.cols());
    LinkageOptions of_part = options;
    if (!options.weights.empty()) of_part.weights.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      part.row(static_cast<Index>(i)) = observations.row(rows[i]);
      if (!options.weights.empty()) of_part.weights[i] = options.weights[to_size(rows[i])];
    }
    const Dendrogram tree = linkage(part, method, of_part, execution);
    return detail::cut_of_resample(tree, clusters, sizes, observations.rows());
  }

  double memory(Index rows) const {
    return linkage_memory(rows, observations.cols(), method, options.algorithm) +
           8 * static_cast<double>(rows) * static_cast<double>(observations.cols());
  }
};

/// The same of given dissimilarities, as Gower's.
struct LinkageOfPairs {
  const CondensedMatrix& distances;  ///< of n observations
  Index clusters;                    ///< k ≥ 1
  Method method = Method::average;
  SizeLimits sizes{};  ///< of segments of all n; of resamples in proportion

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

/// The stability of segments that were cut from a dendrogram: resamples are clustered by the same linkage
/// into as many segments. @see segment_stability
/// @param observations n × d, finite @param segments of them; k is their count
/// @throws as segment_stability() and linkage(); parameter_error when there are not n labels, or n weights
inline StabilityResult linkage_stability(const Matrix<double>& observations, const Partition& segments,
                                         Method method, const LinkageOptions& linkage_options = {},
                                         const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  detail::require_same_observations(segments, observations.rows(), method);
  detail::require_weights(linkage_options.weights, observations.rows());
  return segment_stability(segments, LinkageOfRows{observations, segments.count, method, linkage_options},
                           options, execution);
}

/// The same of given dissimilarities.
inline StabilityResult linkage_stability(const CondensedMatrix& distances, const Partition& segments,
                                         Method method, const StabilityOptions& options = {},
                                         const Execution& execution = {}) {
  detail::require_same_observations(segments, distances.observations(), method);
  return segment_stability(segments, LinkageOfPairs{distances, segments.count, method}, options, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_LINKAGE_STABILITY_HPP
