// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_CSV_OPTIONS_HPP
#define SEGMENTIQ_CSV_CSV_OPTIONS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// The texts that stand for a missing cell: the defaults of pandas.
inline std::vector<std::string> default_missing_tokens() {
  return {"",     "#N/A", "#N/A N/A", "#NA",  "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
          "<NA>", "N/A",  "NA",       "NULL", "NaN",     "None",     "n/a",  "nan",  "null"};
}

/// How a CSV file is read. The defaults are those of pandas.read_csv, but that the separator is detected.
struct CsvOptions {
  /// Between cells. '\0' = detect which of `,` `;` tab `|` it is, from the first lines.
  char separator = '\0';
  /// Encloses cells that hold separators or line ends; doubled inside such a cell. '\0' = none.
  char quote = '"';
  /// The first row names the columns; otherwise they are column_1, column_2, ….
  bool header = true;
  /// How numbers are written.
  NumberFormat numbers{};
  /// The texts that stand for a missing cell. Spaces around them are ignored.
  std::vector<std::string> missing = default_missing_tokens();
  /// How many rows to read, ≥ 0; the rest of the file is not read. Nothing = all.
  std::optional<Index> max_rows{};
  /// The maximum length in bytes of a line, and of a cell that spans several lines, ≥ 1. It keeps a file that
  /// is not CSV from filling the memory. fast-cpp-csv-parser also has a limit, of at least 1,048,572.
  Index max_line_length = 1'000'000;
};

/// How a table is written.
struct CsvWriteOptions {
  char separator = ',';
  char quote = '"';
  /// Write the column names as the first row.
  bool header = true;
  std::string_view line_end = "\n";
};

namespace detail {

inline std::string printable(char c) {
  if (c == '\t') return "tab";
  if (c > ' ' && c < '\x7f') return std::string("'") + c + "'";
  return "byte " + std::to_string(static_cast<int>(static_cast<unsigned char>(c)));
}

/// @throws parameter_error when `c` cannot be a separator, a quote or a decimal mark
inline void require_csv_sign(const char* where, const char* name, char c) {
  const bool part_of_numbers = (c >= '0' && c <= '9') || c == '-' || c == '+';
  if (c == '\n' || c == '\r' || c == '\0' || part_of_numbers)
    throw parameter_error(std::string(where) + ": " + name + " (" + printable(c) +
                          ") must be neither a line end, NUL, a digit nor a sign");
}

/// @throws parameter_error when the options contradict each other or are out of range
inline void require_csv_options(const CsvOptions& options) {
  const char* const where = "read_csv()";
  const auto refuse = [&](const std::string& what) {
    throw parameter_error(std::string(where) + ": " + what);
  };
  if (options.separator != '\0') require_csv_sign(where, "separator", options.separator);
  if (options.quote != '\0') require_csv_sign(where, "quote", options.quote);
  require_csv_sign(where, "numbers.decimal", options.numbers.decimal);
  if (options.numbers.thousands != '\0')
    require_csv_sign(where, "numbers.thousands", options.numbers.thousands);
  if (options.quote != '\0' && options.quote == options.separator)
    refuse("quote (" + printable(options.quote) + ") must differ from the separator");
  for (const char sign : {options.numbers.decimal, options.numbers.thousands})
    if (sign != '\0' && sign == options.quote)
      refuse("quote (" + printable(options.quote) + ") must not be a part of numbers");
  if (options.numbers.decimal == options.numbers.thousands)
    refuse("numbers.thousands (" + printable(options.numbers.thousands) +
           ") must differ from numbers.decimal");
  if (options.max_rows && *options.max_rows < 0)
    refuse("max_rows (" + std::to_string(*options.max_rows) + ") must be at least 0");
  if (options.max_line_length < 1)
    refuse("max_line_length (" + std::to_string(options.max_line_length) + ") must be at least 1");
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_CSV_CSV_OPTIONS_HPP
