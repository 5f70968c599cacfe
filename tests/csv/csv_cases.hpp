// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_TABLE_CSV_CASES_HPP
#define SEGMENTIQ_TESTS_TABLE_CSV_CASES_HPP

#include <string>
#include <utility>
#include <vector>

#include "segmentiq/csv/csv_options.hpp"

// Odd and bad CSV files, each with what must come out. A row of the list is one file.
namespace csv_cases {

using segmentiq::CsvOptions;
using segmentiq::Index;
using namespace std::string_literals;

using Rows = std::vector<std::vector<std::string>>;

struct Case {
  std::string content;
  CsvOptions options{};
  // A table: the column types in order (n = numbers, t = texts), the header and the rows, and how many
  // warnings. A missing cell is written as `missing` followed by its text.
  std::string types{};
  Rows rows{};
  std::size_t warnings = 0;
  // Or a fault: a part of the message, and where.
  std::string message{};
  Index line = 0;
  std::string column{};
  std::string cell{};
};

inline const std::string missing = "<missing>";

inline Case reads(std::string content, std::string types, Rows rows, std::size_t warnings = 0,
                  CsvOptions options = {}) {
  return {.content = std::move(content),
          .options = std::move(options),
          .types = std::move(types),
          .rows = std::move(rows),
          .warnings = warnings};
}

inline Case fails(std::string content, std::string message, Index line, std::string column = "",
                  std::string cell = "", CsvOptions options = {}) {
  return {.content = std::move(content),
          .options = std::move(options),
          .message = std::move(message),
          .line = line,
          .column = std::move(column),
          .cell = std::move(cell)};
}

inline CsvOptions separator(char sign) {
  return {.separator = sign};
}
inline CsvOptions numbers(char separator, char decimal, char thousands) {
  return {.separator = separator, .numbers = {.decimal = decimal, .thousands = thousands}};
}
inline CsvOptions tokens(std::vector<std::string> list) {
  return {.missing = std::move(list)};
}
inline CsvOptions limit(Index bytes) {
  return {.max_line_length = bytes};
}

inline std::vector<Case> line_ends() {
  const Rows two = {{"a", "b"}, {"1", "x"}, {"2", "y"}};
  return {
      reads("a,b\n1,x\n2,y\n", "nt", two),
      reads("a,b\n1,x\n2,y", "nt", two),
      reads("a,b\r\n1,x\r\n2,y\r\n", "nt", two),
      reads("a,b\r\n1,x\r\n2,y", "nt", two),
      reads("a,b\r1,x\r2,y\r", "nt", two),
      reads("a,b\r1,x\r2,y", "nt", two),
      reads("a,b\n1,x\r\n2,y\r", "nt", two),
      reads("a,b\r\n1,x\n2,y\n", "nt", two),
      reads("a,b\r1,x\n2,y\r\n", "nt", two),
      reads("a,b\r\r\n1,x\r\r\n2,y\r\r\n", "nt", two),
      reads("\n\na,b\n1,x\n2,y\n", "nt", two),
      reads("a,b\n\n1,x\n\n\n2,y\n\n", "nt", two),
      reads("a,b\r\n\r\n1,x\r\n2,y\r\n\r\n", "nt", two),
      reads("a,b\n   \n1,x\n\t\n2,y\n  ", "nt", two),
      reads("a,b\n1,x\n2,y\n\n\n\n\n", "nt", two),
      reads("a,b\r\r1,x\r\r2,y", "nt", two),
      reads("a,b\n", "nn", {{"a", "b"}}),
      reads("a,b", "nn", {{"a", "b"}}),
      reads("a,b\r\n", "nn", {{"a", "b"}}),
      reads("a,b\r", "nn", {{"a", "b"}}),
      reads("a\n1\n", "n", {{"a"}, {"1"}}),
      reads("a", "n", {{"a"}}),
      reads("a\n1\n\n2\n", "n", {{"a"}, {"1"}, {"2"}}, 1),
      reads("a\n1\n2\n\n\n", "n", {{"a"}, {"1"}, {"2"}}, 0),
      reads("a\n1\n\"\"\n2\n", "n", {{"a"}, {"1"}, {missing}, {"2"}}),
      reads("a\n\"\"\n", "n", {{"a"}, {missing}}),
      reads("a\n\" \"\n", "n", {{"a"}, {missing + " "}}),
      reads("a,b\n,\n", "nn", {{"a", "b"}, {missing, missing}}),
      reads("a\tb\n\t\n", "nn", {{"a", "b"}, {missing, missing}}),
      reads("a\tb\n1\t\n\t2\n", "nn", {{"a", "b"}, {"1", missing}, {missing, "2"}}),
      fails("", "is empty", 0),
      fails("\n", "is empty", 0),
      fails("\n\n\n", "is empty", 0),
      fails("\r", "is empty", 0),
      fails("\r\n\r\n", "is empty", 0),
      fails("   \n  ", "is empty", 0),
      fails("\xEF\xBB\xBF", "is empty", 0),
      fails("\xEF\xBB\xBF\n", "is empty", 0),
      reads("\xEF\xBB\xBF"
            "a,b\n1,x\n2,y\n",
            "nt", two),
      reads("\xEF\xBB\xBF\"a\",b\n1,x\n2,y\n", "nt", two),
      reads("\xEF\xBB\xBF"
            "a,b\r\n1,x\r\n2,y\r\n",
            "nt", two),
      reads("\xEF\xBB\xBF"
            "a,b\r1,x\r2,y",
            "nt", two),
      reads("a,b\n\xEF\xBB\xBF,1\n", "tn", {{"a", "b"}, {"\xEF\xBB\xBF", "1"}}),
  };
}

inline std::vector<Case> quotes() {
  const auto one = [](const std::string& cell) {
    return Rows{{"a", "b"}, {cell, "1"}};
  };
  return {
      reads("a,b\n\"x\",1\n", "tn", one("x")),
      reads("a,b\n\"x\",\"1\"\n", "tn", one("x")),
      reads("\"a\",\"b\"\n\"x\",1\n", "tn", one("x")),
      reads("a,b\n\"x,y\",1\n", "tn", one("x,y")),
      reads("a,b\n\",\",1\n", "tn", one(",")),
      reads("a,b\n\",,,\",1\n", "tn", one(",,,")),
      reads("a,b\n\"x\ny\",1\n", "tn", one("x\ny")),
      reads("a,b\n\"x\r\ny\",1\n", "tn", one("x\r\ny")),
      reads("a,b\r\n\"x\r\ny\",1\r\n", "tn", one("x\r\ny")),
      reads("a,b\n\"x\ry\",1\n", "tn", one("x\ry")),
      reads("a,b\r\"x\ry\",1\r", "tn", one("x\ry")),
      reads("a,b\n\"x\r\r\ny\",1\n", "tn", one("x\r\r\ny")),
      reads("a,b\n\"x\n\ny\",1\n", "tn", one("x\n\ny")),
      reads("a,b\n\"\n\",1\n", "tn", one("\n")),
      reads("a,b\n\"\r\n\",1\n", "tn", one("\r\n")),
      reads("a,b\n\"\n\n\n\",1\n", "tn", one("\n\n\n")),
      reads("a,b\n\"x\n\",1\n", "tn", one("x\n")),
      reads("a,b\n\"\nx\",1\n", "tn", one("\nx")),
      reads("a,b\n\"x\n1,2\ny\",1\n", "tn", one("x\n1,2\ny")),
      reads("a,b\n\"say \"\"hi\"\"\",1\n", "tn", one("say \"hi\"")),
      reads("a,b\n\"\"\"\",1\n", "tn", one("\"")),
      reads("a,b\n\"\"\"\"\"\",1\n", "tn", one("\"\"")),
      reads("a,b\n\"\"\"x\"\"\",1\n", "tn", one("\"x\"")),
      reads("a,b\n\"x\"\"\ny\",1\n", "tn", one("x\"\ny")),
      reads("a,b\n\"\"\",\"\"\",1\n", "tn", one("\",\"")),
      reads("a,b\n\"\",1\n", "nn", one(missing)),
      reads("a,b\n\"NA\",1\n", "nn", one(missing + "NA")),
      reads("a,b\n\"5\",1\n", "nn", one("5")),
      reads("a,b\n\"5.50\",1\n", "nn", one("5.50")),
      reads("a,b\n\" 5\",1\n", "nn", one(" 5")),
      reads("a,b\n1,\"x\"", "nt", {{"a", "b"}, {"1", "x"}}),
      reads("a,b\n1,\"x\"\r\n", "nt", {{"a", "b"}, {"1", "x"}}),
      reads("a,b\n1,\"x\"\r", "nt", {{"a", "b"}, {"1", "x"}}),
      reads("a,b\n1,\"\"", "nn", {{"a", "b"}, {"1", missing}}),
      reads("a,b\n1,\"x\ny\"", "nt", {{"a", "b"}, {"1", "x\ny"}}),
      reads("\"a\nb\",c\n1,2\n", "nn", {{"a\nb", "c"}, {"1", "2"}}),
      reads("\"a,b\",c\n1,2\n", "nn", {{"a,b", "c"}, {"1", "2"}}),
      reads("\"a \"\"b\"\"\",c\n1,2\n", "nn", {{"a \"b\"", "c"}, {"1", "2"}}),
      // a stray quote is text, and said
      reads("a,b\n5\" pipe,1\n", "tn", one("5\" pipe"), 1),
      reads("a,b\n5\",1\n", "tn", one("5\""), 1),
      reads("a,b\nx\"y\"z,1\n", "tn", one("x\"y\"z"), 1),
      reads("a,b\nx\"\"y,1\n", "tn", one("x\"\"y"), 1),
      reads("a,b\n \"x\",1\n", "tn", one(" \"x\""), 1),
      reads("a,b\n1,5\"\n", "nt", {{"a", "b"}, {"1", "5\""}}, 1),
      reads("a,b\n1,5\"\r\n", "nt", {{"a", "b"}, {"1", "5\""}}, 1),
      reads("a,b\n1,5\"", "nt", {{"a", "b"}, {"1", "5\""}}, 1),
      reads("a,b\n\"x\"y\",1\n", "tn", one("x\"y"), 1),
      reads("a,b\n\"x\" ,\",1\n", "tn", one("x\" ,"), 1),
      reads("a,b\n\"x\" y\",1\n", "tn", one("x\" y"), 1),
      reads("a,b\n\"5\" pipe\",1\n", "tn", one("5\" pipe"), 1),
      reads("a,b\n\"x \"y\" z\",1\n", "tn", one("x \"y\" z"), 1),
      reads("a,b\n\"x\"\"y\"z\",1\n", "tn", one("x\"y\"z"), 1),
      reads("a,b\nx\"y,1\nz\"w,2\n", "tn", {{"a", "b"}, {"x\"y", "1"}, {"z\"w", "2"}}, 1),
      reads("a\"b,c\n1,2\n", "nn", {{"a\"b", "c"}, {"1", "2"}}, 1),
      reads("a,b\n'x,1\n", "tn", one("'x")),
      reads("a,b\nit's,1\n", "tn", one("it's")),
      reads("a,b\nx\\\"y,1\n", "tn", one("x\\\"y"), 1),
      reads("a,b\n'x,y',1\n", "tn", one("x,y"), 0, {.separator = ',', .quote = '\''}),
      reads("a,b\n'it''s',1\n", "tn", one("it's"), 0, {.quote = '\''}),
      reads("a,b\n\"x\",1\n", "tn", one("\"x\""), 0, {.quote = '\''}),
      reads("a,b\n\"x\",1\n", "tn", one("\"x\""), 0, {.quote = '\0'}),
      reads("a,b\n\"x,1\n", "tn", one("\"x"), 0, {.quote = '\0'}),
      reads("a,b\n\"\",1\n", "tn", one("\"\""), 0, {.quote = '\0'}),
      // never closed: where it opened
      fails("a,b\n\"x,1\n", "not closed before the end of the file", 2, "", "x,1"),
      fails("a,b\n\"x,1", "not closed", 2, "", "x,1"),
      fails("a,b\n1,\"x", "not closed", 2, "", "x"),
      fails("a,b\n1,\"", "not closed", 2),
      fails("a,b\n1,\"\"\"", "not closed", 2, "", "\""),
      fails("a,b\n1,\"x\"\"", "not closed", 2, "", "x\""),
      fails("a,b\n1,2\n3,\"x\n5,6\n7,8\n", "not closed", 3, "", "x"),
      fails("a,b\n\"x\" ,1\n2,3\n", "not closed", 2, "", "x\" ,1"),
      fails("a,b\n\"x\"y,1\n", "not closed", 2, "", "x\"y,1"),
      fails("\"a,b\n1,2\n", "not closed", 1, "", "a,b"),
      fails("\"", "not closed", 1),
      fails("a,b\n\n\n\"x\n", "not closed", 4, "", "x"),
      fails("a,b\n\"x\ny\",\"z\n", "not closed", 3, "", "z"),
      fails("a,b\r\n1,\"x\r\n", "not closed", 2, "", "x"),
      fails("a,b\r1,\"x\r", "not closed", 2, "", "x"),
  };
}

inline std::vector<Case> separators() {
  const Rows plain = {{"a", "b"}, {"1", "x"}};
  return {
      reads("a;b\n1;x\n", "nt", plain),
      reads("a\tb\n1\tx\n", "nt", plain),
      reads("a|b\n1|x\n", "nt", plain),
      reads("a,b\n1,x\n", "nt", plain),
      reads("a;b\r\n1;x\r\n", "nt", plain),
      reads("a\tb\r1\tx\r", "nt", plain),
      reads("\xEF\xBB\xBF"
            "a;b\n1;x\n",
            "nt", plain),
      reads("a:b\n1:x\n", "nt", plain, 0, separator(':')),
      reads("a b\n1 x\n", "nt", plain, 0, separator(' ')),
      reads("a~b\n1~x\n", "nt", plain, 0, separator('~')),
      reads("a^b\n1^x\n", "nt", plain, 0, separator('^')),
      reads("a\x01"
            "b\n1\x01x\n",
            "nt", plain, 0, separator('\x01')),
      reads("a\xB7"
            "b\n1\xB7x\n",
            "nt", plain, 0, separator('\xB7')),
      reads("a;b\n\"1,5\";x\n", "tt", {{"a", "b"}, {"1,5", "x"}}),
      reads("a;b\n1,5;x\n2,5;y\n", "tt", {{"a", "b"}, {"1,5", "x"}, {"2,5", "y"}}),
      reads("name;price\nx;1,5\n", "tt", {{"name", "price"}, {"x", "1,5"}}),
      reads("a,b;c\n1,2;3\n", "nt", {{"a", "b;c"}, {"1", "2;3"}}),
      reads("a;b,c\n1;2\n3;4\n", "nn", {{"a", "b,c"}, {"1", "2"}, {"3", "4"}}),
      reads("a,b,c\n1;x,2,3\n4;y,5,6\n", "tnn", {{"a", "b", "c"}, {"1;x", "2", "3"}, {"4;y", "5", "6"}}),
      reads("a|b\n1,2|x\n", "tt", {{"a", "b"}, {"1,2", "x"}}),
      reads("a\tb\n1,2;3|4\tx\n", "tt", {{"a", "b"}, {"1,2;3|4", "x"}}),
      reads("\"a;b\",c\n1,2\n", "nn", {{"a;b", "c"}, {"1", "2"}}),
      reads("\"a,b,c\";d\n1;2\n", "nn", {{"a,b,c", "d"}, {"1", "2"}}),
      reads("comment\nx, y\nz\n", "t", {{"comment"}, {"x, y"}, {"z"}}),
      reads("comment\nx; y\nz, w\n", "t", {{"comment"}, {"x; y"}, {"z, w"}}),
      reads("comment\nx, y\nz\n", "t", {{"comment"}, {"x, y"}, {"z"}}, 0, separator(';')),
      reads("a,b\n1;2,x\n", "tt", {{"a", "b"}, {"1;2", "x"}}),
      reads("a,b\n", "nn", {{"a", "b"}}, 0, separator(',')),
      reads("a,b\n", "n", {{"a,b"}}, 0, separator(';')),
      reads("a;b\n1;2\n", "t", {{"a;b"}, {"1;2"}}, 0, separator(',')),
      reads("a;b\n1,5;2\n", "nn", {{"a", "b"}, {"1,5", "2"}}, 0, numbers('\0', ',', '\0')),
      reads("a;b;c\n1,5;2;3,25\n", "nnn", {{"a", "b", "c"}, {"1,5", "2", "3,25"}}, 0,
            numbers('\0', ',', '.')),
      reads("a;b\n-;1\n", "tn", {{"a", "b"}, {"-", "1"}}),
      reads("a,b\n1,5\n", "nn", {{"a", "b"}, {"1", "5"}}, 0, numbers(',', ',', '\0')),
      reads("a,b\n\"1,5\",5\n", "nn", {{"a", "b"}, {"1,5", "5"}}, 0, numbers(',', ',', '\0')),
      reads("a b,c\n1 2,3\n", "tn", {{"a b", "c"}, {"1 2", "3"}}),
      reads("a\tb,c\n1\t2,3\n", "tn", {{"a\tb", "c"}, {"1\t2", "3"}}),
      fails("a,b\n1;2\n", "must have 2 cells", 2, "b"),
      fails("a;b\n1,2\n", "must have 2 cells", 2, "b"),
  };
}

inline std::vector<Case> cell_counts() {
  return {
      fails("a,b\n1\n", "must have 2 cells as the header has, but has 1", 2, "b"),
      fails("a,b\n1,2,3\n", "must have 2 cells as the header has, but has 3", 2, "", "3"),
      fails("a,b,c\n1,2,3\n4,5\n6,7,8\n", "must have 3 cells as the header has, but has 2", 3, "c"),
      fails("a,b,c\n1,2,3\n4\n6,7,8\n", "but has 1", 3, "b"),
      fails("a,b,c\n1,2,3\n4,5,6,7,8\n", "but has 5", 3, "", "7"),
      fails("a,b\n1,2,\n", "but has 3", 2),
      fails("a,b\n1,2,,,\n", "but has 5", 2),
      fails("a,b\n1,2\n\n\n3\n", "but has 1", 5, "b"),
      fails("a,b\r\n1,2\r\n3\r\n", "but has 1", 3, "b"),
      fails("a,b\r1,2\r3\r", "but has 1", 3, "b"),
      fails("a,b\n\"x\ny\",1\n2\n", "but has 1", 4, "b"),
      fails("a,b\n\"x\ny\"\n", "but has 1", 2, "b"),
      fails("a,b\n\"x\ny\",1,2\n", "but has 3", 2, "", "2"),
      fails("a,b\n1,2,\"x\ny\"\n", "but has 3", 2, "", "x\ny"),
      fails("a\n1,2\n", "must have 1 cell as the header has, but has 2", 2, "", "2", separator(',')),
      fails("a,b\n1 2\n", "but has 1", 2, "b"),
      fails("a,b\n-- total: 5 --\n", "but has 1", 2, "b"),
      fails("a,b\n1,2\n# comment\n", "but has 1", 3, "b"),
      fails("Report of May\na,b\n1,2\n", "must have 1 cell as the header has, but has 2", 2, "", "b",
            separator(',')),
      fails("a,b\n1,2\n3,4\n5,6\nSum: 9\n", "but has 1", 5, "b"),
      fails("1,2\n3\n", "must have 2 cells as the first row has, but has 1", 2, "column_2", "",
            {.header = false}),
      fails("1,2\n3,4,5\n", "must have 2 cells as the first row has, but has 3", 2, "", "5",
            {.header = false}),
      fails("customer,age,city\n1,25,Addis Ababa\n2,31,Dire Dawa\n3,28\n", "must have 3 cells", 4, "city"),
      fails("a,b\n1,2\n3,4\n5", "but has 1", 4, "b"),
      fails("a,b\n1,2\n3,4\n5,6,7", "but has 3", 4, "", "7"),
      fails("a,b\n1,45,000\n", "but has 3", 2, "", "000"),
      fails("a;b\n1;2;3\n", "but has 3", 2, "", "3"),
      fails("a\tb\n1\n", "but has 1", 2, "b", "", separator('\t')),
      reads("a,b,\n1,2,\n", "nnn", {{"a", "b", "column_3"}, {"1", "2", missing}}, 1),
      reads("a,b\n1,2\n,\n", "nn", {{"a", "b"}, {"1", "2"}, {missing, missing}}),
      reads("a,b\n1,\n", "nn", {{"a", "b"}, {"1", missing}}),
      reads("a,b\n,1\n", "nn", {{"a", "b"}, {missing, "1"}}),
      reads("a,b,c\n,,\n1,2,3\n", "nnn", {{"a", "b", "c"}, {missing, missing, missing}, {"1", "2", "3"}}),
  };
}

inline std::vector<Case> headers() {
  const CsvOptions none{.header = false};
  return {
      reads("a,a\n1,2\n", "nn", {{"a", "a.1"}, {"1", "2"}}, 1),
      reads("a,a,a\n1,2,3\n", "nnn", {{"a", "a.1", "a.2"}, {"1", "2", "3"}}, 2),
      reads("a,a.1,a\n1,2,3\n", "nnn", {{"a", "a.1", "a.2"}, {"1", "2", "3"}}, 1),
      reads("a,a,a.1\n1,2,3\n", "nnn", {{"a", "a.2", "a.1"}, {"1", "2", "3"}}, 1),
      reads("a,b,a,b\n1,2,3,4\n", "nnnn", {{"a", "b", "a.1", "b.1"}, {"1", "2", "3", "4"}}, 2),
      reads(",b\n1,2\n", "nn", {{"column_1", "b"}, {"1", "2"}}, 1),
      reads(",\n1,2\n", "nn", {{"column_1", "column_2"}, {"1", "2"}}, 2),
      reads(",column_1\n1,2\n", "nn", {{"column_1_", "column_1"}, {"1", "2"}}, 1),
      reads("\"\",b\n1,2\n", "nn", {{"column_1", "b"}, {"1", "2"}}, 1),
      reads("a, b\n1,2\n", "nn", {{"a", " b"}, {"1", "2"}}),
      reads("A,a\n1,2\n", "nn", {{"A", "a"}, {"1", "2"}}),
      reads("NA,b\n1,2\n", "nn", {{"NA", "b"}, {"1", "2"}}),
      reads("1,2\n3,4\n", "nn", {{"1", "2"}, {"3", "4"}}, 1),
      reads("1.5,-2\n3,4\n", "nn", {{"1.5", "-2"}, {"3", "4"}}, 1),
      reads("a,2\n3,4\n", "nn", {{"a", "2"}, {"3", "4"}}),
      reads("ሀ,ለ\n1,2\n", "nn", {{"ሀ", "ለ"}, {"1", "2"}}),
      reads("1,x\n2,y\n", "nt", {{"column_1", "column_2"}, {"1", "x"}, {"2", "y"}}, 0, none),
      reads("1,x", "nt", {{"column_1", "column_2"}, {"1", "x"}}, 0, none),
      reads("\n\n1,x\n", "nt", {{"column_1", "column_2"}, {"1", "x"}}, 0, none),
      reads("a,a\n", "tt", {{"column_1", "column_2"}, {"a", "a"}}, 0, none),
      reads("\"x\ny\",1\n2,3\n", "tn", {{"column_1", "column_2"}, {"x\ny", "1"}, {"2", "3"}}, 0, none),
      reads("5\n", "n", {{"column_1"}, {"5"}}, 0, none),
      reads(",\n", "nn", {{"column_1", "column_2"}, {missing, missing}}, 0, none),
      fails("", "is empty", 0, "", "", none),
      reads("a,b\n1,2\n3,4\n", "nn", {{"a", "b"}, {"1", "2"}}, 0, {.max_rows = 1}),
      reads("a,b\n1,2\n3,4\n", "nn", {{"a", "b"}}, 0, {.max_rows = 0}),
      reads("a,b\n1,2\n3,4\n", "nn", {{"a", "b"}, {"1", "2"}, {"3", "4"}}, 0, {.max_rows = 9}),
      reads("a,b\n1,2\n3\n", "nn", {{"a", "b"}, {"1", "2"}}, 0, {.max_rows = 1}),
      reads("1,2\n3,4\n", "nn", {{"column_1", "column_2"}}, 0, {.header = false, .max_rows = 0}),
      reads("1,2\n3,4\n", "nn", {{"column_1", "column_2"}, {"1", "2"}}, 0, {.header = false, .max_rows = 1}),
  };
}

inline std::vector<Case> bytes() {
  return {
      fails("a,b\n1,\0x\n"s, "NUL byte", 2),
      fails("a,b\n1\0,2\n"s, "NUL byte", 2),
      fails("\0"s, "NUL byte", 1),
      fails("a\0,\0b\0"s, "NUL byte", 1),
      fails("a,b\n1,2\n\0"s, "NUL byte", 3),
      fails("a,b\n1,2\n3,4\0"s, "NUL byte", 3),
      fails("a,b\r\n1,2\r\n3,4\r\0\n"s, "NUL byte", 4),
      fails("a,b\r1,2\r3,\0"s, "NUL byte", 3),
      fails("a,b\n\"x\n\0\",1\n"s, "NUL byte", 3),
      fails("a,b\n1,2,\0"s, "NUL byte", 2),
      fails("\n\n\0"s, "NUL byte", 3),
      fails("a,b\n1\n3,\0"s, "must have 2 cells", 2, "b"),
      reads("a,b\n1,2\n3,\0"s, "nn", {{"a", "b"}, {"1", "2"}}, 0, {.max_rows = 1}),
      fails("\xFF\xFE"
            "a\0,\0b\0"s,
            "UTF-16", 1),
      fails("\xFE\xFF\0a\0,\0b"s, "UTF-16", 1),
      fails("\xFF\xFE", "UTF-16", 1),
      fails("PK\x03\x04\x14\0\x06"s, "Excel", 1),
      fails("\x7F"
            "ELF\x02\x01\x01\0\0"s,
            "NUL byte", 1),
      reads("a,b\nAbebe,1\n\xE1\x88\x80,2\n", "tn", {{"a", "b"}, {"Abebe", "1"}, {"ሀ", "2"}}),
      reads("a,b\nZo\xEB,1\n", "tn", {{"a", "b"}, {"Zo\xEB", "1"}}, 1),
      reads("a,b\n\xC0\xAF,1\n", "tn", {{"a", "b"}, {"\xC0\xAF", "1"}}, 1),
      reads("a,b\n\xED\xA0\x80,1\n", "tn", {{"a", "b"}, {"\xED\xA0\x80", "1"}}, 1),
      reads("a,b\n\xF5\x80\x80\x80,1\n", "tn", {{"a", "b"}, {"\xF5\x80\x80\x80", "1"}}, 1),
      reads("a,b\n\xE2\x82,1\n", "tn", {{"a", "b"}, {"\xE2\x82", "1"}}, 1),
      reads("a,b\n\x80,1\n", "tn", {{"a", "b"}, {"\x80", "1"}}, 1),
      reads("a,b\n\xFF,1\n\xFF,2\n", "tn", {{"a", "b"}, {"\xFF", "1"}, {"\xFF", "2"}}, 1),
      reads("a,b\n\xF0\x9F\x98\x80,1\n", "tn", {{"a", "b"}, {"😀", "1"}}),
      reads("Zo\xEB,b\nx,1\n", "tn", {{"Zo\xEB", "b"}, {"x", "1"}}, 1),
      reads("a,b\n\x1A,1\n", "tn", {{"a", "b"}, {"\x1A", "1"}}),
      reads("a,b\n\x01\x02\x7F,1\n", "tn", {{"a", "b"}, {"\x01\x02\x7F", "1"}}),
      reads("a,b\n\v,1\n\f,2\n", "tn", {{"a", "b"}, {"\v", "1"}, {"\f", "2"}}),
      reads("a,b\n\xC2\xA0,1\n", "tn", {{"a", "b"}, {"\xC2\xA0", "1"}}),
      reads("a,b\n1\xC2\xA0"
            "000,1\n",
            "tn",
            {{"a", "b"},
             {"1\xC2\xA0"
              "000",
              "1"}}),
      reads("a\n" + std::string(50, 'x') + "\n", "t", {{"a"}, {std::string(50, 'x')}}, 0, limit(50)),
      fails("a\n" + std::string(51, 'x') + "\n", "has 51 bytes, but must have 50 at most", 2, "", "",
            limit(50)),
      fails("a\n1\n" + std::string(51, '7') + "\n", "has 51 bytes", 3, "", "", limit(50)),
      fails(std::string(60, 'x') + "\n1\n", "has 60 bytes", 1, "", "", limit(50)),
      fails("a\n\"xxxx\nyyyy\nzzzz\n\"\n", "is not closed within 12 bytes", 2, "", "xxxx", limit(12)),
      fails("a\n" + std::string(1'000'001, 'x') + "\n", "has 1000001 bytes", 2),
      reads("a\n" + std::string(1'000'000, 'x') + "\n", "t", {{"a"}, {std::string(1'000'000, 'x')}}),
      reads("a\n" + std::string(400, '9') + "\n", "t", {{"a"}, {std::string(400, '9')}}),
      reads("a\n0." + std::string(400, '0') + "1\n", "n", {{"a"}, {"0." + std::string(400, '0') + "1"}}),
  };
}

/// A column of one cell for each text: what it is taken for.
inline std::vector<Case> cells() {
  std::vector<Case> list;
  const auto add = [&](const std::string& type, const std::vector<std::string>& texts,
                       const CsvOptions& options = {}) {
    for (const std::string& text : texts)
      list.push_back(reads("a;b\n" + text + ";1\n", (type == "m" ? "n" : type) + "n",
                           {{"a", "b"}, {(type == "m" ? missing : "") + text, "1"}}, 0, options));
  };
  add("n", {"0", "1", "-1", "+1", "42", "1.0", "1.", ".5", "-.5", "+.5", "0.5", "-0", "-0.0", "0.0", "1e5",
            "1E5", "1e+5", "1e-5"});
  add("n", {"1.50",
            "1.10000",
            "65.43210987654321",
            "0.1",
            "0.000001",
            "0.00001",
            "0.00012",
            "123456789012345",
            "-123456789012345",
            "1234567890123456",
            "9007199254740992",
            "9007199254740993.0",
            "10000000000000000000",
            "1e16",
            "1e22",
            "1e23",
            "1e308",
            "-1e308",
            "1e-308",
            "5e-324",
            "2.2250738585072011e-308",
            "1.7976931348623157e308",
            "0.30000000000000004",
            "179769313486231570000000000000000000000.5",
            "0.1234567890123456789",
            "3.0e0",
            "0e0",
            "0e999999999"});
  add("n", {"inf", "-inf", "+inf", "Inf", "INF", "infinity", "Infinity", "-Infinity", "1e309", "-1e309",
            "1e99999999999", "1e-400", "1e-99999999999", "-1e-400", "0.0e-99999999999"});
  add("n", {" 5", "5 ", "  5  ", "\t5", " -5.5 ", "5\t"}, separator(';'));
  add("t", {"00", "007", "0123", "-007", "+007", "00.5", "01e5", "9007199254740993", "12345678901234567",
            "12345678901234567890123"});
  add("t", {"45,000",  "1,5",        "1 000", "1_000", "1'000",  "0x10",  "0b1",   "1e",    "1e+",  "e5",
            ".",       "-",          "+",     "--5",   "+-5",    "-+5",   "5-",    "5%",    "$5",   "5 ETB",
            "1/2",     "1:30",       "1.2.3", "..5",   "1..5",   "5e5e5", "1e5.5", "١٢٣",   "½",    "five",
            "infinit", "info",       "in",    "-i",    "nan(1)", "1d5",   "1f",    "0x1p3", "true", "TRUE",
            "no",      "2024-05-31", "12:30", "#1",    "?",      "x",     "- 5",   "5 5"});
  add("m", {"", "NA", "N/A", "n/a", "NaN", "nan", "-nan", "-NaN", "NULL", "null", "None", "#N/A", "#NA",
            "#N/A N/A", "<NA>", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"});
  add("m", {" ", "   ", " NA", "NA ", "\t"}, separator(';'));
  add("t", {"na", "Na", "N A", "NaNa", "none", "NONE", "Null", "missing", "--", "N.A.", "nil", "#REF!",
            "#VALUE!"});
  add("t", {"nan", "NA", "NULL", "None"}, tokens({""}));
  add("m", {"-", "?", "unknown", "-999", "9999", "-999.50", ""},
      tokens({"", "-", "?", "unknown", "-999", "9999", "-999.50"}));
  add("n", {"-998", "-999.0", "99999"}, tokens({"-999", "9999"}));
  add("t", {""}, tokens({"NA"}));
  add("n", {"1,5", "-1,5", "1,50", ",5", "5,", "1,5e3", "12", "1e3", "0,001", "+2,5"},
      numbers(';', ',', '\0'));
  add("t", {"1.5", "1,5,5", "1.000,5", "1.000", "01,5", "1e3,5", ",", "1 ,5"}, numbers(';', ',', '\0'));
  add("n", {"45,000", "1,234,567", "1,234,567.89", "-45,000.50", "999", "999.5", "0", "12,345e2", "1000000"},
      numbers(';', '.', ','));
  add("t",
      {"4,50", "45,00", "1,2345", "1,234,56", ",123", "1,,234", "1234,567", "1,234.5,6", "1,234,", "0,123",
       "012,345", "1.234,567", "45 000"},
      numbers(';', '.', ','));
  add("n", {"1.234,5", "45.000", "1.234.567,89", "0,5", "7"}, numbers(';', ',', '.'));
  add("t", {"1,234.5", "1.5", "1.23,4", "1,5.000"}, numbers(';', ',', '.'));
  return list;
}

/// Columns of several cells: one decides for all.
inline std::vector<Case> columns() {
  return {
      reads("a\n1\nx\n2\n", "t", {{"a"}, {"1"}, {"x"}, {"2"}}),
      reads("a\n1.50\n\"\"\nNA\nx\n1.5\n", "t",
            {{"a"}, {"1.50"}, {missing}, {missing + "NA"}, {"x"}, {"1.5"}}),
      reads("a\n1.50\n1.5\n1.500\n", "n", {{"a"}, {"1.50"}, {"1.5"}, {"1.500"}}),
      reads("a\n1\n2\n007\n", "t", {{"a"}, {"1"}, {"2"}, {"007"}}),
      reads("a\n+1\n1\n1e0\nx\n", "t", {{"a"}, {"+1"}, {"1"}, {"1e0"}, {"x"}}),
      reads("a\nNA\nNA\n", "n", {{"a"}, {missing + "NA"}, {missing + "NA"}}),
      reads("a\nNA\nx\n", "t", {{"a"}, {missing + "NA"}, {"x"}}),
      reads("a\nx\nNA\nx\nnull\n", "t", {{"a"}, {"x"}, {missing + "NA"}, {"x"}, {missing + "null"}}),
      reads("a\nx\n x\nx \n", "t", {{"a"}, {"x"}, {" x"}, {"x "}}),
      reads("a\nx\nX\n", "t", {{"a"}, {"x"}, {"X"}}),
      reads("a\n1\ninf\n", "n", {{"a"}, {"1"}, {"inf"}}),
      reads("a\n-0\n0\nx\n", "t", {{"a"}, {"-0"}, {"0"}, {"x"}}),
      reads("a\n1e400\nx\n", "t", {{"a"}, {"1e400"}, {"x"}}),
      reads("a\n12345678901234567890\n12345678901234567891\n", "t",
            {{"a"}, {"12345678901234567890"}, {"12345678901234567891"}}),
      reads("a\n45,000\n50,000\n", "t", {{"a"}, {"45,000"}, {"50,000"}}),
      reads("a,b\n\"45,000\",1\n\"1,050,000\",2\n", "nn", {{"a", "b"}, {"45,000", "1"}, {"1,050,000", "2"}},
            0, numbers(',', '.', ',')),
      reads("a,b\nabcdefgh,1\nabcdefgi,2\nabcdefgh,3\n", "tn",
            {{"a", "b"}, {"abcdefgh", "1"}, {"abcdefgi", "2"}, {"abcdefgh", "3"}}),
      reads("a,b\nab,1\nba,2\nabc,3\nacb,4\n", "tn",
            {{"a", "b"}, {"ab", "1"}, {"ba", "2"}, {"abc", "3"}, {"acb", "4"}}),
      reads("a,b\naa,1\na,2\naaa,3\naaaa,4\n", "tn",
            {{"a", "b"}, {"aa", "1"}, {"a", "2"}, {"aaa", "3"}, {"aaaa", "4"}}),
      reads("a\n-999\n5\n-999\n", "n", {{"a"}, {missing + "-999"}, {"5"}, {missing + "-999"}}, 0,
            tokens({"-999"})),
  };
}

/// The situations of csv-spectrum.
inline std::vector<Case> spectrum() {
  return {
      reads("first,last,address,city,zip\nHana,Bekele,12 Bole Rd,\"Addis Ababa, AA\",1000\n", "ttttn",
            {{"first", "last", "address", "city", "zip"},
             {"Hana", "Bekele", "12 Bole Rd", "Addis Ababa, AA", "1000"}}),
      reads("a,b,c\n1,\"\",\"\"\n2,3,4\n", "nnn",
            {{"a", "b", "c"}, {"1", missing, missing}, {"2", "3", "4"}}),
      reads("a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", "nnn",
            {{"a", "b", "c"}, {"1", missing, missing}, {"2", "3", "4"}}),
      reads("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", "nt", {{"a", "b"}, {"1", "ha \"ha\" ha"}, {"3", "4"}}),
      reads("key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [9.0, 38.7]}\"\n", "nt",
            {{"key", "val"}, {"1", "{\"type\": \"Point\", \"at\": [9.0, 38.7]}"}}),
      reads("a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", "tnn",
            {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}),
      reads("a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n", "tnn",
            {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \r\na time", "5", "6"}, {"7", "8", "9"}}),
      reads("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", "nt",
            {{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}}),
      reads("a,b\r\n1,\"ha \r\n\"\"ha\"\" \r\nha\"\r\n3,4\r\n", "nt",
            {{"a", "b"}, {"1", "ha \r\n\"ha\" \r\nha"}, {"3", "4"}}),
      reads("a,b,c\n1,2,3\n", "nnn", {{"a", "b", "c"}, {"1", "2", "3"}}),
      reads("a,b,c\r\n1,2,3\r\n", "nnn", {{"a", "b", "c"}, {"1", "2", "3"}}),
      reads("a,b,c\n1,2,3\n4,5,ʤ\n", "nnt", {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}}),
  };
}

}  // namespace csv_cases

#endif  // SEGMENTIQ_TESTS_TABLE_CSV_CASES_HPP
