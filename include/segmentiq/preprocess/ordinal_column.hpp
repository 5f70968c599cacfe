// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_ORDINAL_COLUMN_HPP
#define SEGMENTIQ_PREPROCESS_ORDINAL_COLUMN_HPP

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/preprocess/feature_columns.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// How a cell is treated that is none of its column's levels.
enum class UnknownLevel {
  error,   ///< an error naming the cell
  missing  ///< counts as missing
};

/// A column of ordered categories that becomes a number: 0 for the lowest level, 1 for the next, …
struct OrdinalColumn {
  std::string column;
  std::vector<std::string> levels;  ///< lowest first; at least two, no duplicates; compared byte by byte
  UnknownLevel unknown = UnknownLevel::error;
};

/// A column of numbers, and how many of its cells were none of the levels and count as missing.
struct RecodedColumn {
  Column column;
  Index unknown = 0;
};

/// "Bronze < Silver < Gold"
inline std::string to_string(const OrdinalColumn& ordinal) {
  std::string text;
  for (const std::string& level : ordinal.levels)
    text += (text.empty() ? "" : " < ") + level;
  return text;
}

/// @throws parameter_error when there is no column name, or levels are fewer than two, empty or duplicate
inline void require_valid(const OrdinalColumn& ordinal, std::string_view where) {
  const auto fail = [&](const std::string& what) {
    throw parameter_error(std::string(where) + ": the order of column '" + ordinal.column + "' " + what +
                          "; write it as 'membership_tier=Bronze<Silver<Gold', the lowest level first");
  };
  if (ordinal.column.empty()) fail("must name a column");
  if (ordinal.levels.size() < 2)
    fail("must have at least two levels, but has " + std::to_string(ordinal.levels.size()));
  for (std::size_t i = 0; i < ordinal.levels.size(); ++i) {
    if (ordinal.levels[i].empty()) fail("must not have an empty level");
    if (std::find(ordinal.levels.begin(), ordinal.levels.begin() + static_cast<std::ptrdiff_t>(i),
                  ordinal.levels[i]) != ordinal.levels.begin() + static_cast<std::ptrdiff_t>(i))
      fail("must have level '" + ordinal.levels[i] + "' only once");
  }
}

/// Reads "membership_tier=Bronze<Silver<Gold<Platinum"; spaces around names do not matter.
/// @throws parameter_error saying how to write it
inline OrdinalColumn read_ordinal_column(std::string_view text) {
  OrdinalColumn ordinal;
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos)
    throw parameter_error("read_ordinal_column(): text ('" + std::string(text) +
                          "') must have a '=' after the name of the column, as in "
                          "'membership_tier=Bronze<Silver<Gold', the lowest level first");
  ordinal.column = trimmed(text.substr(0, equals));
  std::string_view rest = text.substr(equals + 1);
  while (true) {
    const std::size_t end = rest.find('<');
    ordinal.levels.emplace_back(trimmed(rest.substr(0, end)));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  require_valid(ordinal, "read_ordinal_column()");
  return ordinal;
}

/// The column as the numbers of its levels, as scikit-learn's `OrdinalEncoder`; missing cells stay missing.
/// @param column of `table`; numbers are compared as text
/// @throws csv_error naming the first cell that is no level, if that is an error
/// O(n) time
inline RecodedColumn ordinal_codes(const Table& table, const Column& column, const OrdinalColumn& ordinal) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const Column texts = column.as_text();
  std::vector<std::optional<double>> code_of;
  for (const std::string& text : texts.categories()) {
    const auto at = std::find(ordinal.levels.begin(), ordinal.levels.end(), text);
    code_of.push_back(at == ordinal.levels.end()
                          ? std::nullopt
                          : std::optional(static_cast<double>(at - ordinal.levels.begin())));
  }
  std::vector<double> values;
  values.reserve(to_size(texts.size()));
  Index unknown = 0;
  for (Index row = 0; row < texts.size(); ++row) {
    const std::int32_t code = texts.codes()[to_size(row)];
    const auto value = code < 0 ? std::optional(missing) : code_of[to_size(code)];
    if (!value && ordinal.unknown == UnknownLevel::error)
      throw detail::cell_error(table, row, column,
                               "the value must be one of the levels " + to_string(ordinal));
    unknown += value ? 0 : 1;
    values.push_back(value.value_or(missing));
  }
  return {Column::numeric(column.name(), std::move(values)), unknown};
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_ORDINAL_COLUMN_HPP
