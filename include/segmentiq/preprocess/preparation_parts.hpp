// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_PREPARATION_PARTS_HPP
#define SEGMENTIQ_PREPROCESS_PREPARATION_PARTS_HPP

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/date_column.hpp"
#include "segmentiq/preprocess/fitted_one_hot_encoder.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/ordinal_column.hpp"
#include "segmentiq/table/column_type_detector.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// Everything that a Preparation learns, in the order in which it is applied. Plain values that can be saved
/// and loaded.
struct PreparationParts {
  std::vector<OrdinalColumn> ordinals;  ///< columns that became level numbers
  std::vector<DateColumn> dates;        ///< columns that became days, with origin and order
  Schema schema;                        ///< how each column was classified then, and why
  std::vector<ImputedColumn> imputed;   ///< for each feature column, numeric ones first: its fill value
  std::vector<std::string> logs;        ///< numeric features taken as log(1 + x)
  std::optional<FittedChosenScaler>
      scaler;  ///< of the numeric features, in file order; empty if there are none
  std::optional<FittedOneHotEncoder> encoder;  ///< of the categorical features, in file order
  /// The final factor of each of the d features, finite, ≥ 0; empty if all are 1.
  Vector<double> multipliers;
};

// Whether the parts match.
namespace detail {

/// @throws parameter_error unless ordinals, dates and logs name numeric features
inline void require_numeric(const PreparationParts& parts) {
  const auto check = [&](const std::string& name, std::string_view what) {
    const ColumnSchema* found = parts.schema.find(name);
    if (found == nullptr || found->role != ColumnRole::numeric_feature)
      throw parameter_error("FittedPreparation(): " + std::string(what) + " ('" + name +
                            "') must be numeric features of the schema");
  };
  for (const OrdinalColumn& ordinal : parts.ordinals) {
    require_valid(ordinal, "FittedPreparation()");
    check(ordinal.column, "ordinals");
  }
  for (const DateColumn& date : parts.dates) {
    check(date.column, "dates");
    if (!date.origin)
      throw parameter_error("FittedPreparation(): the date column '" + date.column + "' must have an origin");
  }
  for (const std::string& name : parts.logs)
    check(name, "logs");
}

/// @throws parameter_error when there are multipliers, but not one for each feature
inline void require_multipliers(const Vector<double>& multipliers, Index features) {
  if (multipliers.size() != 0 && multipliers.size() != features)
    throw parameter_error("FittedPreparation(): multipliers (" + std::to_string(multipliers.size()) +
                          " of them) must be none or " + std::to_string(features) + ", one for each feature");
  for (Index j = 0; j < multipliers.size(); ++j)
    if (!(multipliers[j] >= 0) || std::isinf(multipliers[j]))
      throw parameter_error("FittedPreparation(): multipliers[" + std::to_string(j) + "] (" +
                            std::to_string(multipliers[j]) + ") must be finite and at least 0");
}

/// @throws parameter_error unless imputer, scaler and encoder have exactly the features of the schema
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
  if (parts.scaler &&
      parts.scaler->features().value_or(static_cast<Index>(numeric)) != static_cast<Index>(numeric))
    fail("the scaler (of " + std::to_string(*parts.scaler->features()) + " features) must be of the " +
         std::to_string(numeric) + " numeric features of the schema");
  if (parts.encoder)
    for (const OneHotColumn& c : parts.encoder->columns())
      of_encoder.push_back(c.name);
  if (of_encoder != texts)
    fail("the encoded columns (" + quoted_list(of_encoder) +
         ") must be the categorical features of the schema, " + quoted_list(texts));
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_PREPARATION_PARTS_HPP
