// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_READER_HPP
#define SEGMENTIQ_CSV_READER_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/csv/column_builder.hpp"
#include "segmentiq/csv/column_names.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/csv/cursor.hpp"
#include "segmentiq/csv/encoding_warnings.hpp"
#include "segmentiq/csv/lines.hpp"
#include "segmentiq/csv/packed_text.hpp"
#include "segmentiq/csv/plain_number.hpp"
#include "segmentiq/csv/separator.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq::detail {

/// Makes a Table of the lines of one file in one pass: detects the separator, names the columns, and hands
/// each cell to the builder of its column. A reader can be used once.
class CsvReader {
 public:
  /// @param total_bytes the size of the file, for progress; 0 = unknown
  /// @param chunk bytes read from the stream at once; the result does not depend on it
  CsvReader(std::istream& stream, std::string name, const CsvOptions& options, const Execution& execution,
            double total_bytes, std::size_t chunk = 1 << 18)
      : options_(options),
        execution_(execution),
        total_bytes_(total_bytes),
        progress_(execution, "read", total_bytes),
        rules_(options),
        lines_(stream, name, execution.stop, chunk),
        separator_(separator_of(lines_, options)),
        cursor_(lines_, separator_, options.quote, options.max_line_length),
        cell_signs_(separator_, options.quote, '\0', '\r'),
        plain_numbers_(!rules_.numbers_mean_missing()),
        plain_decimal_(options.numbers.decimal == separator_ ? '\n' : options.numbers.decimal) {
    source_.file = std::move(name);
    source_.numbers = options.numbers;
  }

  Table read() {
    bool has_row = cursor_.next_record();
    if (!has_row) fail("the file is empty: it must have a row of column names", 0);
    std::vector<std::string> first = whole_record();
    source_.first_line = cursor_.record_line();
    if (options_.header) {
      names_ = names_of_header(std::move(first), options_.numbers, source_.warnings);
      builders_.assign(names_.size(), ColumnBuilder(rules_));
      has_row = wants_row() && cursor_.next_record();
      source_.first_line = has_row ? cursor_.record_line() : source_.first_line + 1;
    } else {
      for (std::size_t c = 0; c < first.size(); ++c)
        names_.push_back(name_of_place(c));
      builders_.assign(names_.size(), ColumnBuilder(rules_));
      has_row = wants_row();
      if (has_row) {
        for (std::size_t c = 0; c < first.size(); ++c)
          builders_[c].add(first[c]);
        ++rows_;
        has_row = wants_row() && cursor_.next_record();
      }
    }
    read_rows(has_row);
    progress_.finish();
    return finish();
  }

 private:
  static constexpr double bytes_between_checks = 1 << 16;

  static char separator_of(CsvLines& lines, const CsvOptions& options) {
    if (options.separator != '\0') return options.separator;
    return find_separator(lines.look_ahead(100, 1 << 16), options);
  }

  bool wants_row() const { return !options_.max_rows || rows_ < *options_.max_rows; }

  void read_rows(bool has_row) {
    double checked = 0;
    while (has_row) {
      note_line();
      read_row();
      ++rows_;
      if (cursor_.bytes() - checked >= bytes_between_checks) {
        check(cursor_.bytes() - checked);
        checked = cursor_.bytes();
      }
      has_row = wants_row() && cursor_.next_record();
    }
    progress_.advance(cursor_.bytes() - checked);
  }

  /// The inner loop: most cells are plain numbers or short texts.
  void read_row() {
    const std::size_t columns = builders_.size();
    for (std::size_t c = 0;; ++c) {
      read_cell(builders_[c]);
      if (c + 1 == columns) break;
      if (!cursor_.at_separator()) fail_for_fewer_cells(c + 1);
      cursor_.skip_separator();
    }
    if (cursor_.at_separator()) fail_for_more_cells();
    cursor_.finish_record();
  }

  void read_cell(ColumnBuilder& column) {
    const char* const begin = cursor_.at();
    if (column.is_numeric()) {
      const PlainNumber number = plain_numbers_ ? read_plain_number(begin, plain_decimal_) : PlainNumber{};
      if (number.end != nullptr && cursor_.ends_cell(*number.end)) {
        column.add_plain(number, begin);
        cursor_.move_to(number.end);
        return;
      }
    } else if (const PackedText text = short_cell(begin); text.length <= PackedText::max_length) {
      column.add_short(text, begin);
      cursor_.move_to(begin + text.length);
      return;
    }
    column.add(cursor_.cell());
  }

  /// The cell that begins here if it fits into a word and has no quote; else a length above max_length.
  PackedText short_cell(const char* begin) const {
    constexpr PackedText none{0, PackedText::max_length + 1};
    if constexpr (!ByteFinder::works) return none;
    PackedText text =
        packed_text({begin, PackedText::max_length});  // CsvLines allows it to read beyond the line
    text.length = cell_signs_.find(text.word);
    if (!cursor_.ends_cell(begin[text.length])) return none;
    if (text.length < PackedText::max_length) text.word &= (std::uint64_t{1} << (8 * text.length)) - 1;
    return text;
  }

