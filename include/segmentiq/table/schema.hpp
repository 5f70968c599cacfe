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

/// The type of a column.
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

/// The counts behind a decision about a column.
struct ColumnCounts {
  Index rows = 0;
  Index missing = 0;
  Index distinct = 0;      ///< distinct values among the cells that are not missing
  Index numbers = 0;       ///< cells that read as numbers
  Index dates = 0;         ///< cells that read as dates
  double mean_length = 0;  ///< mean length of the texts in bytes; 0 for numeric columns
};

/// The decision about a column, and its reason.
struct ColumnSchema {
  std::string name;
  ColumnType type = ColumnType::empty;
  ColumnRole role = ColumnRole::excluded;
  std::string reason;       ///< a phrase for people: "8 distinct values in 50 rows"
  bool overridden = false;  ///< the user decided, not the detector
  ColumnCounts counts;
};

/// The decisions about all columns, in file order.
struct Schema {
  std::vector<ColumnSchema> columns;

  /// The names of the columns with this role, in file order.
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

/// A table and its schema. Numeric features are stored as numbers, categorical ones as texts. `rows[i]` is
/// the row of the original table from which row i came, ascending: a policy for missing values may have
/// dropped some.
struct TypedTable {
  Table table;
  Schema schema;
  std::vector<Index> rows;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_SCHEMA_HPP
