// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_READ_CSV_HPP
#define SEGMENTIQ_CSV_READ_CSV_HPP

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <string>
#include <system_error>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/csv/reader.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// Reads a CSV file. Its columns need not be known in advance.
///
///     const Table table = read_csv("customers.csv");
///
/// A column is numeric when each of its cells is an ordinary number or missing; else it is text. Digits that
/// are labels make a column text: a leading zero (007), or more digits than a double can represent. So does
/// "45,000", unless `CsvOptions::numbers` says otherwise. "inf" is read as the number infinity, so that a
/// later step can name the cell. `Column::cell_text` gives the exact text of every cell.
///
/// Beyond RFC 4180:
///   - LF, CR LF and CR all end a line
///   - a byte-order mark and blank lines are skipped
///   - a stray quote is text
///   - columns without a name, or with the name of an earlier one, get a new name
///   - what was reinterpreted, and text that is not UTF-8, is reported in `TableSource::warnings`
///   - a row with too few or too many cells is an error
///   - a header alone gives a table without rows
///
/// @param execution phase "read" counts bytes; `max_memory` limits the cells; `threads` is not used, but
///   fast-cpp-csv-parser reads ahead in a thread of its own
/// @throws input_error when the file is missing, a directory or unreadable
/// @throws csv_error with file, line, column and cell where they are known, when the file is not a table
/// @throws parameter_error when options contradict each other; memory_limit_error; cancelled_error
///
/// Time O(bytes). Memory: 8 bytes for each number, 4 for each text, each distinct text once, and the cells
/// that their number does not print as; while reading also up to 48 MiB in fast-cpp-csv-parser.
inline Table read_csv(const std::filesystem::path& file, const CsvOptions& options = {},
                      const Execution& execution = {}) {
  detail::require_csv_options(options);
  const std::string name = file.string();
  const ErrorPlace place{.file = name, .function = "read_csv"};
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored))
    throw input_error("read_csv(): '" + name + "' is a directory, but must be a file", place);
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    const std::string why = errno != 0 ? ": " + std::generic_category().message(errno) : "";
    throw input_error("read_csv(): cannot open '" + name + "'" + why, place);
  }
  const std::uintmax_t size =
      std::filesystem::is_regular_file(file, ignored) ? std::filesystem::file_size(file, ignored) : 0;
  const double total = ignored ? 0 : static_cast<double>(size);
  return detail::CsvReader(stream, name, options, execution, total).read();
}

/// As above, from a stream (opened as binary), for instance standard input.
/// @param name stands for the file in messages
inline Table read_csv(std::istream& stream, std::string name, const CsvOptions& options = {},
                      const Execution& execution = {}) {
  detail::require_csv_options(options);
  if (!stream.good())
    throw input_error("read_csv(): cannot read from '" + name + "'", {.file = name, .function = "read_csv"});
  return detail::CsvReader(stream, std::move(name), options, execution, 0).read();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CSV_READ_CSV_HPP
