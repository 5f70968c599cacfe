// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include "segmentiq/table/read_csv.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("columns are typed and numbers read as pandas.read_csv does", "[csv][golden]") {
  const std::string folder = SEGMENTIQ_TEST_DATA "/csv/";
  const Table table = read_csv(folder + "typing.csv");
  std::ifstream expected(folder + "typing.expected");
  REQUIRE(expected);
  std::string line;
  while (expected.peek() == '#')
    std::getline(expected, line);

  std::size_t columns = 0;
  while (std::getline(expected, line)) {
    const Column& column = table.column(line.substr(0, line.size() - 2));
    INFO("column " << column.name());
    CHECK(column.is_numeric() == line.ends_with(" n"));
    for (Index row = 0; row < table.rows(); ++row) {
      REQUIRE(std::getline(expected, line));
      CHECK(column.is_missing(row) == (line == "missing"));
      if (column.is_numeric() && !column.is_missing(row))
        CHECK(column.numbers()[static_cast<std::size_t>(row)] == std::strtod(line.c_str(), nullptr));
    }
    ++columns;
  }
  CHECK(columns == table.columns().size());
}
