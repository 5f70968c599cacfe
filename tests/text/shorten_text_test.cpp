// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/text/shorten_text.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i)
    all += text;
  return all;
}

}  // namespace

TEST_CASE("texts are shortened to characters as they are seen", "[plot]") {
  CHECK(shorten_text("", 1) == "");
  CHECK(shorten_text("abc", 3) == "abc");
  CHECK(shorten_text("abcd", 3) == "ab…");
  CHECK(shorten_text("a cd", 3) == "a…");
  CHECK(shorten_text("abcd", 1) == "…");
  const std::string family = "👩‍👩‍👧‍👦", flag = "🇪🇹", accented = "e\xcc\x81";
  for (const std::string& one : {family, flag, accented}) {
    CHECK(shorten_text(repeated(one, 5), 5) == repeated(one, 5));
    CHECK(shorten_text(repeated(one, 6), 5) == repeated(one, 4) + "…");
  }
  for (const std::string& text : hostile_texts()) {
    const std::string shown = shorten_text(text, 6);
    if (shown == text) continue;
    REQUIRE(shown.ends_with("…"));
    CHECK(text.starts_with(shown.substr(0, shown.size() - 3)));
  }
}

TEST_CASE("the end of a long sentence stays", "[plot]") {
  CHECK(shorten_middle("abcdefgh", 8) == "abcdefgh");
  CHECK(shorten_middle("abcdefghi", 8) == "abcde…hi");
  CHECK(shorten_middle("abcdefghi", 1) == "…");
  CHECK(shorten_middle("'" + std::string(5'000'000, 'x') + "' on line 4 is no number", 40) ==
        "'" + std::string(28, 'x') + "… no number");
  const std::string accented = "e\xcc\x81";
  CHECK(shorten_middle(repeated(accented, 90), 8) == repeated(accented, 5) + "…" + repeated(accented, 2));
}

TEST_CASE("whatever a text is made of, little of it is left", "[plot]") {
  for (const char* piece :
       {"x", "\xcc\x81", "e\xcc\x81", "\xff", "\"", "\xe2\x80\x8d", "🇪", "\xf0\x9f", " "}) {
    const std::string text = repeated(piece, 1'000'000);
    INFO(piece);
    CHECK(shorten_text(text, 300).size() <= 300 * 16 * 4);
    CHECK(shorten_middle(text, 300).size() <= 2 * 300 * 16 * 4);
    CHECK(shorten_text(text, 300).ends_with("…"));
  }
}
