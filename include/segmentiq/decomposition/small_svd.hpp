// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP
#define SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>
#include <algorithm>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// The singular values of a matrix, descending, and its right singular vectors, as columns.
struct RightSvd {
  Eigen::VectorXd singular_values;
  Eigen::MatrixXd vectors;
};

/// The singular value decomposition of a matrix of r rows and d columns: its min(r, d) singular values and vectors.
///
/// A square one of up to 300 rows by Eigen's Jacobi SVD of the transpose, exact for small singular values too. Above, where that takes
/// seconds, from the eigenvectors of aᵀ·a: variances are then exact to rounding of the largest one. (Eigen's
/// divide-and-conquer SVD would serve both, but costs every user three quarters of a minute of compile time.)
inline RightSvd right_svd(const Eigen::MatrixXd& a) {
  const OneThreadScope same_bytes_for_any_thread_count;
  constexpr Index jacobi_rows = 300;
  const Index rank = std::min(a.rows(), a.cols());
  if (rank <= jacobi_rows && a.rows() == a.cols()) {
    const Eigen::JacobiSVD<Eigen::MatrixXd, Eigen::NoQRPreconditioner> svd(a.transpose(), Eigen::ComputeFullU);
    return {svd.singularValues(), svd.matrixU()};
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(a.transpose() * a);
  return {eigen.eigenvalues().cwiseMax(0).cwiseSqrt().reverse().head(rank),
          eigen.eigenvectors().rowwise().reverse().leftCols(rank)};
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP
