// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_GOWER_KERNEL_HPP
#define SEGMENTIQ_DISTANCE_GOWER_KERNEL_HPP

#include <cmath>

#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/kernels/vector_math.hpp"

namespace segmentiq::detail {

/// How a feature is compared.
enum class GowerRule : char {
  difference,         ///< |a − b| of values scaled to 0 … 1
  capped_difference,  ///< the same of values that may be outside, at most 1
  mismatch,           ///< 1 when a ≠ b
  not_both_zero       ///< 1 when a ≠ b; ignored where both are 0
};

/// One observation against a group of others, the columns. NaN = missing.
struct GowerTask {
  const double* features;  ///< feature k of column j at features[k·stride + j]
  Index stride;
  Index dimension;
  const double* query;     ///< d values
  const GowerRule* rules;  ///< d
  const double* weights;   ///< d
  Index columns;           ///< features and out must have room for it rounded up to column_group
};

// A feature that is ignored adds 0 to both sums: its term is masked out, even if it is NaN.
struct GowerRow {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static void run(const GowerTask& task, double* out) {
    SEGMENTIQ_NO_CONTRACTION
    using Real = typename Simd<W>::Real;
    constexpr int parts = static_cast<int>(column_group) / W;
    const Real zero{};
    const Real one = zero + 1.0;
    for (Index j = 0; j < task.columns; j += column_group) {
      Real sum[parts], total[parts];
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        sum[p] = total[p] = zero;
      for (Index k = 0; k < task.dimension; ++k) {
        const double value = task.query[k];
        if (std::isnan(value)) continue;
        const Real weight = task.weights[k] - zero;  // in all lanes
        const GowerRule rule = task.rules[k];
        SEGMENTIQ_UNROLL
        for (int p = 0; p < parts; ++p) {
          Real x;
          load<W>(task.features + k * task.stride + j + p * W, x);
          Real difference = x - value;
          if (rule == GowerRule::difference || rule == GowerRule::capped_difference)
            absolute<W>(difference, difference);
          else
            difference = x != value ? one : zero;
          if (rule == GowerRule::capped_difference) difference = difference > 1.0 ? one : difference;
          Real counts = x == x ? weight : zero;
          if (rule == GowerRule::not_both_zero && value == 0) counts = x != 0.0 ? counts : zero;
          const Real term = difference * counts;
          sum[p] = sum[p] + (counts > 0.0 ? term : zero);
          total[p] = total[p] + counts;
        }
      }
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p) {
        const Real quotient = sum[p] / total[p];
        store<W>(quotient, out + j + p * W);
      }
    }
  }
};

/// out[j] ← Gower's dissimilarity of the query and column j; NaN where all features are ignored.
inline void gower_row(const GowerTask& task, double* out) {
  run_kernel<GowerRow>(task, out);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DISTANCE_GOWER_KERNEL_HPP
