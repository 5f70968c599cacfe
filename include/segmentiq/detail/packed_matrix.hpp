// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DETAIL_PACKED_MATRIX_HPP
#define SEGMENTIQ_DETAIL_PACKED_MATRIX_HPP

#include <algorithm>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/detail/simd.hpp"

namespace segmentiq::detail {

/// Columns stand in groups of this many.
inline constexpr Index packed_columns = 8;

template<int W, int Rows>
SEGMENTIQ_ALWAYS_INLINE void multiply_group(const double* left, Index depth, const double* group, double* out,
                                            Index out_stride) {
  SEGMENTIQ_NO_CONTRACTION
  using Real = typename Simd<W>::Real;
  constexpr int parts = static_cast<int>(packed_columns) / W;
  Real sum[Rows][parts];
  SEGMENTIQ_UNROLL
  for (int r = 0; r < Rows; ++r) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p)
      sum[r][p] = Real{};
  }
  for (Index k = 0; k < depth; ++k) {
    Real x[parts];
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p)
      load<W>(group + k * packed_columns + p * W, x[p]);
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      const double q = left[r * depth + k];
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p) {
        const Real product = x[p] * q;
        sum[r][p] = sum[r][p] + product;
      }
    }
  }
  SEGMENTIQ_UNROLL
  for (int r = 0; r < Rows; ++r) {
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p)
      store<W>(sum[r][p], out + r * out_stride + p * W);
  }
}

template<int W>
SEGMENTIQ_ALWAYS_INLINE void multiply(const double* left, Index rows, Index depth, const double* packed,
                                      Index columns, double* out) {
  for (Index j = 0; j < columns; j += packed_columns) {
    Index r = 0;
    for (; r + 4 <= rows; r += 4)
      multiply_group<W, 4>(left + r * depth, depth, packed + j * depth, out + r * columns + j, columns);
    for (; r < rows; ++r)
      multiply_group<W, 1>(left + r * depth, depth, packed + j * depth, out + r * columns + j, columns);
  }
}

#if SEGMENTIQ_X86_DISPATCH
SEGMENTIQ_KERNEL_AVX2 inline void multiply_avx2(const double* left, Index rows, Index depth,
                                                const double* packed, Index columns, double* out) {
  multiply<4>(left, rows, depth, packed, columns, out);
}
#endif
SEGMENTIQ_KERNEL inline void multiply_baseline(const double* left, Index rows, Index depth,
                                               const double* packed, Index columns, double* out) {
  multiply<baseline_lanes>(left, rows, depth, packed, columns, out);
}

/// A matrix laid out to be the right-hand factor of products: groups of eight columns, each group row by row.
class PackedMatrix {
 public:
  template<class Derived>
  explicit PackedMatrix(const Eigen::MatrixBase<Derived>& x)
      : depth_(x.rows()),
        columns_((x.cols() + packed_columns - 1) / packed_columns * packed_columns),
        values_(static_cast<std::size_t>(depth_ * columns_), 0.0) {
    double* to = values_.data();
    for (Index j = 0; j < columns_; j += packed_columns)
      for (Index k = 0; k < depth_; ++k, to += packed_columns)
        for (Index l = 0; l < std::min(packed_columns, x.cols() - j); ++l)
          to[l] = x.derived().coeff(k, j + l);
  }

  /// left·x, each value summed in the order of the terms. The result has columns of zeros behind those of x,
  /// up to a multiple of eight. O(rows·depth·columns).
  Matrix<double> times_left(const Matrix<double>& left) const {
    Matrix<double> out(left.rows(), columns_);
#if SEGMENTIQ_X86_DISPATCH
    if (has_avx2()) {
      multiply_avx2(left.data(), left.rows(), depth_, values_.data(), columns_, out.data());
      return out;
    }
#endif
    multiply_baseline(left.data(), left.rows(), depth_, values_.data(), columns_, out.data());
    return out;
  }

 private:
  Index depth_;
  Index columns_;
  std::vector<double> values_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DETAIL_PACKED_MATRIX_HPP
