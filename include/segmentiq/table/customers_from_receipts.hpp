// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_CUSTOMERS_FROM_RECEIPTS_HPP
#define SEGMENTIQ_TABLE_CUSTOMERS_FROM_RECEIPTS_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/detail/receipt_figures.hpp"
#include "segmentiq/detail/receipt_rows.hpp"
#include "segmentiq/table/receipt_columns.hpp"
#include "segmentiq/table/receipt_options.hpp"
#include "segmentiq/table/table.hpp"

namespace segmentiq {

namespace detail {

/// "3 rows", "1 row".
inline std::string counted(Index count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

/// From transactions to customers, step by step.
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
    ReceiptsByCustomer receipts(rows, customers.of_row, static_cast<std::size_t>(customers.column.size()));
    rows = {};
    progress.advance(1);
    const CustomerFigures figures = work_out_all(receipts);
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

  /// The rows with a customer, a date and an amount, in file order; counts the others.
  std::vector<ReceiptRow> readable_rows() {
    ReceiptCounts& counts = result_.counts;
    const Column& customer = column(result_.columns.customer);
    dates_ = read_dates(table_, column(result_.columns.date), options_.day_order, execution_);
    counts.short_years = dates_.short_years;
    const std::vector<double> amounts = read_amounts(table_, column(result_.columns.amount));
    if (result_.columns.category) categories_ = column(result_.columns.category).as_text();
    const Column* receipt = result_.columns.receipt ? &column(result_.columns.receipt) : nullptr;
    std::vector<ReceiptRow> rows;
    rows.reserve(amounts.size());
    for (Index row = 0; row < table_.rows(); ++row) {
      const auto at = static_cast<std::size_t>(row);
      const std::int64_t moment = dates_.moments[at];
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

  /// Settles the as-of day, and takes away what is after it.
  void leave_out_the_future(std::vector<ReceiptRow>& rows) {
    if (options_.as_of) {
      result_.as_of = *options_.as_of;
      const auto future = [&](const ReceiptRow& r) {
        const bool is_future = day_of(r.moment) > result_.as_of;
        if (is_future) result_.counts.future.add(r.row);
        return is_future;
      };
      std::erase_if(rows, future);
    } else if (!rows.empty()) {
      const auto last = std::max_element(rows.begin(), rows.end(),
                                         [](const auto& a, const auto& b) { return a.moment < b.moment; });
      result_.as_of = day_of(last->moment);
    }
    if (!rows.empty()) return;
    warn();
    std::string message = "customers_from_receipts(): no row can be used";
    for (const std::string& reason : result_.warnings)
      message += "; " + reason;
    throw data_error(message);
  }

  CustomerFigures work_out_all(ReceiptsByCustomer& receipts) {
    constexpr Index chunk = 512;
    const auto customers = static_cast<Index>(receipts.customers());
    CustomerFigures figures(receipts.customers());
    const RowOrderByCells order(table_);
    const ReceiptNumbers numbers(result_.columns.receipt ? &column(result_.columns.receipt) : nullptr);
    const std::int64_t as_of = result_.as_of;
    struct Found {
      RowCount duplicates, refunds, missing_category;
      Index without_purchase = 0, used = 0;
    };
    std::vector<Found> found(static_cast<std::size_t>((customers + chunk - 1) / chunk));
    parallel_chunks(customers, chunk, execution_, [&](Index first, Index last) {
      Found& here = found[static_cast<std::size_t>(first / chunk)];
      std::vector<std::pair<bool, std::int64_t>> scratch;
      for (auto c = static_cast<std::size_t>(first); c < static_cast<std::size_t>(last); ++c) {
        receipts.keep(c, sort_receipts(receipts.of(c), order, options_.drop_duplicates, here.duplicates));
        const auto rows = receipts.of(c);
        const Index count = numbers.count(rows, scratch);
        work_out(rows, count, as_of, c, figures);
        here.used += static_cast<Index>(rows.size());
        here.without_purchase += count == 0;
        for (const ReceiptRow& r : rows) {
          if (r.amount < 0)
            here.refunds.add(r.row);
          else if (r.category < 0)
            here.missing_category.add(r.row);
        }
      }
    });
    const auto sum_up = [](RowCount& all, const RowCount& part) {
      if (part.count > 0 && (all.count == 0 || part.first < all.first)) all.first = part.first;
      all.count += part.count;
    };
    ReceiptCounts& counts = result_.counts;
    for (const Found& f : found) {
      sum_up(counts.duplicates, f.duplicates);
      sum_up(counts.refunds, f.refunds);
      if (categories_) sum_up(counts.missing_category, f.missing_category);
      counts.customers_without_purchase += f.without_purchase;
      counts.used += f.used;
    }
    return figures;
  }

  void add_columns(Column customers, const CustomerFigures& figures) {
    for (Index c = 0; c < customers.size(); ++c)
      if (!std::isfinite(figures.monetary[static_cast<std::size_t>(c)]))
        throw data_error("customers_from_receipts(): the amounts of customer '" + customers.cell_text(c) +
                         "' add up to more than a number can hold");
    columns_.push_back(std::move(customers));
    add("recency_days", figures.recency);
    add("frequency", figures.frequency);
    add("monetary", figures.monetary);
    add("basket", figures.basket);
    add("tenure_days", figures.tenure);
  }

  /// Adds a column; where its name is taken it becomes …_2, …_3.
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

  /// The categories with a share of their own: those with most purchases, equal ones by their bytes.
  std::vector<std::int32_t> ranked_categories(ReceiptsByCustomer& receipts) const {
    const auto texts = categories_->categories();
    std::vector<Index> purchases(texts.size(), 0);
    std::vector<std::int32_t> ranked;
    for (std::size_t c = 0; c < receipts.customers(); ++c)
      for (const ReceiptRow& r : receipts.of(c))
        if (r.category >= 0 && !(r.amount < 0) && ++purchases[static_cast<std::size_t>(r.category)] == 1)
          ranked.push_back(r.category);
    std::sort(ranked.begin(), ranked.end(), [&](std::int32_t a, std::int32_t b) {
      const Index pa = purchases[static_cast<std::size_t>(a)], pb = purchases[static_cast<std::size_t>(b)];
      return pa != pb ? pa > pb : texts[static_cast<std::size_t>(a)] < texts[static_cast<std::size_t>(b)];
    });
    return ranked;
  }

  void add_shares(ReceiptsByCustomer& receipts) {
    const std::vector<std::int32_t> ranked = ranked_categories(receipts);
    const std::size_t own = std::min(ranked.size(), static_cast<std::size_t>(options_.max_categories));
    const std::size_t other = own, unknown = own + 1;
    std::vector<std::size_t> place(categories_->categories().size(), other);
    for (std::size_t i = 0; i < own; ++i)
      place[static_cast<std::size_t>(ranked[i])] = i;
    const double cells = static_cast<double>((own + 2) * receipts.customers());
    require_memory(cells * sizeof(double), execution_,
                   "customers_from_receipts(): the shares of " + std::to_string(own) + " categories",
                   "lower max_categories");

    std::vector<std::vector<double>> shares(own + 2, std::vector<double>(receipts.customers()));
    parallel_chunks(static_cast<Index>(receipts.customers()), 512, execution_, [&](Index first, Index last) {
      std::vector<MoneySum> sums(own + 2);
      for (auto c = static_cast<std::size_t>(first); c < static_cast<std::size_t>(last); ++c) {
        std::fill(sums.begin(), sums.end(), MoneySum{});
        MoneySum all;
        for (const ReceiptRow& r : receipts.of(c)) {
          if (r.amount < 0) continue;
          sums[r.category < 0 ? unknown : place[static_cast<std::size_t>(r.category)]].add(r.amount);
          all.add(r.amount);
        }
        for (std::size_t i = 0; i < sums.size(); ++i)
          shares[i][c] =
              all.value() > 0 ? sums[i].value() / all.value() : std::numeric_limits<double>::quiet_NaN();
      }
    });
    for (std::size_t i = 0; i < own; ++i) {
      result_.categories.push_back(categories_->categories()[static_cast<std::size_t>(ranked[i])]);
      add("share_" + result_.categories.back(), std::move(shares[i]));
    }
    rest_ = static_cast<Index>(ranked.size() - own);
    if (rest_ > 0) other_name_ = add("share_other", std::move(shares[other]));
    if (result_.counts.missing_category.count > 0)
      unknown_name_ = add("share_unknown", std::move(shares[unknown]));
  }

  void say(const RowCount& rows, const std::string& after) {
    if (rows.count == 0) return;
    result_.warnings.push_back(counted(rows.count, "row") + " " + after + ", " +
                               (rows.count > 1 ? "first " : "") + "on " + place_of(table_, rows.first));
  }

  std::string cell(const std::optional<std::string>& name, const RowCount& rows) const {
    return rows.count == 0 ? "" : "'" + column(name).cell_text(rows.first) + "'";
  }

  void warn() {
    const ReceiptCounts& counts = result_.counts;
    const ReceiptColumns& columns = result_.columns;
    const auto one = [](const RowCount& rows, const char* singular, const char* plural) {
      return std::string(rows.count == 1 ? singular : plural);
    };
    if (dates_.shown_by)
      result_.warnings.push_back(std::string(dates_.order == DayOrder::day_first
                                                 ? "days stand before months"
                                                 : "months stand before days") +
                                 " in the dates, as '" + column(columns.date).cell_text(*dates_.shown_by) +
                                 "' on " + place_of(table_, *dates_.shown_by) + " shows");
    const auto left_out = [&](const RowCount& rows) {
      return one(rows, " and is left out", " and are left out");
    };
    const auto has = [&](const RowCount& rows) {
      return one(rows, "has ", "have ");
    };
    say(counts.missing_customer,
        has(counts.missing_customer) + "no customer" + left_out(counts.missing_customer));
    say(counts.missing_date, has(counts.missing_date) + "no date" + left_out(counts.missing_date));
    say(counts.unreadable_date, has(counts.unreadable_date) + "a date that cannot be read (" +
                                    cell(columns.date, counts.unreadable_date) + ")" +
                                    left_out(counts.unreadable_date));
    say(counts.missing_amount, has(counts.missing_amount) + "no amount" + left_out(counts.missing_amount));
    say(counts.unreadable_amount, has(counts.unreadable_amount) + "an amount that is no finite number (" +
                                      cell(columns.amount, counts.unreadable_amount) + ")" +
                                      left_out(counts.unreadable_amount));
    say(counts.future, one(counts.future, "is", "are") + " dated after " + date_text(result_.as_of) +
                           left_out(counts.future));
    say(counts.duplicates,
        one(counts.duplicates, "repeats", "repeat") + " an earlier one in every cell" +
            (options_.drop_duplicates ? left_out(counts.duplicates)
                                      : one(counts.duplicates, " and is kept", " and are kept")));
    say(counts.refunds, one(counts.refunds, "is a refund", "are refunds") + ", which lower" +
                            one(counts.refunds, "s", "") + " the monetary value and " +
                            one(counts.refunds, "is no purchase", "are no purchases"));
    say(counts.missing_receipt, has(counts.missing_receipt) + "no receipt number; " +
                                    one(counts.missing_receipt, "it counts", "they count") +
                                    " as the receipt of " + one(counts.missing_receipt, "its", "their") +
                                    " moment");
    say(counts.missing_category, has(counts.missing_category) + "no category and " +
                                     one(counts.missing_category, "counts", "count") + " in '" +
                                     unknown_name_ + "'");
    say(counts.short_years, has(counts.short_years) + "a year of two digits, read as one of 1969 to 2068");
    if (counts.customers_without_purchase > 0)
      result_.warnings.push_back(counted(counts.customers_without_purchase, "customer") +
                                 " got refunds but bought nothing: recency, basket and tenure are empty");
    if (rest_ > 0)
      result_.warnings.push_back(std::to_string(rest_) +
                                 (rest_ == 1 ? " category is in" : " categories share") + " the column '" +
                                 other_name_ + "': only the " + std::to_string(options_.max_categories) +
                                 " with most purchases have one of their own");
  }

  const Table& table_;
  const ReceiptOptions& options_;
  const Execution& execution_;
  CustomerTable result_;
  DateCells dates_;
  std::optional<Column> categories_;
  std::vector<Column> columns_;
  std::string other_name_, unknown_name_;
  Index rest_ = 0;
};

}  // namespace detail

/// Makes one row a customer from a table of transactions: how recently, how often and for how much each
/// bought.
///
/// The columns of the result:
///   - the customer, under the name of the transactions' column; rows are in its order (numbers by value,
///   texts
///     by their bytes), so that the order of the transactions shows nowhere
///   - `recency_days`: from the last purchase to the as-of day
///   - `frequency`: receipts with a purchase. A receipt is the rows of a customer with one receipt number;
///   where
///     no column of numbers is used, those of one moment as written – one day, where dates have no time
///   - `monetary`: the sum of all amounts, refunds included
///   - `basket`: the sum of the purchases by the number of receipts
///   - `tenure_days`: from the first purchase to the as-of day
///   - `share_…`: what part of the purchases went to each of the `max_categories` most bought categories,
///     `share_other` to the rest of them and `share_unknown` to none; they sum to 1. Empty when the purchases
///     sum to 0
///
/// An amount below 0 is a refund: it lowers `monetary`, and is no purchase. A customer with refunds only has
/// frequency 0, and no recency, basket, tenure and shares (missing cells). Rows without a customer, date or
/// amount, with one that cannot be read, or dated after the as-of day are left out; whatever is left out,
/// kept or reinterpreted is counted, with a warning that says where it stands first. Sums are exact to the
/// last digit or two.
///
/// @param execution phase "receipts"
/// @throws parameter_error when a column cannot be found, or may be several; csv_error when dates do not show
///   whether the day or the month stands first; data_error when no row can be used; memory_limit_error;
///   cancelled_error
/// Time O(n log m) for m rows a customer, memory O(n).
inline CustomerTable customers_from_receipts(const Table& table, const ReceiptOptions& options = {},
                                             const Execution& execution = {}) {
  return detail::ReceiptSummary(table, options, execution).run();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_CUSTOMERS_FROM_RECEIPTS_HPP
