// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_SVD_BY_SHAPE_HPP
#define SEGMENTIQ_DECOMPOSITION_SVD_BY_SHAPE_HPP

#include "segmentiq/decomposition/tall_svd.hpp"
#include "segmentiq/decomposition/wide_svd.hpp"

namespace segmentiq {

/// The default solver: `TallSvd` when there are at least as many observations as features, else `WideSvd`.
/// Both are exact; nothing of n × n is made of tall data, nothing of d × d of wide data.
struct SvdByShape {
  template<class Derived>
  PrincipalAxes solve(const Eigen::MatrixBase<Derived>& x, const Vector<double>& mean,
                      const Execution& execution = {}) const {
    return x.rows() >= x.cols() ? TallSvd{}.solve(x, mean, execution) : WideSvd{}.solve(x, mean, execution);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_SVD_BY_SHAPE_HPP
