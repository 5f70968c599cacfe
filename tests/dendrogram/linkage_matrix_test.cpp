// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/linkage_matrix.hpp"

#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_linkage.hpp"
#include "support/golden_trees.hpp"
#include "support/random_tree.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("a tree comes back from its linkage matrix", "[dendrogram][golden]") {
  for (const GoldenTree& golden : read_golden_trees()) {
    INFO(golden.name);
    const Matrix<double> z = to_linkage_matrix(golden.tree);
    CHECK(z.rows() == golden.x.rows() - 1);
    CHECK(z.cols() == 4);
    CHECK_FALSE(linkage_matrix_fault(z).has_value());
    CHECK(from_linkage_matrix(z) == golden.tree);
  }
  const Dendrogram chain = chain_tree(1'000'000);
  CHECK(from_linkage_matrix(to_linkage_matrix(chain)) == chain);
  CHECK(from_linkage_matrix(to_linkage_matrix(Dendrogram(1, {}))) == Dendrogram(1, {}));
}

TEST_CASE("a linkage matrix is SciPy's, number by number", "[dendrogram]") {
  Matrix<double> z(2, 4);
  z << 0, 2, 1.5, 2, 1, 3, 2, 3;
  CHECK(to_linkage_matrix(Dendrogram(3, {{0, 2, 1.5, 2}, {1, 3, 2, 3}})) == z);
  z.row(1) << 3, 1, 2, 3;  // SciPy takes the ids in either order
  CHECK(from_linkage_matrix(z) == Dendrogram(3, {{0, 2, 1.5, 2}, {1, 3, 2, 3}}));
}

TEST_CASE("what SciPy finds wrong with a linkage matrix is found", "[dendrogram][golden]") {
  GoldenWords words("dendrogram/validity.txt");
  int invalid = 0, matrices = 0, stricter = 0;
  while (!words.at_end()) {
    REQUIRE(words.word() == "matrix");
    const auto rows = words.number<Index>();
    const bool valid = words.number<int>() == 1;
    const Matrix<double> z = words.matrix(rows, 4);
    INFO("matrix " << matrices << ":\n" << z);
    const auto fault = linkage_matrix_fault(z);
    ++matrices;
    invalid += valid ? 0 : 1;
    if (!valid) CHECK(fault.has_value());
    if (valid && fault) {  // SciPy does not add up the counts
      ++stricter;
      CHECK_THAT(fault->reason, ContainsSubstring("observations, but its clusters have"));
    }
    if (fault) {
      CHECK(fault->row >= 0);
      CHECK(fault->row < rows);
      CHECK_THAT(fault->reason, ContainsSubstring("row " + std::to_string(fault->row) + " "));
      CHECK_THROWS_WITH(from_linkage_matrix(z), "from_linkage_matrix(): " + fault->reason);
    } else {
      CHECK_NOTHROW(from_linkage_matrix(z));
    }
  }
  CHECK(matrices == 320);
  CHECK(invalid > 80);
  CHECK(stricter < 100);
}

TEST_CASE("a linkage matrix that is not valid says which row and why", "[dendrogram]") {
  const auto fault_of = [](Index row, Index column, double value) {
    Matrix<double> z =
        to_linkage_matrix(Dendrogram(5, {{0, 1, 1, 2}, {2, 3, 2, 2}, {5, 6, 3, 4}, {4, 7, 4, 5}}));
    z(row, column) = value;
    const auto fault = linkage_matrix_fault(z);
    REQUIRE(fault.has_value());
    CHECK(fault->row == row);
    CHECK_THROWS_AS(from_linkage_matrix(z), parameter_error);
    return fault->reason;
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(fault_of(0, 0, -1) == "row 0 has the id -1 in column 0, which must be a whole number, at least 0");
  CHECK(fault_of(1, 1, 2.5) == "row 1 has the id 2.5 in column 1, which must be a whole number, at least 0");
  CHECK(fault_of(1, 1, nan) == "row 1 has the id nan in column 1, which must be a whole number, at least 0");
  CHECK(fault_of(2, 0, infinity) ==
        "row 2 has the id inf in column 0, which must be a whole number, at least 0");
  CHECK(fault_of(1, 1, 6) == "row 1 joins cluster 6 before it is made; ids there must be below 6");
  CHECK(fault_of(2, 1, 1e18) == "row 2 joins cluster 1e+18 before it is made; ids there must be below 7");
  CHECK(fault_of(1, 0, 1) == "row 1 joins cluster 1 a second time");
  CHECK(fault_of(1, 1, 2) == "row 1 joins cluster 2 with itself");
  CHECK(fault_of(2, 2, -0.5) == "row 2 has the height -0.5, which must be finite and at least 0");
  CHECK(fault_of(2, 2, nan) == "row 2 has the height nan, which must be finite and at least 0");
  CHECK(fault_of(2, 2, infinity) == "row 2 has the height inf, which must be finite and at least 0");
  CHECK(fault_of(3, 3, 4) == "row 3 counts 4 observations, but its clusters have 5");
  CHECK(fault_of(3, 3, nan) == "row 3 counts nan observations, but its clusters have 5");
  const auto wide = linkage_matrix_fault(Matrix<double>(Matrix<double>::Zero(3, 3)));
  REQUIRE(wide.has_value());
  CHECK(wide->row == -1);
  CHECK(wide->reason == "the matrix has 3 columns, but must have 4");
}
