// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_NEAREST_IN_ROW_HPP
#define SEGMENTIQ_KERNELS_NEAREST_IN_ROW_HPP

#include <cmath>

#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// The smallest value and the first position that has it; position −1 when no value is below infinity.
struct Nearest {
  double distance;
  Index position;
};

/// value ← row + penalty, of the next W positions.
template<int W>
SEGMENTIQ_ALWAYS_INLINE void load_with_penalty(const double* row, const double* penalty,
                                               typename Simd<W>::Real& value) {
  typename Simd<W>::Real extra;
  load<W>(row, value);
  load<W>(penalty, extra);
  value = value + extra;
}

// Four vectors at a time, so that a comparison need not wait for the one before.
struct NearestInRow {
  static constexpr int max_lanes = 8;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static Nearest run(const double* row, const double* penalty, Index count) {
    Nearest found{HUGE_VAL, -1};
    using Real = typename Simd<W>::Real;
    using Integer = typename Simd<W>::Integer;
    constexpr int parts = 4;
    constexpr Index step = parts * W;
    Real best[parts];
    Integer where[parts];  // the step in which the best value of a lane was found
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p) {
      best[p] = Real{} + HUGE_VAL;
      where[p] = Integer{} - 1;
    }
    Integer now{};
    Index i = 0;
    for (; i + step <= count; i += step) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p) {
        Real value;
        load_with_penalty<W>(row + i + p * W, penalty + i + p * W, value);
        const auto closer = value < best[p];
        best[p] = closer ? value : best[p];
        where[p] = closer ? now : where[p];
      }
      now = now + 1;
    }
    for (int p = 0; p < parts; ++p) {
      double value[W];
      long long at[W];
      std::memcpy(value, &best[p], sizeof value);
      std::memcpy(at, &where[p], sizeof at);
      for (int l = 0; l < W; ++l) {
        const Index position = static_cast<Index>(at[l]) * step + p * W + l;
        if (at[l] >= 0 &&
            (value[l] < found.distance || (value[l] == found.distance && position < found.position)))
          found = {value[l], position};
      }
    }
    for (; i < count; ++i)
      if (row[i] + penalty[i] < found.distance) found = {row[i] + penalty[i], i};
    return found;
  }
};

/// The first position with the smallest row[i] + penalty[i]. A penalty of infinity excludes a position.
/// O(count).
inline Nearest nearest_in_row(const double* row, const double* penalty, Index count) {
  return run_kernel<NearestInRow>(row, penalty, count);
}

struct SmallestInRow {
  static constexpr int max_lanes = 8;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static double run(const double* row, const double* penalty, Index count) {
    using Real = typename Simd<W>::Real;
    constexpr int parts = 4;
    constexpr Index step = parts * W;
    double smallest = HUGE_VAL;
    Real best[parts];
    SEGMENTIQ_UNROLL
    for (int p = 0; p < parts; ++p)
      best[p] = Real{} + HUGE_VAL;
    Index i = 0;
    for (; i + step <= count; i += step) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p) {
        Real value;
        load_with_penalty<W>(row + i + p * W, penalty + i + p * W, value);
        best[p] = value < best[p] ? value : best[p];
      }
    }
    double lanes[step];
    std::memcpy(lanes, best, sizeof lanes);
    for (const double value : lanes)
      smallest = value < smallest ? value : smallest;
    for (; i < count; ++i)
      smallest = row[i] + penalty[i] < smallest ? row[i] + penalty[i] : smallest;
    return smallest;
  }
};

/// The smallest row[i] + penalty[i]; infinity when there is none. O(count).
inline double smallest_in_row(const double* row, const double* penalty, Index count) {
  return run_kernel<SmallestInRow>(row, penalty, count);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_NEAREST_IN_ROW_HPP
