// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_RECEIPT_ISOLATION_HPP
#define SEGMENTIQ_DETAIL_RECEIPT_ISOLATION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "segmentiq/core/progress.hpp"
#include "segmentiq/detail/receipt_figures.hpp"
#include "segmentiq/detail/receipt_rows.hpp"
#include "segmentiq/table/receipt_options.hpp"

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

/// Finds the latest receipts that stand apart: at most a hundredth of the rows, or else five receipts of at
/// most 64 rows and a quarter of them, behind a gap as `sets_apart` says. The time of the others is taken
/// without their earliest hundredth – of ten or more at least one row – since a year may be mistyped there as
/// well.
/// @param receipt_of gives a value for a row that is the same for the rows of one receipt
/// O(n) time and memory. @throws cancelled_error
template<class ReceiptOf>
std::optional<IsolatedReceipts> isolated_receipts(std::span<const ReceiptRow> rows, ReceiptOf&& receipt_of,
                                                  const Execution& execution) {
  constexpr std::size_t few_receipts = 5, rows_of_few = 64;
  const std::size_t n = rows.size(), hundredth = n / 100;
  const std::size_t most = std::max(hundredth, std::min(n / 4, rows_of_few));
  if (most == 0) return {};
  std::vector<std::int64_t> days;
  days.reserve(n);
  for (const ReceiptRow& r : rows)
    days.push_back(day_of(r.moment));
  execution.check_stop();
  const auto at = [&days](std::size_t i) {
    return days.begin() + static_cast<std::ptrdiff_t>(i);
  };
  std::nth_element(days.begin(), at(n - most - 1), days.end());
  std::sort(at(n - most), days.end());
  const std::int64_t before_most = days[n - most - 1];
  execution.check_stop();
  const std::size_t skipped = n < 10 ? 0 : std::max<std::size_t>(1, hundredth);
  std::nth_element(days.begin(), at(skipped), at(n - most));
  const std::int64_t earliest = days[skipped];
  execution.check_stop();

  // The longest tail that is set apart: two typing errors may be decades from each other as well.
  for (std::size_t count = most; count > 0; --count) {
    const std::int64_t first = days[n - count];
    const std::int64_t last_other = count == most ? before_most : days[n - count - 1];
    if (!sets_apart(first - last_other, last_other - earliest, n - count)) continue;
    IsolatedReceipts found{0, {}, first, days.back(), last_other};
    std::vector<decltype(receipt_of(rows[0]))> receipts;
    for (const ReceiptRow& r : rows) {
      if (day_of(r.moment) < first) continue;
      found.rows.add(r.row);
      receipts.push_back(receipt_of(r));
    }
    std::sort(receipts.begin(), receipts.end());
    receipts.erase(std::unique(receipts.begin(), receipts.end()), receipts.end());
    found.receipts = static_cast<Index>(receipts.size());
    if (count <= hundredth || receipts.size() <= few_receipts) return found;
  }
  return {};
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_RECEIPT_ISOLATION_HPP
