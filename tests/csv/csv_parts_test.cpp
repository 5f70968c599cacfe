// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// The parts of the reader, apart from the reader: no file, no fast-cpp-csv-parser, so many more inputs.
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/csv/packed_text.hpp"
#include "segmentiq/csv/separator.hpp"
#include "segmentiq/csv/text_dictionary.hpp"
#include "segmentiq/text/utf8.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

namespace {

std::string random_text(std::mt19937& random, const std::string& alphabet, std::size_t longest) {
  std::string text;
  for (std::size_t length = random() % (longest + 1); length > 0; --length)
    text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST_CASE("cells put in quotes are split as they were", "[csv]") {
  std::mt19937 random(21);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::string> cells(1 + random() % 5), lines(1);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      cells[c] = random_text(random, "ab,\"\n\r ", 6);
      if (c > 0) lines.back() += ',';
      lines.back() += '"';
      for (std::size_t i = 0; i < cells[c].size(); ++i) {
        const char sign = cells[c][i];
        const bool before_lf = i + 1 < cells[c].size() && cells[c][i + 1] == '\n';
        if (sign == '\n') {
          lines.emplace_back();
        } else if (sign == '\r' && before_lf) {
          lines.back() += '\r';
          lines.emplace_back();
          ++i;
        } else if (sign == '\r') {
          lines.back() += "\r\r";
          lines.emplace_back();
        } else {
          lines.back() += sign == '"' ? "\"\"" : std::string(1, sign);
        }
      }
      lines.back() += '"';
    }
    detail::CsvLineSpan source(lines);
    detail::CsvCursor cursor(source, ',', '"', 1000);
    REQUIRE(cursor.next_record());
    for (std::size_t c = 0; c < cells.size(); ++c) {
      CHECK(cursor.cell() == cells[c]);
      if (c + 1 == cells.size()) break;
      REQUIRE(cursor.at_separator());
      cursor.skip_separator();
    }
    CHECK(cursor.at_line_end());
    cursor.finish_record();
    CHECK_FALSE(cursor.next_record());
    CHECK(cursor.stray_quotes() == 0);
  }
}

TEST_CASE("the splitter never reads beyond a line", "[csv]") {
  std::mt19937 random(22);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::string> lines(1 + random() % 3);
    for (std::string& line : lines) {
      line = random_text(random, "a,\"\" \t", 10);
      line.append(random() % 4, '\r');
    }
    detail::CsvLineSpan source(lines);
    detail::CsvCursor cursor(source, ',', '"', 1000);
    std::size_t bytes = 0, records = 0;
    try {
      while (cursor.next_record()) {
        for (bytes += cursor.cell().size(); cursor.at_separator(); bytes += cursor.cell().size())
          cursor.skip_separator();
        REQUIRE(cursor.at_line_end());
        cursor.finish_record();
        ++records;
      }
    } catch (const csv_error&) {
    }
    CHECK(records <= lines.size());
    CHECK(bytes <= 60);
  }
}

TEST_CASE("the dictionary numbers texts as a map does", "[csv]") {
  std::mt19937 random(23);
  for (const std::size_t longest : {2U, 4U, 9U, 30U}) {
    detail::TextDictionary dictionary;
    std::map<std::string, std::int32_t> expected;
    for (int i = 0; i < 20'000; ++i) {
      std::string text = random_text(random, "abc", longest);
      if (random() % 8 == 0) text.insert(0, "same beginning ");
      const auto found = expected.find(text);
      CHECK(dictionary.find(text) == (found == expected.end() ? -1 : found->second));
      if (text.size() <= detail::PackedText::max_length)
        CHECK(dictionary.find(detail::packed_text(text)) == dictionary.find(text));
      const auto at = expected.try_emplace(text, static_cast<std::int32_t>(expected.size())).first;
      CHECK(dictionary.add(text) == at->second);
    }
    CHECK(dictionary.size() == expected.size());
    for (const auto& [text, code] : expected)
      CHECK(dictionary.texts()[static_cast<std::size_t>(code)] == text);
  }
}

TEST_CASE("the first special byte of eight is found", "[csv]") {
  if constexpr (!detail::ByteFinder::works) return;
  const detail::ByteFinder finder(',', '"', '\0', '\r');
  const std::string signs(",\"\0\r", 4), others("ab\x01\x7F\x80\xAC\xFF-+!\f\x0E ");
  std::mt19937 random(24);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = random_text(random, others + (round % 2 == 0 ? signs : ""), 8);
    text.resize(8, 'x');
    CHECK(finder.find(detail::packed_text(text).word) == std::min<std::size_t>(text.find_first_of(signs), 8));
  }
}

TEST_CASE("the separator is the one by which the lines agree", "[csv]") {
  const auto found = [](const std::vector<std::string>& lines, const CsvOptions& options = {}) {
    return detail::find_separator(lines, options);
  };
  CHECK(found({}) == ',');
  CHECK(found({"a"}) == ',');
  CHECK(found({"a;b", "1,5;2"}) == ';');
  CHECK(found({"a|b|c", "1;2|3|4", "1|3;3|4"}) == '|');
  CHECK(found({"a\tb", "x, y\tz"}) == '\t');
  CHECK(found({"\"a;b;c\",d", "1,2"}) == ',');
  CHECK(found({"a,b", "\"x;", "y;\",2"}) == ',');
  CHECK(found({"a,b,c", "1,2", "3,4,5"}) == ',');          // the faulty row is the reader's to name
  CHECK(found({"a;b", "\"open;2", "3;4", "5;6"}) == ';');  // and so is a quote that is never closed
  CHECK(found({"a,b", "1,2"}, {.numbers = {.decimal = ','}}) != ',');
}

TEST_CASE("UTF-8 is distinguished from other bytes", "[csv]") {
  for (const char* text :
       {"", "plain", "ሀገር", "é", "€", "😀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"})
    CHECK(is_utf8(text));
  for (const char* text :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xFE"})
    CHECK_FALSE(is_utf8(text));
}
