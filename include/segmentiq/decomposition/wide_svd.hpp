// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_WIDE_SVD_HPP
#define SEGMENTIQ_DECOMPOSITION_WIDE_SVD_HPP

#include <Eigen/QR>
#include <utility>

#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/decomposition/pca_solver.hpp"
#include "segmentiq/decomposition/small_svd.hpp"
#include "segmentiq/decomposition/tall_svd.hpp"

namespace segmentiq {

/// The SVD of data with more features than observations.
///
/// The transposed centred data are Xᵀ = QR with R of n × n. With Rᵀ = U·S·Wᵀ, X = U·S·(Q·W)ᵀ, so the columns
/// of Q·W are the directions. They are orthonormal to rounding even where a singular value is 0 – and one
/// always is, as n centred observations span at most n − 1 dimensions.
///
/// O(d·n²) time on one thread; memory for two copies of the data and O(n²). Data with more observations than
/// features are passed to `TallSvd`.
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
    const OneThreadScope same_bytes_for_any_thread_count;

    Eigen::MatrixXd turned = x.transpose().template cast<double>();
    turned.colwise() -= mean;
    Eigen::Ref<Eigen::MatrixXd> in_place = turned;
    const Eigen::HouseholderQR<Eigen::Ref<Eigen::MatrixXd>> qr(in_place);
    const Eigen::MatrixXd r = qr.matrixQR().topRows(n).template triangularView<Eigen::Upper>();
    detail::RightSvd svd = detail::right_svd(r.transpose());
    progress.check_stop();

    Eigen::MatrixXd directions = Eigen::MatrixXd::Zero(d, n);
    directions.topRows(n) = svd.vectors;
    directions.applyOnTheLeft(qr.householderQ());
    progress.finish();
    return {std::move(svd.singular_values), directions.transpose()};
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_WIDE_SVD_HPP
