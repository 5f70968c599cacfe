// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_COLUMN_TYPE_RULES_HPP
#define SEGMENTIQ_TABLE_COLUMN_TYPE_RULES_HPP

#include <string>
#include <string_view>
#include <utility>

#include "segmentiq/table/column_evidence.hpp"
#include "segmentiq/table/schema.hpp"
#include "segmentiq/table/table.hpp"

// The rules for the type of a column. The first that applies decides:
//
//   empty        no cell has a value                                                     left out
//   constant     one value in two rows or more                                           left out
//   identifier   named like one, and nearly all values distinct (95 %);                  left out
//                numbers: counting up by one from 0 or 1 in 3 rows, from anywhere in 10
//                         rows; or each of 1 … n (or 0 … n−1) once in 20 rows;
//                texts: all distinct in 10 rows, one word each, fewer than half of them
//                         numbers
//   boolean      two values that mean yes and no: 0 and 1, true and false, yes and no    categorical feature
//   numeric      numbers, also few distinct ones (a rating from 1 to 5 has an order)     numeric feature
//   date         95 % of the cells are dates                                             left out
//   free text    all distinct in 10 rows; or above 20 distinct values, and more than     left out
//                one in two cells distinct
//   categorical  other texts; left out with more than max_categories distinct values     categorical feature
//
// In a table of one row no column is constant: there is nothing to compare, so its columns are features.
namespace segmentiq {

namespace detail {

/// "1 cell", "50 cells"
inline std::string counted(Index count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

/// At most 40 characters of a text, for a message.
inline std::string shortened(std::string_view text) {
  if (text.size() <= 40) return std::string(text);
  std::size_t end = 40;  // but not inside a character of several bytes
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return std::string(text.substr(0, end)) + "…";
}

/// Whether a name is that of an identifier: id, ID, customer_id, customer id, customerId, CustomerID,
/// uuid, user_guid.
inline bool is_identifier_name(std::string_view name) {
  std::string lower;
  for (const char c : name)
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  for (const std::string_view word : {"id", "uuid", "guid"}) {
    if (!lower.ends_with(word)) continue;
    if (lower.size() == word.size()) return true;
    const std::size_t at = lower.size() - word.size();
    const bool after_break = std::string_view("_- .").find(lower[at - 1]) != std::string_view::npos;
    const bool camel_case = name[at] == 'I' || name[at] == 'U' || name[at] == 'G';
    const bool lower_before = name[at - 1] >= 'a' && name[at - 1] <= 'z';
    if (after_break || (camel_case && lower_before)) return true;
  }
  return false;
}

/// "line 7", or "row 6" (counted from 1) where no file is known.
inline std::string place_of(Index row, const TableSource& source) {
  return source.file.empty() ? "row " + std::to_string(row + 1)
                             : "line " + std::to_string(source.line_of(row));
}

}  // namespace detail

/// Decides the type of a column by its name and evidence. O(1).
/// @param source for the line numbers in reasons
inline ColumnSchema decide_column_type(const std::string& name, const ColumnEvidence& evidence,
                                       Index max_categories, const TableSource& source = {}) {
  const ColumnCounts& counts = evidence.counts;
  const Index present = counts.rows - counts.missing;
  const auto share = [&](Index part, double least) {
    return static_cast<double>(part) >= least * static_cast<double>(present);
  };
  const std::string cells = detail::counted(present, "cell", "cells");
  const std::string missing = counts.missing > 0 ? ", " + std::to_string(counts.missing) + " missing" : "";
  const std::string distinct =
      detail::counted(counts.distinct, "distinct value", "distinct values") + " in " + cells;

  const auto decided = [&](ColumnType type, ColumnRole role, std::string reason) {
    return ColumnSchema{
        .name = name, .type = type, .role = role, .reason = std::move(reason), .counts = counts};
  };
  const auto left_out = [&](ColumnType type, std::string reason) {
    return decided(type, ColumnRole::excluded, std::move(reason));
  };

  if (present == 0)
    return left_out(ColumnType::empty, counts.rows == 0 ? "there are no rows" : "every cell is missing");
  if (counts.distinct == 1 && counts.rows >= 2)
    return left_out(ColumnType::constant, "every cell is '" + detail::shortened(evidence.example) + "' (" +
                                              cells + missing + "), which tells no rows apart");
  const bool named_identifier = detail::is_identifier_name(name);
  if (named_identifier && share(counts.distinct, 0.95))
    return left_out(ColumnType::identifier, "named like an identifier, and " + distinct + missing);

  if (evidence.is_numeric) {
    const bool each_once = evidence.all_whole && counts.missing == 0 && counts.distinct == counts.rows &&
                           evidence.maximum - evidence.minimum == static_cast<double>(counts.rows - 1);
    const bool from_start = evidence.minimum == 0 || evidence.minimum == 1;
    if (each_once && evidence.counts_rows && counts.rows >= (from_start ? 3 : 10))
      return left_out(ColumnType::identifier,
                      "counts the rows, up by one from " + format_number(evidence.minimum));
    if (each_once && from_start && counts.rows >= 20)
      return left_out(ColumnType::identifier, "has each number from " + format_number(evidence.minimum) +
                                                  " to " + format_number(evidence.maximum) + " once");
    if (evidence.is_boolean)
      return decided(ColumnType::boolean, ColumnRole::categorical_feature,
                     "only 0 and 1 in " + cells + missing);
    std::string reason = "numbers, " + distinct + missing;
    if (named_identifier) reason += "; named like an identifier, but its values repeat";
    return decided(ColumnType::numeric, ColumnRole::numeric_feature, std::move(reason));
  }

  if (evidence.is_boolean)
    return decided(ColumnType::boolean, ColumnRole::categorical_feature,
                   "two values that mean yes and no in " + cells + missing);
  if (share(counts.dates, 0.95))
    return left_out(ColumnType::date, std::to_string(counts.dates) + " of " + cells +
                                          (counts.dates == 1 ? " is a date" : " are dates") + missing);

  std::string but_numbers;  // for a column that is text because of a few cells only
  const bool mostly_numbers = counts.numbers > 0 && share(counts.numbers, 0.5) && evidence.first_non_number;
  if (mostly_numbers)
    but_numbers = std::to_string(counts.numbers) + " of " + cells + " are numbers, but " +
                  detail::place_of(*evidence.first_non_number, source) + " has '" +
                  detail::shortened(evidence.non_number) + "'";
  const bool all_distinct = counts.distinct == present && present >= 10;
  const bool nearly_distinct = all_distinct || (counts.distinct > 20 && 2 * counts.distinct > present);
  if (nearly_distinct && !mostly_numbers) {
    if (all_distinct && evidence.with_spaces == 0)
      return left_out(ColumnType::identifier, "a different code in each of " + cells + missing);
    return left_out(ColumnType::free_text, distinct + missing + ", too many to be categories");
  }
  if (nearly_distinct) return left_out(ColumnType::free_text, but_numbers + "; " + distinct + missing);
  if (counts.distinct > max_categories)
    return left_out(ColumnType::categorical, (mostly_numbers ? but_numbers + "; " : "") + distinct + missing +
                                                 ", above the " + std::to_string(max_categories) +
                                                 " taken as categories");
  return decided(ColumnType::categorical, ColumnRole::categorical_feature,
                 (mostly_numbers ? but_numbers + "; " : "") + distinct + missing);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_COLUMN_TYPE_RULES_HPP
