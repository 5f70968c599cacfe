// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_COLUMN_HPP
#define SEGMENTIQ_TABLE_COLUMN_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// The cells of a column whose text differs from what the column prints for their value ("1.50", "NA"). They
/// are kept so that a table is written as it was read. Rows ascending.
class VerbatimCells {
 public:
  /// @pre row is greater than all rows added before
  void add(Index row, std::string_view text) {
    rows_.push_back(row);
    arena_.append(text);
    ends_.push_back(arena_.size());
  }

  /// The text kept for a row; its data() is nullptr when there is none. O(log m).
  std::string_view find(Index row) const {
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), row);
    if (at == rows_.end() || *at != row) return {};
    return text(to_size(at - rows_.begin()));
  }

  /// The text kept for rows()[i]. O(1).
  std::string_view text(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {arena_.data() + begin, ends_[i] - begin};
  }

  bool empty() const { return rows_.empty(); }
  std::span<const Index> rows() const { return rows_; }

 private:
  std::vector<Index> rows_;
  std::vector<std::size_t> ends_;
  std::string arena_;
};

/// A named column of a table: numbers, or texts as codes of a dictionary; cells may be missing. Immutable.
/// Copies share their cells, so a Column is cheap to pass by value. Safe to read from several threads.
class Column {
 public:
  /// A numeric column; NaN marks a missing cell.
  static Column numeric(std::string name, std::vector<double> values, VerbatimCells verbatim = {}) {
    auto cells = std::make_shared<Cells>();
    cells->is_numeric = true;
    cells->missing = std::count_if(values.begin(), values.end(), [](double v) { return std::isnan(v); });
    cells->values = std::move(values);
    cells->verbatim = std::move(verbatim);
    return Column(std::move(name), std::move(cells));
  }

  /// A text column: codes[row] is a position in `categories`, −1 marks a missing cell.
  /// @throws parameter_error when a code is outside [−1, categories.size())
  static Column text(std::string name, std::vector<std::int32_t> codes, std::vector<std::string> categories,
                     VerbatimCells verbatim = {}) {
    for (const std::int32_t code : codes)
      if (code < -1 || code >= static_cast<std::int64_t>(categories.size()))
        throw parameter_error("Column::text(): code (" + std::to_string(code) + ") must be in [-1, " +
                              std::to_string(categories.size()) + ")");
    auto cells = std::make_shared<Cells>();
    cells->missing = std::count(codes.begin(), codes.end(), -1);
    cells->codes = std::move(codes);
    cells->categories = std::move(categories);
    cells->verbatim = std::move(verbatim);
    return Column(std::move(name), std::move(cells));
  }

  /// A text column from its cells; categories are numbered by first appearance. No cell is missing.
  static Column text(std::string name, std::span<const std::string> cells) {
    std::vector<std::int32_t> codes;
    std::vector<std::string> categories;
    std::unordered_map<std::string_view, std::int32_t> code_of;
    codes.reserve(cells.size());
    for (const std::string& cell : cells) {
      const auto [at, is_new] = code_of.try_emplace(cell, static_cast<std::int32_t>(categories.size()));
      if (is_new) categories.push_back(cell);
      codes.push_back(at->second);
    }
    return text(std::move(name), std::move(codes), std::move(categories));
  }

  const std::string& name() const { return name_; }
  bool is_numeric() const { return cells_->is_numeric; }
  Index size() const {
    return static_cast<Index>(is_numeric() ? cells_->values.size() : cells_->codes.size());
  }
  Index missing_count() const { return cells_->missing; }
  bool is_missing(Index row) const {
    const auto i = to_size(row);
    return is_numeric() ? std::isnan(cells_->values[i]) : cells_->codes[i] < 0;
  }

  /// The cells as numbers, NaN where missing. @pre is_numeric()
  std::span<const double> numbers() const { return cells_->values; }
  /// The cells as positions in categories(), −1 where missing. @pre !is_numeric()
  std::span<const std::int32_t> codes() const { return cells_->codes; }
  /// The distinct texts, in order of first appearance. After a selection of rows, some may not occur any
  /// more.
  /// @pre !is_numeric()
  std::span<const std::string> categories() const { return cells_->categories; }

  /// The cells that keep their text as it was read.
  const VerbatimCells& verbatim() const { return cells_->verbatim; }

  /// The cell as it was read, or as the column prints its value; a missing cell is empty unless it was
  /// read as another text ("NA").
  std::string cell_text(Index row) const {
    std::string text;
    append_cell_text(row, text);
    return text;
  }

  /// Appends `cell_text(row)` to `out`, without a temporary.
  void append_cell_text(Index row, std::string& out) const {
    if (!cells_->verbatim.empty())
      if (const std::string_view kept = cells_->verbatim.find(row); kept.data() != nullptr) {
        out += kept;
        return;
      }
    if (is_missing(row)) return;
    const auto i = to_size(row);
    if (is_numeric())
      append_number(cells_->values[i], out);
    else
      out += cells_->categories[to_size(cells_->codes[i])];
  }

  /// The same cells under another name.
  Column renamed(std::string name) const { return Column(std::move(name), cells_); }

  /// The cells of `rows`, in that order.
  Column select(std::span<const Index> rows) const;

  /// The column with its cells as texts: a number becomes the text that it was read from, so 1 and 1.0 are
  /// two categories. A text column is returned unchanged. O(n).
  Column as_text() const;

 private:
  struct Cells {
    bool is_numeric = false;
    Index missing = 0;
    std::vector<double> values;
    std::vector<std::int32_t> codes;
    std::vector<std::string> categories;
    VerbatimCells verbatim;
  };

  Column(std::string name, std::shared_ptr<const Cells> cells)
      : name_(std::move(name)), cells_(std::move(cells)) {}

  std::string name_;
  std::shared_ptr<const Cells> cells_;
};

inline Column Column::select(std::span<const Index> rows) const {
  auto cells = std::make_shared<Cells>();
  cells->is_numeric = is_numeric();
  cells->categories = cells_->categories;
  Index to = 0;
  for (const Index from : rows) {
    if (is_numeric())
      cells->values.push_back(cells_->values[to_size(from)]);
    else
      cells->codes.push_back(cells_->codes[to_size(from)]);
    cells->missing += is_missing(from);
    if (!cells_->verbatim.empty())
      if (const std::string_view kept = cells_->verbatim.find(from); kept.data() != nullptr)
        cells->verbatim.add(to, kept);
    ++to;
  }
  return Column(name_, std::move(cells));
}

inline Column Column::as_text() const {
  if (!is_numeric()) return *this;
  std::unordered_map<std::string, std::int32_t> code_of;
  std::vector<std::int32_t> codes;
  std::vector<std::string> categories;
  VerbatimCells verbatim;
  codes.reserve(to_size(size()));
  std::string text;
  for (Index row = 0; row < size(); ++row) {
    text.clear();
    append_cell_text(row, text);
    if (is_missing(row)) {
      codes.push_back(-1);
      if (!text.empty()) verbatim.add(row, text);
      continue;
    }
    const auto [at, is_new] = code_of.try_emplace(text, static_cast<std::int32_t>(categories.size()));
    if (is_new) categories.push_back(text);
    codes.push_back(at->second);
  }
  return Column::text(name_, std::move(codes), std::move(categories), std::move(verbatim));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_COLUMN_HPP
