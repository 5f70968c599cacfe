// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_RECAST_COLUMN_HPP
#define SEGMENTIQ_TABLE_RECAST_COLUMN_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/table/schema.hpp"
#include "segmentiq/table/table.hpp"
#include "segmentiq/text/number_text.hpp"

// Reading a column as another type than it is stored as: numbers that are codes, texts that are numbers.
namespace segmentiq::detail {

/// The column with its cells read as numbers, codes (007) included, as the user asked for numbers.
/// @throws csv_error naming the first cell that is not a number
inline Column as_numbers(const Table& table, const Column& column) {
  if (column.is_numeric()) return column;
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::optional<double>> value_of;
  for (const std::string& text : column.categories()) {
    const NumberCell number = read_number(text, table.source().numbers);
    value_of.push_back(number.kind == NumberKind::none ? std::nullopt : std::optional(number.value));
  }
  std::vector<double> values;
  values.reserve(to_size(column.size()));
  VerbatimCells verbatim;
  std::string text;
  for (Index row = 0; row < column.size(); ++row) {
    const std::int32_t code = column.codes()[to_size(row)];
    const auto value = code < 0 ? std::optional(missing) : value_of[to_size(code)];
    if (!value)
      throw csv_error("the column is to be numeric, but this cell in row " + std::to_string(row + 1) +
                          " (counted from 1) is not a number",
                      table.where(row, column));
    values.push_back(*value);
    text.clear();
    column.append_cell_text(row, text);
    if (text != (code < 0 ? std::string{} : format_number(*value))) verbatim.add(row, text);
  }
  return Column::numeric(column.name(), std::move(values), std::move(verbatim));
}

/// The column with its cells as categories. In a boolean column 1 and 1.0 are the same category.
inline Column as_categories(const Column& column, ColumnType type) {
  if (!column.is_numeric() || type != ColumnType::boolean) return column.as_text();
  const auto values = column.numbers();
  return Column::numeric(column.name(), std::vector<double>(values.begin(), values.end())).as_text();
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_TABLE_RECAST_COLUMN_HPP
