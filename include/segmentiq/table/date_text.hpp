// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TABLE_DATE_TEXT_HPP
#define SEGMENTIQ_TABLE_DATE_TEXT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

namespace detail {

/// Reads a date from left to right. Each step returns whether it found what it expected.
class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  /// A number of min_length … max_length digits.
  std::optional<int> digits(std::size_t min_length, std::size_t max_length) {
    std::size_t length = 0;
    int value = 0;
    for (; length < rest_.size() && length < max_length && is_digit(rest_[length]); ++length)
      value = 10 * value + (rest_[length] - '0');
    if (length < min_length || (length < rest_.size() && is_digit(rest_[length]))) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  /// One of these characters.
  std::optional<char> sign(std::string_view signs) {
    if (rest_.empty() || signs.find(rest_.front()) == std::string_view::npos) return std::nullopt;
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }

  /// The month, 1 … 12, from its full name or its first three letters; 0 when there is none.
  int month_name() {
    static constexpr std::array<std::string_view, 12> names = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    std::size_t length = 0;
    while (length < rest_.size() && is_letter(rest_[length]))
      ++length;
    for (std::size_t month = 0; month < names.size(); ++month) {
      const std::string_view name = names[month];
      if (length != 3 && length != name.size()) continue;
      bool equal = true;
      for (std::size_t i = 0; i < length; ++i)
        equal = equal && (rest_[i] | 0x20) == name[i];
      if (!equal) continue;
      rest_.remove_prefix(length);
      return static_cast<int>(month) + 1;
    }
    return 0;
  }

  /// "AM" or "pm": whether it is after noon.
  std::optional<bool> half_of_day() {
    if (rest_.size() < 2 || (rest_[1] | 0x20) != 'm') return std::nullopt;
    const char first = static_cast<char>(rest_[0] | 0x20);
    if (first != 'a' && first != 'p') return std::nullopt;
    rest_.remove_prefix(2);
    return first == 'p';
  }

  /// Up to nine decimals of a second, as microseconds; further digits of precision are dropped.
  std::optional<std::int64_t> microseconds() {
    std::size_t length = 0;
    std::int64_t value = 0;
    for (; length < rest_.size() && length < 9 && is_digit(rest_[length]); ++length)
      if (length < 6) value = 10 * value + (rest_[length] - '0');
    if (length == 0) return std::nullopt;
    for (std::size_t i = length; i < 6; ++i)
      value *= 10;
    rest_.remove_prefix(length);
    return value;
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  std::string_view rest_;
};

inline bool is_month(int value) {
  return value >= 1 && value <= 12;
}
inline bool is_day(int value) {
  return value >= 1 && value <= 31;
}

/// What follows a date: nothing, or a time of day ("T10:15", " 10:15:30.25+03:00", " 10:15 Z", " 1:26 PM"),
/// in microseconds since midnight. An offset from UTC is read but ignored.
inline std::optional<std::int64_t> rest_of_day(DateScanner scan) {
  if (scan.at_end()) return 0;
  if (!scan.sign("T ")) return std::nullopt;
  auto hour = scan.digits(1, 2);
  if (!hour || *hour > 24 || !scan.sign(":")) return std::nullopt;
  const auto minute = scan.digits(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t second = 0, fraction = 0;
  if (scan.sign(":")) {
    const auto seconds = scan.digits(2, 2);
    if (!seconds || *seconds > 60) return std::nullopt;
    second = *seconds;
    if (scan.sign(".,")) {
      const auto microseconds = scan.microseconds();
      if (!microseconds) return std::nullopt;
      fraction = *microseconds;
    }
  }
  scan.sign(" ");
  if (const auto after_noon = scan.half_of_day()) {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (*after_noon ? 12 : 0);
  } else if (!scan.sign("Z") && scan.sign("+-")) {
    if (!scan.digits(2, 2)) {
      if (!scan.digits(4, 4)) return std::nullopt;
    } else if (scan.sign(":") && !scan.digits(2, 2)) {
      return std::nullopt;
    }
  }
  if (!scan.at_end()) return std::nullopt;
  return ((std::int64_t{*hour} * 60 + *minute) * 60 + second) * 1'000'000 + fraction;
}

inline bool ends_date(const DateScanner& scan) {
  return rest_of_day(scan).has_value();
}

/// "2024-05-31", "2024/5/31", "2024-05".
inline bool is_year_first_date(DateScanner scan) {
  const auto year = scan.digits(4, 4);
  const auto sign = scan.sign("-/.");
  const auto month = scan.digits(1, 2);
  if (!year || !sign || !month || !is_month(*month)) return false;
  if (scan.at_end()) return *sign == '-' && *year >= 1800 && *year < 2200;
  if (!scan.sign({&*sign, 1})) return false;
  const auto day = scan.digits(1, 2);
  return day && is_day(*day) && ends_date(scan);
}

/// "31/05/2024", "5/31/24", "31.5.2024", "31-05-2024".
inline bool is_year_last_date(DateScanner scan) {
  const auto first = scan.digits(1, 2);
  const auto sign = scan.sign("-/.");
  const auto second = scan.digits(1, 2);
  if (!first || !sign || !second || !scan.sign({&*sign, 1})) return false;
  const bool has_year = scan.digits(2, 2) || scan.digits(4, 4);
  const bool fits = (is_month(*first) && is_day(*second)) || (is_day(*first) && is_month(*second));
  return has_year && fits && ends_date(scan);
}

/// "31 May 2024", "31-May-24", "May 31, 2024".
inline bool is_date_with_month_name(DateScanner scan) {
  auto day = scan.digits(1, 2);
  if (day && !scan.sign(" -/")) return false;
  if (scan.month_name() == 0) return false;
  if (!day) {
    scan.sign(".");
    if (!scan.sign(" ")) return false;
    day = scan.digits(1, 2);
    scan.sign(",");
  }
  if (!day || !is_day(*day) || !scan.sign(" -/,.")) return false;
  scan.sign(" ");
  const bool has_year = scan.digits(2, 2) || scan.digits(4, 4);
  return has_year && ends_date(scan);
}

}  // namespace detail

/// Whether a text is a date, perhaps with a time of day: ISO 8601 (2024-05-31, 2024-05-31T10:15:00Z,
/// 2024-05); the year first or last, separated by `-`, `/` or `.`; or with the English name of a month. Every
/// month may have 31 days here. Spaces around the text are ignored.
inline bool is_date(std::string_view text) {
  const detail::DateScanner scan(trimmed(text));
  return detail::is_year_first_date(scan) || detail::is_year_last_date(scan) ||
         detail::is_date_with_month_name(scan);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_TABLE_DATE_TEXT_HPP
