// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/detail/packed_matrix.hpp"

#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("a product with a packed matrix is that of plain loops, to the last bit", "[detail][kernel]") {
  for (const Index rows : {0, 1, 3, 4, 9})
    for (const Index depth : {0, 1, 5, 20})
      for (const Index columns : {0, 1, 7, 8, 9, 17}) {
        INFO(rows << " × " << depth << " × " << columns);
        const Matrix<double> a = scattered(rows, depth, 1);
        const Matrix<double> b = scattered(depth, columns, 2);
        Matrix<double> expected = Matrix<double>::Zero(rows, columns);
        for (Index i = 0; i < rows; ++i)
          for (Index j = 0; j < columns; ++j)
            for (Index k = 0; k < depth; ++k) {
              const volatile double product = a(i, k) * b(k, j);  // rounded, not fused with the sum
              expected(i, j) += product;
            }
        const detail::PackedMatrix packed(b);
        const Matrix<double> found = packed.times_left(a);
        CHECK(found.cols() == (columns + 7) / 8 * 8);
        CHECK(found.leftCols(columns) == expected);
        CHECK(found.rightCols(found.cols() - columns).isZero(0));
        CHECK(detail::PackedMatrix(b.transpose().eval().transpose()).times_left(a) == found);
      }
}

TEST_CASE("every instruction set multiplies to the same bytes", "[detail][kernel]") {
  const Matrix<double> a = scattered(7, 30, 1);
  const Matrix<double> b = scattered(30, 8, 2);  // packed as it is: one group
  Matrix<double> baseline(7, 8), plain(7, 8);
  detail::multiply_baseline(a.data(), 7, 30, b.data(), 8, baseline.data());
  detail::multiply<1>(a.data(), 7, 30, b.data(), 8, plain.data());
  CHECK(baseline == plain);
  CHECK(detail::PackedMatrix(b).times_left(a) == plain);
}
