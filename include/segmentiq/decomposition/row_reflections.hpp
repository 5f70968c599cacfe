// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_ROW_REFLECTIONS_HPP
#define SEGMENTIQ_DECOMPOSITION_ROW_REFLECTIONS_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/row_kernels.hpp"

namespace segmentiq::detail {

/// The reflection I − τ·v·vᵀ that turns a row x into (β, 0, …, 0), with v standing where x stood. τ = 0: no
/// reflection; x is then (β, 0, …, 0) already, but for values whose squares are 0.
struct Reflection {
  double tau = 0;
  double beta = 0;
};

/// @param row x; v afterwards
inline Reflection make_reflection(double* row, Index count) {
  const double first = row[0];
  if (!(dot(row + 1, row + 1, count - 1) > std::numeric_limits<double>::min())) return {0, first};
  const double beta = -std::copysign(std::sqrt(dot(row, row, count)), first);
  row[0] = first - beta;
  return {1 / (beta * (beta - first)), beta};
}

/// row ← row·(I − τ·v·vᵀ)
inline void reflect(double tau, const double* v, double* row, Index count) {
  if (tau != 0) add_scaled(-tau * dot(v, row, count), v, row, count);
}

/// The factorization A = (L 0)·H of r × m values by Householder reflections, with L lower triangular (r ×
/// min(r, m)) and H = H_last···H_1·H_0 the product of reflections: the QR decomposition of Aᵀ.
///
/// Rows are worked on in panels: the reflections of a panel are made, then every other row goes through all
/// of them while they are at hand. What a row undergoes does not depend on the panels.
class RowReflections {
 public:
  /// Factors the first `columns` values of each row of `a` in place: the tail of row k becomes vector k.
  /// `a` must outlive the object. O(r²·m) time, on all threads; the same bytes for any number of them.
  /// @throws cancelled_error
  RowReflections(Matrix<double>& a, Index columns, const Execution& execution)
      : a_(a), columns_(columns), made_(static_cast<std::size_t>(std::min(a.rows(), columns))) {
    for (Index first = 0; first < count(); first += panel) {
      const Index end = std::min(count(), first + panel);
      for (Index k = first; k < end; ++k) {
        for (Index i = first; i < k; ++i)
          reflect(at(i).tau, vector(i), a_.row(k).data() + i, columns_ - i);
        at(k) = make_reflection(a_.row(k).data() + k, columns_ - k);
      }
      for_rows(end, a_.rows(), execution, [&](Index row) {
        for (Index k = first; k < end; ++k)
          reflect(at(k).tau, vector(k), a_.row(row).data() + k, columns_ - k);
      });
    }
  }

  /// Each row of `x` (of `columns` values) ← row·H_last···H_1·H_0. @throws cancelled_error
  void apply(Matrix<double>& x, const Execution& execution) const {
    for (Index end = count(); end > 0;) {
      const Index first = (end - 1) / panel * panel;
      for_rows(0, x.rows(), execution, [&](Index row) {
        for (Index k = end - 1; k >= first; --k)
          reflect(at(k).tau, vector(k), x.row(row).data() + k, columns_ - k);
      });
      end = first;
    }
  }

  /// L, by overwriting the reflections with its diagonal and the zeros beside it.
  void restore_triangle() {
    for (Index k = 0; k < count(); ++k) {
      a_(k, k) = at(k).beta;
      std::fill(a_.row(k).data() + k + 1, a_.row(k).data() + columns_, 0.0);
    }
  }

  /// L as a copy, r × min(r, m).
  Matrix<double> triangle() const {
    Matrix<double> l = a_.leftCols(count());
    for (Index k = 0; k < count(); ++k) {
      l(k, k) = at(k).beta;
      std::fill(l.row(k).data() + k + 1, l.row(k).data() + count(), 0.0);
    }
    return l;
  }

 private:
  static constexpr Index panel = 8;

  Index count() const { return static_cast<Index>(made_.size()); }
  Reflection& at(Index k) { return made_[static_cast<std::size_t>(k)]; }
  const Reflection& at(Index k) const { return made_[static_cast<std::size_t>(k)]; }
  const double* vector(Index k) const { return a_.row(k).data() + k; }

  template<class Body>
  void for_rows(Index first, Index end, const Execution& execution, const Body& body) const {
    constexpr Index values_a_chunk = 1 << 17;  // fewer are not worth a thread
    parallel_chunks(end - first, std::max<Index>(1, values_a_chunk / columns_), execution,
                    [&](Index from, Index to) {
                      for (Index row = from; row < to; ++row)
                        body(first + row);
                    });
  }

  Matrix<double>& a_;
  Index columns_;
  std::vector<Reflection> made_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DECOMPOSITION_ROW_REFLECTIONS_HPP
