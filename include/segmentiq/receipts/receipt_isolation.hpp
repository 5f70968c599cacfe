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

// One year that is mistyped, 2042 for 2024, would settle the as-of day of all customers. So the latest
// receipts are looked at: whether they stand apart from all others, as typing errors do.
namespace segmentiq::detail {

/// Days without a receipt that are more than a usual wait: a year.
inline constexpr std::int64_t longest_usual_wait = 366;

/// The latest receipts, where they stand apart from all others.
struct IsolatedReceipts {
  Index receipts = 0;
  RowCount rows{};
  std::int64_t first_day = 0, last_day = 0;  ///< of these
  std::int64_t last_other_day = 0;           ///< of the others
};

/// Whether a gap of so many days between few latest rows and `others` is more than chance: longer than a year
/// and than the whole time of the others. A handful of others says little of how long the time between
/// receipts may be; there it must be ten times as long.
inline bool sets_apart(std::int64_t gap, std::int64_t time_of_others, std::size_t others) {
  return gap > longest_usual_wait && gap > time_of_others * (others < 10 ? 10 : 1);
}

/// How many rows there are of each day.
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
  /// The day of the earliest row but so many. @pre there are more rows
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

/// Finds the latest receipts that stand apart: at most a hundredth of the rows, or else five receipts of at
/// most 64 rows and a quarter of them, behind a gap as `sets_apart` says. The time of the others is taken
/// without their earliest hundredth – of ten or more at least one row – since a year may be mistyped there as
/// well.
/// @param receipt_of gives a value for a row that is the same for the rows of one receipt
/// O(n) time, and memory for the days. @throws cancelled_error
template<class ReceiptOf>
std::optional<IsolatedReceipts> isolated_receipts(std::span<const ReceiptRow> rows, ReceiptOf&& receipt_of,
                                                  const Execution& execution) {
  constexpr std::size_t few_receipts = 5, rows_of_few = 64;
  const std::size_t n = rows.size(), hundredth = n / 100;
  const std::size_t most = std::max(hundredth, std::min(n / 4, rows_of_few));
  if (most == 0) return {};
  const RowsByDay days(rows, execution);
  const std::int64_t earliest = days.earliest_but(n < 10 ? 0 : std::max<std::size_t>(1, hundredth));

  struct Tail {
    std::int64_t first_day, last_other_day;
    std::size_t rows;
  };
  std::vector<Tail> apart;
  std::int64_t day = days.last();
  for (std::size_t count = days.rows_of(day); count <= most; count += days.rows_of(day)) {
    const std::int64_t other = days.before(day);
    if (sets_apart(day - other, other - earliest, n - count)) apart.push_back({day, other, count});
    day = other;
  }
  // The longest one: two typing errors may be decades from each other.
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
    if (tail.rows <= hundredth || receipts.size() <= few_receipts) return found;
  }
  return {};
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_ISOLATION_HPP
