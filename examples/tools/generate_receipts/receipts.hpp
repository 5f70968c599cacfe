// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_TOOLS_GENERATE_RECEIPTS_RECEIPTS_HPP
#define SEGMENTIQ_EXAMPLES_TOOLS_GENERATE_RECEIPTS_RECEIPTS_HPP

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "examples/tools/generate_customers/customers.hpp"

// Invented receipts of the customers of generate_customers: who buys how often, for how much and of what
// depends on the planted segment. Integers only, as there: the same seed gives the same bytes everywhere.
namespace receipts {

inline constexpr std::array<std::string_view, 8> categories = {
    "Fresh food", "Bakery", "Drinks", "Coffee and tea", "Household", "Cosmetics", "Baby care", "Electronics"};

/// How a planted segment shops; in the order of customers::segments.
struct Habits {
  std::int64_t visits;        ///< weight of a customer among all
  std::int64_t basket_cents;  ///< typical amount
  std::int64_t last_days;     ///< buys within this many of the last days
  std::array<std::int64_t, 8> categories;
};

inline constexpr std::array<Habits, 4> habits = {{
    {12, 240'000, 400, {20, 8, 12, 15, 10, 25, 2, 8}},  // Premium shoppers
    {8, 90'000, 500, {45, 18, 6, 6, 15, 2, 8, 0}},      // Budget-conscious families
    {20, 55'000, 300, {15, 15, 25, 25, 5, 8, 1, 6}},    // Young urban professionals
    {2, 40'000, 730, {40, 20, 15, 10, 10, 3, 1, 1}},    // Occasional shoppers
}};

/// The last day of the receipts.
inline constexpr std::chrono::sys_days last_day = std::chrono::year(2024) / std::chrono::December / 31;

struct Receipt {
  std::int64_t customer = 0;
  std::chrono::sys_days day{};
  std::int64_t minute = 0;  ///< of the day
  std::int64_t cents = 0;   ///< below 0 for a refund
  std::size_t category = 0;
};

/// Draws one receipt after another, in no order.
class ReceiptGenerator {
 public:
  /// @pre customers > 0
  ReceiptGenerator(std::uint64_t seed, std::int64_t customers) : random_(seed ^ 0x7265636569707473u) {
    customers::CustomerGenerator generator(seed, 1);
    for (std::int64_t c = 0; c < customers; ++c) {
      const std::size_t segment = generator.next().segment;
      segment_of_.push_back(segment);
      visits_ += habits[segment].visits;
      visits_until_.push_back(visits_);
    }
  }

  Receipt next() {
    Receipt r;
    const std::int64_t drawn = random_.below(visits_);
    const auto at =
        std::upper_bound(visits_until_.begin(), visits_until_.end(), drawn) - visits_until_.begin();
    r.customer = at + 1;
    const Habits& habit = habits[segment_of_[static_cast<std::size_t>(at)]];
    r.day = last_day - std::chrono::days(random_.below(habit.last_days));
    r.minute = 8 * 60 + random_.below(13 * 60);
    r.cents = habit.basket_cents + random_.bell(habit.basket_cents * 9 / 10);
    r.category = random_.pick(habit.categories);
    if (random_.below(100) == 0) r.cents = -r.cents / 2;
    return r;
  }

 private:
  customers::Random random_;
  std::vector<std::size_t> segment_of_;
  std::vector<std::int64_t> visits_until_;
  std::int64_t visits_ = 0;
};

inline constexpr std::string_view header = "customer_id,date,amount,category\n";

/// Appends one receipt's line: "17,2024-05-31 10:15,845.20,Bakery".
inline void append_row(std::string& csv, const Receipt& r) {
  const auto number = [&](std::int64_t value, int least_digits) {
    char digits[24];
    char* const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    for (auto length = end - digits; length < least_digits; ++length)
      csv += '0';
    csv.append(digits, end);
  };
  const std::chrono::year_month_day date(r.day);
  number(r.customer, 1);
  csv += ',';
  number(static_cast<int>(date.year()), 4);
  csv += '-';
  number(static_cast<unsigned>(date.month()), 2);
  csv += '-';
  number(static_cast<unsigned>(date.day()), 2);
  csv += ' ';
  number(r.minute / 60, 2);
  csv += ':';
  number(r.minute % 60, 2);
  csv += r.cents < 0 ? ",-" : ",";
  const std::int64_t cents = r.cents < 0 ? -r.cents : r.cents;
  number(cents / 100, 1);
  csv += '.';
  number(cents % 100, 2);
  csv += ',';
  csv += categories[r.category];
  csv += '\n';
}

}  // namespace receipts

#endif  // SEGMENTIQ_EXAMPLES_TOOLS_GENERATE_RECEIPTS_RECEIPTS_HPP
