// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_REQUIRE_CLUSTERABLE_HPP
#define SEGMENTIQ_LINKAGE_REQUIRE_CLUSTERABLE_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/linkage/feature_ranges.hpp"

// What linkage() refuses before it begins, beyond values that are not finite: input of which no criterion
// could make sense.
namespace segmentiq::detail {

/// Observations so far apart that squares overflow have no distances to cluster by.
inline void require_distances_exist(const FeatureRanges& ranges) {
  if (ranges.half_range() > 1e140 / static_cast<double>(std::max<std::size_t>(ranges.least.size(), 1)))
    throw data_error("linkage(): the values of column " + std::to_string(ranges.widest()) +
                     " (counted from 0) are so far apart that squared distances overflow; scale the column");
}

/// A distance matrix handed in as observations would be clustered by the distances of its rows: almost surely
/// a mistake.
template<class T>
void refuse_square_distances(const Matrix<T>& x) {
  if (x.rows() < 2 || x.rows() != x.cols() || !(x.diagonal().array() == 0).all() || !(x.array() >= 0).all() ||
      x != x.transpose())
    return;
  throw data_error(
      "linkage(): these " + std::to_string(x.rows()) + " × " + std::to_string(x.cols()) +
      " observations are symmetric with a zero diagonal, as a distance matrix is; pass "
      "CondensedMatrix::from_square(x), or add a column of zeros if they really are observations");
}

/// Given dissimilarities whose squares overflow cannot be clustered by a criterion that squares.
inline void require_squares_exist(const CondensedMatrix& distances) {
  for (const double value : distances.values())
    if (value > 1e140)
      throw data_error(
          "linkage(): every dissimilarity must be at most 1e140, so that squares do not overflow; scale "
          "them");
}

/// No weights, or one for each observation from which sums and squares can be taken.
inline void require_weights(const std::vector<double>& weights, Index observations) {
  if (weights.empty()) return;
  if (static_cast<Index>(weights.size()) != observations)
    throw parameter_error("linkage(): weights (" + std::to_string(weights.size()) + " of them) must be " +
                          std::to_string(observations) + ", one for each observation");
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (!(weights[i] >= 1e-100 && weights[i] <= 1e100))
      throw data_error(
          "linkage(): every weight must be finite and above 0 (1e-100 to 1e100), but that of row " +
          std::to_string(i) + " (counted from 0) is " + std::to_string(weights[i]));
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_REQUIRE_CLUSTERABLE_HPP
