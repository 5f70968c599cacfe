// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_CUSTOMERS_FROM_RECEIPTS_HPP
#define SEGMENTIQ_RECEIPTS_CUSTOMERS_FROM_RECEIPTS_HPP

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/receipts/receipt_columns.hpp"
#include "segmentiq/receipts/receipt_figures.hpp"
#include "segmentiq/receipts/receipt_isolation.hpp"
#include "segmentiq/receipts/receipt_options.hpp"
#include "segmentiq/receipts/receipt_rows.hpp"
#include "segmentiq/receipts/receipt_shares.hpp"
#include "segmentiq/receipts/receipt_warnings.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

namespace detail {

/// The steps from transactions to customers.
class ReceiptSummary {
 public:
  ReceiptSummary(const Table& table, const ReceiptOptions& options, const Execution& execution)
      : table_(table), options_(options), execution_(execution) {
    if (options.max_categories < 0)
      throw parameter_error("customers_from_receipts(): max_categories (" +
                            std::to_string(options.max_categories) + ") must be at least 0");
    if (table.rows() == 0)
      throw data_error(
          "customers_from_receipts(): " + (table.source().file.empty() ? "the table" : table.source().file) +
          " has no rows, but needs at least one");
    result_.columns = find_receipt_columns(table, options.columns);
    const double n = static_cast<double>(table.rows());
    require_memory(n * (sizeof(std::int64_t) + sizeof(double) + 2 * sizeof(ReceiptRow) + sizeof(Index)),
                   execution, "customers_from_receipts(): " + std::to_string(table.rows()) + " rows", "");
    result_.counts.rows = table.rows();
    result_.warnings = table.source().warnings;
  }

  CustomerTable run() {
    PhaseProgress progress(execution_, "receipts", 4);
    std::vector<ReceiptRow> rows = readable_rows();
    progress.advance(1);
    leave_out_the_future(rows);
    std::vector<Index> row_of;
    for (const ReceiptRow& r : rows)
      row_of.push_back(r.row);
    CustomerCodes customers = code_customers(column(result_.columns.customer), row_of);
    ReceiptsByCustomer receipts(rows, customers.of_row, to_size(customers.column.size()));
    rows = {};
    progress.advance(1);
    const Column* const numbers = result_.columns.receipt ? &column(result_.columns.receipt) : nullptr;
    const CustomerFigures figures = work_out_all(receipts, table_, ReceiptNumbers(numbers),
                                                 {.as_of = result_.as_of,
                                                  .drop_duplicates = options_.drop_duplicates,
                                                  .categories = categories_.has_value()},
                                                 result_.counts, execution_);
    progress.advance(1);
    add_columns(customers.column, figures);
    if (categories_) add_shares(receipts);
    result_.table = Table(std::move(columns_));
    warn();
    progress.finish();
    return std::move(result_);
  }

 private:
  const Column& column(const std::optional<std::string>& name) const { return table_.column(*name); }

  /// The rows with a customer, a date and an amount, in file order. Counts the others.
  std::vector<ReceiptRow> readable_rows() {
    ReceiptCounts& counts = result_.counts;
    const Column& customer = column(result_.columns.customer);
    const DateCells dates = read_dates(table_, column(result_.columns.date), options_.day_order, execution_);
    counts.short_years = dates.short_years;
    remarks_.day_order = dates.order;
    remarks_.order_shown_by = dates.shown_by;
    const std::vector<double> amounts = read_amounts(table_, column(result_.columns.amount));
    if (result_.columns.category) categories_ = column(result_.columns.category).as_text();
    const Column* receipt = result_.columns.receipt ? &column(result_.columns.receipt) : nullptr;
    std::vector<ReceiptRow> rows;
    rows.reserve(amounts.size());
    for (Index row = 0; row < table_.rows(); ++row) {
      const auto at = to_size(row);
      const std::int64_t moment = dates.moments[at];
      const double amount = amounts[at];
      if (customer.is_missing(row))
        counts.missing_customer.add(row);
      else if (moment == missing_moment)
        counts.missing_date.add(row);
      else if (moment == no_moment)
        counts.unreadable_date.add(row);
      else if (std::isnan(amount))
        counts.missing_amount.add(row);
      else if (std::isinf(amount))
        counts.unreadable_amount.add(row);
      else
        rows.push_back({moment, amount, row, categories_ ? categories_->codes()[at] : -1});
    }
    if (receipt != nullptr)
      for (const ReceiptRow& r : rows)
        if (receipt->is_missing(r.row)) counts.missing_receipt.add(r.row);
    return rows;
  }

  /// Determines the as-of day, and removes the rows after it.
  void leave_out_the_future(std::vector<ReceiptRow>& rows) {
    if (options_.as_of) {
      result_.as_of = *options_.as_of;
      const auto future = [&](const ReceiptRow& r) {
        const bool is_future = day_of(r.moment) > result_.as_of;
        if (is_future) result_.counts.future.add(r.row);
        return is_future;
      };
      std::erase_if(rows, future);
    }
    if (!rows.empty()) {
      const auto last = std::max_element(rows.begin(), rows.end(),
                                         [](const auto& a, const auto& b) { return a.moment < b.moment; });
      remarks_.last_day = day_of(last->moment);
      if (!options_.as_of) {
        result_.as_of = *remarks_.last_day;
        remarks_.isolated = find_isolated(rows);
      }
    }
    remarks_.as_of = result_.as_of;
    if (!rows.empty()) return;
    warn();
    std::string message = "customers_from_receipts(): no row can be used";
    for (const std::string& reason : result_.warnings)
      message += "; " + reason;
    throw data_error(message);
  }

