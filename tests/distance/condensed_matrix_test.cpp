// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/condensed_matrix.hpp"

#include <limits>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("pairs are in SciPy's order", "[distance]") {
  const std::vector<double> values{1, 2, 3, 4, 5, 6};  // (0,1) (0,2) (0,3) (1,2) (1,3) (2,3)
  const CondensedMatrix d(4, values);
  CHECK(d.observations() == 4);
  CHECK(d.size() == 6);
  CHECK(d(0, 1) == 1);
  CHECK(d(0, 3) == 3);
  CHECK(d(1, 2) == 4);
  CHECK(d(3, 2) == 6);
  CHECK(d(2, 2) == 0);
  CHECK(d.row_begin(0) == 0);
  CHECK(d.row_begin(1) == 3);
  CHECK(d.row_begin(2) == 5);
  CHECK(std::vector<double>(d.values().begin(), d.values().end()) == values);
}

TEST_CASE("indices of many observations do not overflow 32 bits", "[distance]") {
  CHECK(CondensedMatrix::pair_count(65'537) == 2'147'516'416);
  CHECK(CondensedMatrix::pair_count(1'000'000) == 499'999'500'000);
}

TEST_CASE("a condensed matrix is copied deeply and moved without a copy", "[distance]") {
  CondensedMatrix first(3, std::vector<double>{1, 2, 3});
  CondensedMatrix second = first;
  second.data()[0] = 9;
  CHECK(first(0, 1) == 1);
  const double* const where = second.data();
  CondensedMatrix third = std::move(second);
  CHECK(third.data() == where);
  first = third;
  CHECK(first(0, 1) == 9);
  CHECK(first.data() != where);
  first = CondensedMatrix(1);
  CHECK(first.size() == 0);
  CHECK(first(0, 0) == 0);
}

TEST_CASE("the number of values and of observations must fit", "[distance]") {
  CHECK_THROWS_AS(CondensedMatrix(0), parameter_error);
  CHECK_THROWS_WITH(CondensedMatrix(-3), "CondensedMatrix(): observations (-3) must be at least 1");
  const std::vector<double> five(5, 1.0);
  CHECK_THROWS_AS(CondensedMatrix(4, five), parameter_error);
  CHECK_THROWS_WITH(CondensedMatrix(4, five),
                    "CondensedMatrix(): values (5 of them) must be 6, one for each pair of 4 observations");
}

TEST_CASE("a full matrix of dissimilarities becomes a condensed one", "[distance]") {
  Matrix<double> square(3, 3);
  square << 0, 1, 2, 1, 0, 3, 2, 3, 0;
  const CondensedMatrix d = CondensedMatrix::from_square(square);
  CHECK(std::vector<double>(d.values().begin(), d.values().end()) == std::vector<double>{1, 2, 3});
  CHECK(CondensedMatrix::from_square(Matrix<float>::Zero(1, 1)).size() == 0);

  CHECK_THROWS_AS(CondensedMatrix::from_square(square.topRows(2)), parameter_error);
  CHECK_THROWS_WITH(CondensedMatrix::from_square(square.topRows(2)),
                    ContainsSubstring("(2 × 3) must be square"));
  CHECK_THROWS_AS(CondensedMatrix::from_square(Matrix<double>(0, 0)), parameter_error);
  square(2, 1) = 3.5;
  CHECK_THROWS_AS(CondensedMatrix::from_square(square), data_error);
  CHECK_THROWS_WITH(CondensedMatrix::from_square(square),
                    ContainsSubstring("entry (1, 2) must equal its mirror"));
  square(2, 1) = 3;
  square(1, 1) = 0.1;
  CHECK_THROWS_WITH(CondensedMatrix::from_square(square), ContainsSubstring("entry (1, 1) must be 0"));
}

TEST_CASE("the first pair whose value is not a dissimilarity is named", "[distance]") {
  CondensedMatrix d(5);
  for (Index i = 0; i < d.size(); ++i)
    d.data()[i] = 0;
  CHECK_NOTHROW(require_dissimilarities(d, "f()"));
  for (const double bad :
       {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    d.data()[d.row_begin(2) + 1] = bad;
    CHECK_THROWS_AS(require_dissimilarities(d, "f()"), data_error);
    CHECK_THROWS_WITH(require_dissimilarities(d, "f()"),
                      ContainsSubstring("f(): ") && ContainsSubstring("2 and 4 is "));
  }
}
