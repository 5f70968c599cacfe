// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "examples/common/text_table.hpp"

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "examples/common/text.hpp"
#include "support/catch.hpp"

using namespace program;

namespace {

std::string written(const std::vector<std::vector<std::string>>& rows) {
  TextTable table;
  for (const auto& row : rows)
    table.add(row);
  std::ostringstream out;
  table.write(out);
  return out.str();
}

}  // namespace

TEST_CASE("a character takes the cells that Unicode gives it", "[program]") {
  std::ifstream golden(SEGMENTIQ_TEST_DATA "/program/cell_widths.txt");
  std::string version;
  std::getline(golden, version);
  CHECK_THAT(version, ContainsSubstring("Unicode"));
  char32_t checked = 0;
  std::string wrong;
  std::uint32_t first = 0, last = 0;
  std::size_t width = 0;
  while (golden >> std::hex >> first >> last >> width)
    for (char32_t c = first; c <= last; ++c, ++checked)
      if (cell_width(c) != width) wrong += std::to_string(static_cast<std::uint32_t>(c)) + " ";
  CHECK(wrong == "");
  CHECK(checked > 50'000);
}

TEST_CASE("texts are as wide as they are seen", "[program]") {
  CHECK(cells_of("") == 0);
  CHECK(cells_of("income") == 6);
  CHECK(cells_of("Zoë, naïve") == 10);
  CHECK(cells_of("Zoe\xcc\x88") == 3);  // a mark on the e
  CHECK(cells_of("አዲስ አበባ") == 7);
  CHECK(cells_of("年轻家庭") == 8);
  CHECK(cells_of("ｶﾅ") == 2);
  CHECK(cells_of("👩‍👩‍👧‍👦") == 2);
  CHECK(cells_of("👍🏽") == 2);
  CHECK(cells_of("❤️") == 2);
  CHECK(cells_of("❤") == 1);
  CHECK(cells_of("🇪🇹") == 2);
  CHECK(cells_of("\xff\xfe") == 2);  // each is shown as U+FFFD
}

TEST_CASE("what is cut off keeps its characters whole", "[program]") {
  CHECK(shortened("income", 6) == "income");
  CHECK(shortened("income", 5) == "inco…");
  CHECK(shortened("high income", 6) == "high…");
  CHECK(shortened("年轻家庭", 6) == "年轻…");
  CHECK(shortened("年轻家庭", 1) == "…");
  CHECK(shortened("አዲስ አበባ", 4) == "አዲስ…");
  for (std::size_t cells = 1; cells < 12; ++cells) {
    const std::string text =
        shortened("e\xcc\x81👩‍👩‍👧‍👦🇪🇹👍🏽年e\xcc\x81", cells);
    INFO(text);
    CHECK(cells_of(text) <= cells);
    CHECK(padded(text, 12).size() == text.size() + 12 - cells_of(text));
  }
}

TEST_CASE("columns stand in line, whatever is written in them", "[program]") {
  CHECK(written({{"Old", "Share", "New"}, {"አዲስ አበባ", "1 %", "x"}, {"年轻", "20 %", "y"}, {"Zoë", "", ""}}) ==
        "Old      Share  New\n"
        "አዲስ አበባ  1 %    x\n"
        "年轻     20 %   y\n"
        "Zoë\n");
  const std::string long_name(50, 'n');
  CHECK(written({{long_name, long_name}, {"a", "b"}}) ==
        std::string(39, 'n') + "…  " + long_name + "\na" + std::string(41, ' ') + "b\n");
  CHECK(written({}) == "");
}

TEST_CASE("no text steers the terminal", "[program]") {
  CHECK(printable("a\tb\x1b[31m\x7f") == "a b [31m ");
  CHECK(printable("a\xc2\x9b"
                  "31m") == "a 31m");  // the control character of eight bits
  CHECK(printable("a\xe2\x80\xae"
                  "b") == "a b");  // turns the direction of what follows
  CHECK(printable("አዲስ\xff") == "አዲስ\xef\xbf\xbd");
  CHECK(written({{"a\nb", "c\x1b"}}) == "a b  c\n");
}

TEST_CASE("help is wrapped by what is seen", "[program]") {
  CHECK(wrapped("αβγ δεζ ηθ", 7) == std::vector<std::string>{"αβγ δεζ", "ηθ"});
  CHECK(wrapped("longer-than-that a", 5) == std::vector<std::string>{"longer-than-that", "a"});
}
