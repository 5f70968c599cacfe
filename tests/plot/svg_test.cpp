// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/svg.hpp"

#include <clocale>
#include <limits>
#include <string>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {
std::string coordinate(double value) {
  std::string text;
  append_coordinate(value, text);
  return text;
}
}  // namespace

TEST_CASE("the checker used by these tests finds faults", "[plot]") {
  for (const char* bad :
       {"", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a>&</a>", "<a>&x;</a>", "<a b=\"1\" b=\"2\"/>",
        "<a b=\"<\"/>", "<a>\x01</a>", "<a>\xff</a>", "<a>\xed\xa0\x80</a>", "x<a/>", "<a b=1/>"})
    CHECK_FALSE(XmlCheck(bad).fault().empty());
  CHECK(XmlCheck("<a b=\"1\" c=\"&amp;\">x &lt; y<b/></a>\n").fault().empty());
}

TEST_CASE("text of any bytes is well-formed and stays text", "[plot]") {
  const auto texts = hostile_texts();
  REQUIRE(texts.size() >= 50);
  for (const std::string& text : texts) {
    SvgWriter svg(100, 50, text, text);
    svg.text_element("text", {{"x", 1}, {"data-name", text}}, text);
    svg.titled_element("path", {{"d", "M0 0"}}, text);
    const std::string picture = std::move(svg).finish();
    const XmlCheck check(picture);
    INFO(picture);
    CHECK(check.fault() == "");
    // The text made no element of its own.
    CHECK(check.count("script") == 0);
    CHECK(check.count("rect") == 1);
    CHECK(check.count("text") == 1);
    CHECK(check.count("svg") == 1);
  }
}

TEST_CASE("escaping keeps what is text and replaces what is not", "[plot]") {
  CHECK(escape_xml("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
  CHECK(escape_xml("አዲስ 年 🛒 é") == "አዲስ 年 🛒 é");
  CHECK(escape_xml("a\tb\r\nc") == "a b  c");
  CHECK(escape_xml(std::string_view("a\0\x1f\x7f"
                                    "b",
                                    5)) == "ab");
  CHECK(escape_xml("\xff") == "\xef\xbf\xbd");
  CHECK(escape_xml("caf\xe9!") == "caf\xef\xbf\xbd!");
  CHECK(escape_xml("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  CHECK(escape_xml("\xc0\xaf") == "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_CASE("every code point survives being written and read", "[plot]") {
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(code, text);
    std::size_t at = 0;
    const char32_t read = next_code_point(text, at);
    if (read != code || at != text.size()) FAIL("code point " << static_cast<unsigned long>(code));
  }
}

TEST_CASE("coordinates are short and always numbers", "[plot]") {
  CHECK(coordinate(0) == "0");
  CHECK(coordinate(-0.001) == "0");
  CHECK(coordinate(12.5) == "12.5");
  CHECK(coordinate(1.0 / 3) == "0.33");
  CHECK(coordinate(-2.999) == "-3");
  CHECK(coordinate(100) == "100");
  CHECK(coordinate(1e300) == "10000000");
  CHECK(coordinate(-std::numeric_limits<double>::infinity()) == "-10000000");
  CHECK(coordinate(std::numeric_limits<double>::quiet_NaN()) == "0");
}

TEST_CASE("a comma for a decimal point in the locale changes nothing", "[plot]") {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"})
    if (std::setlocale(LC_ALL, name) != nullptr) break;
  CHECK(coordinate(1.5) == "1.5");
  std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("a picture says what it is to those who cannot see it", "[plot]") {
  SvgWriter svg(640, 480.5, "A title", "A description");
  const std::string picture = std::move(svg).finish();
  CHECK_THAT(picture, ContainsSubstring("role=\"img\"") && ContainsSubstring("viewBox=\"0 0 640 480.5\"") &&
                          ContainsSubstring("width=\"640\"") && ContainsSubstring("<title>A title</title>") &&
                          ContainsSubstring("<desc>A description</desc>"));
}
