// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_OPTIONS_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_OPTIONS_HPP

#include <optional>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/table/date_days.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

/// The columns of a table of transactions, by name. Nothing: the column is searched for, see
/// find_receipt_columns(). An empty name: the column, one of the two optional ones, is not searched for and
/// not used.
struct ReceiptColumns {
  std::optional<std::string> customer{};  ///< who bought
  std::optional<std::string> date{};      ///< when: dates, perhaps with a time of day
  std::optional<std::string> amount{};    ///< what the row adds to the bill, in one currency; refunds below 0
  std::optional<std::string> category{};  ///< the kind of thing bought; optional
  std::optional<std::string> receipt{};   ///< rows of one receipt have the same number; optional
};

/// How receipts become customers.
struct ReceiptOptions {
  ReceiptColumns columns{};
  /// The day from which recency is counted, in days since 1970-01-01, see read_date(). Nothing = the last day
  /// of a row that can be used, with a warning if it is isolated from all others.
  std::optional<Index> as_of{};
  /// How to read 03/04/2024; unknown = as the column's other dates show, or else an error.
  DayOrder day_order = DayOrder::unknown;
  /// Whether a row that equals an earlier one in every cell is left out.
  bool drop_duplicates = false;
  /// How many categories get a share of their own, those with most purchases first; ≥ 0. Each is a column.
  Index max_categories = 12;
};

/// A number of rows, and the first of them.
struct RowCount {
  Index count = 0;
  Index first = -1;  ///< from 0; −1 when there is none

  void add(Index row) {
    if (count++ == 0 || row < first) first = row;
  }
  friend bool operator==(const RowCount&, const RowCount&) = default;
};

/// What happened to the rows. Every row is used, or left out for the first of these reasons that applies.
struct ReceiptCounts {
  Index rows = 0;
  Index used = 0;
  RowCount missing_customer;
  RowCount missing_date;
  RowCount unreadable_date;
  RowCount missing_amount;
  RowCount unreadable_amount;  ///< not a finite number
  RowCount future;             ///< after the as-of day
  /// Rows that equal an earlier one in every cell: left out with `drop_duplicates`, else used.
  RowCount duplicates;
  // Used, but worth knowing:
  RowCount refunds;                      ///< amounts below 0
  RowCount missing_category;             ///< of purchases
  RowCount missing_receipt;              ///< rows without a number though a column of numbers is used
  RowCount short_years;                  ///< dates with a year of two digits, read as 1969 … 2068
  Index customers_without_purchase = 0;  ///< refunds only

  Index left_out(bool duplicates_dropped) const {
    return missing_customer.count + missing_date.count + unreadable_date.count + missing_amount.count +
           unreadable_amount.count + future.count + (duplicates_dropped ? duplicates.count : 0);
  }
};

/// The table of customers, and how it was made.
struct CustomerTable {
  Table table;
  ReceiptColumns columns;               ///< the columns used; the optional ones empty when not used
  Index as_of = 0;                      ///< the day from which recency is counted, since 1970-01-01
  std::vector<std::string> categories;  ///< those with a share of their own, most purchases first
  ReceiptCounts counts;
  std::vector<std::string> warnings;  ///< what a careful reader needs to know, one sentence each
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_OPTIONS_HPP
