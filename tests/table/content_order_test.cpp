// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/table/content_order.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Numbers with ties, missing cells and zeros of both signs; texts with missing cells.
Table table_of(int rows, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> numbers, amounts;
  std::vector<std::int32_t> codes;
  for (int i = 0; i < rows; ++i) {
    const auto draw = random() % 7;
    numbers.push_back(draw == 0 ? not_a_number : draw == 1 ? -0.0 : static_cast<double>(draw) - 2);
    amounts.push_back(static_cast<double>(random() % 5) / 10);
    codes.push_back(static_cast<std::int32_t>(random() % 4) - 1);
  }
  return Table({Column::numeric("n", numbers), Column::numeric("a", amounts),
                Column::text("t", codes, {"Gold", "a longer text, of 25 bytes", ""})});
}

std::vector<std::string> cells(const Table& table) {
  std::vector<std::string> texts;
  for (Index row = 0; row < table.rows(); ++row) {
    std::string text;
    for (const Column& column : table.columns())
      text += (column.is_missing(row)          ? "?"
               : column.cell_text(row) == "-0" ? "0"
                                               : column.cell_text(row)) +
              "|";
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("rows in the order of their content are the same for every shuffle", "[table]") {
  std::mt19937 random(20261201);
  for (const int rows : {0, 1, 2, 3, 50, 2000}) {
    const Table table = table_of(rows, 1u + static_cast<unsigned>(rows));
    const std::vector<Index> order = content_order(table);
    std::vector<Index> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    std::vector<Index> all(static_cast<std::size_t>(rows));
    std::iota(all.begin(), all.end(), Index{0});
    REQUIRE(sorted == all);
    const std::vector<std::string> expected = cells(table.select(order));
    for (int round = 0; round < 5; ++round) {
      std::shuffle(all.begin(), all.end(), random);
      const Table shuffled = table.select(all);
      CHECK(cells(shuffled.select(content_order(shuffled))) == expected);
    }
  }
}

TEST_CASE("categories in another order of first appearance show in no order of rows", "[table]") {
  const Table one({Column::text("t", {0, 1, 2, 0}, {"x", "y", "z"})});
  const Table other({Column::text("t", {2, 1, 0, 2}, {"z", "y", "x"})});
  CHECK(cells(one.select(content_order(one))) == cells(other.select(content_order(other))));
}

TEST_CASE("rows of one content stand together, in the order of the file", "[table]") {
  const Table table({Column::numeric("a", {5, 1, 5, not_a_number, 0.0, not_a_number, -0.0})});
  const std::vector<Index> order = content_order(table);
  const auto place = [&](Index row) {
    return std::find(order.begin(), order.end(), row) - order.begin();
  };
  CHECK(place(2) == place(0) + 1);
  CHECK(place(5) == place(3) + 1);
  CHECK(place(6) == place(4) + 1);
}
