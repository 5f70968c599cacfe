// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_PCA_SOLVER_HPP
#define SEGMENTIQ_DECOMPOSITION_PCA_SOLVER_HPP

#include <concepts>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"

namespace segmentiq {

/// The singular values of centred data, and their directions in feature space; r = min(n, d).
struct PrincipalAxes {
  Vector<double> singular_values;  ///< r values ≥ 0, descending
  Matrix<double> axes;             ///< r × d, rows orthonormal; the sign of each is free
};

/// How a `Pca` finds the singular value decomposition of x − 1·meanᵀ.
///
/// Requires, for `const S s; const Matrix<double> x` (n × d, finite, n ≥ 1, d ≥ 1); `const Vector<double>
/// mean` (d); `const Execution e`: `s.solve(x, mean, e)` → PrincipalAxes.
/// Semantics (not checked): as `PrincipalAxes` says, also when the data have a rank below r; deterministic,
/// the same bytes for any number of threads. A solver that takes any `Eigen::MatrixBase` also serves float
/// and column-major data.
/// Models: SvdByShape (the default), TallSvd, WideSvd.
///
///     struct PlainSvd {                       // a custom one: Eigen's, on a copy of the data
///       PrincipalAxes solve(const Matrix<double>& x, const Vector<double>& mean, const Execution&) const {
///         const Matrix<double> centred = x.rowwise() - mean.transpose();
///         const Eigen::JacobiSVD<Eigen::MatrixXd> svd(centred, Eigen::ComputeThinU | Eigen::ComputeThinV);
///         return {svd.singularValues(), svd.matrixV().transpose()};
///       }
///     };
template<class S>
concept PcaSolver = requires(const S& s, const Matrix<double>& x, const Vector<double>& mean,
                             const Execution& execution) {
  { s.solve(x, mean, execution) } -> std::same_as<PrincipalAxes>;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_PCA_SOLVER_HPP
