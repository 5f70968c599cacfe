// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_COLUMN_BUILDER_HPP
#define SEGMENTIQ_CSV_COLUMN_BUILDER_HPP

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/huge_pages.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/csv/packed_text.hpp"
#include "segmentiq/csv/plain_number.hpp"
#include "segmentiq/csv/text_dictionary.hpp"
#include "segmentiq/table/column.hpp"

namespace segmentiq::detail {

/// Which texts are numbers and which stand for a missing cell, throughout one file.
class CellRules {
 public:
  explicit CellRules(const CsvOptions& options) : numbers_(options.numbers) {
    for (const std::string& token : options.missing) {
      missing_.add(trimmed(token));
      numbers_mean_missing_ = numbers_mean_missing_ || read_number(token, numbers_).kind != NumberKind::none;
    }
  }

  bool is_missing(std::string_view text) const { return missing_.find(trimmed(text)) >= 0; }
  const NumberFormat& numbers() const { return numbers_; }
  /// Whether some number, as -999, stands for a missing cell: then every number must be looked up first.
  bool numbers_mean_missing() const { return numbers_mean_missing_; }

 private:
  TextDictionary missing_;
  NumberFormat numbers_;
  bool numbers_mean_missing_ = false;
};

/// Takes the cells of one column in row order and makes a Column of them.
///
/// The column is numeric as long as each cell is a number or missing. The first other cell turns it into a
/// column of texts; the texts of the cells before it are restored from their values and from the cells kept
/// verbatim, so nothing else of the file is held. Amortised O(1) per cell.
///
///     values_      8 bytes a row while numeric
///     codes_       4 bytes a row once it is text
///     dictionary_  each distinct text once
///     verbatim_    the cells that a number does not print as
class ColumnBuilder {
 public:
  /// @param rules must outlive the builder
  explicit ColumnBuilder(const CellRules& rules) : rules_(&rules) {}

  bool is_numeric() const { return is_numeric_; }

  /// Adds a cell that was read as a plain number. @pre is_numeric()
  void add_plain(const PlainNumber& number, const char* begin) {
    if (!number.canonical) verbatim_.add(rows(), {begin, to_size(number.end - begin)});
    values_.push_back(number.value);
  }

  /// Adds any cell.
  void add(std::string_view text) {
    if (is_numeric_)
      add_to_numbers(text);
    else
      add_to_texts(text);
  }

  /// Adds a cell whose text fits into a word. @pre !is_numeric()
  void add_short(PackedText text, const char* begin) {
    const std::int32_t code = dictionary_.find(text);
    if (code >= 0)
      codes_.push_back(code);
    else
      add_to_texts({begin, text.length});
  }

  /// Makes room for this many rows.
  void reserve(std::size_t rows) {
    if (is_numeric_)
      reserve(values_, rows);
    else
      reserve(codes_, rows);
  }

  /// Bytes held, approximately.
  double bytes() const {
    return static_cast<double>(values_.size() * sizeof(double) + codes_.size() * sizeof(std::int32_t)) +
           text_bytes_;
  }

  Column finish(std::string name) {
    if (is_numeric_) return Column::numeric(std::move(name), std::move(values_), std::move(verbatim_));
    return Column::text(std::move(name), std::move(codes_), std::move(dictionary_.texts()),
                        std::move(verbatim_));
  }

 private:
  static constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

  Index rows() const { return static_cast<Index>(is_numeric_ ? values_.size() : codes_.size()); }

  template<class Value>
  static void reserve(std::vector<Value>& cells, std::size_t rows) {
    cells.reserve(rows);
    ask_for_huge_pages(cells.data() + cells.size(), (cells.capacity() - cells.size()) * sizeof(Value));
  }

  void add_to_numbers(std::string_view text) {
    if (rules_->is_missing(text)) {
      if (!text.empty()) keep(text);
      values_.push_back(missing_value);
      return;
    }
    const NumberCell number = read_number(text, rules_->numbers());
    if (number.kind != NumberKind::number) {
      turn_to_texts();
      add_to_texts(text);
      return;
    }
    printed_.clear();
    append_number(number.value, printed_);
    if (printed_ != text) keep(text);
    values_.push_back(number.value);
  }

  void add_to_texts(std::string_view text) {
    std::int32_t code = dictionary_.find(text);
    if (code < 0 && rules_->is_missing(text)) {
      if (!text.empty()) keep(text);
    } else if (code < 0) {
      code = dictionary_.add(text);
      text_bytes_ += static_cast<double>(text.size() + sizeof(std::string));
    }
    codes_.push_back(code);
  }

  void keep(std::string_view text) {
    verbatim_.add(rows(), text);
    text_bytes_ += static_cast<double>(text.size() + 2 * sizeof(Index));
  }

  void turn_to_texts() {
    const std::size_t room = values_.capacity();
    const Column numbers = Column::numeric({}, std::move(values_), std::move(verbatim_));
    values_ = {};
    verbatim_ = {};
    is_numeric_ = false;
    codes_.reserve(room);
    std::string text;
    for (Index row = 0; row < numbers.size(); ++row) {
      text.clear();
      numbers.append_cell_text(row, text);
      add_to_texts(text);
    }
  }

  const CellRules* rules_;
  bool is_numeric_ = true;
  std::vector<double> values_;
  std::vector<std::int32_t> codes_;
  TextDictionary dictionary_;
  VerbatimCells verbatim_;
  std::string printed_;
  double text_bytes_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_COLUMN_BUILDER_HPP
