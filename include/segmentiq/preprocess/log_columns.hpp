// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_LOG_COLUMNS_HPP
#define SEGMENTIQ_PREPROCESS_LOG_COLUMNS_HPP

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/preprocess/feature_columns.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// The table with log(1 + x) in the named columns, for amounts of which a few are very large. 0 stays 0,
/// missing cells stay missing.
///
/// Amounts between −1 and 0 have a logarithm as well; −1 or less is an error. A sign-preserving log would be
/// steepest at 0 and so drive small amounts of opposite sign apart.
/// @throws parameter_error when a column is missing; data_error when it holds texts; csv_error naming the
/// first cell at or below −1
/// O(n) time for each column
inline TypedTable with_logs(const TypedTable& table, const std::vector<std::string>& names) {
  TypedTable result = table;
  for (const Column& column :
       detail::columns_named(table, names, ColumnRole::numeric_feature, "with_logs()")) {
    std::vector<double> values(column.numbers().begin(), column.numbers().end());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] <= -1)
        throw detail::cell_error(table, static_cast<Index>(i), column,
                                 "the value must be above -1, so that log(1 + x) exists");
      values[i] = std::log1p(values[i]);
    }
    result.table = result.table.with(Column::numeric(column.name(), std::move(values)));
  }
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_LOG_COLUMNS_HPP
