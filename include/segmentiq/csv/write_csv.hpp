// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_WRITE_CSV_HPP
#define SEGMENTIQ_CSV_WRITE_CSV_HPP

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

namespace detail {

/// Puts cells into quotes where a reader would misread them without.
class CsvQuoting {
 public:
  /// @param single_column each cell is the whole row: an empty one would be read as a blank line
  CsvQuoting(const CsvWriteOptions& options, bool single_column)
      : quote_(options.quote),
        single_column_(single_column),
        special_{options.separator, options.quote, '\n', '\r'} {}

  void append(std::string_view cell, std::string& out) const {
    if (!needs_quotes(cell)) {
      out += cell;
      return;
    }
    out += quote_;
    for (const char c : cell) {
      if (c == quote_) out += quote_;
      out += c;
    }
    out += quote_;
  }

 private:
  bool needs_quotes(std::string_view cell) const {
    if (single_column_ && cell.find_first_not_of(" \t") == std::string_view::npos) return true;
    return cell.find_first_of(special_) != std::string_view::npos || cell.starts_with("\xEF\xBB\xBF");
  }

  char quote_;
  bool single_column_;
  std::string special_;
};

/// Prints the cells of one column in row order.
class CsvColumnPrinter {
 public:
  CsvColumnPrinter(const Column& column, const CsvQuoting& quoting)
      : column_(column),
        quoting_(quoting),
        verbatim_(column.verbatim()),
        numbers_are_plain_(is_plain("-0.5e+inf")) {
    if (column_.is_numeric()) return;
    categories_.reserve(column_.categories().size());
    for (const std::string& category : column_.categories())
      quoting_.append(category, categories_.emplace_back());
  }

  /// @pre row is greater than in the call before
  void append(Index row, std::string& out) {
    const auto i = to_size(row);
    if (next_verbatim_ < verbatim_.rows().size() && verbatim_.rows()[next_verbatim_] == row)
      quoting_.append(verbatim_.text(next_verbatim_++), out);
    else if (column_.is_missing(row))
      quoting_.append({}, out);
    else if (!column_.is_numeric())
      out += categories_[to_size(column_.codes()[i])];
    else if (numbers_are_plain_)
      append_number(column_.numbers()[i], out);
    else
      quoting_.append(format_number(column_.numbers()[i]), out);
  }

 private:
  bool is_plain(std::string_view cell) const {
    std::string printed;
    quoting_.append(cell, printed);
    return printed == cell;
  }

  const Column& column_;
  const CsvQuoting& quoting_;
  const VerbatimCells& verbatim_;
  bool numbers_are_plain_;               // no number contains a byte that needs quotes
  std::vector<std::string> categories_;  // with quotes where needed
  std::size_t next_verbatim_ = 0;
};

}  // namespace detail

/// Writes a table as CSV (RFC 4180), each cell as it was read or as `append_number` prints it. Cells are put
/// in quotes only where they contain a separator, a quote or a line end. read_csv() reads the same cells back
/// if the table has a column and the texts of its missing cells are among CsvOptions::missing.
///
/// @param execution phase "write" counts rows
/// @throws parameter_error when separator and quote are the same, or one of them cannot be used
/// @throws output_error when the stream fails; cancelled_error
///
/// Time O(bytes), memory 1 MB and the distinct texts.
inline void write_csv(const Table& table, std::ostream& stream, const CsvWriteOptions& options = {},
                      const Execution& execution = {}) {
  detail::require_csv_sign("write_csv()", "separator", options.separator);
  detail::require_csv_sign("write_csv()", "quote", options.quote);
  if (options.separator == options.quote)
    throw parameter_error("write_csv(): quote (" + detail::printable(options.quote) +
                          ") must differ from the separator");
  const detail::CsvQuoting quoting(options, table.columns().size() == 1);
  std::string buffer;
  const auto flush = [&] {
    stream.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    buffer.clear();
    if (!stream) throw output_error("write_csv(): writing failed after it began; is the disk full?");
  };

  if (options.header && !table.columns().empty()) {
    for (const Column& column : table.columns()) {
      if (&column != &table.columns().front()) buffer += options.separator;
      quoting.append(column.name(), buffer);
    }
    buffer += options.line_end;
  }

  std::vector<detail::CsvColumnPrinter> printers;
  printers.reserve(table.columns().size());
  for (const Column& column : table.columns())
    printers.emplace_back(column, quoting);

  PhaseProgress progress(execution, "write", static_cast<double>(table.rows()));
  constexpr Index rows_between_checks = 1024;
  constexpr std::size_t flush_at = 1 << 20;
  for (Index row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < printers.size(); ++c) {
      if (c > 0) buffer += options.separator;
      printers[c].append(row, buffer);
    }
    buffer += options.line_end;
    if (buffer.size() >= flush_at) flush();
    if ((row + 1) % rows_between_checks == 0) progress.advance(static_cast<double>(rows_between_checks));
  }
  flush();
  progress.finish();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CSV_WRITE_CSV_HPP
