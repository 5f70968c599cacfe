// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_FEATURE_COLUMNS_HPP
#define SEGMENTIQ_PREPROCESS_FEATURE_COLUMNS_HPP

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/table/schema.hpp"

// How the preprocessing stages find their columns in a table, and report a cell that they cannot use.
namespace segmentiq::detail {

/// The first row for which `is_bad(row)` is true, or −1.
template<class Predicate>
Index first_row(const Column& column, const Predicate& is_bad) {
  for (Index row = 0; row < column.size(); ++row)
    if (is_bad(row)) return row;
  return -1;
}

/// An error about one cell. It gives the line of the file if that is known, else the row.
inline csv_error cell_error(const Table& table, Index row, const Column& column, const std::string& what) {
  const csv_error::Where where = table.where(row, column);
  if (where.line > 0) return csv_error(what, where);
  return csv_error("row " + std::to_string(row + 1) + " (counted from 1): " + what, where);
}

/// The same; if the line is not known, it gives the row of the original table.
inline csv_error cell_error(const TypedTable& table, Index row, const Column& column,
                            const std::string& what) {
  const csv_error::Where where = table.table.where(row, column);
  if (where.line > 0) return csv_error(what, where);
  const Index original = table.rows.empty() ? row : table.rows[to_size(row)];
  return csv_error("row " + std::to_string(original + 1) + " (counted from 1): " + what, where);
}

/// @throws csv_error naming the first missing cell of `column`, if there is one
inline void require_no_missing(const TypedTable& table, const Column& column, std::string_view where) {
  if (column.missing_count() == 0) return;
  const Index row = first_row(column, [&](Index i) { return column.is_missing(i); });
  throw cell_error(table, row, column,
                   std::string(where) + ": the value is missing (" + std::to_string(column.missing_count()) +
                       " of " + std::to_string(column.size()) + " in this column are)");
}

/// The columns with these names, in this order.
/// @param role numeric_feature: they must hold numbers; categorical_feature: texts
/// @throws parameter_error when a column is missing; data_error when it holds the other kind
inline std::vector<Column> columns_named(const TypedTable& table, const std::vector<std::string>& names,
                                         ColumnRole role, std::string_view where) {
  const bool wants_numbers = role == ColumnRole::numeric_feature;
  std::vector<Column> found;
  found.reserve(names.size());
  for (const std::string& name : names) {
    const Column& column = table.table.column(name);
    if (column.is_numeric() != wants_numbers)
      throw data_error(std::string(where) + ": column '" + name + "' must hold " +
                       (wants_numbers ? "numbers, but holds texts" : "texts, but holds numbers"));
    found.push_back(column);
  }
  return found;
}

/// @throws parameter_error when `rows` does not have one origin for each row of the table
inline void require_row_origins(const TypedTable& table, std::string_view where) {
  if (static_cast<Index>(table.rows.size()) != table.table.rows())
    throw parameter_error(std::string(where) + ": TypedTable::rows (" + std::to_string(table.rows.size()) +
                          " entries) must have one entry for each of the " +
                          std::to_string(table.table.rows()) + " rows of the table");
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PREPROCESS_FEATURE_COLUMNS_HPP
