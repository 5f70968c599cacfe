// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_COMPARE_MODELS_HPP
#define SEGMENTIQ_MODEL_COMPARE_MODELS_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/least_cost_match.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/model/assign.hpp"
#include "segmentiq/model/drift.hpp"
#include "segmentiq/model/profile_distances.hpp"
#include "segmentiq/model/segmentation_model.hpp"
#include "segmentiq/quality/match_clusters.hpp"

namespace segmentiq {

/// A segment of the old model, and its match in the new one.
struct MatchedSegments {
  Label old_segment = 0;
  Label new_segment = no_label;    ///< `no_label`: there is no match
  std::optional<double> distance;  ///< between their profiles, ≥ 0; nothing without a common column
  double old_share = 0;            ///< of the customers at fit, 0 … 1
  double new_share = 0;            ///< of the customers at fit; 0 without a new segment
};

/// The segments of the customers of one table in both models.
struct Migration {
  Matrix<Index> counts;       ///< old segments × new segments: rows of the table
  Index rows = 0;             ///< those that both models put into a segment
  Index stayed = 0;           ///< those of them that are in matched segments
  Index without_segment = 0;  ///< rows of the table that have no segment in one of the two
  Assignment old_assignment;
  Assignment new_assignment;
};

/// How segments were matched.
enum class MatchedBy {
  profiles,  ///< with the smallest sum of distances between profiles
  customers  ///< with the most customers of a table in matched segments, at least one each
};

/// The differences between an old and a new model.
struct ModelComparison {
  MatchedBy matched_by = MatchedBy::profiles;
  std::vector<MatchedSegments> segments;      ///< one for each segment of the old model
  std::vector<Label> unmatched;               ///< segments of the new model without a match
  std::vector<ColumnDrift> drift;             ///< of the columns that both have, in the old one's order
  std::vector<std::string> vanished_columns;  ///< feature columns of the old model only
  std::vector<std::string> new_columns;       ///< feature columns of the new model only
  std::optional<Migration> migration;         ///< when a table was given
};

namespace detail {

inline const ColumnDistribution* find_column(const SegmentationModel& model, const std::string& name) {
  for (const ColumnDistribution& c : model.parts().columns)
    if (c.name == name) return &c;
  return nullptr;
}

inline void match_by_profiles(const Matrix<double>& distances, ModelComparison& result,
                              const Execution& execution) {
  const Index k = std::max(distances.rows(), distances.cols());
  double largest = 1;  // NaN and absent segments cost more than any pair that can be compared
  for (Index i = 0; i < distances.size(); ++i)
    if (!std::isnan(distances.data()[i])) largest = std::max(largest, distances.data()[i]);
  Matrix<double> cost = Matrix<double>::Constant(k, k, 2 * largest);
  for (Index i = 0; i < distances.rows(); ++i)
    for (Index j = 0; j < distances.cols(); ++j)
      if (!std::isnan(distances(i, j))) cost(i, j) = distances(i, j);
  const std::vector<std::size_t> row_of = least_cost_match(cost, execution);
  for (Index j = 0; j < distances.cols(); ++j)
    if (const std::size_t i = row_of[to_size(j)]; i < result.segments.size())
      result.segments[i].new_segment = static_cast<Label>(j);
}

inline void match_by_customers(ModelComparison& result, const Execution& execution) {
  Migration& migration = *result.migration;
  Partition first{{}, static_cast<Label>(migration.counts.rows())};
  Partition second{{}, static_cast<Label>(migration.counts.cols())};
  const std::vector<Label> before = migration.old_assignment.labels(),
                           now = migration.new_assignment.labels();
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == no_label || now[i] == no_label) {
      ++migration.without_segment;
      continue;
    }
    first.labels.push_back(before[i]);
    second.labels.push_back(now[i]);
    ++migration.counts(before[i], now[i]);
  }
  migration.rows = static_cast<Index>(first.labels.size());
  const ClusterMatch match = match_clusters(ContingencyTable(first, second), execution);
  migration.stayed = match.matched;
  for (std::size_t a = 0; a < result.segments.size(); ++a) {
    const Label b = match.second_of_first[a];  // without a common customer it is no match
    if (b != no_label && migration.counts(static_cast<Index>(a), b) > 0) result.segments[a].new_segment = b;
  }
}

