// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_MATRIX_HPP
#define SEGMENTIQ_CORE_MATRIX_HPP

#include <Eigen/Core>
#include <string>
#include <vector>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// n × d values, row-major: each row is an observation, each column a feature.
template<class Scalar = double>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// One value per feature (d × 1) or per observation (n × 1).
template<class Scalar = double>
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// Observations made from a table: the values, the names of the features, and the rows of the table.
struct FeatureMatrix {
  Matrix<double> values;           ///< n × d
  std::vector<std::string> names;  ///< d feature names, as "age" or "region_Addis Ababa"
  std::vector<Index> rows;         ///< n positions: observation i was row rows[i] of the table, ascending
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_MATRIX_HPP
