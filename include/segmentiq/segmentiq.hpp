// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_SEGMENTIQ_HPP
#define SEGMENTIQ_SEGMENTIQ_HPP

// Everything, in the order in which data flows. Each header also stands alone.

// core: observations, errors, stages, threads, progress
#include "segmentiq/core/error.hpp"
#include "segmentiq/core/exact_sum.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/from_name.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/core/stage.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/version.hpp"

// table: columns, and what they are
#include "segmentiq/csv/write_csv.hpp"
#include "segmentiq/receipts/customers_from_receipts.hpp"
#include "segmentiq/table/column_type_detector.hpp"
#include "segmentiq/table/content_order.hpp"
#include "segmentiq/table/schema.hpp"
#include "segmentiq/table/table.hpp"
// Reading CSV needs fast-cpp-csv-parser. Where SEGMENTIQ_WITHOUT_CSV is defined, all but the reader is there.
#ifndef SEGMENTIQ_WITHOUT_CSV
#include "segmentiq/csv/read_csv.hpp"
#endif

// table → matrix
#include "segmentiq/decomposition/pca.hpp"
#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/column_transformer.hpp"
#include "segmentiq/preprocess/date_column.hpp"
#include "segmentiq/preprocess/feature_weights.hpp"
#include "segmentiq/preprocess/fitted_one_hot_encoder.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/log_columns.hpp"
#include "segmentiq/preprocess/min_max_scaler.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/preprocess/ordinal_column.hpp"
#include "segmentiq/preprocess/preparation.hpp"
#include "segmentiq/preprocess/preparation_options.hpp"
#include "segmentiq/preprocess/preparation_parts.hpp"
#include "segmentiq/preprocess/quantile_scaler.hpp"
#include "segmentiq/preprocess/robust_scaler.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"

// matrix → dendrogram
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/dissimilarity_metric.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/distance/gower.hpp"
#include "segmentiq/distance/gower_scale.hpp"
#include "segmentiq/distance/known_rows.hpp"
#include "segmentiq/distance/metric.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "segmentiq/linkage/linkage.hpp"

// dendrogram → segments, and how good they are
#include "segmentiq/dendrogram/compare_trees.hpp"
#include "segmentiq/dendrogram/cophenetic.hpp"
#include "segmentiq/dendrogram/cophenetic_correlation.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/dendrogram/cut_absorbing.hpp"
#include "segmentiq/dendrogram/cut_inconsistent.hpp"
#include "segmentiq/dendrogram/cut_values.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/dendrogram_json.hpp"
#include "segmentiq/dendrogram/entanglement.hpp"
#include "segmentiq/dendrogram/fowlkes_mallows_bk.hpp"
#include "segmentiq/dendrogram/hclust.hpp"
#include "segmentiq/dendrogram/inconsistency.hpp"
#include "segmentiq/dendrogram/label_order.hpp"
#include "segmentiq/dendrogram/leaders.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"
#include "segmentiq/dendrogram/linkage_matrix.hpp"
#include "segmentiq/dendrogram/nested_cuts.hpp"
#include "segmentiq/dendrogram/newick.hpp"
#include "segmentiq/dendrogram/optimal_leaf_order.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/dendrogram/sized_cuts.hpp"
#include "segmentiq/dendrogram/subtree_maxima.hpp"
#include "segmentiq/dendrogram/tree_correlation.hpp"
#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/contingency_table.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/dunn.hpp"
#include "segmentiq/quality/dunn_of_distances.hpp"
#include "segmentiq/quality/gap_statistic.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/k_selection_of_distances.hpp"
#include "segmentiq/quality/match_clusters.hpp"
#include "segmentiq/quality/mutual_information.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"
#include "segmentiq/quality/pair_agreement.hpp"
#include "segmentiq/quality/silhouette.hpp"
#include "segmentiq/quality/silhouette_of_distances.hpp"

// what each segment is
#include "segmentiq/profile/profile_segments.hpp"
#include "segmentiq/profile/profiles_csv.hpp"
#include "segmentiq/profile/profiles_json.hpp"

// whether segments can be trusted
#include "segmentiq/profile/linkage_stability.hpp"
#include "segmentiq/profile/resampling.hpp"
#include "segmentiq/profile/stability.hpp"
#include "segmentiq/profile/stability_result.hpp"

// pictures
#include "segmentiq/plot/box_plot_svg.hpp"
#include "segmentiq/plot/dendrogram/clustermap_svg.hpp"
#include "segmentiq/plot/dendrogram/dendrogram_svg.hpp"
#include "segmentiq/plot/dendrogram/layout.hpp"
#include "segmentiq/plot/dendrogram/options.hpp"
#include "segmentiq/plot/distribution_svg.hpp"
#include "segmentiq/plot/heatmap_svg.hpp"
#include "segmentiq/plot/k_selection_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/plot/silhouette_svg.hpp"
#include "segmentiq/report/report.hpp"

// segments → new customers. Not here: model/load_model.hpp, which needs nlohmann-json and its time to
// compile.
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/assigner.hpp"
#include "segmentiq/model/assignment_results.hpp"
#include "segmentiq/model/assignment_rule.hpp"
#include "segmentiq/model/compare_models.hpp"
#include "segmentiq/model/comparison_results.hpp"
#include "segmentiq/model/drift.hpp"
#include "segmentiq/model/fit_assigner.hpp"
#include "segmentiq/model/fit_model.hpp"
#include "segmentiq/model/gower_observations.hpp"
#include "segmentiq/model/model_warnings.hpp"
#include "segmentiq/model/profile_distances.hpp"
#include "segmentiq/model/save_model.hpp"
#include "segmentiq/model/segmentation_model.hpp"

// all of it together
#include "segmentiq/pipeline/estimate.hpp"
#include "segmentiq/pipeline/insight.hpp"
#include "segmentiq/pipeline/make_model.hpp"
#include "segmentiq/pipeline/pipeline.hpp"
#include "segmentiq/pipeline/prepare.hpp"
#include "segmentiq/pipeline/segment.hpp"
#include "segmentiq/pipeline/segment_sizes.hpp"
#include "segmentiq/pipeline/warning.hpp"

// what was found, as files
#include "segmentiq/output/assignments_csv.hpp"
#include "segmentiq/output/k_selection_csv.hpp"
#include "segmentiq/output/linkage_csv.hpp"
#include "segmentiq/output/metrics_json.hpp"
#include "segmentiq/output/segmentation_results.hpp"
#include "segmentiq/output/settings_json.hpp"
#include "segmentiq/output/warnings_json.hpp"

// … and as a report
#include "segmentiq/report/make_report_content.hpp"
#include "segmentiq/report/report_profiles.hpp"
#include "segmentiq/report/report_settings.hpp"
#include "segmentiq/report/report_stability.hpp"
#include "segmentiq/report/segment_pictures.hpp"

#endif  // SEGMENTIQ_SEGMENTIQ_HPP
