// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_SYMMETRIC_AXES_HPP
#define SEGMENTIQ_DECOMPOSITION_SYMMETRIC_AXES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/decomposition/row_reflections.hpp"
#include "segmentiq/detail/row_kernels.hpp"

// The eigenvectors of a symmetric matrix as in EISPACK: Householder reflections make it tridiagonal, implicit
// QL steps then make that diagonal (Golub & Van Loan, Matrix Computations, chapter 8). All vectors are rows.
namespace segmentiq::detail {

/// A symmetric tridiagonal matrix T, and the orthogonal Q (its rows) with Q·S·Qᵀ = T.
struct Tridiagonal {
  std::vector<double> diagonal;  ///< d values
  std::vector<double> beside;    ///< value i stands between i and i + 1; the last is 0
  Matrix<double> q;              ///< d × d
};

/// O(d³). @param s symmetric, d × d; overwritten
inline Tridiagonal tridiagonalise(Matrix<double>& s) {
  const Index d = s.rows();
  std::vector<Reflection> made(static_cast<std::size_t>(d));
  Tridiagonal t{std::vector<double>(made.size()), std::vector<double>(made.size()), {}};
  std::vector<double> w(made.size());
  for (Index k = 0; k < d; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const Index rest = d - k - 1;
    t.diagonal[at] = s(k, k);
    if (rest == 0) break;
    double* const v = s.row(k).data() + k + 1;
    made[at] = make_reflection(v, rest);
    t.beside[at] = made[at].beta;
    if (made[at].tau == 0) continue;
    // (I − τvvᵀ)·S·(I − τvvᵀ) = S − v·wᵀ − w·vᵀ with w = τSv − (τ²/2)(vᵀSv)·v
    for (Index i = 0; i < rest; ++i)
      w[static_cast<std::size_t>(i)] = made[at].tau * dot(s.row(k + 1 + i).data() + k + 1, v, rest);
    add_scaled(-made[at].tau / 2 * dot(w.data(), v, rest), v, w.data(), rest);
    for (Index i = 0; i < rest; ++i) {
      double* const row = s.row(k + 1 + i).data() + k + 1;
      add_scaled(-v[i], w.data(), row, rest);
      add_scaled(-w[static_cast<std::size_t>(i)], v, row, rest);
    }
  }
  t.q = Matrix<double>::Identity(d, d);
  for (Index row = 1; row < d; ++row)
    for (Index k = row - 1; k >= 0; --k)
      reflect(made[static_cast<std::size_t>(k)].tau, s.row(k).data() + k + 1, t.q.row(row).data() + k + 1,
              d - k - 1);
  return t;
}

/// Makes T diagonal by rotations, which q follows: its rows are then the eigenvectors. Gives up after 60
/// steps for one eigenvalue, where two or three are usual; q is orthogonal in any case. O(d³).
inline void diagonalise(Tridiagonal& t) {
  const std::size_t d = t.diagonal.size();
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  std::vector<double>& a = t.diagonal;
  std::vector<double>& b = t.beside;
  for (std::size_t low = 0; low < d; ++low)
    for (int step = 0; step < 60; ++step) {
      std::size_t high = low;
      while (high + 1 < d && std::abs(b[high]) > epsilon * (std::abs(a[high]) + std::abs(a[high + 1])))
        ++high;
      if (high == low) break;
      const double slope = (a[low + 1] - a[low]) / (2 * b[low]);
      double g = a[high] - a[low] + b[low] / (slope + std::copysign(std::hypot(slope, 1.0), slope));
      double sine = 1, cosine = 1, p = 0;
      std::size_t i = high;
      while (i-- > low) {
        const double f = sine * b[i];
        const double h = cosine * b[i];
        double r = std::hypot(f, g);
        b[i + 1] = r;
        if (r == 0) {  // the matrix falls apart here
          a[i + 1] -= p;
          b[high] = 0;
          break;
        }
        sine = f / r;
        cosine = g / r;
        g = a[i + 1] - p;
        r = (a[i] - g) * sine + 2 * cosine * h;
        p = sine * r;
        a[i + 1] = g + p;
        g = cosine * r - h;
        const auto row = static_cast<Index>(i);
        rotate(cosine, sine, t.q.row(row).data(), t.q.row(row + 1).data(), t.q.cols());
        if (i == low) {
          a[low] -= p;
          b[low] = g;
          b[high] = 0;
        }
      }
    }
}

/// Rows that are orthonormal and, but for rounding, the eigenvectors of s; by descending eigenvalue.
/// O(d³) time, O(d²) memory. @param s symmetric, d × d, finite; overwritten
inline Matrix<double> symmetric_axes(Matrix<double>& s) {
  Tridiagonal t = tridiagonalise(s);
  diagonalise(t);
  std::vector<Index> order(t.diagonal.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&](Index i, Index j) {
    return t.diagonal[static_cast<std::size_t>(i)] > t.diagonal[static_cast<std::size_t>(j)];
  });
  for (Index i = 0; i < s.rows(); ++i)
    s.row(i) = t.q.row(order[static_cast<std::size_t>(i)]);
  return std::move(s);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DECOMPOSITION_SYMMETRIC_AXES_HPP
