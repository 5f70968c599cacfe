// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_WIDE_SVD_HPP
#define SEGMENTIQ_DECOMPOSITION_WIDE_SVD_HPP

#include <utility>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/decomposition/pca_solver.hpp"
#include "segmentiq/decomposition/row_reflections.hpp"
#include "segmentiq/decomposition/small_svd.hpp"
#include "segmentiq/decomposition/tall_svd.hpp"

namespace segmentiq {

/// The SVD for data with more features than observations.
///
/// The centred data are X = (L 0)·H with L of n × n and H a product of n reflections; of L = U·S·Wᵀ follows
/// X = U·S·(Wᵀ 0)·H, so that (Wᵀ 0)·H are the directions. They are orthonormal to rounding also where a
/// singular value is 0 – and one always is, as n centred observations span n − 1 dimensions at most.
///
/// O(d·n²) time, on all threads but for O(n³) of it; memory for two copies of the data and O(n²). Data with
/// more observations than features are left to `TallSvd`.
struct WideSvd {
  /// @throws memory_limit_error when the copies are above `execution.max_memory`
  template<class Derived>
  PrincipalAxes solve(const Eigen::MatrixBase<Derived>& x, const Vector<double>& mean,
                      const Execution& execution = {}) const {
    const Index n = x.rows();
    const Index d = x.cols();
    if (n > d) return TallSvd{}.solve(x, mean, execution);
    require_memory(16.0 * static_cast<double>(n) * static_cast<double>(d), execution,
                   "WideSvd::solve(): two copies of the data", "use fewer features");
    PhaseProgress progress(execution, "pca", 1);

    Matrix<double> centred = x.template cast<double>();
    centred.rowwise() -= mean.transpose();
    const detail::RowReflections reflections(centred, d, execution);
    PrincipalAxes svd = detail::right_svd(reflections.triangle());
    progress.check_stop();

    Matrix<double> directions = Matrix<double>::Zero(n, d);
    directions.leftCols(n) = svd.axes;
    reflections.apply(directions, execution);
    progress.finish();
    return {std::move(svd.singular_values), std::move(directions)};
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_WIDE_SVD_HPP
