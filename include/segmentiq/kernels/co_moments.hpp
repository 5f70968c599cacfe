// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_KERNELS_CO_MOMENTS_HPP
#define SEGMENTIQ_KERNELS_CO_MOMENTS_HPP

#include <cmath>

#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// The sums from which the correlation of pairs (a, b) follows, after a constant near the mean is subtracted
/// from each. That keeps the digits of the variance, which is the difference of two sums.
struct CoMoments {
  double count = 0;
  double a = 0, b = 0;            ///< Σ a, Σ b
  double aa = 0, bb = 0, ab = 0;  ///< Σ a², Σ b², Σ a·b

  CoMoments& operator+=(const CoMoments& other) {
    count += other.count;
    a += other.a;
    b += other.b;
    aa += other.aa;
    bb += other.bb;
    ab += other.ab;
    return *this;
  }
};

struct AddCoMoments {
  static constexpr int max_lanes = 4;

  template<int W>
  SEGMENTIQ_ALWAYS_INLINE static CoMoments run(const double* a, const double* b, Index count, double center_a,
                                               double center_b) {
    SEGMENTIQ_NO_CONTRACTION
    using Real = typename Simd<W>::Real;
    constexpr int parts = 8 / W;
    constexpr int sums = 5;
    Real sum[sums][parts];
    SEGMENTIQ_UNROLL
    for (int s = 0; s < sums; ++s) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p)
        sum[s][p] = Real{};
    }
    Index i = 0;
    for (; i + 8 <= count; i += 8) {
      SEGMENTIQ_UNROLL
      for (int p = 0; p < parts; ++p) {
        Real x, y;
        load<W>(a + i + p * W, x);
        load<W>(b + i + p * W, y);
        x = x - center_a;
        y = y - center_b;
        sum[0][p] = sum[0][p] + x;
        sum[1][p] = sum[1][p] + y;
        const Real xx = x * x;
        sum[2][p] = sum[2][p] + xx;
        const Real yy = y * y;
        sum[3][p] = sum[3][p] + yy;
        const Real xy = x * y;
        sum[4][p] = sum[4][p] + xy;
      }
    }
    double lanes[sums][8];
    for (int s = 0; s < sums; ++s)
      std::memcpy(lanes[s], sum[s], sizeof lanes[s]);
    for (int l = 0; i < count; ++i, ++l) {
      const double x = a[i] - center_a;
      const double y = b[i] - center_b;
      lanes[0][l] += x;
      lanes[1][l] += y;
      const double xx = x * x;
      lanes[2][l] += xx;
      const double yy = y * y;
      lanes[3][l] += yy;
      const double xy = x * y;
      lanes[4][l] += xy;
    }
    double total[sums];
    for (int s = 0; s < sums; ++s)
      total[s] = ((lanes[s][0] + lanes[s][4]) + (lanes[s][2] + lanes[s][6])) +
                 ((lanes[s][1] + lanes[s][5]) + (lanes[s][3] + lanes[s][7]));
    return CoMoments{static_cast<double>(count), total[0], total[1], total[2], total[3], total[4]};
  }
};

/// Adds the pairs (a[i] − center_a, b[i] − center_b). Pair i goes to lane i mod 8, whatever the vector width.
inline void add_co_moments(const double* a, const double* b, Index count, double center_a, double center_b,
                           CoMoments& to) {
  to += run_kernel<AddCoMoments>(a, b, count, center_a, center_b);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_KERNELS_CO_MOMENTS_HPP
