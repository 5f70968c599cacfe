// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_TABLE_HPP
#define SEGMENTIQ_TABLE_TABLE_HPP

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// Where the rows of a table are in the file that they were read from, for messages.
struct TableSource {
  std::string file;      ///< empty when the table was not read from a file
  Index first_line = 2;  ///< the physical line on which row 0 begins, counted from 1
  /// Corrections for blank lines and quoted line ends: (row, total number of lines beyond one per row before
  /// it), rows ascending.
  std::vector<std::pair<Index, Index>> extra_lines;
  /// How numbers are written in the file.
  NumberFormat numbers{};
  /// What the reader reinterpreted, one sentence each with counts ("3 cells have a quote inside …, first on
  /// line 7").
  std::vector<std::string> warnings;

  /// The physical line on which a row begins.
  Index line_of(Index row) const {
    const auto after = std::upper_bound(extra_lines.begin(), extra_lines.end(), row,
                                        [](Index r, const auto& entry) { return r < entry.first; });
    return first_line + row + (after == extra_lines.begin() ? 0 : std::prev(after)->second);
  }
};

/// Named columns of the same length, in file order. Immutable, and cheap to copy as columns share their
/// cells.
///
///     const std::vector<std::string> cities{"Adama", "Mekelle"};
///     const Table table({Column::numeric("age", {31, 45}), Column::text("city", cities)});
///     table.column("age").numbers()[1];  // 45
class Table {
 public:
  Table() = default;

  /// @throws parameter_error when lengths differ or a name occurs twice
  explicit Table(std::vector<Column> columns, TableSource source = {})
      : columns_(std::move(columns)), source_(std::move(source)) {
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].size() != columns_.front().size())
        throw parameter_error("Table(): column '" + columns_[i].name() + "' has " +
                              std::to_string(columns_[i].size()) + " rows, but must have " +
                              std::to_string(columns_.front().size()) + " as the first column has");
      if (!names.insert(columns_[i].name()).second)
        throw parameter_error("Table(): column name '" + columns_[i].name() + "' must stand only once");
    }
  }

  Index rows() const { return columns_.empty() ? 0 : columns_.front().size(); }
  std::span<const Column> columns() const { return columns_; }
  const TableSource& source() const { return source_; }

  /// The position of a column, or nothing.
  std::optional<std::size_t> find(std::string_view name) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].name() == name) return i;
    return std::nullopt;
  }

  /// @throws parameter_error when there is no such column, naming those that there are
  const Column& column(std::string_view name) const {
    if (const auto at = find(name)) return columns_[*at];
    std::string message = "Table::column(): name ('" + std::string(name) + "') must be a column; there are:";
    for (const Column& c : columns_)
      message += " '" + c.name() + "'";
    throw parameter_error(message);
  }

  /// The place of a cell, for messages: file, line, column and text, as far as they are known. @param row
  /// from 0
  csv_error::Where where(Index row, const Column& column) const {
    return {source_.file, source_.file.empty() ? 0 : source_.line_of(row), column.name(),
            column.cell_text(row)};
  }

  /// The table with the column of that name replaced, or `column` added at the end.
  Table with(Column column) const {
    std::vector<Column> columns = columns_;
    if (const auto at = find(column.name()))
      columns[*at] = std::move(column);
    else
      columns.push_back(std::move(column));
    return Table(std::move(columns), source_);
  }

  /// The given rows, in that order. The result keeps the name of the file but not the line numbers.
  Table select(std::span<const Index> rows) const {
    std::vector<Column> columns;
    columns.reserve(columns_.size());
    for (const Column& c : columns_)
      columns.push_back(c.select(rows));
    return Table(std::move(columns));
  }

 private:
  std::vector<Column> columns_;
  TableSource source_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_TABLE_HPP
