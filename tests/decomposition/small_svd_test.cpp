// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/decomposition/small_svd.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/plain_algebra.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Orthonormal rows.
Matrix<double> some_axes(Index d, std::uint64_t seed) {
  Matrix<double> x = (scattered(d, d, seed).array() - 0.5).matrix();
  const detail::RowReflections reflections(x, d, {});
  Matrix<double> axes = Matrix<double>::Identity(d, d);
  reflections.apply(axes, {});
  return axes;
}

/// What must hold of any SVD: axes orthonormal, images orthogonal and as long as the singular values.
void check_svd(const Matrix<double>& a, const PrincipalAxes& found) {
  const Index d = a.rows();
  REQUIRE(found.axes.rows() == d);
  REQUIRE(found.axes.cols() == d);
  REQUIRE(found.singular_values.size() == d);
  CHECK(off_orthonormal(found.axes) < 1e-13);
  const double scale = d > 0 ? found.singular_values[0] : 0;
  CHECK((scale > 0 || largest(a) == 0));
  const Matrix<double> images = times(a, found.axes.transpose());
  Matrix<double> squares = times(images.transpose(), images);
  squares.diagonal().setZero();
  CHECK(largest(squares) <= 1e-14 * static_cast<double>(d) * scale * scale);
  for (Index i = 0; i < d; ++i) {
    CHECK_THAT(images.col(i).norm(),
               WithinAbs(found.singular_values[i], 1e-14 * static_cast<double>(d) * scale));
    if (i > 0) CHECK(found.singular_values[i] <= found.singular_values[i - 1]);
  }
}

}  // namespace

TEST_CASE("the singular value decomposition of square matrices of every kind", "[decomposition]") {
  for (const Index d : {0, 1, 2, 3, 8, 33, 90}) {
    INFO("d " << d);
    const Matrix<double> x = (scattered(d, d, 1).array() - 0.5).matrix();
    check_svd(x, detail::right_svd(x));
    const Matrix<double> triangle = x.triangularView<Eigen::Lower>();
    check_svd(triangle, detail::right_svd(triangle));
    const Matrix<double> symmetric = x + x.transpose();
    check_svd(symmetric, detail::right_svd(symmetric));
    const Matrix<double> equal = some_axes(d, 2);  // all singular values are 1
    check_svd(equal, detail::right_svd(equal));
    const Matrix<double> zero = Matrix<double>::Zero(d, d);
    check_svd(zero, detail::right_svd(zero));
    const Matrix<double> one = Matrix<double>::Constant(d, d, 0.1);  // rank 1
    check_svd(one, detail::right_svd(one));
    for (const double scale : {1e-140, 1e-100, 1e100, 1e140})
      check_svd(x * scale, detail::right_svd(x * scale));
    Matrix<double> few = x;
    few.bottomRows(d / 2).setZero();
    check_svd(few, detail::right_svd(few));
  }
}

TEST_CASE("singular values of every size are found, to rounding of the largest", "[decomposition]") {
  for (const Index d : {2, 5, 40})
    for (const double least : {1e-3, 1e-8, 1e-15}) {
      INFO("d " << d << ", least " << least);
      Vector<double> wanted(d);
      for (Index i = 0; i < d; ++i)
        wanted[i] = std::pow(least, static_cast<double>(i) / static_cast<double>(d - 1));
      const Matrix<double> axes = some_axes(d, 3);
      const Matrix<double> a = times(some_axes(d, 4), wanted.asDiagonal() * axes);
      const PrincipalAxes found = detail::right_svd(a);
      check_svd(a, found);
      CHECK((found.singular_values - wanted).cwiseAbs().maxCoeff() < 1e-15 * static_cast<double>(d));
      for (Index i = 0; i < d; ++i)
        if (wanted[i] > 1e-5) {
          const double along = found.axes.row(i).dot(axes.row(i));
          CHECK_THAT(std::abs(along), WithinAbs(1, 1e-12));
        }
    }
}

TEST_CASE("a matrix with columns of very different length keeps each singular value's digits",
          "[decomposition]") {
  // Jacobi's method finds what scaling of the columns cannot disturb: all digits of the small ones too.
  Matrix<double> a(3, 3);
  a << 1, 2e-8, 1e-14, 0, 1e-8, -2e-14, 0, 0, 3e-14;
  const PrincipalAxes found = detail::right_svd(a);
  CHECK_THAT(found.singular_values[0], WithinRel(1.0, 1e-14));
  CHECK_THAT(found.singular_values.prod(), WithinRel(3e-22, 1e-7));  // the determinant
}

TEST_CASE("the axes of a symmetric matrix are its eigenvectors", "[decomposition]") {
  for (const Index d : {1, 2, 3, 20}) {
    const Matrix<double> x = scattered(d, d, 5);
    const Matrix<double> s = x + x.transpose();
    Matrix<double> work = s;
    const Matrix<double> axes = detail::symmetric_axes(work);
    const Matrix<double> diagonal = times(times(axes, s), axes.transpose());
    CHECK(off_orthonormal(axes) < 1e-14);
    CHECK(largest(diagonal - Matrix<double>(diagonal.diagonal().asDiagonal())) <
          1e-13 * static_cast<double>(d));
    for (Index i = 1; i < d; ++i)
      CHECK(diagonal(i, i) <= diagonal(i - 1, i - 1) + 1e-13);
  }
}
