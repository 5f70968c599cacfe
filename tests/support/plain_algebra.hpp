// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_PLAIN_ALGEBRA_HPP
#define SEGMENTIQ_TESTS_SUPPORT_PLAIN_ALGEBRA_HPP

#include "segmentiq/core/matrix.hpp"

// Linear algebra in plain loops: an oracle that owes nothing to the library, and compiles in no time, where
// Eigen's products take each test file ten seconds.
namespace segmentiq::testing {

/// a·b
inline Matrix<double> times(const Matrix<double>& a, const Matrix<double>& b) {
  Matrix<double> product = Matrix<double>::Zero(a.rows(), b.cols());
  for (Index i = 0; i < a.rows(); ++i)
    for (Index k = 0; k < a.cols(); ++k)
      for (Index j = 0; j < b.cols(); ++j)
        product(i, j) += a(i, k) * b(k, j);
  return product;
}

/// The largest magnitude; 0 of an empty matrix.
inline double largest(const Matrix<double>& x) {
  return x.size() == 0 ? 0 : x.cwiseAbs().maxCoeff();
}

/// How far rows are from orthonormal: the largest magnitude in x·xᵀ − I.
inline double off_orthonormal(const Matrix<double>& x) {
  return largest(times(x, x.transpose()) - Matrix<double>::Identity(x.rows(), x.rows()));
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_PLAIN_ALGEBRA_HPP
