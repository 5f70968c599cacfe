// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_RECEIPTS_RECEIPT_WARNINGS_HPP
#define SEGMENTIQ_RECEIPTS_RECEIPT_WARNINGS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/receipts/receipt_isolation.hpp"
#include "segmentiq/receipts/receipt_options.hpp"
#include "segmentiq/receipts/receipt_rows.hpp"
#include "segmentiq/table/date_days.hpp"
#include "segmentiq/table/table.hpp"

// Warnings about how receipts became customers, as sentences.
namespace segmentiq::detail {

/// "3 rows", "1 row".
inline std::string counted(Index count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

/// What warnings need besides the counts.
struct ReceiptRemarks {
  DayOrder day_order = DayOrder::unknown;
  std::optional<Index> order_shown_by{};       ///< the row that shows the order, if it was not given
  Index as_of = 0;                             ///< days since 1970
  std::optional<Index> last_day{};             ///< of the rows used
  std::optional<IsolatedReceipts> isolated{};  ///< which determine the as-of day
  std::string other_column, unknown_column;
  Index other_categories = 0;  ///< in `other_column`
};

/// Turns counts into sentences.
class ReceiptWarnings {
 public:
  /// All of them must outlive this.
  ReceiptWarnings(const Table& table, const ReceiptColumns& columns, const ReceiptOptions& options)
      : table_(table), columns_(columns), options_(options) {}

  std::vector<std::string> of(const ReceiptCounts& counts, const ReceiptRemarks& remarks) const {
    std::vector<std::string> warnings;
    const auto say = [&](const RowCount& rows, const std::string& after) {
      if (rows.count > 0)
        warnings.push_back(counted(rows.count, "row") + " " + after + ", " +
                           (rows.count > 1 ? "first " : "") + "on " + place_of(table_, rows.first));
    };
    if (remarks.order_shown_by) warnings.push_back(shown_order(remarks.day_order, *remarks.order_shown_by));
    if (remarks.last_day && remarks.as_of - *remarks.last_day > max_usual_gap)
      warnings.push_back("the as-of day " + date_text(remarks.as_of) + " is " +
                         std::to_string(remarks.as_of - *remarks.last_day) +
                         " days after the last receipt (" + date_text(*remarks.last_day) +
                         "), by which every recency and tenure is longer");
    if (remarks.isolated) warnings.push_back(settled_by(*remarks.isolated));
    say(counts.missing_customer,
        has(counts.missing_customer) + "no customer" + left_out(counts.missing_customer));
    say(counts.missing_date, has(counts.missing_date) + "no date" + left_out(counts.missing_date));
    say(counts.unreadable_date, has(counts.unreadable_date) + "a date that cannot be read (" +
                                    cell(columns_.date, counts.unreadable_date) + ")" +
                                    left_out(counts.unreadable_date));
    say(counts.missing_amount, has(counts.missing_amount) + "no amount" + left_out(counts.missing_amount));
    say(counts.unreadable_amount, has(counts.unreadable_amount) + "an amount that is no finite number (" +
                                      cell(columns_.amount, counts.unreadable_amount) + ")" +
                                      left_out(counts.unreadable_amount));
    say(counts.future, one(counts.future, "is", "are") + " dated after " + date_text(remarks.as_of) +
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
                                     remarks.unknown_column + "'");
    say(counts.short_years, has(counts.short_years) + "a year of two digits, read as one of 1969 to 2068");
    if (counts.customers_without_purchase > 0)
      warnings.push_back(counted(counts.customers_without_purchase, "customer") +
                         " got refunds but bought nothing: recency, basket and tenure are empty");
    if (remarks.other_categories > 0)
      warnings.push_back(std::to_string(remarks.other_categories) +
                         (remarks.other_categories == 1 ? " category is in" : " categories share") +
                         " the column '" + remarks.other_column + "': only the " +
                         std::to_string(options_.max_categories) +
                         " with most purchases have one of their own");
    return warnings;
  }

 private:
  static std::string one(const RowCount& rows, const char* singular, const char* plural) {
    return rows.count == 1 ? singular : plural;
  }
  static std::string left_out(const RowCount& rows) {
    return one(rows, " and is left out", " and are left out");
  }
  static std::string has(const RowCount& rows) { return one(rows, "has ", "have "); }

  std::string cell(const std::optional<std::string>& name, const RowCount& rows) const {
    return rows.count == 0 ? "" : "'" + table_.column(*name).cell_text(rows.first) + "'";
  }

  std::string shown_order(DayOrder order, Index row) const {
    return std::string(order == DayOrder::day_first ? "days stand before months"
                                                    : "months stand before days") +
           " in the dates, as '" + table_.column(*columns_.date).cell_text(row) + "' on " +
           place_of(table_, row) + " shows";
  }

  std::string settled_by(const IsolatedReceipts& late) const {
    const bool one_day = late.first_day == late.last_day;
    return counted(late.receipts, "receipt") + (late.receipts == 1 ? " is" : " are") + " dated " +
           (one_day ? "" : date_text(late.first_day) + " to ") + date_text(late.last_day) + ", " +
           std::to_string(late.first_day - late.last_other_day) + " days " + (one_day ? "" : "or more ") +
           "after all others (which end on " + date_text(late.last_other_day) + "), " +
           (late.rows.count > 1 ? "first " : "") + "on " + place_of(table_, late.rows.first) +
           ", and customers are looked at on " + date_text(late.last_day) +
           ", by which every recency and tenure is longer; if the date is wrong, mend it or give the as-of "
           "day (as_of, --as-of), after which receipts are left out";
  }

  const Table& table_;
  const ReceiptColumns& columns_;
  const ReceiptOptions& options_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_RECEIPTS_RECEIPT_WARNINGS_HPP
