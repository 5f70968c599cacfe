// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP
#define SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/decomposition/pca_solver.hpp"
#include "segmentiq/decomposition/symmetric_axes.hpp"
#include "segmentiq/detail/row_kernels.hpp"

// The SVD of a square matrix by one-sided Jacobi rotations (Hestenes 1958) of what the eigenvectors of aᵀ·a
// leave to do.
//
// Those eigenvectors are known to the square root of the precision only. They serve as a first turn, after
// which the images a·v of the axes v are nearly orthogonal and descend. Jacobi's method turns two axes at a
// time until the images are orthogonal; it is then done after two sweeps or three, and gives every singular
// value exact to rounding of the largest.
namespace segmentiq::detail {

/// Axes (rows, orthonormal) and their images under a, also as rows, and the squared lengths of these.
struct Images {
  Matrix<double> axes;
  Matrix<double> images;
  std::vector<double> squares;

  double& square(Index i) { return squares[static_cast<std::size_t>(i)]; }
};

/// Turns the axes i and j so that their images are orthogonal. False when they are, to rounding, or when both
/// are of length 0, to rounding of the longest.
inline bool make_orthogonal(Images& x, Index i, Index j, double negligible) {
  const double a = x.square(i), b = x.square(j);
  if (a <= negligible && b <= negligible) return false;
  const Index d = x.images.cols();
  const double product = dot(x.images.row(i).data(), x.images.row(j).data(), d);
  if (std::abs(product) <= 4 * std::numeric_limits<double>::epsilon() * std::sqrt(a) * std::sqrt(b))
    return false;
  const double slope = (b - a) / (2 * product);
  const double tangent = std::copysign(1 / (std::abs(slope) + std::hypot(1.0, slope)), slope);
  const double cosine = 1 / std::hypot(1.0, tangent);
  const double sine = cosine * tangent;
  for (Matrix<double>* const rows : {&x.images, &x.axes})
    rotate(cosine, sine, rows->row(i).data(), rows->row(j).data(), d);
  for (const Index row : {i, j})
    x.square(row) = dot(x.images.row(row).data(), x.images.row(row).data(), d);
  return true;
}

/// The singular values of a, descending, and its right singular vectors, as rows. O(d³) time, O(d²) memory.
/// @pre a is square and finite
inline PrincipalAxes right_svd(Matrix<double> a) {
  assert(a.rows() == a.cols());
  const Index d = a.rows();
  const double largest = d > 0 ? a.cwiseAbs().maxCoeff() : 0;
  const int exponent = largest > 0 ? std::ilogb(largest) : 0;
  for (Index i = 0; i < a.size(); ++i)  // to values about 1, whose fourth powers are finite
    a.data()[i] = std::ldexp(a.data()[i], -exponent);
  Matrix<double> gram = Matrix<double>::Zero(d, d);
  for (Index k = 0; k < d; ++k)
    for (Index i = 0; i < d; ++i)
      if (a(k, i) != 0) add_scaled(a(k, i), a.row(k).data(), gram.row(i).data(), d);
  Images x{symmetric_axes(gram), Matrix<double>(d, d), std::vector<double>(static_cast<std::size_t>(d))};
  for (Index i = 0; i < d; ++i) {
    for (Index k = 0; k < d; ++k)
      x.images(i, k) = dot(a.row(k).data(), x.axes.row(i).data(), d);
    x.square(i) = dot(x.images.row(i).data(), x.images.row(i).data(), d);
  }

  const double rounding = static_cast<double>(d) * std::numeric_limits<double>::epsilon();
  constexpr int most_sweeps = 60;
  bool turned = true;
  for (int sweep = 0; turned && sweep < most_sweeps; ++sweep) {
    turned = false;
    const double longest = d > 0 ? *std::max_element(x.squares.begin(), x.squares.end()) : 0;
    for (Index i = 0; i < d; ++i)
      for (Index j = i + 1; j < d; ++j)
        if (make_orthogonal(x, i, j, rounding * rounding * longest)) turned = true;
  }

  std::vector<Index> order(static_cast<std::size_t>(d));
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&](Index i, Index j) { return x.square(i) > x.square(j); });
  PrincipalAxes found{Vector<double>(d), Matrix<double>(d, d)};
  for (Index i = 0; i < d; ++i) {
    const Index from = order[static_cast<std::size_t>(i)];
    found.singular_values[i] = std::ldexp(std::sqrt(x.square(from)), exponent);
    found.axes.row(i) = x.axes.row(from);
  }
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DECOMPOSITION_SMALL_SVD_HPP
