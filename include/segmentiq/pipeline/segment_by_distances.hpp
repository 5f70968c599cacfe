// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_BY_DISTANCES_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_BY_DISTANCES_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/distance/gower.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "segmentiq/linkage/distinct_rows.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/linkage/linkage_memory.hpp"
#include "segmentiq/model/gower_observations.hpp"
#include "segmentiq/pipeline/estimate.hpp"
#include "segmentiq/pipeline/segment_cuts.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/k_selection_of_distances.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"
#include "segmentiq/quality/silhouette_of_distances.hpp"

// The part of segment() for metrics other than the Euclidean distance: all distances are computed and kept,
// for clustering and for silhouettes.
namespace segmentiq::detail {

/// Refuses options that make no sense with the metric. @throws parameter_error saying what to do instead
inline void require_metric_fits(const SegmentOptions& options) {
  const MetricChoice& metric = options.metric;
  const std::string name(to_string(metric));
  const auto fail = [&](const std::string& what) {
    throw parameter_error("segment(): " + what);
  };
  if (needs_squared_euclidean(options.method) && !metric.is_euclidean() && !options.any_metric_for_ward)
    fail("method '" + std::string(to_string(options.method)) +
         "' is about centroids in Euclidean space, but the metric is '" + name +
         "'; choose average linkage (recommended), complete, weighted or single, or metric 'euclidean'; or "
         "set "
         "any_metric_for_ward to have it computed all the same");
  if (metric.is_euclidean()) return;
  if (options.algorithm == Algorithm::tree)
    fail("algorithm 'tree' is for metric 'euclidean' only, but the metric is '" + name +
         "'; choose algorithm 'dense' or leave the choice");
  if (!options.prepare.weights.empty() && !metric.is_gower() && metric.metric != Metric::squared_euclidean)
    fail("weights of columns are for metrics 'euclidean', 'sqeuclidean' and 'gower', but the metric is '" +
         name + "'");
  if (!metric.is_gower()) return;
  if (options.prepare.pca.components || options.prepare.pca.variance_share)
    fail(
        "principal components are of the encoded features, but metric 'gower' compares the columns as they "
        "are; leave out one of the two");
  if (options.prepare.categorical_weight != 1 || options.prepare.category_scaling != CategoryScaling::equal)
    fail(
        "categorical_weight and category_scaling are of encoded categories, but metric 'gower' compares the "
        "columns as they are; give weights of single columns instead");
}

/// Refuses distances that do not fit into memory, and says what would. @throws memory_limit_error
inline void require_distances_fit(const SegmentOptions& options, Index n, Index d,
                                  const Execution& execution) {
  const double needed = estimate_work(n, d, options).bytes;
  const auto limit = static_cast<double>(execution.max_memory);
  if (execution.max_memory == 0 || needed <= limit) return;
  const bool judged = options.silhouette.has_value();
  std::string advice = "metric 'euclidean' with algorithm 'tree' needs about " +
                       format_bytes(linkage_memory(n, d, Ward{}, Algorithm::tree));
  if (judged && distances_memory(n) <= limit)
    advice += "; a given number of clusters without a silhouette " + format_bytes(distances_memory(n));
  advice += "; or cluster at most " +
            std::to_string(static_cast<Index>(std::sqrt(limit / (judged ? 8.0 : 4.0)) * 0.99)) +
            " rows, or raise the limit";
  require_memory(needed, execution,
                 "segment(): the distances of all pairs of " + std::to_string(n) + " rows by metric '" +
                     std::string(to_string(options.metric)) + "'",
                 advice);
}

/// The values that are compared: features, or columns for Gower's metric.
struct Compared {
  Matrix<double> values;
  std::vector<GowerFeature> features;  ///< empty for a metric of features
};

/// @param observations of the prepared table: features or principal components
inline Compared compared_rows(const Table& table, const PreparedTable& prepared,
                              const Matrix<double>& observations, const SegmentOptions& options) {
  if (!options.metric.is_gower()) return {observations, {}};
  GowerObservations columns =
      gower_observations(prepared.preparation, table, prepared.features.rows, options.prepare.weights);
  return {std::move(columns.values), std::move(columns.features)};
}

inline CondensedMatrix distances_of(const Compared& compared, const MetricChoice& metric,
                                    const Execution& execution) {
  if (metric.is_gower()) return gower_distances(compared.values, compared.features, execution);
  return with_metric(
      metric, [&](const auto& chosen) { return pairwise_distances(compared.values, chosen, execution); });
}

/// The order in which observations are clustered.
inline std::vector<Index> working_order(const Matrix<double>& values, RowOrder order,
                                        const Execution& execution) {
  if (order == RowOrder::canonical)  // a missing value is smaller than all
    return content_order(Matrix<double>(values.array().isNaN().select(-HUGE_VAL, values.array())), execution);
  std::vector<Index> as_they_stand(to_size(values.rows()));
  for (std::size_t i = 0; i < as_they_stand.size(); ++i)
    as_they_stand[i] = static_cast<Index>(i);
  return as_they_stand;
}

/// The dissimilarities of the observations in another order.
inline CondensedMatrix reordered(const CondensedMatrix& distances, const std::vector<Index>& order,
                                 const Execution& execution) {
  const Index n = distances.observations();
  CondensedMatrix result(n);
  parallel_chunks(n, 16, execution, [&](Index first, Index last) {
    for (Index i = first; i < last; ++i) {
      double* to = result.data() + result.row_begin(i);
      for (Index j = i + 1; j < n; ++j)
        *to++ = distances(order[to_size(i)], order[to_size(j)]);
    }
  });
  return result;
}

/// A dendrogram of reordered observations, its leaves numbered as before the reordering.
inline Dendrogram with_leaves(const Dendrogram& tree, const std::vector<Index>& order) {
  const auto before = [&](Index node) {
    return tree.is_leaf(node) ? order[to_size(node)] : node;
  };
  std::vector<Merge> merges(tree.merges().begin(), tree.merges().end());
  for (Merge& m : merges) {
    const Index a = before(m.left), b = before(m.right);
    m.left = std::min(a, b);
    m.right = std::max(a, b);
  }
  return Dendrogram(tree.observations(), std::move(merges));
}

/// A clustering and its silhouette.
struct Clustered {
  LinkageResult linkage;
  Partition partition;
  std::optional<KSelection> selection{};
  SilhouetteResult silhouette{};
};

/// @param compared n rows; clustered in the order that options.order says
inline Clustered cluster_by_distances(Compared compared, const SegmentOptions& options,
                                      const Execution& execution) {
  const Index n = compared.values.rows();
  require_observations(n, "segment()");
  const std::vector<Index> order = working_order(compared.values, options.order, execution);
  const auto dendrogram = [&](CondensedMatrix in_order) {
    LinkageResult found = linkage_result(std::move(in_order), options.method, execution);
    found.dendrogram = with_leaves(found.dendrogram, order);
    return found;
  };
  if (!options.silhouette) {
    const Matrix<double> values = compared.values;
    for (Index i = 0; i < n; ++i)
      compared.values.row(i) = values.row(order[to_size(i)]);
    Clustered found{dendrogram(distances_of(compared, options.metric, execution)), {}};
    found.partition = cut_into_given(found.linkage.dendrogram, options);
    return found;
  }
  const CondensedMatrix distances = distances_of(compared, options.metric, execution);
  Clustered found{dendrogram(reordered(distances, order, execution)), {}};
  const Dendrogram& tree = found.linkage.dendrogram;
  if (options.clusters) {
    found.partition = cut_into_given(tree, options);
    found.silhouette = silhouette(distances, found.partition, execution);
    return found;
  }
  const CutHierarchy cuts = cuts_to_compare(tree, options);
  const NestedSilhouettes silhouettes(distances, cuts, execution);
  found.selection = select_k(distances, tree, cuts, silhouettes, {}, execution);
  found.partition = cuts.cut(found.selection->recommended);
  found.silhouette = silhouettes.at(found.selection->recommended);
  return found;
}

/// Warns where a metric does not suit the linkage or the data.
/// @param observations the features; Gower's metric does not compare them
inline std::vector<Warning> warnings_of_metric(const SegmentOptions& options, const PreparedTable& prepared,
                                               const Matrix<double>& observations) {
  std::vector<Warning> found;
  const std::string name(to_string(options.metric));
  if (!options.metric.is_euclidean() && needs_squared_euclidean(options.method))
    found.push_back({WarningKind::metric, "method '" + std::string(to_string(options.method)) +
                                              "' is about centroids in Euclidean space, which metric '" +
                                              name +
                                              "' does not have: its heights are computed by formula only"});
  if (options.metric.is_euclidean()) return found;
  const bool has_numbers = !prepared.schema.names(ColumnRole::numeric_feature).empty();
  if (has_numbers && (options.metric.metric == Metric::hamming || options.metric.metric == Metric::jaccard))
    found.push_back(
        {WarningKind::metric,
         "metric '" + name +
             "' only asks whether values are the same, which numbers seldom are; it is for categories"});
  if (options.metric.metric == Metric::bray_curtis && (observations.array() < 0).any())
    found.push_back(
        {WarningKind::metric,
         "metric '" + name +
             "' is for amounts, but some features are negative, as standardised ones are; scale by "
             "'min_max' or not at all"});
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_BY_DISTANCES_HPP
