// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_DATE_DAYS_HPP
#define SEGMENTIQ_TABLE_DATE_DAYS_HPP

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "segmentiq/core/types.hpp"
#include "segmentiq/table/date_text.hpp"

namespace segmentiq {

/// Which number in "03/04/2024" is the day. With dots, "03.04.2024", the day is always first.
enum class DayOrder { unknown, day_first, month_first };

/// A date, as read from a text.
struct DateReading {
  Index days = 0;                      ///< since 1970-01-01; negative before
  DayOrder shows = DayOrder::unknown;  ///< the order that this text itself shows: 31/05 is day first
  bool needs_order = false;            ///< in the other order the text is another day
  std::int64_t microseconds = 0;       ///< since midnight, as written; 0 without a time of day
  bool short_year = false;             ///< two digits, read as 1969 … 2068
  bool month_only = false;             ///< "2024-05", read as its first day
};

namespace detail {

/// The days since 1970-01-01 of a date in the proleptic Gregorian calendar; nothing when there is no such
/// day.
inline std::optional<Index> days_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return static_cast<Index>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// Years of two digits are 1969 … 2068, as in POSIX.
inline std::optional<int> year_of(DateScanner& scan, bool& is_short) {
  const auto two = scan.digits(2, 2);
  is_short = two.has_value();
  if (two) return *two + (*two < 69 ? 2000 : 1900);
  return scan.digits(4, 4);
}

/// A valid day, with the time of day that follows it.
inline std::optional<DateReading> reading_of(std::optional<Index> days, std::optional<std::int64_t> time,
                                             bool short_year = false) {
  if (!days || !time) return std::nullopt;
  return DateReading{.days = *days, .microseconds = *time, .short_year = short_year};
}

/// "20240531", the basic format of ISO 8601.
inline std::optional<DateReading> read_digits(DateScanner scan) {
  const auto digits = scan.digits(8, 8);
  if (!digits) return std::nullopt;
  return reading_of(days_of(*digits / 10'000, *digits / 100 % 100, *digits % 100), rest_of_day(scan));
}

/// "2024-05-31", "2024/5/31", and the first of "2024-05".
inline std::optional<DateReading> read_year_first(DateScanner scan) {
  const auto year = scan.digits(4, 4);
  const auto sign = scan.sign("-/.");
  const auto month = scan.digits(1, 2);
  if (!year || !sign || !month) return std::nullopt;
  if (scan.at_end() && *sign == '-') {
    auto found = reading_of(days_of(*year, *month, 1), 0);
    if (found) found->month_only = true;
    return found;
  }
  if (!scan.sign({&*sign, 1})) return std::nullopt;
  const auto day = scan.digits(1, 2);
  if (!day) return std::nullopt;
  return reading_of(days_of(*year, *month, *day), rest_of_day(scan));
}

/// "31/05/2024", "5/31/24", "31.5.2024".
inline std::optional<DateReading> read_year_last(DateScanner scan, DayOrder order) {
  const auto first = scan.digits(1, 2);
  const auto sign = scan.sign("-/.");
  const auto second = scan.digits(1, 2);
  if (!first || !sign || !second || !scan.sign({&*sign, 1})) return std::nullopt;
  bool is_short = false;
  const auto year = year_of(scan, is_short);
  const auto time = year ? rest_of_day(scan) : std::nullopt;
  if (!time) return std::nullopt;
  const auto day_first = days_of(*year, *second, *first);
  if (*sign == '.') return reading_of(day_first, time, is_short);
  const auto month_first = days_of(*year, *first, *second);
  DateReading found{.microseconds = *time, .short_year = is_short};
  if (day_first && month_first) {
    found.needs_order = *first != *second;
    found.days = order == DayOrder::month_first ? *month_first : *day_first;
    return found;
  }
  if (!day_first && !month_first) return std::nullopt;
  found.shows = day_first ? DayOrder::day_first : DayOrder::month_first;
  if (order != DayOrder::unknown && order != found.shows) return std::nullopt;
  found.days = day_first ? *day_first : *month_first;
  return found;
}

/// "31 May 2024", "31-May-24", "May 31, 2024".
inline std::optional<DateReading> read_month_name(DateScanner scan) {
  auto day = scan.digits(1, 2);
  if (day && !scan.sign(" -/")) return std::nullopt;
  const int month = scan.month_name();
  if (month == 0) return std::nullopt;
  if (!day) {
    scan.sign(".");
    if (!scan.sign(" ")) return std::nullopt;
    day = scan.digits(1, 2);
    scan.sign(",");
  }
  if (!day || !scan.sign(" -/,.")) return std::nullopt;
  scan.sign(" ");
  bool is_short = false;
  const auto year = year_of(scan, is_short);
  if (!year) return std::nullopt;
  return reading_of(days_of(*year, month, *day), rest_of_day(scan), is_short);
}

}  // namespace detail

/// The day and time of a date in any of the forms that is_date() accepts, or of eight digits (20240531).
/// Nothing for other texts, and for a day that is not in the calendar (31 April). A time zone is ignored: day
/// and time are those that are written.
/// @param order which number comes first where the text does not show it. A text that shows the other order
/// is then not a date
inline std::optional<DateReading> read_date(std::string_view text, DayOrder order = DayOrder::unknown) {
  const detail::DateScanner scan(trimmed(text));
  if (const auto found = detail::read_digits(scan)) return found;
  if (const auto found = detail::read_year_first(scan)) return found;
  if (const auto found = detail::read_year_last(scan, order)) return found;
  return detail::read_month_name(scan);
}

/// "2024-05-31" of days since 1970-01-01.
inline std::string date_text(Index days) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{static_cast<std::chrono::days::rep>(days)}}};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_DATE_DAYS_HPP
