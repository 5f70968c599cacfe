// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_QUANTILES_HPP
#define SEGMENTIQ_PREPROCESS_QUANTILES_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/stoppable_sort.hpp"

namespace segmentiq::detail {

/// The values of column j that are not NaN, ascending. @throws cancelled_error
inline std::vector<double> sorted_values(const Matrix<double>& x, Index j, const Execution& execution) {
  std::vector<double> values;
  values.reserve(to_size(x.rows()));
  for (Index i = 0; i < x.rows(); ++i)
    if (!std::isnan(x(i, j))) values.push_back(x(i, j));
  stoppable_sort(values, execution);
  return values;
}

/// A quantile of ascending values by linear interpolation (type 7 of Hyndman and Fan 1996), in NumPy's order
/// of operations; NaN if there are no values.
/// @param share 0 … 1
inline double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), sorted.size() - 1);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double t = place - static_cast<double>(below);
  const double step = sorted[above] - sorted[below];
  if (t == 0) return sorted[below];
  if (std::isinf(step))
    return sorted[below] * (1 - t) + sorted[above] * t;  // values of opposite sign: no overflow
  return t >= 0.5 ? sorted[above] - step * (1 - t) : sorted[below] + step * t;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PREPROCESS_QUANTILES_HPP
