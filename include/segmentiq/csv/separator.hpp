// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_SEPARATOR_HPP
#define SEGMENTIQ_CSV_SEPARATOR_HPP

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/csv/csv_options.hpp"
#include "segmentiq/csv/cursor.hpp"

namespace segmentiq::detail {

/// Lines in memory, for CsvCursor.
class CsvLineSpan {
 public:
  explicit CsvLineSpan(std::span<const std::string> lines) : lines_(lines) {}
  const char* next() { return line_ < lines_.size() ? lines_[line_++].c_str() : nullptr; }
  Index line() const { return static_cast<Index>(line_); }
  std::string name() const { return {}; }

 private:
  std::span<const std::string> lines_;
  std::size_t line_ = 0;
};

/// The number of cells of each record if `separator` were the separator. A record that an open quote leaves
/// incomplete at the end is not counted.
inline std::vector<Index> count_cells(std::span<const std::string> lines, char separator,
                                      const CsvOptions& options) {
  std::vector<Index> counts;
  CsvLineSpan source(lines);
  CsvCursor cursor(source, separator, options.quote, options.max_line_length);
  try {
    while (cursor.next_record()) {
      Index count = 1;
      for (cursor.cell(); cursor.at_separator(); cursor.cell(), ++count)
        cursor.skip_separator();
      cursor.finish_record();
      counts.push_back(count);
    }
  } catch (const csv_error&) {  // if it matters, the reader will meet the same error
  }
  return counts;
}

/// The separator that suits the first lines of a file best: the one by which all records have the same number
/// of cells, at least two; else the one by which most records have. Among several, the one that gives more
/// cells, then the first of `,` `;` tab `|`.
inline char find_separator(std::span<const std::string> lines, const CsvOptions& options) {
  char best = ',';
  std::tuple<bool, bool, Index, Index> best_score{};
  for (const char separator : {',', ';', '\t', '|'}) {
    const bool taken = separator == options.quote || separator == options.numbers.decimal;
    const std::vector<Index> counts = count_cells(lines, separator, options);
    if (taken || counts.empty()) continue;
    const Index cells = counts.front();
    const Index agreeing = std::count(counts.begin(), counts.end(), cells);
    const std::tuple score{cells > 1, agreeing == static_cast<Index>(counts.size()), agreeing, cells};
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_SEPARATOR_HPP
