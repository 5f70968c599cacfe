// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/text/number_text.hpp"

#include <cstdlib>
#include <cstring>
#include <random>

#include "segmentiq/csv/plain_number.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("numbers are printed plain where that is short", "[table]") {
  CHECK(format_number(0) == "0");
  CHECK(format_number(-0.0) == "-0");
  CHECK(format_number(45000) == "45000");
  CHECK(format_number(-7) == "-7");
  CHECK(format_number(0.25) == "0.25");
  CHECK(format_number(1e15) == "1000000000000000");
  CHECK(format_number(999999999999999) == "999999999999999");
  CHECK(format_number(1e16) == "1e+16");
  CHECK(format_number(1e-5) == "0.00001");
  CHECK(format_number(9.5e-6) == "9.5e-06");
  CHECK(format_number(std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("any double is printed so that it reads back", "[table]") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (i % 2 == 0)
      value = std::trunc(
          std::ldexp(static_cast<double>(static_cast<std::int64_t>(bits)), -static_cast<int>(bits % 63)));
    if (std::isnan(value)) continue;
    const std::string text = format_number(value);
    const NumberCell back = read_number(text);
    INFO(text);
    CHECK(back.kind == NumberKind::number);
    CHECK(back.value == value);
  }
}

TEST_CASE("a plain number is the one that from_chars reads, and canonical when printed the same", "[table]") {
  std::mt19937_64 random(6);
  const std::string alphabet = "00123456789.-";
  std::size_t plain = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (std::size_t length = 1 + random() % 19; length > 0; --length)
      text += alphabet[random() % (length % 6 == 0 ? alphabet.size() : 11)];
    if (random() % 3 == 0) text.insert(0, 1, '-');
    const detail::PlainNumber number = detail::read_plain_number(text.c_str(), '.');
    if (number.end != text.c_str() + text.size()) continue;
    ++plain;
    INFO(text);
    const NumberCell exact = read_number(text);
    CHECK(exact.kind == NumberKind::number);
    CHECK(exact.value == number.value);
    CHECK(std::signbit(exact.value) == std::signbit(number.value));
    CHECK(number.canonical == (format_number(exact.value) == text));
  }
  CHECK(plain > 20'000);
}

TEST_CASE("the nearest double is read", "[table]") {
  for (const char* text :
       {"0.1", "1e23", "9007199254740993.0", "2.2250738585072011e-308", "5e-324", "123456789.123456789"})
    CHECK(read_number(text).value == std::strtod(text, nullptr));
  // out of range, by the place of the first digit and the exponent together
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(read_number("1e309").value == inf);
  CHECK(read_number("-1e309").value == -inf);
  CHECK(read_number("0." + std::string(400, '0') + "1e800").value == inf);
  CHECK(read_number(std::string(400, '9') + "e-800").value == 0);
  CHECK(read_number(std::string(400, '9') + ".0").value == inf);
  CHECK(read_number("0." + std::string(400, '0') + "1").value == 0);
  CHECK(read_number("0." + std::string(400, '0') + "1e401").value == 1);
  CHECK(read_number("1e" + std::string(50, '9')).value == inf);
  CHECK(read_number("1e-" + std::string(50, '9')).value == 0);
}

TEST_CASE("codes have a value but are no numbers", "[table]") {
  CHECK(read_number("007").kind == NumberKind::code);
  CHECK(read_number("007").value == 7);
  CHECK(read_number("12345678901234567").kind == NumberKind::code);
  CHECK(read_number("9007199254740993").kind == NumberKind::code);
  CHECK(read_number("9007199254740992").kind == NumberKind::number);
  CHECK(read_number("x").kind == NumberKind::none);
  CHECK(read_number("").kind == NumberKind::none);
}
