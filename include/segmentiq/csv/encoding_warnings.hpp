// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CSV_ENCODING_WARNINGS_HPP
#define SEGMENTIQ_CSV_ENCODING_WARNINGS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/table/column.hpp"
#include "segmentiq/table/table.hpp"
#include "segmentiq/text/utf8.hpp"

namespace segmentiq::detail {

/// Warns of names and cells of a column that are not UTF-8. Their bytes are kept as they are, so nothing is
/// lost.
inline void warn_of_encoding(const Column& column, TableSource& source) {
  if (!is_utf8(column.name()))
    source.warnings.push_back("column name '" + column.name() + "' is not UTF-8; its bytes are kept");
  if (column.is_numeric()) return;
  std::vector<bool> faulty;
  for (const std::string& text : column.categories())
    faulty.push_back(!is_utf8(text));
  if (std::find(faulty.begin(), faulty.end(), true) == faulty.end()) return;
  Index count = 0, first = 0;
  for (Index row = column.size(); row-- > 0;) {
    const std::int32_t code = column.codes()[to_size(row)];
    if (code < 0 || !faulty[to_size(code)]) continue;
    ++count;
    first = row;
  }
  source.warnings.push_back("column '" + column.name() + "' has " + std::to_string(count) +
                            (count == 1 ? " cell" : " cells") + " that " + (count == 1 ? "is" : "are") +
                            " not UTF-8, first on line " + std::to_string(source.line_of(first)) +
                            "; the bytes are kept");
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CSV_ENCODING_WARNINGS_HPP
