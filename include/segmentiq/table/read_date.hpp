// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_READ_DATE_HPP
#define SEGMENTIQ_TABLE_READ_DATE_HPP

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "segmentiq/table/date_text.hpp"

namespace segmentiq {

/// A day of the proleptic Gregorian calendar.
using Day = std::chrono::sys_days;

/// A day and a time of day, as written: no time zone is taken into account.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;

/// Which of the first two numbers of 03/04/2024 is the day.
enum class DateOrder { unknown, day_first, month_first };

/// What a cell is, as a date.
enum class DateKind {
  none,       ///< not a date, or one that no calendar has (31 February)
  ambiguous,  ///< a date in either order of day and month, but not the same one
  date
};

struct DateCell {
  DateKind kind = DateKind::none;
  Moment moment{};  ///< midnight when there is no time of day
  /// The only order in which the text is a date (31/05/2024: day first); unknown when both or neither matter.
  DateOrder shown = DateOrder::unknown;
  bool short_year = false;  ///< two digits, read as 1969 … 2068
};

namespace detail {

/// 24 → 2024, 99 → 1999: as POSIX's strptime.
constexpr int full_year(int two_digits) {
  return two_digits + (two_digits < 69 ? 2000 : 1900);
}

/// The year of two or four digits that comes next.
inline std::optional<int> year_of(DateScanner& scan, bool& is_short) {
  if (const auto two = scan.digits(2, 2)) {
    is_short = true;
    return full_year(*two);
  }
  return scan.digits(4, 4);
}

inline std::optional<Day> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

/// The cell of a day that is known, with what follows it.
inline DateCell dated(std::optional<Day> day, const DateScanner& rest) {
  const auto time = rest_of_day(rest);
  if (!day || !time) return {};
  return {.kind = DateKind::date, .moment = Moment(*day) + std::chrono::microseconds(*time)};
}

/// "2024-05-31", "2024/5/31", "20240531".
inline DateCell read_year_first_date(std::string_view text) {
  DateScanner scan(text);
  if (const auto digits = scan.digits(8, 8))
    return dated(day_of(*digits / 10'000, *digits / 100 % 100, *digits % 100), scan);
  const auto year = scan.digits(4, 4);
  const auto sign = scan.sign("-/.");
  const auto month = scan.digits(1, 2);
  if (!year || !sign || !month || !scan.sign({&*sign, 1})) return {};
  const auto day = scan.digits(1, 2);
  return day ? dated(day_of(*year, *month, *day), scan) : DateCell{};
}

/// "31/05/2024", "5/31/24".
inline DateCell read_year_last_date(std::string_view text, DateOrder order) {
  DateScanner scan(text);
  const auto first = scan.digits(1, 2);
  const auto sign = scan.sign("-/.");
  const auto second = scan.digits(1, 2);
  if (!first || !sign || !second || !scan.sign({&*sign, 1})) return {};
  bool is_short = false;
  const auto year = year_of(scan, is_short);
  if (!year) return {};
  DateCell day_first = dated(day_of(*year, *second, *first), scan);
  DateCell month_first = dated(day_of(*year, *first, *second), scan);
  day_first.short_year = month_first.short_year = is_short;
  const bool either = day_first.kind == DateKind::date && month_first.kind == DateKind::date;
  if (!either) {
    day_first.shown = DateOrder::day_first;
    month_first.shown = DateOrder::month_first;
  }
  switch (order) {
    case DateOrder::day_first:
      return day_first.kind == DateKind::date ? day_first : DateCell{};
    case DateOrder::month_first:
      return month_first.kind == DateKind::date ? month_first : DateCell{};
    case DateOrder::unknown:
      break;
  }
  if (either && *first != *second) return {.kind = DateKind::ambiguous, .short_year = is_short};
  if (day_first.kind == DateKind::date) return day_first;
  return month_first.kind == DateKind::date ? month_first : DateCell{};
}

/// "31 May 2024", "31-May-24", "May 31, 2024".
inline DateCell read_date_with_month_name(std::string_view text) {
  DateScanner scan(text);
  auto day = scan.digits(1, 2);
  if (day && !scan.sign(" -/")) return {};
  const auto month = scan.month_name();
  if (!month) return {};
  if (!day) {
    scan.sign(".");
    if (!scan.sign(" ")) return {};
    day = scan.digits(1, 2);
    scan.sign(",");
  }
  if (!day || !scan.sign(" -/,.")) return {};
  scan.sign(" ");
  bool is_short = false;
  const auto year = year_of(scan, is_short);
  if (!year) return {};
  DateCell cell = dated(day_of(*year, *month, *day), scan);
  cell.short_year = is_short && cell.kind == DateKind::date;
  return cell;
}

}  // namespace detail

/// Reads a text as a day, perhaps with a time of day: what `is_date` knows, but for months without a day, and
/// only days that the calendar has; and the eight digits of ISO 8601 (20240531). Spaces around it do not
/// matter.
///
/// 03/04/2024 is two different days, and nothing is guessed: without an `order` it is `ambiguous`. O(length).
inline DateCell read_date(std::string_view text, DateOrder order = DateOrder::unknown) {
  text = trimmed(text);
  DateCell cell = detail::read_year_first_date(text);
  if (cell.kind == DateKind::none) cell = detail::read_year_last_date(text, order);
  if (cell.kind == DateKind::none) cell = detail::read_date_with_month_name(text);
  return cell;
}

/// "2024-05-31".
inline std::string format_day(Day day) {
  const std::chrono::year_month_day date(day);
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_READ_DATE_HPP
