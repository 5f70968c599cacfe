// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_ROWS_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_ROWS_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/receipts/receipt_options.hpp"
#include "segmentiq/table/table.hpp"

// Reads the rows of a table of transactions, and groups them by customer.
namespace segmentiq::detail {

/// "line 58", or "row 57" in a table that was not read from a file.
inline std::string place_of(const Table& table, Index row) {
  if (table.source().file.empty()) return "row " + std::to_string(row + 1);
  return "line " + std::to_string(table.source().line_of(row));
}

/// The dates of a column, row by row.
struct DateCells {
  std::vector<std::int64_t> moments;  ///< microseconds since 1970; `missing_moment`, `no_moment`
  DayOrder order = DayOrder::unknown;
  std::optional<Index> shown_by{};  ///< the row that shows the order, when it was not given
  RowCount short_years;
};

inline constexpr std::int64_t no_moment = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t missing_moment = no_moment + 1;

/// Determines the order of day and month in a column. @throws csv_error when the cells show neither order, or
/// both
inline void settle_day_order(const Table& table, const Column& column,
                             std::span<const std::optional<DateReading>> cells, DateCells& dates) {
  std::optional<Index> day_first, month_first, ambiguous;
  const auto codes = column.codes();
  for (Index row = 0; row < column.size(); ++row) {
    const std::int32_t code = codes[to_size(row)];
    if (code < 0) continue;
    const std::optional<DateReading>& cell = cells[to_size(code)];
    if (!cell) continue;
    if (cell->needs_order && !ambiguous) ambiguous = row;
    if (cell->shows == DayOrder::day_first && !day_first) day_first = row;
    if (cell->shows == DayOrder::month_first && !month_first) month_first = row;
  }
  if (day_first && month_first) {
    const Index first = std::min(*day_first, *month_first);
    throw csv_error("the day stands first here and the month in '" + column.cell_text(first) + "' on " +
                        place_of(table, first) +
                        ", or the other way round; say which of the two is right (day_order)",
                    table.where(std::max(*day_first, *month_first), column));
  }
  if (ambiguous && !day_first && !month_first)
    throw csv_error(
        "this may be two dates, and no other cell of the column shows whether day or month stands first; say "
        "it (day_order)",
        table.where(*ambiguous, column));
  if (!ambiguous) return;
  dates.order = day_first ? DayOrder::day_first : DayOrder::month_first;
  dates.shown_by = day_first ? day_first : month_first;
}

/// Reads the dates of a column. Numbers such as 20240531 are read by their digits. A month without a day is
/// not a date here.
inline DateCells read_dates(const Table& table, const Column& as_read, DayOrder order,
                            const Execution& execution) {
  constexpr std::int64_t day = 86'400'000'000;
  const Column column = as_read.as_text();
  const auto texts = column.categories();
  DateCells dates;
  dates.order = order;
  std::vector<std::optional<DateReading>> cells(texts.size());
  const auto read_all = [&](auto&& wanted) {
    parallel_chunks(static_cast<Index>(texts.size()), 8192, execution, [&](Index first, Index last) {
      for (auto i = to_size(first); i < to_size(last); ++i) {
        if (!wanted(cells[i])) continue;
        cells[i] = read_date(texts[i], dates.order);
        if (cells[i] && cells[i]->month_only) cells[i].reset();
      }
    });
  };
  read_all([](const auto&) { return true; });
  if (order == DayOrder::unknown) {
    settle_day_order(table, column, cells, dates);
    if (dates.order != DayOrder::unknown)
      read_all([](const auto& cell) { return cell && cell->needs_order; });
  }
  const auto codes = column.codes();
  dates.moments.resize(codes.size());
  for (std::size_t row = 0; row < codes.size(); ++row) {
    if (codes[row] < 0) {
      dates.moments[row] = missing_moment;
      continue;
    }
    const std::optional<DateReading>& cell = cells[to_size(codes[row])];
    dates.moments[row] = cell ? cell->days * day + cell->microseconds : no_moment;
    if (cell && cell->short_year) dates.short_years.add(static_cast<Index>(row));
  }
  return dates;
}

/// The amounts of a column: NaN where missing, infinity where it is not a finite number.
inline std::vector<double> read_amounts(const Table& table, const Column& column) {
  if (column.is_numeric()) return {column.numbers().begin(), column.numbers().end()};
  std::vector<double> of_text;
  for (const std::string& text : column.categories()) {
    const NumberCell cell = read_number(text, table.source().numbers);
    of_text.push_back(cell.kind == NumberKind::none ? std::numeric_limits<double>::infinity() : cell.value);
  }
  std::vector<double> amounts;
  amounts.reserve(to_size(column.size()));
  for (const std::int32_t code : column.codes())
    amounts.push_back(code < 0 ? std::numeric_limits<double>::quiet_NaN() : of_text[to_size(code)]);
  return amounts;
}

/// Customers numbered in their order.
struct CustomerCodes {
  std::vector<std::int32_t> of_row;  ///< the number of the customer, for each row that takes part
  Column column;                     ///< the customers in order, each once
};

/// Numbers the customers of the given rows, sorted by value or, as texts, by their bytes. O(n + c log c)
/// time, or
/// O(n log n) for numbers of a wide range.
inline CustomerCodes code_customers(const Column& column, std::span<const Index> rows) {
  CustomerCodes coded{std::vector<std::int32_t>(rows.size()), column};
  if (!column.is_numeric()) {
    const auto codes = column.codes();
    const auto texts = column.categories();
    std::vector<std::int32_t> rank(texts.size(), -1);
    std::vector<std::int32_t> used;
    for (const Index row : rows) {
      const std::int32_t code = codes[to_size(row)];
      if (std::exchange(rank[to_size(code)], 0) < 0) used.push_back(code);
    }
    const auto text_of = [&](std::int32_t code) -> const std::string& {
      return texts[to_size(code)];
    };
    std::sort(used.begin(), used.end(),
              [&](std::int32_t a, std::int32_t b) { return text_of(a) < text_of(b); });
    std::vector<std::string> names;
    for (const std::int32_t code : used) {
      rank[to_size(code)] = static_cast<std::int32_t>(names.size());
      names.push_back(text_of(code));
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      coded.of_row[i] = rank[to_size(codes[to_size(rows[i])])];
    std::vector<std::int32_t> each(names.size());
    std::iota(each.begin(), each.end(), 0);
    coded.column = Column::text(column.name(), std::move(each), std::move(names));
    return coded;
  }

  const auto numbers = column.numbers();
  std::vector<double> values;
  values.reserve(rows.size());
  for (const Index row : rows)
    values.push_back(numbers[to_size(row)] + 0.0);  // −0 is 0
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const bool narrow = !values.empty() && *high - *low < 4.0 * static_cast<double>(values.size()) + 4096 &&
                      std::all_of(values.begin(), values.end(), [](double v) { return v == std::trunc(v); });
  std::vector<double> each;
  if (narrow) {
    const double least = *low;
    std::vector<std::int32_t> rank(static_cast<std::size_t>(*high - least) + 1, -1);
    for (const double v : values)
      rank[static_cast<std::size_t>(v - least)] = 0;
    for (std::size_t i = 0; i < rank.size(); ++i) {
      if (rank[i] < 0) continue;
      rank[i] = static_cast<std::int32_t>(each.size());
      each.push_back(least + static_cast<double>(i));
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      coded.of_row[i] = rank[static_cast<std::size_t>(values[i] - least)];
  } else {
    each = values;
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
    for (std::size_t i = 0; i < values.size(); ++i)
      coded.of_row[i] =
          static_cast<std::int32_t>(std::lower_bound(each.begin(), each.end(), values[i]) - each.begin());
  }
  coded.column = Column::numeric(column.name(), std::move(each));
  return coded;
}

/// Compares rows by all their cells; missing cells come first.
class RowOrderByCells {
 public:
  explicit RowOrderByCells(const Table& table) : columns_(table.columns()) {}

  /// Negative, 0 or positive if `a` is before, equal to or after `b`. O(columns)
  int compare(Index a, Index b) const {
    for (const Column& column : columns_) {
      const auto i = to_size(a), j = to_size(b);
      if (!column.is_numeric()) {
        if (const int order = three_way(column.codes()[i], column.codes()[j]); order != 0) return order;
        continue;
      }
      const double x = column.numbers()[i], y = column.numbers()[j];
      if (std::isnan(x) || std::isnan(y)) {
        if (const int order = three_way(!std::isnan(x), !std::isnan(y)); order != 0) return order;
        continue;
      }
      if (const int order = three_way(x, y); order != 0) return order;
    }
    return 0;
  }

 private:
  template<class Value>
  static int three_way(Value a, Value b) {
    return a < b ? -1 : (b < a ? 1 : 0);
  }

  std::span<const Column> columns_;
};

/// A sum that keeps the rounding error of each addition in a second double (Knuth 1969), so that money adds
/// up to the cent.
class MoneySum {
 public:
  void add(double amount) {
    const double sum = high_ + amount;
    const double part = sum - high_;
    low_ += (high_ - (sum - part)) + (amount - part);
    high_ = sum;
  }
  double value() const { return high_ + low_; }

 private:
  double high_ = 0, low_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_ROWS_HPP