  std::optional<IsolatedReceipts> find_isolated(const std::vector<ReceiptRow>& rows) const {
    const Column& customer = column(result_.columns.customer);
    const ReceiptNumbers numbers(result_.columns.receipt ? &column(result_.columns.receipt) : nullptr);
    const auto receipt_of = [&](const ReceiptRow& r) {
      const auto at = to_size(r.row);
      const std::int64_t code = customer.is_numeric()
                                    ? std::bit_cast<std::int64_t>(customer.numbers()[at] + 0.0)
                                    : customer.codes()[at];
      return std::pair(code, numbers.number_of(r));
    };
    return isolated_receipts(rows, receipt_of, execution_);
  }

  void add_columns(Column customers, const CustomerFigures& figures) {
    for (Index c = 0; c < customers.size(); ++c)
      if (!std::isfinite(figures.monetary[to_size(c)]))
        throw data_error("customers_from_receipts(): the amounts of customer '" + customers.cell_text(c) +
                         "' add up to more than a number can hold");
    columns_.push_back(std::move(customers));
    add("recency_days", figures.recency);
    add("frequency", figures.frequency);
    add("monetary", figures.monetary);
    add("basket", figures.basket);
    add("tenure_days", figures.tenure);
  }

  /// Adds a column. If its name is taken it gets the suffix _2, _3, …
  std::string add(const std::string& wanted, std::vector<double> values) {
    const auto taken = [&](const std::string& name) {
      return std::any_of(columns_.begin(), columns_.end(), [&](const Column& c) { return c.name() == name; });
    };
    std::string name = wanted;
    for (int i = 2; taken(name); ++i)
      name = wanted + "_" + std::to_string(i);
    columns_.push_back(Column::numeric(name, std::move(values)));
    return name;
  }

  void add_shares(ReceiptsByCustomer& receipts) {
    CategoryShares found =
        category_shares(receipts, categories_->categories(), options_.max_categories, execution_);
    for (std::size_t i = 0; i < found.own.size(); ++i) {
      result_.categories.push_back(found.own[i].category);
      add("share_" + found.own[i].category, std::move(found.own[i].shares));
    }
    remarks_.other_categories = found.others;
    if (found.others > 0) remarks_.other_column = add("share_other", std::move(found.other));
    if (result_.counts.missing_category.count > 0)
      remarks_.unknown_column = add("share_unknown", std::move(found.unknown));
  }

  void warn() {
    const ReceiptWarnings warnings{table_, result_.columns, options_};
    for (std::string& text : warnings.of(result_.counts, remarks_))
      result_.warnings.push_back(std::move(text));
  }

  const Table& table_;
  const ReceiptOptions& options_;
  const Execution& execution_;
  CustomerTable result_;
  std::optional<Column> categories_;
  std::vector<Column> columns_;
  ReceiptRemarks remarks_;
};

}  // namespace detail

/// Makes a table with one row per customer from a table of transactions: how recently, how often and for how
/// much each of them bought.
///
///     const CustomerTable customers = customers_from_receipts(read_csv("receipts.csv"));
///     write_csv(customers.table, std::cout);
///
/// The columns of the result:
///   - the customer, under the name of the transactions' column. Rows are sorted by it (numbers by value,
///     texts by their bytes), so that the order of the transactions does not matter
///   - `recency_days`: from the last purchase to the as-of day
///   - `frequency`: the number of receipts with a purchase. A receipt is the rows of a customer with the same
///     receipt number; without a column of numbers, those of the same moment as written (the same day, where
///     dates have no time)
///   - `monetary`: the sum of all amounts, refunds included
///   - `basket`: the sum of the purchases divided by the number of receipts
///   - `tenure_days`: from the first purchase to the as-of day
///   - `share_…`: the share of the purchases in each of the `max_categories` categories with most purchases;
///     `share_other` in all other categories, and `share_unknown` without a category. They sum to 1, and are
///     missing when the purchases sum to 0
///
/// An amount below 0 is a refund: it lowers `monetary`, and is not a purchase. A customer with refunds only
/// has frequency 0; recency, basket, tenure and shares are missing cells. Rows without a customer, date or
/// amount, with one that cannot be read, or with a date after the as-of day are left out. Everything that is
/// left out, kept or reinterpreted is counted, and a warning says where it is first. Another warning tells of
/// an as-of day more than a year after the last receipt. Sums are exact to the last digit or two.
///
/// Without a given as-of day, it is the day of the last receipt, and one mistyped year would make all
/// customers look long gone. So there is a warning that names the latest receipts if they are
///   - few: at most a hundredth of the rows; or at most five receipts with at most 64 rows and a quarter of
///     all
///   - isolated: before them there is no receipt for longer than a year, and for longer than the time from
///     the first to the last of the others. The earliest hundredth of those is ignored (of ten rows or more
///     at least one); with fewer than ten rows their time counts ten times
///
/// @param execution phase "receipts"
/// @throws parameter_error when a column cannot be found, or may be several; csv_error when dates do not show
///   whether the day or the month comes first; data_error when no row can be used; memory_limit_error;
///   cancelled_error
///
/// Time O(n log m) for m rows per customer, memory O(n).
inline CustomerTable customers_from_receipts(const Table& table, const ReceiptOptions& options = {},
                                             const Execution& execution = {}) {
  return detail::ReceiptSummary(table, options, execution).run();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_RECEIPTS_CUSTOMERS_FROM_RECEIPTS_HPP
