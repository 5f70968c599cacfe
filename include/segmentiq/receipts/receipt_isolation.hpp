// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_ISOLATION_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_ISOLATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/receipts/receipt_figures.hpp"
#include "segmentiq/receipts/receipt_options.hpp"
#include "segmentiq/receipts/receipt_rows.hpp"

// One mistyped year, 2042 for 2024, would determine the as-of day of all customers. So these functions check
// whether the latest receipts are isolated from all others, as typing errors are.
namespace segmentiq::detail {

/// Days without a receipt beyond which a gap is unusual: a year.
inline constexpr std::int64_t max_usual_gap = 366;

/// The latest receipts, if they are isolated from all others.
struct IsolatedReceipts {
  Index receipts = 0;
  RowCount rows{};
  std::int64_t first_day = 0, last_day = 0;  ///< of these
  std::int64_t last_other_day = 0;           ///< of the others
};

/// Whether a gap of this many days before the few latest rows isolates them: it is longer than a year and
/// than the whole time of the others. A handful of others says little about usual gaps; then it must be ten
/// times as long.
inline bool isolates(std::int64_t gap, std::int64_t time_of_others, std::size_t others) {
  return gap > max_usual_gap && gap > time_of_others * (others < 10 ? 10 : 1);
}

/// The number of rows of each day.
class RowsByDay {
 public:
  /// @pre there is a row. @throws cancelled_error
  RowsByDay(std::span<const ReceiptRow> rows, const Execution& execution) {
    first_ = last_ = day_of(rows[0].moment);
    StopPoll poll(execution);
    for (const ReceiptRow& r : rows) {
      first_ = std::min(first_, day_of(r.moment));
      last_ = std::max(last_, day_of(r.moment));
      poll();
    }
    counts_.resize(to_size(last_ - first_) + 1);  // years have four digits: 3,652,425 at most
    for (const ReceiptRow& r : rows) {
      ++counts_[to_size(day_of(r.moment) - first_)];
      poll();
    }
  }

  std::int64_t last() const { return last_; }
  /// @pre first day ≤ day ≤ last day
  std::size_t rows_of(std::int64_t day) const { return counts_[to_size(day - first_)]; }
  /// The day of the earliest row after `count` earlier ones. @pre there are more rows
  std::int64_t earliest_but(std::size_t rows) const {
    std::int64_t day = first_;
    for (; rows_of(day) <= rows; ++day)
      rows -= rows_of(day);
    return day;
  }
  /// The last day with a row before `day`. @pre there is one
  std::int64_t before(std::int64_t day) const {
    do
      --day;
    while (rows_of(day) == 0);
    return day;
  }

 private:
  std::int64_t first_ = 0, last_ = 0;
  std::vector<std::size_t> counts_;
};

/// Finds the latest receipts that are isolated by a gap: at most a hundredth of the rows; or at most five
/// receipts with at most 64 rows and a quarter of all. The time of the others is measured without their
/// earliest hundredth (of ten rows or more at least one), since a year may be mistyped there as well.
/// @param receipt_of maps a row to a value that is the same for all rows of one receipt
/// O(n) time, and memory for the days. @throws cancelled_error
template<class ReceiptOf>
std::optional<IsolatedReceipts> isolated_receipts(std::span<const ReceiptRow> rows, ReceiptOf&& receipt_of,
                                                  const Execution& execution) {
  constexpr std::size_t max_receipts = 5, max_rows = 64;
  const std::size_t n = rows.size(), hundredth = n / 100;
  const std::size_t max_isolated = std::max(hundredth, std::min(n / 4, max_rows));
  if (max_isolated == 0) return {};
  const RowsByDay days(rows, execution);
  const std::int64_t earliest = days.earliest_but(n < 10 ? 0 : std::max<std::size_t>(1, hundredth));

  struct Tail {
    std::int64_t first_day, last_other_day;
    std::size_t rows;
  };
  std::vector<Tail> apart;
  std::int64_t day = days.last();
  for (std::size_t count = days.rows_of(day); count <= max_isolated; count += days.rows_of(day)) {
    const std::int64_t other = days.before(day);
    if (isolates(day - other, other - earliest, n - count)) apart.push_back({day, other, count});
    day = other;
  }
  // The longest one: two typing errors may be decades apart.
  for (; !apart.empty(); apart.pop_back()) {
    const Tail& tail = apart.back();
    IsolatedReceipts found{0, {}, tail.first_day, days.last(), tail.last_other_day};
    std::vector<decltype(receipt_of(rows[0]))> receipts;
    StopPoll poll(execution);
    for (const ReceiptRow& r : rows) {
      poll();
      if (day_of(r.moment) < tail.first_day) continue;
      found.rows.add(r.row);
      receipts.push_back(receipt_of(r));
    }
    std::sort(receipts.begin(), receipts.end());
    receipts.erase(std::unique(receipts.begin(), receipts.end()), receipts.end());
    found.receipts = static_cast<Index>(receipts.size());
    if (tail.rows <= hundredth || receipts.size() <= max_receipts) return found;
  }
  return {};
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_ISOLATION_HPP
