// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/table/date_days.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

Index day(int y, unsigned m, unsigned d) {
  const std::chrono::sys_days found = std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d);
  return found.time_since_epoch().count();
}

Index day_of(const std::optional<DateReading>& read) {
  REQUIRE(read);
  return read->days;
}

}  // namespace

TEST_CASE("dates in every form give their day", "[table]") {
  for (const char* text : {"2024-05-31",
                           "2024/05/31",
                           "2024.5.31",
                           " 2024-05-31 ",
                           "20240531",
                           "2024-05-31T10:15",
                           "20240531 10:15",
                           "2024-05-31 23:59:59.999999Z",
                           "2024-05-31T00:30:00+03:00",
                           "31/05/2024",
                           "05/31/2024",
                           "5/31/24",
                           "31.05.2024",
                           "31-05-2024 7:05 PM",
                           "31 May 2024",
                           "31-May-24",
                           "31/MAY/2024",
                           "May 31, 2024",
                           "May. 31 2024",
                           "31 may 2024 10:15"}) {
    INFO(text);
    CHECK(day_of(read_date(text)) == day(2024, 5, 31));
  }
  CHECK(day_of(read_date("31-12-69")) == day(1969, 12, 31));
  CHECK(day_of(read_date("31-12-68")) == day(2068, 12, 31));
  CHECK(read_date("31-12-68")->short_year);
  CHECK_FALSE(read_date("31-12-2068")->short_year);
  CHECK(day_of(read_date("2024-05")) == day(2024, 5, 1));
  CHECK(read_date("2024-05")->month_only);
}

TEST_CASE("days that are not in the calendar are not dates", "[table]") {
  for (const char* text : {"", "2023-02-29", "2024-02-30", "31/04/2024", "31 June 2024", "June 31, 2024",
                           "2024-13-01", "20241301", "2024", "0", "1234567", "123456789", "32/13/2024",
                           "2024-05-31x", "May 2024", "tomorrow", "1.5", "2024-05-31 25:00", "-2024-05-31"}) {
    INFO(text);
    CHECK_FALSE(read_date(text));
  }
  CHECK(read_date("2024-02-29"));
  CHECK_FALSE(read_date("1900-02-29"));
  CHECK(read_date("2000-02-29"));
}

TEST_CASE("times of the day are read as they are written", "[table]") {
  const auto seconds = [](const char* text) {
    return static_cast<double>(read_date(text).value().microseconds) / 1e6;
  };
  CHECK(seconds("2024-05-31") == 0);
  CHECK(seconds("2024-05-31 10:15") == 36'900);
  CHECK(seconds("2024-05-31 10:15:07.25") == 36'907.25);
  CHECK(seconds("2024-05-31 10:15:07.1234567") == 36'907.123456);
  CHECK(seconds("2024-05-31T10:15+03:00") == 36'900);
  CHECK(seconds("31 May 2024 10:15 Z") == 36'900);
  CHECK(seconds("5/31/2024 12:05 AM") == 300);
  CHECK(seconds("5/31/2024 12:05 pm") == 43'500);
  CHECK(seconds("5/31/2024 1:05:00 PM") == 47'100);
  CHECK(seconds("2024-05-31T24:00") == 86'400);
}

TEST_CASE("an ambiguous date needs an order", "[table]") {
  for (const char* text : {"03/04/2024", "3/4/24", "03-04-2024 10:00"}) {
    INFO(text);
    CHECK(read_date(text)->needs_order);
    CHECK(day_of(read_date(text, DayOrder::day_first)) == day(2024, 4, 3));
    CHECK(day_of(read_date(text, DayOrder::month_first)) == day(2024, 3, 4));
  }
  CHECK(day_of(read_date("04/04/2024")) == day(2024, 4, 4));  // the same either way
  CHECK_FALSE(read_date("04/04/2024")->needs_order);
  CHECK_FALSE(read_date("03.04.2024")->needs_order);  // dots: the day first
  CHECK(read_date("04/04/2024")->shows == DayOrder::unknown);
  CHECK(read_date("31/05/2024")->shows == DayOrder::day_first);
  CHECK(read_date("05/31/2024")->shows == DayOrder::month_first);
  CHECK(read_date("2024-05-31")->shows == DayOrder::unknown);
  CHECK_FALSE(read_date("31/05/2024", DayOrder::month_first));
  CHECK_FALSE(read_date("05/31/2024", DayOrder::day_first));
  CHECK(read_date("2024-05-31", DayOrder::month_first));
}

TEST_CASE("every day of 400 years is read back from what is printed", "[table]") {
  for (Index d = day(1800, 1, 1); d < day(2200, 1, 1); ++d) {
    const auto read = read_date(date_text(d));
    if (!read || read->days != d) FAIL(date_text(d));
  }
  CHECK(date_text(day(2024, 5, 1)) == "2024-05-01");
}

TEST_CASE("any bytes are accepted, and what read_date() reads is_date() accepts", "[table]") {
  std::mt19937 random(5);
  const std::string alphabet = "0123456789-/. :TZMayPpAm,+";
  int dates = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (auto length = random() % 12; length > 0; --length)
      text += alphabet[random() % alphabet.size()];
    const auto read = read_date(text);
    if (!read || read->month_only || trimmed(text).size() == 8) continue;  // 20240531 is a number to others
    ++dates;
    if (!is_date(text)) FAIL(text);
  }
  CHECK(dates > 0);
}
