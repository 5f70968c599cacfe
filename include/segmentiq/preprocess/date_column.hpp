// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_DATE_COLUMN_HPP
#define SEGMENTIQ_PREPROCESS_DATE_COLUMN_HPP

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/preprocess/feature_columns.hpp"
#include "segmentiq/table/date_days.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// A date column that becomes a number of days.
struct DateColumn {
  std::string column;
  /// Days are counted from here, in days since 1970-01-01 (see read_date()). Empty: from the earliest date of
  /// the table it is fitted on.
  std::optional<Index> origin{};
  /// How "03/04/2024" is read. `unknown`: as the other dates of the column show, or an error if none does.
  DayOrder order = DayOrder::unknown;
};

/// Reads "signup_date", "signup_date=2024-01-01", "signup_date=day_first" or
/// "signup_date=2024-01-01,month_first".
/// @throws parameter_error saying how to write it
inline DateColumn read_date_column(std::string_view text) {
  const auto fail = [&](const std::string& what) {
    throw parameter_error("read_date_column(): text ('" + std::string(text) + "') must " + what +
                          "; write 'signup_date', 'signup_date=2024-01-01', or "
                          "'signup_date=2024-01-01,day_first' (or month_first)");
  };
  const std::size_t equals = text.find('=');
  DateColumn date{.column = std::string(trimmed(text.substr(0, equals)))};
  if (date.column.empty()) fail("name a column");
  if (equals == std::string_view::npos) return date;
  std::string_view rest = text.substr(equals + 1);
  while (true) {
    const std::size_t end = rest.find(',');
    const std::string_view word = trimmed(rest.substr(0, end));
    if (word == "day_first" || word == "month_first") {
      date.order = word == "day_first" ? DayOrder::day_first : DayOrder::month_first;
    } else {
      const auto day = read_date(word);
      if (!day || day->needs_order)
        fail("have a date as 2024-01-31 behind '=', not '" + std::string(word) + "'");
      date.origin = day->days;
    }
    if (end == std::string_view::npos) return date;
    rest.remove_prefix(end + 1);
  }
}

namespace detail {

/// The order that the dates of a column show, for columns without a given order.
/// @throws csv_error naming the first cell that is no date, or contradicts the others; data_error when no
/// date shows the order
inline DayOrder day_order_of(const Table& table, const Column& texts, const DateColumn& date) {
  if (date.order != DayOrder::unknown) return date.order;
  const auto first_cell = [&](std::size_t category) {
    return first_row(
        texts, [&](Index row) { return texts.codes()[to_size(row)] == static_cast<std::int32_t>(category); });
  };
  DayOrder shown = DayOrder::unknown;
  std::optional<std::size_t> open;
  for (std::size_t c = 0; c < texts.categories().size(); ++c) {
    const auto found = read_date(texts.categories()[c]);
    if (!found) continue;  // perhaps no cell has it
    if (found->needs_order && !open && first_cell(c) >= 0) open = c;
    if (found->shows == DayOrder::unknown || found->shows == shown) continue;
    const Index row = first_cell(c);
    if (row < 0) continue;
    if (shown != DayOrder::unknown)
      throw cell_error(table, row, texts,
                       std::string("the day of this date stands ") +
                           (found->shows == DayOrder::day_first ? "first" : "second") +
                           ", but that of others in the column does not");
    shown = found->shows;
  }
  if (open && shown == DayOrder::unknown)
    throw cell_error(table, first_cell(*open), texts,
                     "nothing in the column shows whether the day or the month comes first; say day_first or "
                     "month_first");
  return shown;
}

}  // namespace detail

/// The date column with origin and order, taken from the dates of a table where they are not given.
/// @param column of `table`
/// @throws csv_error naming the first cell that is no date, or whose order is unknown; data_error when the
/// column has no date
inline DateColumn settled(const Table& table, const Column& column, DateColumn date);

/// The column as days since the origin; missing cells stay missing, earlier days are negative.
/// @param date with its origin, see settled()
/// @throws csv_error naming the first cell that is no date
/// O(n) time
inline Column days_since(const Table& table, const Column& column, const DateColumn& date) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const Column texts = column.as_text();
  std::vector<std::optional<DateReading>> date_of;
  for (const std::string& text : texts.categories())
    date_of.push_back(read_date(text, date.order));
  std::vector<double> values;
  values.reserve(to_size(texts.size()));
  for (Index row = 0; row < texts.size(); ++row) {
    const std::int32_t code = texts.codes()[to_size(row)];
    if (code < 0) {
      values.push_back(missing);
      continue;
    }
    const auto& found = date_of[to_size(code)];
    if (!found)
      throw detail::cell_error(table, row, column,
                               std::string("the value must be a date") +
                                   (date.order == DayOrder::day_first     ? ", the day first"
                                    : date.order == DayOrder::month_first ? ", the month first"
                                                                          : ""));
    if (found->needs_order && date.order == DayOrder::unknown)
      throw detail::cell_error(table, row, column,
                               "it is not known whether the day or the month comes first; say day_first or "
                               "month_first");
    values.push_back(static_cast<double>(found->days - date.origin.value_or(0)));
  }
  return Column::numeric(column.name(), std::move(values));
}

inline DateColumn settled(const Table& table, const Column& column, DateColumn date) {
  date.order = detail::day_order_of(table, column.as_text(), date);
  DateColumn since_1970 = date;
  since_1970.origin = 0;
  const Column days = days_since(table, column, since_1970);
  if (date.origin) return date;
  double earliest = std::numeric_limits<double>::infinity();
  for (const double day : days.numbers())
    if (day < earliest) earliest = day;
  if (std::isinf(earliest))
    throw data_error("the date column '" + column.name() + "' must have a date, but every cell is missing");
  date.origin = static_cast<Index>(earliest);
  return date;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_DATE_COLUMN_HPP
