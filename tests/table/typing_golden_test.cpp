// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/table/column_type_detector.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"

using namespace segmentiq;

namespace {

std::string_view role_name(ColumnRole role) {
  return role == ColumnRole::excluded              ? "excluded"
         : role == ColumnRole::numeric_feature     ? "numeric"
         : role == ColumnRole::categorical_feature ? "categorical"
                                                   : "";
}

/// The cell as small_files.txt has it: "-", the number, or which of the column's texts it is.
bool is_cell(const Column& column, Index row, const std::string& word) {
  if (column.is_missing(row) || word == "-") return column.is_missing(row) && word == "-";
  const auto at = static_cast<std::size_t>(row);
  return column.is_numeric() ? column.numbers()[at] == std::strtod(word.c_str(), nullptr)
                             : std::to_string(column.codes()[at]) == word;
}

}  // namespace

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

TEST_CASE("small files are typed as pandas and the stated rules do", "[csv][golden]") {
  // tests/golden/csv/make_small_files.py
  std::ifstream file(SEGMENTIQ_TEST_DATA "/csv/small_files.txt");
  std::string line, word, name;
  std::getline(file, line);  // the versions
  testing::GoldenCounts inputs;
  while (file >> word >> name) {
    REQUIRE(word == "case");
    INFO(name);
    inputs.count(name);
    int lines = 0;
    std::size_t columns = 0;
    file >> word >> lines;
    std::getline(file, line);
    std::string csv;
    for (; lines > 0 && std::getline(file, line); --lines)
      csv += line + "\n";
    std::istringstream stream(csv);
    const Table table = read_csv(stream, name);
    const FittedColumnTypeDetector detected = ColumnTypeDetector{}.fit(table);
    file >> word >> columns;
    REQUIRE(word == "columns");
    REQUIRE(table.columns().size() == columns);
    for (std::size_t c = 0; c < columns; ++c) {
      const Column& column = table.columns()[c];
      const ColumnSchema& schema = detected.schema().columns[c];
      INFO("column " << column.name());
      std::string stored, type, role;
      file >> stored >> type >> role;
      std::getline(file, line);
      CHECK(" " + column.name() == line);
      CHECK((column.is_numeric() ? "n" : "t") == stored);
      CHECK(to_string(schema.type) == (type == "free_text" ? "free text" : type));
      CHECK(role_name(schema.role) == role);
      std::getline(file, line);
      std::istringstream cells(line);
      Index rows = 0;
      for (; cells >> word && rows < table.rows(); ++rows) {
        INFO("row " << rows << ": " << word);
        CHECK(is_cell(column, rows, word));
      }
      CHECK(!cells);  // no cell is left over
      CHECK(rows == table.rows());
    }
  }
  REQUIRE(inputs.random == 220);
  REQUIRE(inputs.real == 27);
}
