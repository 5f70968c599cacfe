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

/// The number of cells of each record in the lines, were they separated so; what a quote leaves open at the
/// end is left out.
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
  } catch (const csv_error&) {  // the reader will say what is wrong, should it come to the same place
  }
  return counts;
}

/// The separator that the first lines of a file agree on: the one that gives every record the same number of
/// cells, two at least; else the one that does so for most. Of several, the one that gives more cells, then
/// the first of `,` `;` tab `|`.
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