inline void describe_matches(const SegmentationModel& old_model, const SegmentationModel& new_model,
                             const Matrix<double>& distances, ModelComparison& result) {
  const auto share = [](const SegmentationModel& model, Label c) {
    double all = 0;
    for (const SegmentSummary& s : model.segments())
      all += static_cast<double>(s.size);
    return static_cast<double>(model.segments()[to_size(c)].size) / all;
  };
  std::vector<bool> matched(new_model.segments().size(), false);
  for (MatchedSegments& pair : result.segments) {
    pair.old_share = share(old_model, pair.old_segment);
    if (pair.new_segment == no_label) continue;
    matched[to_size(pair.new_segment)] = true;
    pair.new_share = share(new_model, pair.new_segment);
    if (const double d = distances(pair.old_segment, pair.new_segment); !std::isnan(d)) pair.distance = d;
  }
  for (std::size_t b = 0; b < matched.size(); ++b)
    if (!matched[b]) result.unmatched.push_back(static_cast<Label>(b));
}

inline ModelComparison compare_models(const SegmentationModel& old_model, const SegmentationModel& new_model,
                                      const Table* table, const AssignOptions& options,
                                      const Execution& execution) {
  ModelComparison result;
  for (std::size_t a = 0; a < old_model.segments().size(); ++a)
    result.segments.push_back({.old_segment = static_cast<Label>(a), .distance = {}});
  const Matrix<double> distances = profile_distances(old_model, new_model);
  if (table != nullptr) {
    result.migration.emplace();
    result.migration->counts = Matrix<Index>::Zero(distances.rows(), distances.cols());
    result.migration->old_assignment = assign(old_model, *table, options, execution);
    result.migration->new_assignment = assign(new_model, *table, options, execution);
    match_by_customers(result, execution);
  }
  result.matched_by =
      result.migration && result.migration->rows > 0 ? MatchedBy::customers : MatchedBy::profiles;
  if (result.matched_by == MatchedBy::profiles) match_by_profiles(distances, result, execution);
  describe_matches(old_model, new_model, distances, result);
  for (const ColumnDistribution& before : old_model.parts().columns)
    if (const ColumnDistribution* now = find_column(new_model, before.name))
      result.drift.push_back(column_drift(before, *now));
    else
      result.vanished_columns.push_back(before.name);
  for (const ColumnDistribution& now : new_model.parts().columns)
    if (find_column(old_model, now.name) == nullptr) result.new_columns.push_back(now.name);
  return result;
}

}  // namespace detail

/// The differences of a new model, from the two models alone: segments are matched by their profiles, and
/// drift is that between the tables they were fitted on.
/// @throws cancelled_error. O(k³ + k²·(columns + categories)) time, O(k²) memory.
/// @see profile_distances, column_drift
inline ModelComparison compare_models(const SegmentationModel& old_model, const SegmentationModel& new_model,
                                      const Execution& execution = {}) {
  return detail::compare_models(old_model, new_model, nullptr, {}, execution);
}

/// The same with a table that both models assign: segments are matched so that as many of its customers as
/// possible are in matched segments, and the result says where customers moved. Drift stays that between the
/// tables of the fits; table_drift() gives that of another table.
/// @throws as assign(). Time of two assign(), and O(k³).
inline ModelComparison compare_models(const SegmentationModel& old_model, const SegmentationModel& new_model,
                                      const Table& table, const AssignOptions& options = {},
                                      const Execution& execution = {}) {
  return detail::compare_models(old_model, new_model, &table, options, execution);
}

/// The drift of each feature column of a table from the one that the model was fitted on, exact.
/// @throws parameter_error naming the feature columns that are not there; csv_error naming the first cell
/// that does not fit its column. O(n·columns) time.
inline std::vector<ColumnDrift> table_drift(const SegmentationModel& model, const Table& table) {
  const TypedTable typed = model.preparation().typed(table);
  std::vector<ColumnDrift> drift;
  for (const ColumnDistribution& before : model.parts().columns)
    drift.push_back(column_drift(before, typed.table.column(before.name)));
  return drift;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_COMPARE_MODELS_HPP
