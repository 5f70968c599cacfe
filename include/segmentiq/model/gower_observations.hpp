// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_GOWER_OBSERVATIONS_HPP
#define SEGMENTIQ_MODEL_GOWER_OBSERVATIONS_HPP

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/distance/gower.hpp"
#include "segmentiq/preprocess/feature_weights.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/preprocess/log_columns.hpp"

namespace segmentiq {

/// The arguments of gower_distances().
struct GowerObservations {
  Matrix<double> values;               ///< n × columns; numbers, levels and codes, NaN = missing
  std::vector<GowerFeature> features;  ///< what each column is
};

namespace detail {

/// The distinct texts of a column, in code-point order.
inline std::vector<std::string> texts_of(const Column& column) {
  std::vector<std::string> texts(column.categories().begin(), column.categories().end());
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

/// The position of the text of each cell among the known ones; −1 where it is none of them, NaN where
/// missing.
inline std::vector<double> codes_by_text(const Column& column, const std::vector<std::string>& known) {
  std::vector<double> code_of;
  for (const std::string& text : column.categories()) {
    const auto place = std::lower_bound(known.begin(), known.end(), text);
    code_of.push_back(place != known.end() && *place == text ? static_cast<double>(place - known.begin())
                                                             : -1.0);
  }
  std::vector<double> values;
  values.reserve(to_size(column.size()));
  for (const std::int32_t code : column.codes())
    values.push_back(code < 0 ? std::numeric_limits<double>::quiet_NaN() : code_of[to_size(code)]);
  return values;
}

}  // namespace detail

/// The feature columns of a table for Gower's dissimilarity, without imputation, scaling or encoding. Columns
/// with an order are ordinal, yes/no columns symmetric binary, other categories nominal.
/// @param rows those of the table to keep
/// @param weights of columns; 1 where none is given
/// @param known_texts called with a categorical column, returns its texts, ascending; the position of a text
/// is its code, and −1 that of any other
/// @throws as FittedPreparation::typed() and with_logs()
/// O(n·columns) time and memory
template<class KnownTexts>
GowerObservations gower_observations(const FittedPreparation& preparation, const Table& table,
                                     const std::vector<Index>& rows, const std::vector<ColumnWeight>& weights,
                                     const KnownTexts& known_texts) {
  const PreparationParts& parts = preparation.parts();
  const TypedTable typed = with_logs(preparation.typed(table), parts.logs);
  const Schema& schema = typed.schema;
  GowerObservations found{
      Matrix<double>(static_cast<Index>(rows.size()), static_cast<Index>(schema.columns.size())), {}};
  for (std::size_t c = 0; c < schema.columns.size(); ++c) {
    const ColumnSchema& what = schema.columns[c];
    const Column& column = typed.table.column(what.name);
    GowerFeature feature{GowerKind::numeric, detail::weight_of(weights, what.name)};
    std::vector<double> values;
    if (what.role == ColumnRole::numeric_feature) {
      values.assign(column.numbers().begin(), column.numbers().end());
      for (const OrdinalColumn& ordinal : parts.ordinals)
        if (ordinal.column == what.name) feature.kind = GowerKind::ordinal;
      for (const std::string& name : parts.logs)  // the logarithm of a level is not an integer
        if (name == what.name) feature.kind = GowerKind::numeric;
    } else {
      values = detail::codes_by_text(column, known_texts(column));
      const bool two = std::none_of(values.begin(), values.end(), [](double v) { return v > 1; });
      feature.kind =
          what.type == ColumnType::boolean && two ? GowerKind::symmetric_binary : GowerKind::nominal;
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      found.values(static_cast<Index>(i), static_cast<Index>(c)) = values[to_size(rows[i])];
    found.features.push_back(feature);
  }
  return found;
}

/// The same with the texts that the table itself has.
inline GowerObservations gower_observations(const FittedPreparation& preparation, const Table& table,
                                            const std::vector<Index>& rows,
                                            const std::vector<ColumnWeight>& weights) {
  return gower_observations(preparation, table, rows, weights, detail::texts_of);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_GOWER_OBSERVATIONS_HPP
