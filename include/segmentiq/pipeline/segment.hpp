// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/pipeline/prepare.hpp"
#include "segmentiq/pipeline/segment_by_distances.hpp"
#include "segmentiq/pipeline/segment_cuts.hpp"
#include "segmentiq/pipeline/segment_doubts.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"
#include "segmentiq/quality/silhouette.hpp"

namespace segmentiq {

/// The first two principal components of what was encoded. O(n·d²) time, O(n) memory for the result.
inline Projection project(const FeatureMatrix& features, const Execution& execution = {}) {
  const Index components = std::min<Index>(2, max_components(features.values.rows(), features.values.cols()));
  const FittedPca pca = Pca{PcaOptions{.components = components}}.fit(features, execution);
  const Matrix<double> scores = pca.transform(features.values, execution);
  const Vector<double> share = pca.explained_variance_ratio();
  Projection projection;
  for (Index i = 0; i < scores.rows(); ++i) {
    projection.x.push_back(scores(i, 0));
    projection.y.push_back(components > 1 ? scores(i, 1) : 0.0);
  }
  projection.x_share = share[0];
  projection.y_share = components > 1 ? share[1] : 0.0;
  return projection;
}

namespace detail {

inline std::vector<Warning> doubts(const LinkageResult& result, const Partition& partition,
                                   const SilhouetteResult& silhouette, const SegmentOptions& options) {
  const Dendrogram& tree = result.dendrogram;
  std::vector<Warning> found;
  const auto doubt = [&](WarningKind kind, std::string text) {
    found.push_back({kind, std::move(text)});
  };
  if (result.tied_merges > 0)
    doubt(WarningKind::ties, std::to_string(result.tied_merges) + " of " +
                                 std::to_string(tree.merges().size()) +
                                 " merges were ties: another cluster was exactly as near, so another "
                                 "dendrogram may be as right");
  for (Warning& of_cut : doubts_of_cut(tree, partition.count, options))
    found.push_back(std::move(of_cut));
  if (!is_monotonic(tree))
    doubt(WarningKind::dendrogram,
          "the dendrogram has inversions: some merges are lower than the ones before them, as centroid and "
          "median linkage may give");
  if (!silhouette.undefined.empty()) doubt(WarningKind::silhouette, silhouette.undefined);
  if (!silhouette.sample.empty())
    doubt(WarningKind::silhouette,
          "the silhouette is an estimate from " + std::to_string(silhouette.sample.size()) + " of " +
              std::to_string(tree.observations()) + " observations, each compared with all others");
  for (Warning& weak : doubts_of_segments(partition, silhouette))
    found.push_back(std::move(weak));
  return found;
}

/// By the Euclidean distance: no distances need to be kept.
inline Clustered cluster_by_features(const Matrix<double>& observations, const SegmentOptions& options,
                                     const Execution& execution) {
  LinkageOptions linkage_options;
  linkage_options.algorithm = options.algorithm;
  linkage_options.order = options.order;
  Clustered found{linkage_result(observations, options.method, linkage_options, execution), {}};
  const Dendrogram& tree = found.linkage.dendrogram;
  if (options.clusters) {
    found.partition = cut_into_given(tree, options);
    if (options.silhouette)
      found.silhouette = silhouette(observations, found.partition, *options.silhouette, execution);
    return found;
  }
  execution.check_stop();
  const CutHierarchy cuts = cuts_to_compare(tree, options);
  execution.check_stop();
  const NestedSilhouettes silhouettes(observations, cuts, *options.silhouette, execution);
  found.selection = select_k(observations, tree, cuts, silhouettes, {}, execution);
  found.partition = cuts.cut(found.selection->recommended);
  found.silhouette = silhouettes.at(found.selection->recommended);
  return found;
}

}  // namespace detail

/// Segments the rows of a table: the whole chain with run-time options. `Pipeline` composes the same stages,
/// and your own, at compile time.
///
/// The numbers are those of pandas → StandardScaler + OneHotEncoder → PCA → SciPy `linkage` → `fcluster`
/// (maxclust) → `silhouette_score`; with another metric those of `pdist`, or R's `daisy`, in the same chain.
/// @param table n ≥ 1 rows
/// @throws data_error, csv_error, parameter_error, memory_limit_error (before anything large is allocated),
/// cancelled_error Time and memory: @see linkage_result; with another metric than the Euclidean O(n²).
inline Segmentation segment(const Table& table, const SegmentOptions& options = {},
                            const Execution& execution = {}) {
  if (options.clusters) detail::require_segments(*options.clusters, "segment()");
  if (options.most_clusters && *options.most_clusters < 2)
    throw parameter_error("segment(): most_clusters (" + std::to_string(*options.most_clusters) +
                          ") must be at least 2");
  if (!options.clusters && !options.silhouette)
    throw parameter_error(
        "segment(): without a silhouette the number of clusters cannot be found; give `clusters`");
  detail::require_metric_fits(options);
  const SegmentMetric& metric = options.metric;
  PreparedTable prepared = detail::prepare_table(table, options.prepare, metric.gower, execution);
  detail::require_sizes_fit(options, prepared.features.values.rows());
  const Matrix<double> projected =
      prepared.pca ? prepared.pca->transform(prepared.features.values, execution) : Matrix<double>();
  const Matrix<double>& observations = prepared.pca ? projected : prepared.features.values;

  detail::Clustered found = [&] {
    if (metric.metric == Metric::euclidean && !metric.gower)
      return detail::cluster_by_features(observations, options, execution);
    detail::require_distances_fit(options, observations.rows(), observations.cols(), execution);
    return detail::cluster_by_distances(detail::compared_rows(table, prepared, observations, options),
                                        options, execution);
  }();
  std::vector<Warning> warnings = prepared.warnings;
  for (Warning& doubt : detail::doubts(found.linkage, found.partition, found.silhouette, options))
    warnings.push_back(std::move(doubt));
  for (Warning& doubt : detail::doubts_of_metric(options, prepared, observations))
    warnings.push_back(std::move(doubt));
  return Segmentation{std::move(prepared),         std::move(found.linkage.dendrogram),
                      found.linkage.algorithm,     found.linkage.tied_merges,
                      std::move(found.partition),  std::move(found.selection),
                      std::move(found.silhouette), std::move(warnings)};
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_HPP
