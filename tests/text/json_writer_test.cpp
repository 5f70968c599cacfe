// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/text/json_writer.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

namespace {

template<class Value>
std::string written(const Value& value, JsonOptions options = {}) {
  JsonWriter json(options);
  json.value(value);
  return json.take();
}

/// As nlohmann-json writes it for people.
std::string dumped(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void write_sample(JsonWriter& json) {
  json.object([&] {
    json.member("whole").value(Index{-7});
    json.member("truth").value(true);
    json.member("nothing").value(std::optional<double>());
    json.member("list").value(std::vector<std::string>{"a", "b"});
    json.member("empty list").value(std::vector<Index>{});
    json.member("inner").object([&] {
      json.member("number").value(1.5);
      json.member("empty").object([] {});
      json.member("deeper").array_of(2, [&](Index i) { json.object([&] { json.member("i").value(i); }); });
    });
  });
}

constexpr JsonOptions for_people = {.layout = JsonLayout::indented, .invalid_utf8 = InvalidUtf8::replace};

}  // namespace

TEST_CASE("the three layouts differ in nothing but spaces", "[json]") {
  JsonWriter compact, lines({.layout = JsonLayout::outer_lines}), indented({.layout = JsonLayout::indented});
  for (JsonWriter* json : {&compact, &lines, &indented})
    write_sample(*json);
  CHECK(compact.text() == R"({"whole":-7,"truth":true,"nothing":null,"list":["a","b"],"empty list":[],)"
                          R"("inner":{"number":1.5,"empty":{},"deeper":[{"i":0},{"i":1}]}})");
  CHECK(lines.text() ==
        "{\n\"whole\":-7,\n\"truth\":true,\n\"nothing\":null,\n\"list\":[\"a\",\"b\"],\n\"empty list\":[],\n"
        "\"inner\":{\n  \"number\":1.5,\n  \"empty\":{},\n  \"deeper\":[{\"i\":0},{\"i\":1}]}\n}");
  const auto parsed = nlohmann::ordered_json::parse(compact.text());
  CHECK(indented.text() == dumped(parsed));
  CHECK(nlohmann::ordered_json::parse(lines.text()) == parsed);
}

TEST_CASE("numbers are the shortest that read back exactly; NaN is null, infinity refused", "[json]") {
  CHECK(written(45000.0) == "45000");
  CHECK(written(0.1) == "0.1");
  CHECK(written(-0.0) == "-0.0");
  CHECK(written(1e16) == "1e+16");
  CHECK(written(std::uint64_t{18446744073709551615u}) == "18446744073709551615");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK_THROWS_WITH(written(HUGE_VAL, {.where = "save()"}), "save(): every number must be finite");
  CHECK(written(45000.0, for_people) == "45000.0");
  CHECK(written(std::numeric_limits<double>::quiet_NaN(), for_people) == "null");
  Matrix<double> m(2, 2);
  m << 1, 2, 3, 4.5;
  CHECK(written(m) == "[[1,2],[3,4.5]]");
  CHECK(written(Vector<double>(m.col(1))) == "[2,4.5]");
}

TEST_CASE("texts that are not UTF-8 are refused, or replaced byte by byte", "[json]") {
  CHECK(written("Stra\xc3\x9f"
                "e\n\"\\\x7f") ==
        "\"Stra\xc3\x9f"
        "e\\u000a\\\"\\\\\x7f\"");
  CHECK_THROWS_AS(written("\xff"), data_error);
  CHECK_THROWS_WITH(written("a\xff", {.where = "save()"}), "save(): the text 'a\xff' must be UTF-8");
  CHECK(written("a\xff\xfe z", {.invalid_utf8 = InvalidUtf8::replace}) == "\"a\xef\xbf\xbd\xef\xbf\xbd z\"");
  JsonWriter names;
  CHECK_THROWS_AS(names.object([&] { names.member("\xff").null(); }), data_error);
}

TEST_CASE("indented texts have the bytes of nlohmann-json's", "[json]") {
  std::mt19937_64 random(11);
  const std::vector<std::string> pieces = {"a",  "\"",   "\\",   "\n",       "\t", "\b", "\f",
                                           "\r", "\x01", "\x1f", "\x7f",     "/",  "é",  "አ",
                                           "😀",  "\xff", "\x80", "\xc3\x28", "<",  " "};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::uint64_t length = random() % 12; length > 0; --length)
      text += pieces[random() % pieces.size()];
    CAPTURE(text);
    REQUIRE(written(text, for_people) == dumped(text));
  }
}

TEST_CASE("indented doubles have the bytes of nlohmann-json's, or are shorter or nearer", "[json]") {
  for (const double value : {0.0,
                             -0.0,
                             1.0,
                             -1.0,
                             0.5,
                             100.0,
                             12345.678,
                             1e14,
                             999999999999999.0,
                             1e15,
                             1.5e15,
                             1e16,
                             1e22,
                             1e-3,
                             1e-4,
                             0.00012,
                             1e-5,
                             1.25e-5,
                             1e-7,
                             1e100,
                             -1e-100,
                             5e-324,
                             1.7976931348623157e308,
                             123456789012345680.0,
                             0.1 + 0.2}) {
    CAPTURE(value);
    CHECK(written(value, for_people) == dumped(value));
  }
  std::mt19937_64 random(12);
  std::uniform_real_distribution<double> share(0, 1);
  constexpr int count = 100'000;
  int different = 0;
  for (int i = 0; i < count; ++i) {
    double value = 0;
    if (i % 4 == 0)
      value = share(random);
    else if (i % 4 == 1)
      value = (share(random) - 0.5) * std::pow(10, static_cast<double>(i % 40) - 20);
    else if (i % 4 == 2)
      value = std::round(share(random) * 1e6) / 1000;
    else
      do
        value = std::bit_cast<double>(random());
      while (!std::isfinite(value));
    const std::string ours = written(value, for_people), theirs = dumped(value);
    CAPTURE(ours, theirs);
    REQUIRE(std::strtod(ours.c_str(), nullptr) == value);
    if (ours == theirs) continue;
    ++different;
    // Its algorithm (Grisu2) finds digits that read back, mostly but not always the fewest and the nearest.
    REQUIRE(ours.size() <= theirs.size());
    if (ours.size() == theirs.size()) {
      const auto distance = [value](const std::string& text) {
        return std::fabs(std::strtold(text.c_str(), nullptr) - static_cast<long double>(value));
      };
      REQUIRE(distance(ours) <= distance(theirs));
    }
  }
  INFO(different << " of " << count << " are different");
  CHECK(different < count / 100);  // 390 as measured with 3.11
}
