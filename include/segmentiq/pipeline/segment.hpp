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
#include "segmentiq/pipeline/segment_warnings.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"
#include "segmentiq/quality/silhouette.hpp"

namespace segmentiq {

/// The first two principal components of the encoded features. O(n·d²) time, O(n) memory for the result.
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

/// By the Euclidean distance, which does not need all distances to be kept.
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

/// Segments the rows of a table: the whole chain, with everything chosen at run time. `Pipeline` composes the
/// same stages, and your own, at compile time.
///
///     const Segmentation segmentation = segment(read_csv("customers.csv"), {.clusters = 4});
///     segmentation.row_labels();  // of each row of the file
///
/// The numbers are those of pandas → StandardScaler + OneHotEncoder → PCA → SciPy `linkage` → `fcluster`
/// (maxclust) → `silhouette_score`; with another metric those of `pdist`, or R's `daisy`, in the same chain.
/// @param table n ≥ 1 rows
/// @throws data_error, csv_error, parameter_error, memory_limit_error (before anything large is allocated),
/// cancelled_error Time and memory: @see linkage_result; with another metric than the Euclidean O(n²).
inline Segmentation segment(const Table& table, const SegmentOptions& options = {},
                            const Execution& execution = {}) {
  if (options.clusters) detail::require_cluster_count(*options.clusters, "segment()");
  if (options.max_clusters && *options.max_clusters < 2)
    throw parameter_error("segment(): max_clusters (" + std::to_string(*options.max_clusters) +
                          ") must be at least 2");
  if (!options.clusters && !options.silhouette)
    throw parameter_error(
        "segment(): without a silhouette the number of clusters cannot be found; give `clusters`");
  detail::require_metric_fits(options);
  const MetricChoice& metric = options.metric;
  PreparedTable prepared = detail::prepare_table(table, options.prepare, metric.is_gower(), execution);
  detail::require_sizes_fit(options, prepared.features.values.rows());
  const Matrix<double> projected =
      prepared.pca ? prepared.pca->transform(prepared.features.values, execution) : Matrix<double>();
  const Matrix<double>& observations = prepared.pca ? projected : prepared.features.values;

  detail::Clustered found = [&] {
    if (metric.is_euclidean()) return detail::cluster_by_features(observations, options, execution);
    detail::require_distances_fit(options, observations.rows(), observations.cols(), execution);
    return detail::cluster_by_distances(detail::compared_rows(table, prepared, observations, options),
                                        options, execution);
  }();
  std::vector<Warning> warnings = prepared.warnings;
  for (Warning& warning :
       detail::warnings_of_result(found.linkage, found.partition, found.silhouette, options))
    warnings.push_back(std::move(warning));
  for (Warning& warning : detail::warnings_of_metric(options, prepared, observations))
    warnings.push_back(std::move(warning));
  return Segmentation{std::move(prepared),         std::move(found.linkage.dendrogram),
                      found.linkage.algorithm,     found.linkage.tied_merges,
                      std::move(found.partition),  std::move(found.selection),
                      std::move(found.silhouette), std::move(warnings)};
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_HPP
