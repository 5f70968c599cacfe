// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_FITTED_PREPARATION_HPP
#define SEGMENTIQ_PREPROCESS_FITTED_PREPARATION_HPP

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/column_transformer.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/table/column_type_detector.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// Everything that a preparation has learnt, in the order in which it is applied. Plain values, to be written
/// down and read back.
struct PreparationParts {
  Schema schema;                       ///< what each column was taken for, and why
  std::vector<ImputedColumn> imputed;  ///< of each feature column, numeric ones first: what missing cells get
  std::optional<FittedChosenScaler> scaler;  ///< of the numeric features, in file order; nothing without any
  std::optional<FittedOneHotEncoder> encoder;  ///< of the categorical ones, in file order
};

/// What was noticed of one feature column of a table on the way.
struct PreparedColumn {
  std::string name;
  ColumnRole role = ColumnRole::numeric_feature;
  Index missing = 0;  ///< missing cells; filled, or their rows dropped
  Index unknown = 0;  ///< cells of a category that was not seen at fit, in the rows that were kept
};

/// The features of a table, and what was noticed on the way.
struct PreparedFeatures {
  FeatureMatrix features;               ///< n × d; rows says which rows of the table they are
  std::vector<PreparedColumn> columns;  ///< numeric features first, each kind in file order
  Index original_rows = 0;              ///< of the table

  /// Rows that a policy left out.
  Index dropped() const { return original_rows - static_cast<Index>(features.rows.size()); }
};

/// A preparation that has seen its data: brings any table with these columns into the same space. Immutable.
class FittedPreparation {
 public:
  /// From parts fitted earlier, as by loading a model.
  /// @throws parameter_error when the parts do not belong together
  explicit FittedPreparation(PreparationParts parts);

  const PreparationParts& parts() const { return parts_; }
  /// What each column of the table fitted on was taken for, and why.
  const Schema& schema() const { return parts_.schema; }
  /// The names of the d features.
  const std::vector<std::string>& feature_names() const { return transformer_.feature_names(); }

  /// The features of a table, n × d, and what was noticed. Columns are found by name: others than the
  /// features of the table fitted on may be there or not, in any order.
  ///
  /// Missing cells get the fills found at fit, or lose their row under the policy `drop`. A category that was
  /// not seen at fit gives zeros, or the rare feature where its column has one; it is counted.
  /// @throws parameter_error naming the feature columns that are not there; csv_error naming the first cell
  /// that cannot be what its column is, or that is missing under the policy `error`; data_error when no row
  /// is left; memory_limit_error; cancelled_error O(n·d) time; memory for the result and twice its numeric
  /// part.
  PreparedFeatures prepare(const Table& table, const Execution& execution = {}) const;

  /// The features alone. @see prepare
  FeatureMatrix transform(const Table& table, const Execution& execution = {}) const {
    return prepare(table, execution).features;
  }

  /// The feature columns of a table, each stored as its role asks, before anything is filled in.
  /// @throws as prepare()
  TypedTable typed(const Table& table) const;

 private:
  using Transformer = FittedColumnTransformer<FittedChosenScaler, FittedOneHotEncoder>;
  friend class Preparation;

  static Transformer transformer_of(const PreparationParts& parts);
  /// @param typed the feature columns as they came @param complete the same without missing cells
  PreparedFeatures encode(const TypedTable& typed, const TypedTable& complete,
                          const Execution& execution) const;

  PreparationParts parts_;
  Transformer transformer_;
};

namespace detail {

/// The columns of a schema that are features.
inline Schema features_of(const Schema& schema) {
  Schema features;
  for (const ColumnSchema& c : schema.columns)
    if (c.role != ColumnRole::excluded) features.columns.push_back(c);
  return features;
}

/// @throws parameter_error unless the imputer and the encoder know the features of the schema and no others
inline void require_same_features(const PreparationParts& parts) {
  const auto fail = [](const std::string& what) {
    throw parameter_error("FittedPreparation(): " + what);
  };
  std::vector<std::string> of_schema = parts.schema.names(ColumnRole::numeric_feature);
  const std::vector<std::string> texts = parts.schema.names(ColumnRole::categorical_feature);
  const std::size_t numeric = of_schema.size();
  of_schema.insert(of_schema.end(), texts.begin(), texts.end());
  std::vector<std::string> of_imputer, of_encoder;
  for (const ImputedColumn& c : parts.imputed)
    of_imputer.push_back(c.name);
  if (of_imputer != of_schema)
    fail("the imputed columns (" + quoted_list(of_imputer) + ") must be the features of the schema, " +
         quoted_list(of_schema));
  for (std::size_t i = 0; i < of_schema.size(); ++i)
    if ((parts.imputed[i].role == ColumnRole::numeric_feature) != (i < numeric))
      fail("imputed column '" + of_schema[i] + "' must have the role it has in the schema");
  if (parts.encoder)
    for (const OneHotColumn& c : parts.encoder->columns())
      of_encoder.push_back(c.name);
  if (of_encoder != texts)
    fail("the encoded columns (" + quoted_list(of_encoder) +
         ") must be the categorical features of the schema, " + quoted_list(texts));
}

}  // namespace detail

inline FittedPreparation::Transformer FittedPreparation::transformer_of(const PreparationParts& parts) {
  detail::require_same_features(parts);
  return Transformer(parts.schema.names(ColumnRole::numeric_feature), parts.scaler,
                     parts.schema.names(ColumnRole::categorical_feature), parts.encoder);
}

inline FittedPreparation::FittedPreparation(PreparationParts parts)
    : parts_(std::move(parts)), transformer_(transformer_of(parts_)) {}

inline TypedTable FittedPreparation::typed(const Table& table) const {
  const Schema features = detail::features_of(parts_.schema);
  std::vector<Column> columns;
  std::vector<std::string> absent;
  for (const ColumnSchema& c : features.columns)
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
  return FittedColumnTypeDetector(features).transform(Table(std::move(columns), table.source()));
}

inline PreparedFeatures FittedPreparation::prepare(const Table& table, const Execution& execution) const {
  const TypedTable columns = typed(table);
  require_observations(columns.table.rows(), "FittedPreparation::transform()");
  const TypedTable complete = FittedImputer(parts_.imputed).transform(columns);
  if (complete.rows.empty())
    throw data_error(
        "FittedPreparation::transform(): every row has a missing value in a column under the policy 'drop', "
        "so none is left");
  return encode(columns, complete, execution);
}

inline PreparedFeatures FittedPreparation::encode(const TypedTable& typed, const TypedTable& complete,
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
  result.features = transformer_.transform(complete, execution);
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_FITTED_PREPARATION_HPP
