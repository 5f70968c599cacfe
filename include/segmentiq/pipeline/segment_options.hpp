// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_OPTIONS_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_OPTIONS_HPP

#include <optional>

#include "segmentiq/decomposition/pca_options.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/linkage/linkage_options.hpp"
#include "segmentiq/linkage/method.hpp"
#include "segmentiq/pipeline/segment_sizes.hpp"
#include "segmentiq/preprocess/preparation_options.hpp"
#include "segmentiq/quality/silhouette_options.hpp"

namespace segmentiq {

/// How a table becomes observations: how it becomes features, and a projection of them.
struct PrepareOptions : PreparationOptions {
  /// Principal components to go on with; neither = all features. More components than there are, or as many
  /// as features, leave the features as they are.
  PcaOptions pca{};
};

/// What segment() does; the defaults are those of the program.
struct SegmentOptions {
  PrepareOptions prepare{};
  /// How two rows are compared. Other metrics than the Euclidean need the distances of all pairs: 8n² bytes,
  /// 4n² without a silhouette.
  MetricChoice metric{};
  /// How the dissimilarity of clusters is measured.
  Method method = Method::ward;
  /// Whether Ward's criterion, centroid and median linkage may be computed of distances that are not
  /// Euclidean, for which they do not mean what they say.
  bool any_metric_for_ward = false;
  /// How the dendrogram is found: on all distances, or on a tree in O(n·d) memory. Both are exact.
  Algorithm algorithm = Algorithm::automatic;
  /// Who wins a tie: decided by what is in the rows, so that the order of the file does not matter, or by
  /// that order as SciPy does.
  RowOrder order = RowOrder::canonical;
  /// The most segments wanted, ≥ 1. Fewer come out where merges of equal height cannot be told apart.
  /// Nothing: as many as select_k() recommends.
  std::optional<Index> clusters{};
  /// The most segments to compare when their number is to be found, ≥ 2. Nothing: default_most_clusters(),
  /// and where the largest size needs more than one segment, as many more.
  std::optional<Index> most_clusters{};
  /// How large segments may be. A number of segments is found among those that keep to it; a given one is
  /// still the most wanted, so fewer come out where the tree cannot be split into so many of such sizes.
  SegmentSizes sizes{};
  /// How the segments are judged; nothing = not at all. Default: all observations up to 30,000, of more a
  /// sample.
  std::optional<SilhouetteOptions> silhouette = SilhouetteOptions{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_OPTIONS_HPP
