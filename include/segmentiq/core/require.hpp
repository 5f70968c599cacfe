// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_REQUIRE_HPP
#define SEGMENTIQ_CORE_REQUIRE_HPP

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"

// Checks, made once at the public entries; inner loops rely on them. The predicates are public so that
// callers can check first.
namespace segmentiq {

/// The (row, column) of the first value that is NaN or infinite, in row-major order; nothing when all are
/// finite.
/// O(n·d).
template<class Derived>
std::optional<std::pair<Index, Index>> first_non_finite(const Eigen::DenseBase<Derived>& values) {
  for (Index i = 0; i < values.rows(); ++i)
    for (Index j = 0; j < values.cols(); ++j)
      if (!std::isfinite(values.derived().coeff(i, j))) return std::pair{i, j};
  return std::nullopt;
}

/// @throws data_error naming row and column (both from 0) of the first value that is NaN or infinite
/// @param where the public function that checks, as "linkage()"
template<class Derived>
void require_finite(const Eigen::DenseBase<Derived>& values, std::string_view where) {
  if (const auto found = first_non_finite(values)) {
    const auto [row, column] = *found;
    throw data_error(std::string(where) + ": every value must be finite, but row " + std::to_string(row) +
                         ", column " + std::to_string(column) + " (counted from 0) is " +
                         std::to_string(static_cast<double>(values.derived().coeff(row, column))),
                     "impute or remove missing values first");
  }
}

/// @throws data_error when there is no observation
inline void require_observations(Index observations, std::string_view where) {
  if (observations <= 0)
    throw data_error(std::string(where) + ": needs at least one observation, but there is none");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_REQUIRE_HPP
