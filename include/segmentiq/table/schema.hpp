// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_SCHEMA_HPP
#define SEGMENTIQ_TABLE_SCHEMA_HPP

#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// What a column holds.
enum class ColumnType { numeric, categorical, boolean, identifier, constant, date, free_text, empty };

/// What the pipeline does with a column.
enum class ColumnRole { numeric_feature, categorical_feature, excluded };

constexpr std::string_view to_string(ColumnType type) {
  switch (type) {
    case ColumnType::numeric:
      return "numeric";
    case ColumnType::categorical:
      return "categorical";
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::identifier:
      return "identifier";
    case ColumnType::constant:
      return "constant";
    case ColumnType::date:
      return "date";
    case ColumnType::free_text:
      return "free text";
    case ColumnType::empty:
      return "empty";
  }
  return "";
}

/// The counts behind a decision.
struct ColumnCounts {
  Index rows = 0;
  Index missing = 0;
  Index distinct = 0;      ///< distinct values among the cells that are not missing
  Index numbers = 0;       ///< cells that read as numbers
  Index dates = 0;         ///< cells that read as dates
  double mean_length = 0;  ///< of the cells' texts, in bytes; 0 for numeric columns
};

/// What was decided about one column, and why.
struct ColumnSchema {
  std::string name;
  ColumnType type = ColumnType::empty;
  ColumnRole role = ColumnRole::excluded;
  std::string reason;       ///< a phrase for people: "8 distinct values in 50 rows"
  bool overridden = false;  ///< the user decided, not the detector
  ColumnCounts counts;
};

/// What was decided about each column, in file order.
struct Schema {
  std::vector<ColumnSchema> columns;

  /// The names of the columns in a role, in file order.
  std::vector<std::string> names(ColumnRole role) const {
    std::vector<std::string> found;
    for (const ColumnSchema& c : columns)
      if (c.role == role) found.push_back(c.name);
    return found;
  }

  const ColumnSchema* find(std::string_view name) const {
    for (const ColumnSchema& c : columns)
      if (c.name == name) return &c;
    return nullptr;
  }
};

/// A table with what its columns are. Columns in the numeric role are stored as numbers, those in the
/// categorical role as texts. `rows[i]` is the row of the original table that row i is, ascending: a policy
/// may have dropped some.
struct TypedTable {
  Table table;
  Schema schema;
  std::vector<Index> rows;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_SCHEMA_HPP
