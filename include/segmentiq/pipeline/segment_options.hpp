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
  /// Principal components to cluster instead of the features; neither = the features. As many components as
  /// features, or more, leave the features as they are.
  PcaOptions pca{};
};

/// What segment() does; the defaults are those of the program.
struct SegmentOptions {
  PrepareOptions prepare{};
  /// How two rows are compared. Metrics other than the Euclidean need the distances of all pairs: 8n² bytes,
  /// 4n² without a silhouette.
  MetricChoice metric{};
  /// How the dissimilarity of clusters is measured.
  Method method = Method::ward;
  /// Allows Ward's criterion, centroid and median linkage with a metric that is not Euclidean: their formulas
  /// then have no geometric meaning. A warning says so.
  bool any_metric_for_ward = false;
  /// How the dendrogram is found: on all distances, or on a tree in O(n·d) memory. Both are exact.
  Algorithm algorithm = Algorithm::automatic;
  /// Which of several equally near pairs merges first: decided by the content of the rows, so that the order
  /// of the file does not matter, or by that order, as in SciPy.
  RowOrder order = RowOrder::canonical;
  /// The number of segments, ≥ 1. There are fewer where a cut would fall between merges of equal height.
  /// Nothing: as many as select_k() recommends.
  std::optional<Index> clusters{};
  /// The largest number of segments that is compared when none is given, ≥ 2. Nothing:
  /// default_max_clusters(), and more by as many segments as max_rows needs beyond one.
  std::optional<Index> max_clusters{};
  /// How large segments may be. Only cuts within these bounds are compared; a given number of segments is not
  /// exceeded, and there are fewer where the tree cannot be split into that many of such sizes.
  SegmentSizes sizes{};
  /// How the silhouette is computed; nothing = not at all, which needs `clusters`. Default: of all
  /// observations up to 30,000, of a sample above.
  std::optional<SilhouetteOptions> silhouette = SilhouetteOptions{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_OPTIONS_HPP
