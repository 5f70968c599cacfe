// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_LINKAGE_MATRIX_HPP
#define SEGMENTIQ_DENDROGRAM_LINKAGE_MATRIX_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/text/number_text.hpp"

// A tree as SciPy's linkage matrix Z: n − 1 rows, one per merge, of four numbers: the ids of the two
// clusters, the height, and the number of observations in the new cluster.
namespace segmentiq {

/// The tree as SciPy's Z, (n − 1) × 4, as `scipy.cluster.hierarchy.linkage` returns. O(n).
inline Matrix<double> to_linkage_matrix(const Dendrogram& tree) {
  Matrix<double> z(tree.observations() - 1, 4);
  for (Index i = 0; i < z.rows(); ++i) {
    const Merge& merge = tree.merges()[to_size(i)];
    z.row(i) << static_cast<double>(merge.left), static_cast<double>(merge.right), merge.height,
        static_cast<double>(merge.size);
  }
  return z;
}

/// Why a matrix is not a linkage matrix.
struct LinkageMatrixFault {
  Index row = -1;      ///< the first invalid row, from 0; −1 when the number of columns is wrong
  std::string reason;  ///< "row 3 joins cluster 7 a second time"
};

/// The first reason why `z` is not a linkage matrix; nothing when it is valid. The two ids of a row may be in
/// either order.
///
/// As `scipy.cluster.hierarchy.is_valid_linkage`, but stricter: ids and counts must be whole numbers, heights
/// finite, each count that of its clusters, and a single row is checked, too. A matrix without rows is valid:
/// one observation. O(n) time and memory.
template<class Derived>
std::optional<LinkageMatrixFault> linkage_matrix_fault(const Eigen::MatrixBase<Derived>& z) {
  if (z.cols() != 4)
    return LinkageMatrixFault{-1, "the matrix has " + std::to_string(z.cols()) + " columns, but must have 4"};
  const Index n = z.rows() + 1;
  std::vector<Index> sizes(to_size(2 * n - 1), 1);
  std::vector<bool> used(sizes.size(), false);
  for (Index i = 0; i < z.rows(); ++i) {
    const auto fault = [i](const std::string& why) {
      return LinkageMatrixFault{i, "row " + std::to_string(i) + " " + why};
    };
    Index size = 0;
    for (const Index column : {Index{0}, Index{1}}) {
      const auto id = static_cast<double>(z.derived().coeff(i, column));
      if (!(id >= 0) || id != std::floor(id) || std::isinf(id))
        return fault("has the id " + format_number(id) + " in column " + std::to_string(column) +
                     ", which must be a whole number, at least 0");
      if (id >= static_cast<double>(n + i))
        return fault("joins cluster " + format_number(id) + " before it is made; ids there must be below " +
                     std::to_string(n + i));
      const auto node = static_cast<std::size_t>(id);
      if (used[node])
        return fault(column == 1 && id == static_cast<double>(z.derived().coeff(i, 0))
                         ? "joins cluster " + format_number(id) + " with itself"
                         : "joins cluster " + format_number(id) + " a second time");
      used[node] = true;
      size += sizes[node];
    }
    const auto height = static_cast<double>(z.derived().coeff(i, 2));
    if (!(height >= 0) || std::isinf(height))
      return fault("has the height " + format_number(height) + ", which must be finite and at least 0");
    const auto count = static_cast<double>(z.derived().coeff(i, 3));
    if (count != static_cast<double>(size))
      return fault("counts " + format_number(count) + " observations, but its clusters have " +
                   std::to_string(size));
    sizes[to_size(n + i)] = size;
  }
  return std::nullopt;
}

/// The tree of a linkage matrix. The smaller of the two ids in a row becomes the left one.
/// @param z (n − 1) × 4, as SciPy's `linkage` returns
/// @throws parameter_error saying which row is not valid and why. O(n) time and memory
template<class Derived>
Dendrogram from_linkage_matrix(const Eigen::MatrixBase<Derived>& z) {
  if (const auto fault = linkage_matrix_fault(z))
    throw parameter_error("from_linkage_matrix(): " + fault->reason);
  std::vector<Merge> merges;
  merges.reserve(to_size(z.rows()));
  for (Index i = 0; i < z.rows(); ++i) {
    const auto a = static_cast<Index>(z.derived().coeff(i, 0));
    const auto b = static_cast<Index>(z.derived().coeff(i, 1));
    merges.push_back({std::min(a, b), std::max(a, b), static_cast<double>(z.derived().coeff(i, 2)),
                      static_cast<Index>(z.derived().coeff(i, 3))});
  }
  return Dendrogram(z.rows() + 1, std::move(merges));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_LINKAGE_MATRIX_HPP
