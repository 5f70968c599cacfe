// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_FIGURES_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_FIGURES_HPP

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/receipts/receipt_options.hpp"
#include "segmentiq/receipts/receipt_rows.hpp"
#include "segmentiq/table/table.hpp"

// The figures of each customer. The rows of a customer are sorted by their content alone, so that the order
// of the file does not change a single digit.
namespace segmentiq::detail {

/// A row that takes part.
struct ReceiptRow {
  std::int64_t moment;
  double amount;
  Index row;
  std::int32_t category;  ///< −1 = unknown
};

/// The figures of customers 0 … c−1; NaN where a customer has no purchase.
struct CustomerFigures {
  explicit CustomerFigures(std::size_t customers)
      : recency(customers), frequency(customers), monetary(customers), basket(customers), tenure(customers) {}

  std::vector<double> recency, frequency, monetary, basket, tenure;
};

/// Days since 1970.
inline std::int64_t day_of(std::int64_t moment) {
  constexpr std::int64_t day = 86'400'000'000;
  return moment / day - (moment % day < 0);
}

/// The rows that take part, customer by customer.
class ReceiptsByCustomer {
 public:
  /// @param customer_of the customer of each of `rows`, 0 … customers−1. O(n)
  ReceiptsByCustomer(const std::vector<ReceiptRow>& rows, std::span<const std::int32_t> customer_of,
                     std::size_t customers)
      : begin_(customers + 1, 0), rows_(rows.size()) {
    for (const std::int32_t c : customer_of)
      ++begin_[to_size(c) + 1];
    for (std::size_t c = 0; c < customers; ++c)
      begin_[c + 1] += begin_[c];
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows_[next[to_size(customer_of[i])]++] = rows[i];
    end_.assign(begin_.begin() + 1, begin_.end());
  }

  std::size_t customers() const { return end_.size(); }
  std::span<ReceiptRow> of(std::size_t customer) {
    return {rows_.data() + begin_[customer], end_[customer] - begin_[customer]};
  }
  /// Keeps only the first rows of a customer.
  void keep(std::size_t customer, std::size_t count) { end_[customer] = begin_[customer] + count; }

 private:
  std::vector<std::size_t> begin_, end_;
  std::vector<ReceiptRow> rows_;
};

/// Sorts a customer's rows by moment, amount and row of the table, and finds duplicates of earlier ones, the
/// same in every cell. @return the number of rows that remain: with `drop` without the duplicates, else all
inline std::size_t sort_receipts(std::span<ReceiptRow> rows, const RowOrderByCells& order, bool drop,
                                 RowCount& duplicates) {
  const auto key = [](const ReceiptRow& r) {
    return std::tie(r.moment, r.amount, r.row);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const ReceiptRow& a, const ReceiptRow& b) { return key(a) < key(b); });
  const auto alike = [](const ReceiptRow& a, const ReceiptRow& b) {
    return a.moment == b.moment && a.amount == b.amount;
  };
  std::size_t kept = 0;
  for (std::size_t first = 0, last = 0; first < rows.size(); first = last) {
    for (last = first + 1; last < rows.size() && alike(rows[first], rows[last]);)
      ++last;
    const auto group = rows.subspan(first, last - first);
    if (group.size() > 1)
      std::sort(group.begin(), group.end(), [&](const ReceiptRow& a, const ReceiptRow& b) {
        const int by_cells = order.compare(a.row, b.row);
        return by_cells != 0 ? by_cells < 0 : a.row < b.row;
      });
    for (std::size_t i = 0; i < group.size(); ++i) {
      const bool repeats = i > 0 && order.compare(group[i - 1].row, group[i].row) == 0;
      if (repeats) duplicates.add(group[i].row);
      if (!repeats || !drop) rows[kept++] = group[i];
    }
  }
  return kept;
}

/// Tells to which receipt a row belongs: by its number, or else by its moment.
class ReceiptNumbers {
 public:
  /// @param column the receipt numbers; nullptr: there are none
  explicit ReceiptNumbers(const Column* column) : column_(column) {}

