// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP
#define SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <Eigen/SVD>
#include <cassert>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// The singular values of a matrix, descending, and its right singular vectors, as columns.
struct RightSvd {
  Eigen::VectorXd singular_values;
  Eigen::MatrixXd vectors;
};

/// The SVD of a square matrix: Eigen's Jacobi SVD, after a rotation by the eigenvectors of aᵀ·a.
///
/// Those eigenvectors are accurate to the square root of the precision only. But after that rotation the
/// columns of a are nearly orthogonal and descending, so that Jacobi's method converges in two sweeps, with
/// every singular value exact to rounding of the largest. O(d³). (Eigen's divide-and-conquer SVD is no faster
/// up to some hundred columns, and takes half a minute to compile.)
/// @pre a is square and finite, and so are the squares of its values
inline RightSvd right_svd(const Eigen::MatrixXd& a) {
  assert(a.rows() == a.cols());
  const OneThreadScope same_bytes_for_any_thread_count;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(a.transpose() * a);
  Eigen::MatrixXd turn = Eigen::MatrixXd::Identity(a.rows(), a.cols());
  if (eigen.info() == Eigen::Success) turn = eigen.eigenvectors().rowwise().reverse();
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(a * turn);
  const Eigen::MatrixXd turned = qr.matrixQR().triangularView<Eigen::Upper>();
  const Eigen::JacobiSVD<Eigen::MatrixXd, Eigen::NoQRPreconditioner> rest(turned.transpose(),
                                                                          Eigen::ComputeFullU);
  return {rest.singularValues(), turn * rest.matrixU()};
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP
