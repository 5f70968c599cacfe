// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/table/read_date.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

Day day(int y, unsigned m, unsigned d) {
  return std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d);
}

Day day_of(const DateCell& cell) {
  REQUIRE(cell.kind == DateKind::date);
  return std::chrono::floor<std::chrono::days>(cell.moment);
}

}  // namespace

TEST_CASE("dates in every form are the day they say", "[table]") {
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
  CHECK(read_date("31-12-68").short_year);
  CHECK_FALSE(read_date("31-12-2068").short_year);
  CHECK(day_of(read_date("2024-05-31T24:00")) == day(2024, 6, 1));
}

TEST_CASE("days that no calendar has are no dates", "[table]") {
  for (const char* text : {"",
                           "2023-02-29",
                           "2024-02-30",
                           "31/04/2024",
                           "31 June 2024",
                           "June 31, 2024",
                           "2024-13-01",
                           "20241301",
                           "2024-05",
                           "2024",
                           "0",
                           "1234567",
                           "123456789",
                           "32/13/2024",
                           "2024-05-31x",
                           "May 2024",
                           "tomorrow",
                           "1.5",
                           "2024-05-31 25:00",
                           "-2024-05-31"}) {
    INFO(text);
    CHECK(read_date(text).kind == DateKind::none);
  }
  CHECK(read_date("2024-02-29").kind == DateKind::date);
  CHECK(read_date("1900-02-29").kind == DateKind::none);
  CHECK(read_date("2000-02-29").kind == DateKind::date);
}

TEST_CASE("times of the day are told apart, and zones are not looked at", "[table]") {
  const auto moment = [](const char* text) {
    return read_date(text).moment;
  };
  using namespace std::chrono;
  CHECK(moment("2024-05-31 10:15") - moment("2024-05-31") == 615min);
  CHECK(moment("2024-05-31 10:15:07.25") - moment("2024-05-31 10:15") == 7250ms);
  CHECK(moment("2024-05-31 10:15:07.1234567") - moment("2024-05-31 10:15:07") == 123456us);
  CHECK(moment("2024-05-31T10:15+03:00") == moment("31 May 2024 10:15 Z"));
  CHECK(moment("5/31/2024 12:05 AM") - moment("5/31/2024") == 5min);
  CHECK(moment("5/31/2024 12:05 pm") - moment("5/31/2024") == 725min);
  CHECK(moment("5/31/2024 1:05:00 PM") - moment("5/31/2024") == 785min);
}

TEST_CASE("a date that may be two is not guessed", "[table]") {
  for (const char* text : {"03/04/2024", "3.4.24", "03-04-2024 10:00"}) {
    INFO(text);
    CHECK(read_date(text).kind == DateKind::ambiguous);
    CHECK(day_of(read_date(text, DateOrder::day_first)) == day(2024, 4, 3));
    CHECK(day_of(read_date(text, DateOrder::month_first)) == day(2024, 3, 4));
  }
  CHECK(day_of(read_date("04/04/2024")) == day(2024, 4, 4));  // the same either way
  CHECK(read_date("04/04/2024").shown == DateOrder::unknown);
  CHECK(read_date("31/05/2024").shown == DateOrder::day_first);
  CHECK(read_date("05/31/2024").shown == DateOrder::month_first);
  CHECK(read_date("2024-05-31").shown == DateOrder::unknown);
  CHECK(read_date("31/05/2024", DateOrder::month_first).kind == DateKind::none);
  CHECK(read_date("05/31/2024", DateOrder::day_first).kind == DateKind::none);
  CHECK(read_date("2024-05-31", DateOrder::month_first).kind == DateKind::date);
}

TEST_CASE("every day of 400 years is read back from what is printed", "[table]") {
  for (Day d = day(1800, 1, 1); d < day(2200, 1, 1); d += std::chrono::days(1)) {
    const DateCell cell = read_date(format_day(d));
    if (cell.kind != DateKind::date || cell.moment != Moment(d)) FAIL(format_day(d));
  }
  CHECK(format_day(day(2024, 5, 1)) == "2024-05-01");
}

TEST_CASE("any bytes will do, and what is read as a date is also known as one", "[table]") {
  std::mt19937 random(5);
  const std::string alphabet = "0123456789-/. :TZMayPpAm,+";
  int dates = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (auto length = random() % 12; length > 0; --length)
      text += alphabet[random() % alphabet.size()];
    const DateCell cell = read_date(text);
    if (cell.kind == DateKind::none || trimmed(text).size() == 8) continue;  // 20240531 is a number to others
    ++dates;
    if (!is_date(text)) FAIL(text);
  }
  CHECK(dates > 0);
}
