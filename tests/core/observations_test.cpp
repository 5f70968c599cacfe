// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/observations.hpp"

#include <Eigen/Core>
#include <concepts>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

const Matrix<double>* place_of(const Observations& x) {
  return &x.values();
}
Matrix<double> values_of(const Observations& x) {
  return x.values();
}

}  // namespace

static_assert(std::convertible_to<const Matrix<double>&, Observations>);
static_assert(std::convertible_to<const Eigen::MatrixXd&, Observations>);
static_assert(std::convertible_to<const Eigen::MatrixXf&, Observations>);
static_assert(!std::convertible_to<double, Observations>);

TEST_CASE("a matrix of doubles by rows is used without a copy, all others are copied", "[core]") {
  Matrix<double> rows(2, 3);
  rows << 1, 2, 3, 4, 5, 6;
  CHECK(place_of(rows) == &rows);

  const Eigen::MatrixXd columns = rows;
  CHECK(values_of(columns) == rows);
  const Eigen::MatrixXf floats = rows.cast<float>();
  CHECK(values_of(floats) == rows);
  const Matrix<float> float_rows = rows.cast<float>();
  CHECK(values_of(float_rows) == rows);
  CHECK(values_of(rows.rightCols(2)) == rows.rightCols(2));
  CHECK(values_of(rows * 2) == Matrix<double>(rows * 2));
  CHECK(values_of(Eigen::MatrixXi::Ones(1, 2)) == Matrix<double>::Ones(1, 2));
  CHECK(values_of(Matrix<double>(0, 3)).cols() == 3);
}
