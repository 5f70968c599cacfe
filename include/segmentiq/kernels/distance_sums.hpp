// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_DISTANCE_SUMS_HPP
#define SEGMENTIQ_KERNELS_DISTANCE_SUMS_HPP

#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

namespace segmentiq::detail {

// The distances stay in registers: each is only added to the sum of its row and that of its column.
struct AddDistances {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(const double* queries, Index rows, const double* features,
                                          Index columns, Index stride, Index dimension, double* row_sums,
                                          double* column_sums) {
    Index r = 0;
    for (; r + 4 <= rows; r += 4)
      rows_at_once<W, 4>(queries + r, features, stride, dimension, columns, row_sums + r, column_sums);
    for (; r < rows; ++r)
      rows_at_once<W, 1>(queries + r, features, stride, dimension, columns, row_sums + r, column_sums);
  }

 private:
  template<int W, int Rows>
  SEGMENTIQ_ALWAYS_INLINE static void rows_at_once(const double* queries, const double* features,
                                                   Index stride, Index dimension, Index columns,
                                                   double* row_sums, double* column_sums) {
    SEGMENTIQ_NO_CONTRACTION
    using Real = typename Simd<W>::Real;
    constexpr int parts = static_cast<int>(column_group) / W;
    Real total[Rows][parts];
    SEGMENTIQ_UNROLL
    for (int r = 0; r < Rows; ++r) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        total[r][p] = Real{};
    }
    for (Index j = 0; j < columns; j += column_group) {
      Real distance[Rows][parts];
      sum_squares<W>(
          features + j, stride, dimension, [=](int r, Index k) { return queries[k * stride + r]; }, distance);
      SEGMENTIQ_UNROLL
      for (int r = 0; r < Rows; ++r) {
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p)
          take_roots<W>(distance[r][p]);
      }
      if (columns - j < column_group)  // beyond the last column is padding
        for (int r = 0; r < Rows; ++r) {
          double lanes[column_group];
          std::memcpy(lanes, distance[r], sizeof lanes);
          for (Index l = columns - j; l < column_group; ++l)
            lanes[l] = 0;
          std::memcpy(distance[r], lanes, sizeof lanes);
        }
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p) {
        Real sum;
        load<W>(column_sums + j + p * W, sum);
        if constexpr (Rows == 4)
          sum = sum + ((distance[0][p] + distance[1][p]) + (distance[2][p] + distance[3][p]));
        else
          for (int r = 0; r < Rows; ++r)
            sum = sum + distance[r][p];
        store<W>(sum, column_sums + j + p * W);
        SEGMENTIQ_UNROLL
        for (int r = 0; r < Rows; ++r)
          total[r][p] = total[r][p] + distance[r][p];
      }
    }
    for (int r = 0; r < Rows; ++r) {
      double lanes[column_group];
      std::memcpy(lanes, total[r], sizeof lanes);
      row_sums[r] +=
          ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    }
  }
};

/// Adds the Euclidean distances between `rows` and `columns` observations to a sum for each row and one for
/// each column.
/// @param queries, features feature-major: feature k of row i at queries[k·stride + i], of column j at
/// features[k·stride + j]
/// @param columns features and column_sums must have room for this number rounded up to `column_group`, and
/// the padding of features must be finite
inline void add_distances(const double* queries, Index rows, const double* features, Index columns,
                          Index stride, Index dimension, double* row_sums, double* column_sums) {
  run_kernel<AddDistances>(queries, rows, features, columns, stride, dimension, row_sums, column_sums);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_DISTANCE_SUMS_HPP
