// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_FITTED_PREPARATION_HPP
#define SEGMENTIQ_PREPROCESS_FITTED_PREPARATION_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/preprocess/column_transformer.hpp"
#include "segmentiq/preprocess/log_columns.hpp"
#include "segmentiq/preprocess/preparation_parts.hpp"
#include "segmentiq/table/column_type_detector.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// Counts for one feature column of a prepared table.
struct PreparedColumn {
  std::string name;
  ColumnRole role = ColumnRole::numeric_feature;
  Index missing = 0;  ///< missing cells; filled, or their rows dropped
  /// Cells of a category that was not seen at fit, in the rows that were kept. For an ordered column, the
  /// cells that are none of its levels; these count as missing.
  Index unknown = 0;
};

/// The features of a table, with counts for each column.
struct PreparedFeatures {
  FeatureMatrix features;               ///< n × d; rows says which rows of the table they are
  std::vector<PreparedColumn> columns;  ///< numeric features first, each kind in file order
  Index original_rows = 0;              ///< of the table

  /// The number of rows that the policy `drop` removed.
  Index dropped() const { return original_rows - static_cast<Index>(features.rows.size()); }
};

/// A fitted Preparation: maps any table with these columns to the same features. Immutable.
class FittedPreparation {
 public:
  /// From parts fitted earlier, e.g. loaded from a model.
  /// @throws parameter_error when the parts do not match
  explicit FittedPreparation(PreparationParts parts);

  const PreparationParts& parts() const { return parts_; }
  /// How each column of the fitted table was classified, and why.
  const Schema& schema() const { return parts_.schema; }
  /// The names of the d features.
  const std::vector<std::string>& feature_names() const { return transformer_.feature_names(); }

  /// The features of a table, n × d, with counts. Columns are found by name, in any order; columns that were
  /// not features at fit are ignored.
  ///
  /// Missing cells get the values found at fit, or their row is dropped under the policy `drop`. A category
  /// not seen at fit gives zeros, or the rare feature if its column has one; such cells are counted.
  /// @throws parameter_error naming the feature columns that are missing; csv_error naming the first cell
  /// that does not fit its column, or that is missing under the policy `error`; data_error when no row is
  /// left; memory_limit_error; cancelled_error
  /// O(n·d) time; memory for the result and twice its numeric part.
  PreparedFeatures prepare(const Table& table, const Execution& execution = {}) const;

  /// The features only. @see prepare
  FeatureMatrix transform(const Table& table, const Execution& execution = {}) const {
    return prepare(table, execution).features;
  }

  /// The feature columns of a table, each stored as its role requires, before missing cells are filled.
  /// Ordered categories and dates are numbers already; logarithms are not taken yet.
  /// @throws as prepare()
  TypedTable typed(const Table& table) const;

 private:
  using Transformer = FittedColumnTransformer<FittedChosenScaler, FittedOneHotEncoder>;
  friend class Preparation;

  static Transformer transformer_of(const PreparationParts& parts);
  /// The feature columns, with ordered categories and dates as numbers.
  Table recoded(const Table& table) const;
  /// @param table as given @param typed its feature columns @param complete the same without missing cells
  PreparedFeatures encode(const Table& table, const TypedTable& typed, const TypedTable& complete,
                          const Execution& execution) const;

  PreparationParts parts_;
  Transformer transformer_;
};

namespace detail {

/// The table with ordered categories and dates as numbers.
/// @throws csv_error naming a cell that is no level or no date; parameter_error when a column is missing
inline Table recode(Table table, const std::vector<OrdinalColumn>& ordinals,
                    const std::vector<DateColumn>& dates) {
  for (const OrdinalColumn& ordinal : ordinals)
    table = table.with(ordinal_codes(table, table.column(ordinal.column), ordinal).column);
  for (const DateColumn& date : dates)
    table = table.with(days_since(table, table.column(date.column), date));
  return table;
}

/// The columns of a schema that are features.
inline Schema features_of(const Schema& schema) {
  Schema features;
  for (const ColumnSchema& c : schema.columns)
    if (c.role != ColumnRole::excluded) features.columns.push_back(c);
  return features;
}

}  // namespace detail

inline FittedPreparation::Transformer FittedPreparation::transformer_of(const PreparationParts& parts) {
  detail::require_same_features(parts);
  detail::require_numeric(parts);
  return Transformer(parts.schema.names(ColumnRole::numeric_feature), parts.scaler,
                     parts.schema.names(ColumnRole::categorical_feature), parts.encoder);
}

inline FittedPreparation::FittedPreparation(PreparationParts parts)
    : parts_(std::move(parts)), transformer_(transformer_of(parts_)) {
  detail::require_multipliers(parts_.multipliers, transformer_.width());
}

inline Table FittedPreparation::recoded(const Table& table) const {
  std::vector<Column> columns;
  std::vector<std::string> absent;
  for (const ColumnSchema& c : detail::features_of(parts_.schema).columns)
    if (const auto at = table.find(c.name))
      columns.push_back(table.columns()[*at]);
    else
      absent.push_back(c.name);
  if (!absent.empty()) {
    std::vector<std::string> there;
    for (const Column& c : table.columns())
      there.push_back(c.name());
    throw parameter_error("FittedPreparation::transform(): the table must have the columns " +
                          detail::quoted_list(absent) + ", as the one it was fitted on; there are " +
                          (there.empty() ? "none" : detail::quoted_list(there)));
  }
  return detail::recode(Table(std::move(columns), table.source()), parts_.ordinals, parts_.dates);
}

inline TypedTable FittedPreparation::typed(const Table& table) const {
  return FittedColumnTypeDetector(detail::features_of(parts_.schema)).transform(recoded(table));
}

inline PreparedFeatures FittedPreparation::prepare(const Table& table, const Execution& execution) const {
  const TypedTable columns = typed(table);
  require_observations(columns.table.rows(), "FittedPreparation::transform()");
  const TypedTable complete = FittedImputer(parts_.imputed).transform(columns);
  if (complete.rows.empty())
    throw data_error(
        "FittedPreparation::transform(): every row has a missing value in a column under the policy 'drop', "
        "so none is left");
  return encode(table, columns, complete, execution);
}

inline PreparedFeatures FittedPreparation::encode(const Table& table, const TypedTable& typed,
                                                  const TypedTable& complete,
                                                  const Execution& execution) const {
  PreparedFeatures result;
  result.original_rows = typed.table.rows();
  std::vector<Column> texts;
  for (const ImputedColumn& c : parts_.imputed) {
    result.columns.push_back({c.name, c.role, typed.table.column(c.name).missing_count(), 0});
    if (c.role == ColumnRole::categorical_feature) texts.push_back(complete.table.column(c.name));
  }
  if (parts_.encoder) {
    const std::vector<Index> unknown = parts_.encoder->unknown_counts(texts);
    for (std::size_t i = 0; i < unknown.size(); ++i)
      result.columns[result.columns.size() - unknown.size() + i].unknown = unknown[i];
  }
  for (const OrdinalColumn& ordinal : parts_.ordinals) {
    if (ordinal.unknown == UnknownLevel::error) continue;
    for (PreparedColumn& c : result.columns)
      if (c.name == ordinal.column) c.unknown = c.missing - table.column(ordinal.column).missing_count();
  }
  result.features = transformer_.transform(with_logs(complete, parts_.logs), execution);
  if (parts_.multipliers.size() > 0)
    result.features.values.array().rowwise() *= parts_.multipliers.transpose().array();
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_FITTED_PREPARATION_HPP
