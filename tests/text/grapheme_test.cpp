// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/text/grapheme.hpp"

#include <string>
#include <vector>

#include "segmentiq/plot/text_fit.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("what is seen as one character is never cut", "[plot]") {
  // Each is one character for the eye.
  const std::vector<std::string> characters = {"e\xcc\x81",  // e and a combining acute
                                               "👩‍👩‍👧‍👦",
                                               "🇪🇹",
                                               "👍🏽",
                                               "❤️‍🔥",
                                               "1️⃣",
                                               "🏴\U000E0067\U000E0062\U000E007F",
                                               "नि",
                                               "กำ",
                                               "ሀ፟",
                                               "مَّ",
                                               "שָׁ"};
  for (const std::string& character : characters) {
    std::string text;
    for (int i = 0; i < 6; ++i)
      text += character;
    for (double width = 0; width < 120; width += 0.7) {
      const std::size_t cut = fitting_prefix(text, 10, width);
      INFO(character << " in " << width);
      CHECK(cut % character.size() == 0);
    }
    CHECK(fitting_prefix(text, 10, 1000) == text.size());
  }
}

TEST_CASE("marks are known, letters are not marks", "[plot]") {
  for (const char32_t c : std::u32string{0x0300, 0x036F, 0x0591, 0x064B, 0x093F, 0x135D, 0x135F, 0x200D,
                                         0x20E3, 0xFE0F, 0x1F3FB, 0x1F3FF, 0xE0020, 0xE01EF})
    CHECK(is_extending(c));
  for (const char32_t c :
       std::u32string{0x20, 0x61, 0x02FF, 0x0370, 0x0627, 0x0905, 0x1200, 0x135C, 0x1F3FA, 0x1F400, 0x4E00})
    CHECK_FALSE(is_extending(c));
}

TEST_CASE("texts that run from right to left are pieces of their own", "[plot]") {
  for (const std::string text :
       {"", "income", "አዲስ አበባ", "年轻", "👩‍👩‍👧‍👦🇪🇹", "\xff\xfe"}) {
    CHECK_FALSE(turns_direction(text));
    CHECK(isolated(text) == text);
  }
  for (const std::string text : {"عائلات", "income عائلات", "שלום",
                                 "\xe2\x80\xae"
                                 "override"}) {
    CHECK(turns_direction(text));
    CHECK(isolated(text) == "\xe2\x81\xa8" + text + "\xe2\x81\xa9");
    CHECK(text_width(isolated(text), 10) == text_width(text, 10));
  }
}
