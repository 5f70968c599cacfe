// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/table/date_text.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("dates in the common forms are recognised", "[table]") {
  for (const char* text : {"2024-05-31",
                           "2024/05/31",
                           "2024.05.31",
                           "2024-5-1",
                           "2024-05",
                           " 2024-05-31 ",
                           "2024-05-31T10:15",
                           "2024-05-31 10:15:30",
                           "2024-05-31T10:15:30Z",
                           "2024-05-31T10:15:30.123456Z",
                           "2024-05-31T10:15:30+03:00",
                           "2024-05-31T10:15:30-0330",
                           "2024-05-31 10:15:30 +03",
                           "31/05/2024",
                           "05/31/2024",
                           "5/31/24",
                           "31.05.2024",
                           "31-05-2024",
                           "1.2.24",
                           "31/05/2024 10:15",
                           "5/31/2024 1:26 PM",
                           "5/31/2024 12:26:30 am",
                           "31 May 2024",
                           "31-May-2024",
                           "31-may-24",
                           "31/MAY/2024",
                           "May 31, 2024",
                           "May 31 2024",
                           "September 1, 2024",
                           "1 september 2024",
                           "Sep. 1, 2024"}) {
    INFO(text);
    CHECK(is_date(text));
  }
}

TEST_CASE("other texts are not taken for dates", "[table]") {
  for (const char* text : {"",
                           " ",
                           "2024",
                           "20240531",
                           "2024-13-01",
                           "2024-05-32",
                           "2024-00-10",
                           "2024-05/31",
                           "2024-05-31x",
                           "2024-05-31T",
                           "2024-05-31T25:00",
                           "2024-05-31 13:00 PM",
                           "2024-05-31 0:10 AM",
                           "2024-05-31 10:10 XM",
                           "2024-05-31T10:75",
                           "2024-05-31T10:15:99",
                           "32/05/2024",
                           "13/13/2024",
                           "0/5/2024",
                           "31/05/202",
                           "31/05",
                           "10:15",
                           "May",
                           "May 2024",
                           "31 Mai 2024",
                           "32 May 2024",
                           "1.5",
                           "1.2.3.4",
                           "192.168.1.1",
                           "2024.05",
                           "4711-05",
                           "555-1234",
                           "12-345-6789",
                           "Addis Ababa",
                           "-",
                           "//",
                           "2024--05",
                           "31 May2024",
                           "May31,2024",
                           "2024-05-31T10:15:30+3",
                           "2024-05-31Z"}) {
    INFO(text);
    CHECK_FALSE(is_date(text));
  }
}

TEST_CASE("any bytes are a date or not", "[table]") {
  std::mt19937 random(2);
  const std::string alphabet = "0123456789-/. :TZMay,+";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t length = random() % 24; length > 0; --length)
      text += alphabet[random() % alphabet.size()];
    if (is_date(text)) CHECK(text.find_first_of("123456789") != std::string::npos);
  }
}
