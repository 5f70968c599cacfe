// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_STATS_SADDLE_POINT_HPP
#define SEGMENTIQ_STATS_SADDLE_POINT_HPP

#include <cmath>

// Logarithms of Poisson and binomial probabilities as in R (Loader 2000). Stirling's formula is divided out,
// so that no digits cancel as they do between log-gammas. The arguments need not be whole numbers, so these
// are also the leading factors of the incomplete gamma and beta functions.
namespace segmentiq::detail {

inline constexpr double log_two_pi = 1.8378770664093454836;

/// log z! minus Stirling's formula: log Γ(z+1) − (z+½)·log z + z − ½·log 2π. @pre z > 0
///
/// The asymptotic series from z = 16 on; below, the recurrence up to there. (std::lgamma writes to a global.)
inline double stirling_error(double z) {
  double steps = 0;
  for (; z < 16; ++z)
    steps += (z + 0.5) * std::log1p(1 / z) - 1;
  const double s = 1 / (z * z);
  const double series =
      1.0 / 12 -
      s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360)))));
  return steps + series / z;
}

/// x·log(x/m) + m − x, accurate also where x is close to m. @pre x > 0, m > 0
inline double deviance(double x, double m) {
  if (std::fabs(x - m) < 0.1 * (x + m)) {
    const double v = (x - m) / (x + m);
    double sum = (x - m) * v;
    double term = 2 * x * v;
    for (int j = 3;; j += 2) {
      term *= v * v;
      const double next = sum + term / j;
      if (next == sum) return sum;
      sum = next;
    }
  }
  return x * std::log(x / m) + m - x;
}

/// log(mˣ·e⁻ᵐ / Γ(x+1)). @pre x > 0, m > 0
inline double log_poisson(double x, double m) {
  return -stirling_error(x) - deviance(x, m) - 0.5 * (log_two_pi + std::log(x));
}

/// log(Γ(n+1)/(Γ(x+1)·Γ(n−x+1)) · pˣ·qⁿ⁻ˣ). @pre 0 ≤ x ≤ n, p + q = 1, p > 0, q > 0
inline double log_binomial(double x, double n, double p, double q) {
  const double rest = n - x;
  if (x == 0) return n == 0 ? 0 : p < 0.1 ? -deviance(n, n * q) - n * p : n * std::log(q);
  if (rest == 0) return q < 0.1 ? -deviance(n, n * p) - n * q : n * std::log(p);
  return stirling_error(n) - stirling_error(x) - stirling_error(rest) - deviance(x, n * p) -
         deviance(rest, n * q) + 0.5 * (std::log(n) - std::log(x) - std::log(rest) - log_two_pi);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_STATS_SADDLE_POINT_HPP