  /// Keeps TableSource::line_of exact where blank lines and line ends in cells shift the rows.
  void note_line() {
    const Index extra = cursor_.record_line() - source_.first_line - rows_;
    const Index known = source_.extra_lines.empty() ? 0 : source_.extra_lines.back().second;
    if (extra != known) source_.extra_lines.emplace_back(rows_, extra);
    blank_lines_between_ = cursor_.blank_lines();
  }

  /// From time to time: reports progress, checks the stop token and the memory limit.
  void check(double bytes) {
    progress_.advance(bytes);
    double held = 0;
    for (const ColumnBuilder& column : builders_)
      held += column.bytes();
    const auto rows = static_cast<double>(rows_);
    double expected_rows = rows;
    if (!room_made_ && total_bytes_ > 0) {  // estimated from the lines so far
      expected_rows = std::max(rows, total_bytes_ / cursor_.bytes() * rows);
      if (options_.max_rows) expected_rows = std::min(expected_rows, static_cast<double>(*options_.max_rows));
    }
    require_memory(held / rows * expected_rows, execution_, "read_csv(): the cells of '" + source_.file + "'",
                   "");
    if (room_made_ || total_bytes_ <= 0) return;
    room_made_ = true;
    for (ColumnBuilder& column : builders_)
      column.reserve(static_cast<std::size_t>(1.02 * expected_rows) + 64);
  }

  std::vector<std::string> whole_record() {
    std::vector<std::string> cells{std::string(cursor_.cell())};
    while (cursor_.at_separator()) {
      cursor_.skip_separator();
      cells.emplace_back(cursor_.cell());
    }
    cursor_.finish_record();
    return cells;
  }

  Table finish() {
    if (cursor_.stray_quotes() > 0)
      warn(std::to_string(cursor_.stray_quotes()) +
           (cursor_.stray_quotes() == 1 ? " quote stands" : " quotes stand") + " inside a cell and " +
           (cursor_.stray_quotes() == 1 ? "was" : "were") + " taken as text, first on line " +
           std::to_string(cursor_.first_stray_quote_line()));
    if (builders_.size() == 1 && blank_lines_between_ > 0)
      warn(std::to_string(blank_lines_between_) +
           (blank_lines_between_ == 1 ? " blank line was" : " blank lines were") +
           " skipped, not taken as missing cells");
    std::vector<Column> columns;
    columns.reserve(names_.size());
    for (std::size_t c = 0; c < names_.size(); ++c)
      columns.push_back(builders_[c].finish(std::move(names_[c])));
    builders_.clear();
    for (const Column& column : columns)
      warn_of_encoding(column, source_);
    return Table(std::move(columns), std::move(source_));
  }

  void warn(std::string what) { source_.warnings.push_back(std::move(what)); }

  [[noreturn]] void fail(const std::string& what, Index line, std::string column = {},
                         std::string cell = {}) const {
    throw csv_error(what, {lines_.name(), line, std::move(column), std::move(cell)});
  }

  std::string expected_cells() const {
    return "the row must have " + std::to_string(names_.size()) + (names_.size() == 1 ? " cell" : " cells") +
           (options_.header ? " as the header has" : " as the first row has");
  }

  [[noreturn]] void fail_for_fewer_cells(std::size_t found) {
    cursor_.finish_record();  // may throw a more precise error
    fail(expected_cells() + ", but has " + std::to_string(found), cursor_.record_line(), names_[found]);
  }

  [[noreturn]] void fail_for_more_cells() {
    const Index line = cursor_.record_line();
    std::size_t found = names_.size();
    std::string extra;
    for (; cursor_.at_separator(); ++found) {
      cursor_.skip_separator();
      const std::string_view cell = cursor_.cell();
      if (extra.empty()) extra = std::string(cell.substr(0, 60));
    }
    cursor_.finish_record();
    fail(expected_cells() + ", but has " + std::to_string(found), line, {}, std::move(extra));
  }

  const CsvOptions& options_;
  const Execution& execution_;
  double total_bytes_;
  PhaseProgress progress_;
  CellRules rules_;
  CsvLines lines_;
  char separator_;
  CsvCursor<CsvLines> cursor_;
  ByteFinder cell_signs_;  // what ends a plain cell, and the quote
  bool plain_numbers_;     // numbers need not be looked up among the missing tokens
  char plain_decimal_;     // '\n', which no line contains, where the decimal mark is the separator, too
  TableSource source_;
  std::vector<std::string> names_;
  std::vector<ColumnBuilder> builders_;
  Index rows_ = 0;
  Index blank_lines_between_ = 0;
  bool room_made_ = false;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_READER_HPP
