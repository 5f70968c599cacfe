// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/profile/label_text.hpp"

#include <string>

#include "segmentiq/text/utf8.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"

using namespace segmentiq;

TEST_CASE("texts of a file become words on one line", "[profile][label]") {
  CHECK(label_text("  Addis \t\n Ababa ") == "Addis Ababa");
  CHECK(label_text("a\xff"
                   "b") ==
        "a\xef\xbf\xbd"
        "b");
  CHECK(label_text("\xe2\x80\xae"
                   "evil") == "evil");
  CHECK(label_text("") == "");
  CHECK(column_words("annual_income") == "annual income");
  CHECK(column_words("__") == "(unnamed)");
}

TEST_CASE("labels are cut between characters, within their width", "[profile][label]") {
  CHECK(shorten_label("Platinum", 8) == "Platinum");
  CHECK(shorten_label("Platinum", 7) == "Platin…");
  CHECK(shorten_label("Addis Ababa", 7) == "Addis…");
  CHECK(display_width("年轻") == 4);
  CHECK(shorten_label("年轻的城市", 6) == "年轻…");
  CHECK(shorten_label("አዲስ አበባ", 4) == "አዲስ…");
  CHECK(shorten_label("ae\xcc\x81z", 3) == "a…");  // the accent stays with its letter
  CHECK(shorten_label("abc", 1) == "…");
  for (const std::string& text : testing::hostile_texts()) {
    const std::string label = label_text(text);
    CHECK(is_utf8(label));
    for (const char c : label)
      CHECK(static_cast<unsigned char>(c) >= 0x20);
    for (const Index most : {1, 2, 5, 40}) {
      const std::string cut = shorten_label(label, most);
      CHECK(is_utf8(cut));
      CHECK(display_width(cut) <= most);
    }
  }
}
