// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/table/table.hpp"

#include <limits>
#include <numeric>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

constexpr double not_there = std::numeric_limits<double>::quiet_NaN();

/// 1.50, NA, 3, missing
Column odd_numbers() {
  VerbatimCells verbatim;
  verbatim.add(0, "1.50");
  verbatim.add(1, "NA");
  return Column::numeric("a", {1.5, not_there, 3, not_there}, std::move(verbatim));
}

}  // namespace

TEST_CASE("a numeric column has values and texts", "[table]") {
  const Column a = odd_numbers();
  CHECK(a.is_numeric());
  CHECK(a.size() == 4);
  CHECK(a.missing_count() == 2);
  CHECK(a.is_missing(1));
  CHECK(a.cell_text(0) == "1.50");
  CHECK(a.cell_text(1) == "NA");
  CHECK(a.cell_text(2) == "3");
  CHECK(a.cell_text(3).empty());
  CHECK(a.renamed("b").name() == "b");
  CHECK(a.renamed("b").cell_text(0) == "1.50");
}

TEST_CASE("selected rows keep their texts", "[table]") {
  const std::vector<Index> rows = {3, 0, 0, 1};
  const Column some = odd_numbers().select(rows);
  CHECK(some.missing_count() == 2);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(some.cell_text(static_cast<Index>(i)) == odd_numbers().cell_text(rows[i]));
    CHECK(some.is_missing(static_cast<Index>(i)) == odd_numbers().is_missing(rows[i]));
  }
}

TEST_CASE("numbers read as texts are categories by their text", "[table]") {
  VerbatimCells verbatim;
  verbatim.add(1, "1.0");
  verbatim.add(3, "NA");
  const Column a = Column::numeric("a", {1, 1, 1, not_there}, std::move(verbatim)).as_text();
  CHECK_FALSE(a.is_numeric());
  CHECK(a.categories().size() == 2);
  CHECK(a.codes()[0] == a.codes()[2]);
  CHECK(a.codes()[0] != a.codes()[1]);
  CHECK(a.is_missing(3));
  CHECK(a.cell_text(3) == "NA");
}

TEST_CASE("codes of a text column must have a category", "[table]") {
  CHECK_THROWS_AS(Column::text("a", {0, 1}, {"x"}), parameter_error);
  CHECK_THROWS_AS(Column::text("a", {-2}, {"x"}), parameter_error);
  CHECK(Column::text("a", {-1, 0}, {"x"}).missing_count() == 1);
}

TEST_CASE("a table has columns of equal length and distinct names", "[table]") {
  const Column a = Column::numeric("a", {1, 2}), b = Column::numeric("b", {3});
  CHECK_THROWS_WITH(Table({a, b}), ContainsSubstring("'b' has 1 rows"));
  CHECK_THROWS_WITH(Table({a, a}), ContainsSubstring("'a' must stand only once"));
  const Table table({a, a.renamed("c")});
  CHECK(table.rows() == 2);
  CHECK(table.find("c") == 1U);
  CHECK_FALSE(table.find("b").has_value());
  CHECK_THROWS_WITH(table.column("b"), ContainsSubstring("'a'") && ContainsSubstring("'c'"));
  CHECK(table.with(Column::numeric("c", {5, 6})).column("c").numbers()[0] == 5);
  CHECK(table.with(Column::numeric("d", {5, 6})).columns().size() == 3);
  CHECK(table.select(std::vector<Index>{1}).column("a").numbers()[0] == 2);
  CHECK(Table{}.rows() == 0);
}
