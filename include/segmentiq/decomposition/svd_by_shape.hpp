// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_SVD_BY_SHAPE_HPP
#define SEGMENTIQ_DECOMPOSITION_SVD_BY_SHAPE_HPP

#include "segmentiq/decomposition/tall_svd.hpp"
#include "segmentiq/decomposition/wide_svd.hpp"

namespace segmentiq {

/// The default solver: `TallSvd` if there are at least as many observations as features, else `WideSvd`. Both
/// are exact. No n × n matrix is formed for tall data, no d × d matrix for wide data.
struct SvdByShape {
  template<class Derived>
  PrincipalAxes solve(const Eigen::MatrixBase<Derived>& x, const Vector<double>& mean,
                      const Execution& execution = {}) const {
    return x.rows() >= x.cols() ? TallSvd{}.solve(x, mean, execution) : WideSvd{}.solve(x, mean, execution);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_SVD_BY_SHAPE_HPP
