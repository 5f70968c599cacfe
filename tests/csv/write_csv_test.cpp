// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/csv/write_csv.hpp"

#include <limits>
#include <random>
#include <sstream>

#include "csv/csv_cases.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

namespace {

std::string written(const Table& table, const CsvWriteOptions& options = {}) {
  std::ostringstream stream;
  write_csv(table, stream, options);
  return stream.str();
}

Column texts(const std::string& name, const std::vector<std::string>& cells) {
  return Column::text(name, cells);
}

}  // namespace

TEST_CASE("a table is written as RFC 4180 says", "[csv]") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const Table table({Column::numeric("age", {25, nan, 1.5, -0.25}),
                     texts("region, city", {"Addis Ababa", "a,b", "say \"hi\"", "two\nlines"})});
  CHECK(written(table) ==
        "age,\"region, city\"\n25,Addis Ababa\n,\"a,b\"\n1.5,\"say \"\"hi\"\"\"\n-0.25,\"two\nlines\"\n");
  CHECK(written(table, {.separator = ';', .header = false, .line_end = "\r\n"}) ==
        "25;Addis Ababa\r\n;a,b\r\n1.5;\"say \"\"hi\"\"\"\r\n-0.25;\"two\nlines\"\r\n");
  CHECK(written(table, {.quote = '\''}) ==
        "age,'region, city'\n25,Addis Ababa\n,'a,b'\n1.5,say \"hi\"\n-0.25,'two\nlines'\n");
}

TEST_CASE("numbers are put in quotes where their text contains the separator", "[csv]") {
  const Table table({Column::numeric("a", {1.5, 2}), Column::numeric("b", {3, 4})});
  CHECK(written(table, {.separator = '.'}) == "a.b\n\"1.5\".3\n2.4\n");
}

TEST_CASE("a row is never a blank line", "[csv]") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(written(Table({Column::numeric("a", {1, nan, 3})})) == "a\n1\n\"\"\n3\n");
  CHECK(written(Table({texts("a", {"x", " ", ""})})) == "a\nx\n\" \"\n\"\"\n");
  CHECK(written(Table({texts("a", {" "}), texts("b", {""})})) == "a,b\n ,\n");
}

TEST_CASE("tables without rows or columns are written", "[csv]") {
  CHECK(written(Table{}).empty());
  CHECK(written(Table({Column::numeric("a", {}), Column::numeric("b", {})})) == "a,b\n");
}

TEST_CASE("what was read is written as it was", "[csv]") {
  const std::string content =
      "id,income,tier,note\n1,45000.00,Gold,\n2,NA,NULL,\"a,b\"\n3,1e3,\"line 1\r\nline "
      "2\",x\n4,-0.0,+5,007\n";
  std::istringstream stream(content);
  CHECK(written(read_csv(stream, "x")) == content);
}

TEST_CASE("reading what was written gives the same cells", "[csv]") {
  const auto same = [](const Table& a, const Table& b) {
    if (a.rows() != b.rows() || a.columns().size() != b.columns().size()) return false;
    for (std::size_t c = 0; c < a.columns().size(); ++c) {
      const Column &x = a.columns()[c], &y = b.columns()[c];
      if (x.name() != y.name() || x.is_numeric() != y.is_numeric()) return false;
      for (Index row = 0; row < a.rows(); ++row)
        if (x.cell_text(row) != y.cell_text(row) || x.is_missing(row) != y.is_missing(row)) return false;
    }
    return true;
  };
  for (const auto& list :
       {csv_cases::line_ends(), csv_cases::quotes(), csv_cases::separators(), csv_cases::headers(),
        csv_cases::bytes(), csv_cases::cells(), csv_cases::columns(), csv_cases::spectrum()})
    for (const csv_cases::Case& c : list) {
      if (!c.message.empty()) continue;
      std::istringstream stream(c.content);
      const Table table = read_csv(stream, "first", c.options);
      for (const char separator : {',', ';'}) {
        std::istringstream again(written(table, {.separator = separator}));
        INFO(c.content.substr(0, 200) << "\nwritten as\n" << again.str().substr(0, 200));
        CsvOptions options = c.options;
        options.separator = separator;
        options.quote = '"';
        options.header = true;
        CHECK(same(table, read_csv(again, "second", options)));
      }
    }
}

TEST_CASE("texts of any bytes are read back", "[csv]") {
  const std::string alphabet = "ab1,;\"\"\n\r\t '\xEF\xBB\xBF";
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> a, b;
    for (std::size_t rows = 1 + random() % 6; rows > 0; --rows)
      for (auto* cells : {&a, &b}) {
        std::string& cell = cells->emplace_back("x");  // so that it is neither missing nor a number
        for (std::size_t length = random() % 8; length > 0; --length) {
          const std::size_t at = random() % (cell.size() + 1);
          cell.insert(at, 1, alphabet[random() % alphabet.size()]);
        }
      }
    std::istringstream stream(written(Table({texts("a", a), texts("b", b)})));
    INFO(stream.str());
    const Table back = read_csv(stream, "x", {.separator = ','});
    REQUIRE(back.rows() == static_cast<Index>(a.size()));
    for (std::size_t row = 0; row < a.size(); ++row) {
      CHECK(back.columns()[0].cell_text(static_cast<Index>(row)) == a[row]);
      CHECK(back.columns()[1].cell_text(static_cast<Index>(row)) == b[row]);
    }
  }
}

TEST_CASE("a stream that fails, a stop request and bad separators are reported", "[csv]") {
  const Table table({Column::numeric("a", std::vector<double>(10'000, 1.0))});
  struct Full : std::streambuf {
    std::streamsize xsputn(const char*, std::streamsize) override { return 0; }
  } full;
  std::ostream stream(&full);
  CHECK_THROWS_AS(write_csv(table, stream), output_error);

  std::ostringstream sink;
  std::stop_source source;
  Execution execution;
  execution.stop = source.get_token();
  double last = 0;
  execution.progress = [&](const Progress& p) {
    CHECK(p.phase == "write");
    last = p.done;
    if (p.done > 5'000) source.request_stop();
  };
  CHECK_THROWS_AS(write_csv(table, sink, {}, execution), cancelled_error);
  CHECK(last < 10'000);

  CHECK_THROWS_AS(write_csv(table, sink, {.separator = '\n'}), parameter_error);
  CHECK_THROWS_AS(write_csv(table, sink, {.separator = '"'}), parameter_error);
  CHECK_THROWS_AS(write_csv(table, sink, {.quote = '1'}), parameter_error);
}