  /// The number of receipts with a purchase. @param rows of one customer, moments ascending
  Index count(std::span<const ReceiptRow> rows, std::vector<std::pair<bool, std::int64_t>>& scratch) const {
    if (column_ == nullptr) {
      Index receipts = 0;
      std::int64_t last = no_moment;
      for (const ReceiptRow& r : rows) {
        if (r.amount < 0 || r.moment == last) continue;
        last = r.moment;
        ++receipts;
      }
      return receipts;
    }
    scratch.clear();
    for (const ReceiptRow& r : rows)
      if (!(r.amount < 0)) scratch.push_back(number_of(r));
    std::sort(scratch.begin(), scratch.end());
    return std::unique(scratch.begin(), scratch.end()) - scratch.begin();
  }

  /// The same value for all rows of one receipt. @pre the rows are of one customer
  std::pair<bool, std::int64_t> number_of(const ReceiptRow& r) const {
    const auto at = to_size(r.row);
    if (column_ == nullptr || column_->is_missing(r.row)) return {false, r.moment};
    if (column_->is_numeric()) return {true, std::bit_cast<std::int64_t>(column_->numbers()[at] + 0.0)};
    return {true, column_->codes()[at]};
  }

 private:
  const Column* column_;
};

/// Computes the figures of one customer. @param as_of days since 1970
inline void work_out(std::span<const ReceiptRow> rows, Index receipts, std::int64_t as_of,
                     std::size_t customer, CustomerFigures& figures) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  MoneySum all, purchases;
  std::int64_t first = no_moment, last = no_moment;
  for (const ReceiptRow& r : rows) {
    all.add(r.amount);
    if (r.amount < 0) continue;
    purchases.add(r.amount);
    if (first == no_moment) first = r.moment;
    last = r.moment;
  }
  figures.monetary[customer] = all.value();
  figures.frequency[customer] = static_cast<double>(receipts);
  const bool bought = receipts > 0;
  figures.basket[customer] = bought ? purchases.value() / static_cast<double>(receipts) : nothing;
  figures.recency[customer] = bought ? static_cast<double>(as_of - day_of(last)) : nothing;
  figures.tenure[customer] = bought ? static_cast<double>(as_of - day_of(first)) : nothing;
}

/// What the figures depend on besides the rows.
struct FigureOptions {
  std::int64_t as_of = 0;  ///< days since 1970
  bool drop_duplicates = false;
  bool categories = false;  ///< whether there are categories, so that purchases without one are counted
};

/// Computes the figures of all customers, sorts their rows, and counts what is worth a warning.
/// @throws cancelled_error. O(n log m) for m rows per customer
inline CustomerFigures work_out_all(ReceiptsByCustomer& receipts, const Table& table,
                                    const ReceiptNumbers& numbers, const FigureOptions& options,
                                    ReceiptCounts& counts, const Execution& execution) {
  constexpr Index chunk = 512;
  const auto customers = static_cast<Index>(receipts.customers());
  CustomerFigures figures(receipts.customers());
  const RowOrderByCells order(table);
  struct Found {
    RowCount duplicates, refunds, missing_category;
    Index without_purchase = 0, used = 0;
  };
  std::vector<Found> found(to_size((customers + chunk - 1) / chunk));
  parallel_chunks(customers, chunk, execution, [&](Index first, Index last) {
    Found& here = found[to_size(first / chunk)];
    std::vector<std::pair<bool, std::int64_t>> scratch;
    for (auto c = to_size(first); c < to_size(last); ++c) {
      receipts.keep(c, sort_receipts(receipts.of(c), order, options.drop_duplicates, here.duplicates));
      const auto rows = receipts.of(c);
      const Index count = numbers.count(rows, scratch);
      work_out(rows, count, options.as_of, c, figures);
      here.used += static_cast<Index>(rows.size());
      here.without_purchase += count == 0;
      for (const ReceiptRow& r : rows) {
        if (r.amount < 0)
          here.refunds.add(r.row);
        else if (options.categories && r.category < 0)
          here.missing_category.add(r.row);
      }
    }
  });
  const auto sum_up = [](RowCount& all, const RowCount& part) {
    if (part.count > 0 && (all.count == 0 || part.first < all.first)) all.first = part.first;
    all.count += part.count;
  };
  for (const Found& f : found) {
    sum_up(counts.duplicates, f.duplicates);
    sum_up(counts.refunds, f.refunds);
    sum_up(counts.missing_category, f.missing_category);
    counts.customers_without_purchase += f.without_purchase;
    counts.used += f.used;
  }
  return figures;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_FIGURES_HPP
