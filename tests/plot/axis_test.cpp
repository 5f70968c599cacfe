// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/axis.hpp"

#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("ticks are few, round, ascending and within the range", "[plot]") {
  for (const double low : {-1e9, -123.456, -1.0, 0.0, 0.001, 5.0, 1e6}) {
    for (const double range : {1e-9, 0.003, 0.7, 1.0, 2.4, 99.0, 12345.0, 3e8, 1e15}) {
      const double high = low + range;
      if (!(range > std::max(std::fabs(low), std::fabs(high)) * 1e-10)) continue;
      for (const int most : {2, 5, 8}) {
        const Ticks ticks = nice_ticks(low, high, most);
        INFO(low << " … " << high << ", at most " << most);
        CHECK(static_cast<int>(ticks.values.size()) <= most);
        if (most >= 5) CHECK(ticks.values.size() >= 2);
        CHECK(ticks.values.size() == ticks.labels.size());
        CHECK(std::set<std::string>(ticks.labels.begin(), ticks.labels.end()).size() == ticks.labels.size());
        const double mantissa = ticks.step / std::pow(10.0, std::floor(std::log10(ticks.step) + 1e-9));
        bool nice = false;
        for (const double m : {1.0, 2.0, 2.5, 5.0})
          nice = nice || std::fabs(mantissa - m) < 1e-6;
        CHECK(nice);
        for (std::size_t i = 0; i < ticks.values.size(); ++i) {
          CHECK(ticks.values[i] >= low - 1e-6 * ticks.step);
          CHECK(ticks.values[i] <= high + 1e-6 * ticks.step);
          if (i > 0) CHECK(ticks.values[i] > ticks.values[i - 1]);
        }
      }
    }
  }
}

TEST_CASE("tick labels are short and grouped", "[plot]") {
  CHECK(nice_ticks(0, 1, 7).labels == std::vector<std::string>{"0", "0.2", "0.4", "0.6", "0.8", "1.0"});
  CHECK(nice_ticks(0, 1, 7).values[3] == 0.6);  // not 0.6000000000000001
  CHECK(nice_ticks(28000, 105000, 5).labels ==
        std::vector<std::string>{"40,000", "60,000", "80,000", "100,000"});
  CHECK(nice_ticks(-3, 3, 4).labels == std::vector<std::string>{"−2", "0", "2"});
  CHECK(nice_ticks(0, 2e9, 3).labels == std::vector<std::string>{"0", "1×10⁹", "2×10⁹"});
  CHECK(nice_ticks(5, 5, 7).labels == std::vector<std::string>{"5"});
  CHECK(nice_ticks(0, 0, 7).labels == std::vector<std::string>{"0"});
}

TEST_CASE("an axis of extreme values has ticks and ends", "[plot]") {
  for (const auto& [low, high] :
       {std::pair{-1.7e308, 1.7e308}, std::pair{0.0, 5e-324}, std::pair{1e308, 1.1e308},
        std::pair{1.0, 1.0 + 1e-15}, std::pair{0.0, 1e-290}}) {
    const Ticks ticks = nice_ticks(low, high, 7);
    CHECK(!ticks.values.empty());
    CHECK(ticks.values.size() <= 7);
    for (const double value : ticks.values)
      CHECK(std::isfinite(value));
  }
}

TEST_CASE("counts, shares and values are written for readers", "[plot]") {
  CHECK(format_count(0) == "0");
  CHECK(format_count(999) == "999");
  CHECK(format_count(1000) == "1,000");
  CHECK(format_count(1234567) == "1,234,567");
  CHECK(format_count(-123456) == "-123,456");
  CHECK(format_count(1, "customer", "customers") == "1 customer");
  CHECK(format_count(2000, "customer", "customers") == "2,000 customers");
  CHECK(format_share(0, 5) == "0 %");
  CHECK(format_share(5, 5) == "100 %");
  CHECK(format_share(1, 3) == "33.3 %");
  CHECK(format_share(1, 1'000'000) == "<0.1 %");
  CHECK(format_share(999'999, 1'000'000) == ">99.9 %");
  CHECK(format_value(0) == "0");
  CHECK(format_value(12.3456) == "12.35");
  CHECK(format_value(0.5) == "0.5");
  CHECK(format_value(1234.6) == "1,235");
  CHECK(format_value(-0.00123456) == "−0.001235");
  CHECK(format_value(1.5e12) == "1.500×10¹²");
  CHECK(format_value(5e-324) == "4.941×10⁻³²⁴");
}
