// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_PREPROCESS_TYPED_TABLES_HPP
#define SEGMENTIQ_TESTS_PREPROCESS_TYPED_TABLES_HPP

#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/table/schema.hpp"
#include "support/special_values.hpp"

namespace segmentiq::testing {

/// A text column in which `missing` marks the cells without a value.
inline Column text_column(std::string name, const std::vector<std::string>& cells,
                          const std::string& missing = "?") {
  std::vector<std::int32_t> codes;
  std::vector<std::string> categories;
  std::map<std::string, std::int32_t> code_of;
  for (const std::string& cell : cells) {
    if (cell == missing) {
      codes.push_back(-1);
      continue;
    }
    const auto [at, is_new] = code_of.try_emplace(cell, static_cast<std::int32_t>(categories.size()));
    if (is_new) categories.push_back(cell);
    codes.push_back(at->second);
  }
  return Column::text(std::move(name), std::move(codes), std::move(categories));
}

/// A table in which every column is a feature of the kind it stores, except those of the names given.
inline TypedTable typed(std::vector<Column> columns, const std::vector<std::string>& excluded = {},
                        TableSource source = {}) {
  TypedTable typed;
  for (const Column& column : columns) {
    ColumnSchema schema;
    schema.name = column.name();
    schema.type = column.is_numeric() ? ColumnType::numeric : ColumnType::categorical;
    schema.role = column.is_numeric() ? ColumnRole::numeric_feature : ColumnRole::categorical_feature;
    for (const std::string& name : excluded)
      if (name == column.name()) {
        schema.type = ColumnType::identifier;
        schema.role = ColumnRole::excluded;
        schema.reason = "every value stands once";
      }
    typed.schema.columns.push_back(std::move(schema));
  }
  typed.table = Table(std::move(columns), std::move(source));
  typed.rows.resize(static_cast<std::size_t>(typed.table.rows()));
  std::iota(typed.rows.begin(), typed.rows.end(), Index{0});
  return typed;
}

/// The cells of a column as texts.
inline std::vector<std::string> cells(const TypedTable& table, const std::string& name) {
  std::vector<std::string> found;
  const Column& column = table.table.column(name);
  for (Index row = 0; row < column.size(); ++row)
    found.push_back(column.is_missing(row) ? "?" : column.cell_text(row));
  return found;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_PREPROCESS_TYPED_TABLES_HPP
