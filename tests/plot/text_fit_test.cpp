// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/text_fit.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("widths grow with the script", "[plot]") {
  CHECK(text_width("iiii", 10) < text_width("mmmm", 10));
  CHECK(text_width("aaaa", 10) < text_width("አዲስአ", 10));
  CHECK(text_width("年年", 10) >= 20);
  CHECK(text_width("🛒", 10) > text_width("年", 10));
  CHECK(text_width("e\xcc\x81", 10) == text_width("e", 10));
  CHECK_THAT(text_width("abc", 20), WithinRel(2 * text_width("abc", 10), 1e-12));
}

TEST_CASE("truncated text fits and is a prefix of the whole", "[plot]") {
  for (const std::string& text : hostile_texts()) {
    for (const double width : {0.0, 5.0, 12.0, 40.0, 90.0, 300.0}) {
      const std::string shown = truncate_text(text, 12, width);
      INFO("'" << text << "' in " << width);
      CHECK(text_width(shown, 12) <= width + 1e-9);
      if (shown == text) continue;
      if (shown.empty()) {
        CHECK(text_width("…", 12) > width);
        continue;
      }
      REQUIRE(shown.ends_with("…"));
      CHECK(text.starts_with(shown.substr(0, shown.size() - std::string("…").size())));
    }
  }
}

TEST_CASE("text is never cut within a grapheme", "[plot]") {
  const std::string family = "👩‍👩‍👧‍👦";
  const std::string text = family + family + family;
  const std::string accents =
      "e\xcc\x81"
      "e\xcc\x81"
      "e\xcc\x81"
      "e\xcc\x81";
  for (double width = 15; width < 300; width += 1) {
    const std::string shown = truncate_text(text, 12, width);
    if (shown != text) CHECK((shown.size() - 3) % family.size() == 0);
    const std::string cut = truncate_text(accents, 12, width);
    if (cut != accents) CHECK((cut.size() - 3) % 3 == 0);
  }
}

TEST_CASE("endless zero-width marks, and texts of megabytes, do not fit everywhere", "[plot]") {
  for (const char* piece : {"\xcc\x81", "\xe2\x80\x8b", "x"}) {
    std::string text = "e";
    while (text.size() < 1'000'000)
      text += piece;
    CHECK(text_width(text, 12) >= 120'000);
    CHECK(truncate_text(text, 12, 300).size() < 1000);
    CHECK(wrap_text(text, 12, 300, 3).size() <= 3);
    CHECK(wrap_text(text, 12, 300, 3).back().size() < 1000);
  }
}

TEST_CASE("wrapped lines fit, and together they are the text", "[plot]") {
  const std::string text = "Occasional shoppers who come only on very long weekends";
  const auto lines = wrap_text(text, 12, 150, 5);
  std::string joined;
  for (const auto& line : lines) {
    CHECK(text_width(line, 12) <= 150);
    joined.append(joined.empty() ? "" : " ").append(line);
  }
  CHECK(lines.size() > 1);
  CHECK(joined == text);

  const auto squeezed = wrap_text(text, 12, 100, 2);
  CHECK(squeezed.size() == 2);
  CHECK(squeezed.back().ends_with("…"));

  for (const std::string& hostile : hostile_texts())
    for (const auto& line : wrap_text(hostile, 12, 60, 3))
      CHECK(text_width(line, 12) <= 60 + 1e-9);
  CHECK(wrap_text("年轻的城市专业人士", 12, 60, 5).size() > 1);  // no spaces to break at
  CHECK(wrap_text("", 12, 60, 3) == std::vector<std::string>{""});
}
