// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_TEXT_TABLE_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_TEXT_TABLE_HPP

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cell_width.hpp"
#include "text.hpp"

namespace program {

/// Rows of texts for a terminal. Each column is as wide as its widest text, at most `max_width` cells; longer
/// texts are cut, except in the last column.
class TextTable {
 public:
  static constexpr std::size_t max_width = 40;

  /// @param row as many texts as the other rows have; made printable()
  void add(std::vector<std::string> row) {
    widths_.resize(std::max(widths_.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c] = printable(row[c]);
      if (c + 1 < row.size()) row[c] = shortened(row[c], max_width);
      widths_[c] = std::max(widths_[c], cells_of(row[c]));
    }
    rows_.push_back(std::move(row));
  }

  void write(std::ostream& out) const {
    for (const std::vector<std::string>& row : rows_) {
      std::string line;
      for (std::size_t c = 0; c < row.size(); ++c)
        line += c + 1 < row.size() ? padded(row[c], widths_[c] + 2) : row[c];
      out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
  }

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_TEXT_TABLE_HPP
