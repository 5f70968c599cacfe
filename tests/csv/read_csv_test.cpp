// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/csv/read_csv.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "csv/csv_cases.hpp"
#include "segmentiq/csv/write_csv.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using namespace std::string_literals;
using csv_cases::Case;
using csv_cases::Rows;

namespace {

/// Reads from memory, asking the stream for `chunk` bytes at once.
Table read_text(const std::string& content, const CsvOptions& options = {}, std::size_t chunk = 1 << 18) {
  std::istringstream stream(content);
  detail::require_csv_options(options);
  return detail::CsvReader(stream, "f.csv", options, Execution{}, 0, chunk).read();
}

Rows rows_of(const Table& table) {
  Rows rows(1);
  for (const Column& column : table.columns())
    rows[0].push_back(column.name());
  for (Index row = 0; row < table.rows(); ++row) {
    rows.emplace_back();
    for (const Column& column : table.columns())
      rows.back().push_back((column.is_missing(row) ? csv_cases::missing : "") + column.cell_text(row));
  }
  return rows;
}

std::string types_of(const Table& table) {
  std::string types;
  for (const Column& column : table.columns())
    types += column.is_numeric() ? 'n' : 't';
  return types;
}

void check(const Case& c, std::size_t chunk) {
  INFO("content: " << c.content.substr(0, 200) << "\nread by " << chunk << " bytes");
  if (c.message.empty()) {
    const Table table = read_text(c.content, c.options, chunk);
    CHECK(types_of(table) == c.types);
    CHECK(rows_of(table) == c.rows);
    CHECK(table.source().warnings.size() == c.warnings);
    return;
  }
  try {
    read_text(c.content, c.options, chunk);
    FAIL("no error");
  } catch (const csv_error& error) {
    CHECK_THAT(error.what(), ContainsSubstring(c.message) && ContainsSubstring("f.csv"));
    CHECK(error.where().line == c.line);
    CHECK(error.where().column == c.column);
    CHECK(error.where().cell == c.cell);
  }
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    check(c, 1 << 18);
    if (c.content.size() > 10'000) continue;
    for (const std::size_t chunk : {1U, 2U, 7U})
      if (chunk <= c.content.size()) check(c, chunk);
  }
}

/// A file in the test's own folder, removed afterwards.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& content)
      : path_(std::filesystem::temp_directory_path() /
              ("segmentiq_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".csv")) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("odd and bad CSV files: line ends, blank lines, byte-order marks", "[csv]") {
  check(csv_cases::line_ends());
}
TEST_CASE("odd and bad CSV files: quotes", "[csv]") {
  check(csv_cases::quotes());
}
TEST_CASE("odd and bad CSV files: separators", "[csv]") {
  check(csv_cases::separators());
}
TEST_CASE("odd and bad CSV files: numbers of cells", "[csv]") {
  check(csv_cases::cell_counts());
}
TEST_CASE("odd and bad CSV files: headers", "[csv]") {
  check(csv_cases::headers());
}
TEST_CASE("odd and bad CSV files: bytes and lengths", "[csv]") {
  check(csv_cases::bytes());
}
TEST_CASE("odd and bad CSV files: numbers, codes and missing cells", "[csv]") {
  check(csv_cases::cells());
}
TEST_CASE("odd and bad CSV files: columns of several kinds", "[csv]") {
  check(csv_cases::columns());
}
TEST_CASE("odd and bad CSV files: the situations of csv-spectrum", "[csv]") {
  check(csv_cases::spectrum());
}

TEST_CASE("a file is read from disk, and its faults name it", "[csv]") {
  const TemporaryFile file("customer_id,age,region\n1,25,Addis Ababa\n2,,Dire Dawa\n");
  const Table table = read_csv(file.path());
  CHECK(table.source().file == file.path().string());
  CHECK(table.rows() == 2);
  CHECK(table.column("age").numbers()[0] == 25);
  CHECK(table.column("age").is_missing(1));
  CHECK(table.column("region").cell_text(1) == "Dire Dawa");

  const TemporaryFile bad("a,b\n1\n");
  CHECK_THROWS_WITH(read_csv(bad.path()), ContainsSubstring(bad.path().string() + ", line 2, column 'b': "));
}

TEST_CASE("what cannot be read as a file is an input error", "[csv]") {
  const auto folder = std::filesystem::temp_directory_path();
  CHECK_THROWS_AS(read_csv(folder), input_error);
  CHECK_THROWS_WITH(read_csv(folder), ContainsSubstring("is a directory"));
  CHECK_THROWS_AS(read_csv(folder / "segmentiq" / "no such file.csv"), input_error);
  CHECK_THROWS_WITH(read_csv(folder / "no such file.csv"),
                    ContainsSubstring("no such file.csv") && ContainsSubstring("No such file or directory"));
  try {
    read_csv("no such file.csv");
    FAIL("it was read");
  } catch (const error& caught) {
    CHECK(caught.kind() == ErrorKind::input);
    CHECK(caught.where().file == "no such file.csv");
    CHECK(caught.where().function == "read_csv");
  }
  std::istringstream broken("a,b\n1,2\n");
  broken.setstate(std::ios::badbit);
  CHECK_THROWS_AS(read_csv(broken, "broken"), input_error);

  struct Failing : std::streambuf {
    std::streamsize xsgetn(char*, std::streamsize) override { throw std::runtime_error("the disk is gone"); }
  } failing;
  std::istream stream(&failing);
  CHECK_THROWS_AS(read_csv(stream, "x"), input_error);
  std::istream again(&failing);
  CHECK_THROWS_WITH(read_csv(again, "x"), ContainsSubstring("'x'") && ContainsSubstring("the disk is gone"));
}

TEST_CASE("options that contradict each other are refused", "[csv]") {
  const auto refuses = [](const CsvOptions& options, const std::string& name) {
    CHECK_THROWS_AS(read_text("a,b\n", options), parameter_error);
    CHECK_THROWS_WITH(read_text("a,b\n", options), ContainsSubstring("read_csv(): " + name));
  };
  refuses({.separator = '\n'}, "separator");
  refuses({.separator = '5'}, "separator");
  refuses({.quote = '\r'}, "quote");
  refuses({.separator = '"'}, "quote");
  refuses({.quote = '.'}, "quote");
  refuses({.numbers = {.decimal = '-'}}, "numbers.decimal");
  refuses({.numbers = {.decimal = ',', .thousands = ','}}, "numbers.thousands");
  refuses({.max_rows = -1}, "max_rows");
  refuses({.max_line_length = 0}, "max_line_length");
}

TEST_CASE("the line of each row is known, with blank lines and line ends in cells between them", "[csv]") {
  const Table table =
      read_text("\n\na,b\n1,x\n\n2,\"y\ny\"\n3,z\r\n\r\n\r\n4,\"\r\n\r\n\"\n5,w\n6,v\n\n7,u\n");
  const std::vector<Index> lines = {4, 6, 8, 11, 14, 15, 17};
  REQUIRE(table.rows() == 7);
  for (Index row = 0; row < 7; ++row)
    CHECK(table.source().line_of(row) == lines[static_cast<std::size_t>(row)]);
  CHECK(table.where(1, table.columns()[1]).line == 6);

  const Table no_header = read_text("\n1,x\n\n2,y\n", {.header = false});
  CHECK(no_header.source().line_of(0) == 2);
  CHECK(no_header.source().line_of(1) == 4);
}

TEST_CASE("warnings count and say where", "[csv]") {
  const auto warning = [](const std::string& content) {
    return read_text(content).source().warnings.at(0);
  };
  CHECK_THAT(warning("a,b\n1,2\nx\"y,z\"\n"), ContainsSubstring("2 quotes") && ContainsSubstring("line 3"));
  CHECK_THAT(warning("a,b\n1,2\n\nZo\xEB,2\nZo\xEB,3\n"),
             ContainsSubstring("'a'") && ContainsSubstring("2 cells") && ContainsSubstring("line 4"));
  CHECK_THAT(warning("a,b,a\n1,2,3\n"), ContainsSubstring("'a'") && ContainsSubstring("'a.1'"));
  CHECK_THAT(warning("a,\n1,2\n"), ContainsSubstring("column 2") && ContainsSubstring("'column_2'"));
  CHECK_THAT(warning("1,2\n1,2\n"), ContainsSubstring("no header"));
  CHECK_THAT(warning("a\n1\n\n\n2\n"), ContainsSubstring("2 blank lines"));
}

TEST_CASE("values beyond doubles are infinity or zero", "[csv]") {
  const Table table = read_text("a,b\n1e309,-1e99999999999\n1e-400,-1e-99999999999\ninf,-Infinity\n");
  const auto a = table.column("a").numbers(), b = table.column("b").numbers();
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(a[0] == inf);
  CHECK(b[0] == -inf);
  CHECK(a[1] == 0);
  CHECK((b[1] == 0 && std::signbit(b[1])));
  CHECK(a[2] == inf);
  CHECK(b[2] == -inf);
}

TEST_CASE("numbers are read exactly, whichever way they are written", "[csv]") {
  std::mt19937_64 random(7);
  std::string content = "a,b\n";
  std::vector<double> expected;
  for (int i = 0; i < 20'000; ++i) {
    // of every length, with and without a fraction, plain and scientific
    char text[64];
    const auto digits = static_cast<int>(random() % 18);
    const double scale = std::pow(10.0, static_cast<double>(random() % 12) - 4);
    const double value = (static_cast<double>(random() >> 11) / 9007199254740992.0 - 0.5) * scale;
    std::snprintf(text, sizeof text, i % 4 == 0 ? "%.*e" : "%.*f", digits, value);
    content += std::string(text) + ",x\n";
    expected.push_back(std::strtod(text, nullptr));
  }
  const Table table = read_text(content);
  const Column& a = table.column("a");
  REQUIRE(a.is_numeric());
  CHECK(std::equal(expected.begin(), expected.end(), a.numbers().begin()));
  std::ostringstream written;
  write_csv(table, written);
  CHECK(written.str() == content);
}

TEST_CASE("a stop request ends the reading", "[csv]") {
  std::string content = "a,b\n";
  for (int i = 0; i < 100'000; ++i)
    content += "1,2\n";
  std::stop_source source;
  double last = 0, total = 0;
  Execution execution;
  execution.stop = source.get_token();
  execution.progress = [&](const Progress& p) {
    CHECK(p.phase == "read");
    CHECK(p.done >= last);
    last = p.done;
    total = p.total;
  };
  const TemporaryFile file(content);
  CHECK(read_csv(file.path(), {}, execution).rows() == 100'000);
  CHECK(total == static_cast<double>(content.size()));
  CHECK(last == total);

  last = 0;
  execution.progress = [&](const Progress& p) {
    last = p.done;
    if (p.done > 100'000) source.request_stop();
  };
  CHECK_THROWS_AS(read_csv(file.path(), {}, execution), cancelled_error);
  CHECK(last < 250'000);
}

TEST_CASE("the cells are kept below the memory limit", "[csv]") {
  std::string content = "a,b\n";
  for (int i = 0; i < 100'000; ++i)
    content += "1,2\n";
  Execution execution;
  execution.max_memory = 100'000;
  std::istringstream stream(content);
  CHECK_THROWS_AS(read_csv(stream, "x", {}, execution), memory_limit_error);
  const TemporaryFile file(content);
  double read = 0;
  execution.progress = [&](const Progress& p) {
    read = p.done;
  };
  CHECK_THROWS_AS(read_csv(file.path(), {}, execution), memory_limit_error);
  CHECK(read < 100'000);  // known from the first rows
  execution.max_memory = 10'000'000;
  std::istringstream again(content);
  CHECK(read_csv(again, "x", {}, execution).rows() == 100'000);
}

TEST_CASE("more than one buffer of the line reader, with and without a last line end", "[csv]") {
  // fast-cpp-csv-parser holds 48 MiB (3 in newer versions): its blocks meet inside lines, at line ends, at
  // the file's end
  const std::size_t block = std::size_t{1} << 24;
  for (const std::size_t size : {2 * block - 1, 2 * block, 3 * block, 3 * block + 1}) {
    for (const bool ends : {true, false}) {
      std::string content = "number,text\n";
      content.reserve(size + 32);
      Index rows = 0;
      const std::string text(997, 'x');
      while (content.size() + 1100 < size)
        content += std::to_string(++rows) + "," + text + "\n";
      content += std::to_string(++rows) + ",";
      content += std::string(size - content.size() - 1, 'y') + (ends ? "\n" : "z");
      const Table table = read_text(content);
      REQUIRE(table.rows() == rows);
      const auto numbers = table.column("number").numbers();
      bool counted = true;
      for (Index row = 0; row < rows; ++row)
        counted = counted && numbers[static_cast<std::size_t>(row)] == static_cast<double>(row + 1);
      CHECK(counted);
      CHECK(table.column("text").categories().size() == 2);
    }
  }
}

TEST_CASE("the same table by any buffer", "[csv]") {
  std::mt19937 random(17);
  const std::vector<std::string> cells = {
      "1",       "25",       "1.50", "", "NA", "x", "Addis Ababa", "\"a,b\"", "\"two\r\nlines\"",
      "\"\rx\"", "5\" pipe", "ሀ"};
  const std::vector<std::string> line_ends = {"\n", "\r\n", "\r", "\n\n"};
  std::string content = "a,b,c\r\n";
  for (int row = 0; row < 2'000; ++row) {
    for (int c = 0; c < 3; ++c)
      content += (c > 0 ? "," : "") + cells[random() % cells.size()];
    content += line_ends[random() % line_ends.size()];
  }
  const Table table = read_text(content);
  REQUIRE(table.rows() == 2'000);
  for (const std::size_t chunk : {1U, 2U, 3U, 7U, 64U, 4096U}) {
    const Table same = read_text(content, {}, chunk);
    CHECK(rows_of(same) == rows_of(table));
    CHECK(same.source().extra_lines == table.source().extra_lines);
    CHECK(same.source().warnings == table.source().warnings);
  }
}

TEST_CASE("faults come in the order of the file", "[csv]") {
  std::string content = "a,b\n";
  for (int i = 0; i < 60'000; ++i)
    content += std::to_string(i) + (i % 7 == 0 ? ",\"x\r\ny\"\r\n" : ",x\n");
  const std::string nul(1, '\0');
  CHECK_THROWS_WITH(read_text(content + "1\n" + nul), ContainsSubstring("line 68574, column 'b'"));
  CHECK_THROWS_WITH(read_text(content + "1,2\n" + nul), ContainsSubstring("line 68575: a NUL byte"));
  CHECK_THROWS_WITH(
      read_text(content + std::string(std::size_t{17} << 20, 'x')),  // above any line reader's limit
      ContainsSubstring("line 68574: the line is too long"));
  CHECK(read_text(content + nul, {.max_rows = 30'000}).rows() == 30'000);
}

TEST_CASE("wide tables", "[csv]") {
  std::string content;
  for (int c = 0; c < 20'000; ++c)
    content += (c > 0 ? ",c" : "c") + std::to_string(c % 10'000);
  content += '\n' + content + '\n';
  const Table table = read_text(content);
  CHECK(table.columns().size() == 20'000);
  CHECK(table.source().warnings.size() == 10'000);
  CHECK(table.column("c77.1").cell_text(0) == "c77");
}

TEST_CASE("pollution costs no row", "[csv]") {
  // One cell of a clean file is polluted with what exports and people leave there. A quote at the start of a
  // cell may swallow text, so it is the one thing left out.
  const std::vector<std::string> dirt = {"5\" pipe", "say \"hi\"", "x\"", "x\"\"", "it's", "  ", " x ",
                                         "#",        "--",         "\\",  "\\\"x", "x\\",  "\t", "$5",
                                         "€5",       "N/A",        "?",   "1e",    "NaN",  "ሀ",  "\xFF"};
  const std::vector<std::string> line_ends = {"\n", "\r\n", "\r"};
  std::mt19937 random(11);
  const auto pick = [&](std::size_t n) {
    return static_cast<std::size_t>(random() % n);
  };
  for (int round = 0; round < 300; ++round) {
    const std::string& line_end = line_ends[pick(3)];
    const std::size_t rows = 1 + pick(12), columns = 2 + pick(4);
    Rows expected;
    std::string content;
    for (std::size_t row = 0; row <= rows; ++row) {
      std::vector<std::string> cells;
      for (std::size_t c = 0; c < columns; ++c) {
        std::string cell = row == 0 ? "c" + std::to_string(c) : std::to_string(pick(1000));
        if (row > 0 && pick(4) == 0) cell = dirt[pick(dirt.size())];
        content += (c > 0 ? "," : "") + cell;
        cells.push_back(std::move(cell));
      }
      content += line_end;
      if (pick(5) == 0) content += line_end;
      // a line of blanks alone is a blank line, but here there is a separator in each
      expected.push_back(std::move(cells));
    }
    INFO(content);
    const Table table = read_text(content, {.separator = ','}, 1 + pick(9));
    REQUIRE(table.rows() == static_cast<Index>(rows));
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t c = 0; c < columns; ++c)
        CHECK(table.columns()[c].cell_text(static_cast<Index>(row)) == expected[row + 1][c]);
  }
}

TEST_CASE("any bytes give a table or an error, the same by any buffer", "[csv]") {
  const std::string alphabet = "aab11.-e,,,;\"\"\"\n\n\r\t |\0\xEF\xBB\xBF\xFF"s;
  std::mt19937 random(13);
  const auto outcome = [](const std::string& content, std::size_t chunk) -> std::string {
    try {
      const Table table = read_text(content, {}, chunk);
      std::ostringstream written;
      write_csv(table, written);
      return types_of(table) + written.str();
    } catch (const csv_error& error) {
      return error.what();
    }
  };
  std::size_t tables = 0;
  for (int round = 0; round < 1'000; ++round) {
    std::string content;
    for (std::size_t length = random() % 60; length > 0; --length)
      content += round % 3 == 0 ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
    const std::string first = outcome(content, 1 << 18);
    INFO(content);
    CHECK(outcome(content, 1 + random() % 5) == first);
    tables += first.find("f.csv") == std::string::npos;
  }
  CHECK(tables > 100);  // the others do not drown them
}

TEST_CASE("there are as many odd files as promised", "[csv]") {
  std::size_t count = 0;
  for (const auto& list : {csv_cases::line_ends(), csv_cases::quotes(), csv_cases::separators(),
                           csv_cases::cell_counts(), csv_cases::headers(), csv_cases::bytes(),
                           csv_cases::cells(), csv_cases::columns(), csv_cases::spectrum()})
    count += list.size();
  CHECK(count >= 300);
}
