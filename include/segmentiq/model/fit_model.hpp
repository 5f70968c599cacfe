// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_FIT_MODEL_HPP
#define SEGMENTIQ_MODEL_FIT_MODEL_HPP

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/model/fit_assigner.hpp"
#include "segmentiq/model/segmentation_model.hpp"

namespace segmentiq {

/// How a table was clustered.
struct ClusteredBy {
  Method method = Method::ward;
  MetricChoice metric{};
  /// Of columns, for Gower's metric. For other metrics the preparation has them.
  std::vector<ColumnWeight> weights{};
};

/// How a model of a segmentation is fitted.
struct ModelOptions {
  /// The rule by which new customers are assigned. Nothing: the one that corresponds to linkage and metric.
  /// @see rule_of
  std::optional<AssignmentRule> rule{};
  AssignerOptions assigner{};
  /// One name per segment, all different. None: "Segment 0", "Segment 1", …
  std::vector<std::string> segment_names{};
};

namespace detail {

/// The given names, or numbered ones. @throws parameter_error when there are not k of them
inline std::vector<std::string> names_of_segments(const std::vector<std::string>& given, Label k) {
  if (given.empty()) {
    std::vector<std::string> names;
    for (Label c = 0; c < k; ++c)
      names.push_back("Segment " + std::to_string(c));
    return names;
  }
  if (given.size() != to_size(k))
    throw parameter_error("fit_model(): segment_names (" + std::to_string(given.size()) +
                          " of them) must be none or " + std::to_string(k) + ", one for each segment");
  return given;
}

}  // namespace detail

/// A model of a segmentation.
///
/// @param table the table that was segmented
/// @param preparation fitted on it
/// @param features what the preparation made of it, n × d
/// @param pca the projection that was clustered; nothing: the features were, or by Gower's metric the columns
/// @param partition n labels
/// @throws parameter_error when the arguments do not belong together; as fit_assigner()
/// Time O(n·(d + columns) + n log n per column), besides that of fit_assigner().
inline SegmentationModel fit_model(const Table& table, FittedPreparation preparation,
                                   const FeatureMatrix& features, std::optional<FittedPca> pca,
                                   const Partition& partition, const ClusteredBy& by,
                                   const ModelOptions& options = {}, const Execution& execution = {}) {
  if (features.rows.size() != partition.labels.size())
    throw parameter_error("fit_model(): the partition (" + std::to_string(partition.labels.size()) +
                          " labels) must have one for each of the " + std::to_string(features.rows.size()) +
                          " observations");
  std::vector<Label> labels(to_size(table.rows()), no_label);
  for (std::size_t i = 0; i < features.rows.size(); ++i) {
    const Index row = features.rows[i];
    if (row < 0 || row >= table.rows())
      throw parameter_error("fit_model(): features.rows[" + std::to_string(i) + "] (" + std::to_string(row) +
                            ") must be a row of the table");
    labels[to_size(row)] = partition.labels[i];
  }
  const TypedTable typed = preparation.typed(table);
  std::vector<ColumnDistribution> columns;
  for (const ImputedColumn& known : preparation.parts().imputed)
    columns.push_back(distribution_of(typed.table.column(known.name), execution));

  FittedMetric metric{by.metric, {}};
  Matrix<double> clustered;  // what was clustered, unless it was the features themselves
  if (by.metric.is_gower()) {
    GowerObservations compared =
        gower_observations(preparation, table, features.rows, by.weights, detail::categories_at_fit(columns));
    metric.gower = GowerScale::of(compared.values, std::move(compared.features));
    clustered = std::move(compared.values);
  } else if (pca) {
    clustered = pca->transform(features.values, execution);
  }
  Assigner assigner =
      fit_assigner(pca || by.metric.is_gower() ? clustered : features.values, partition,
                   options.rule.value_or(rule_of(by.method, by.metric)), metric, options.assigner, execution);

  std::vector<SegmentSummary> segments;
  for (std::string& name : detail::names_of_segments(options.segment_names, partition.count))
    segments.push_back({std::move(name), assigner.parts().sizes[segments.size()], std::vector<double>{}, {}});
  for (const ColumnDistribution& column : columns) {
    execution.check_stop();
    detail::summarise(typed.table.column(column.name), column, labels, segments);
  }
  return SegmentationModel({.training_rows = table.rows(),
                            .preparation = std::move(preparation),
                            .pca = std::move(pca),
                            .method = by.method,
                            .assigner = std::move(assigner),
                            .segments = std::move(segments),
                            .columns = std::move(columns)});
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_FIT_MODEL_HPP
