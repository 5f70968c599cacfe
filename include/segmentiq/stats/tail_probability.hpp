// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_STATS_TAIL_PROBABILITY_HPP
#define SEGMENTIQ_STATS_TAIL_PROBABILITY_HPP

#include <algorithm>
#include <cmath>
#include <limits>

#include "segmentiq/stats/saddle_point.hpp"

// The tails of the distributions that statistical tests need. They are computed as logarithms, which also
// exist for tails far below the smallest double; such a tail is 0 as a probability.
//
// The incomplete gamma and beta functions are a leading factor (saddle_point.hpp) times a continued fraction
// on the side of the tail; on the other side a series, or the fraction with the arguments swapped (Gil,
// Segura, Temme 2007, chapters 5 and 6; Abramowitz & Stegun 6.5.31, 26.5.8). The fractions are evaluated by
// Lentz's method (Lentz 1976; Thompson & Barnett 1986), in about √max(a, b) steps.
namespace segmentiq::detail {

/// b₀ + a₁/(b₁ + a₂/(b₂ + …)). @param step `step(j, a, b)` sets the j-th pair, j = 1, 2, …
template<class Step>
double continued_fraction(double b0, const Step& step) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  const auto not_zero = [](double x) {
    return std::fabs(x) < 1e-300 ? 1e-300 : x;  // Lentz's tiny number
  };
  double value = not_zero(b0), c = value, d = 0;
  for (int j = 1; j < 1'000'000; ++j) {
    double a = 0, b = 0;
    step(j, a, b);
    d = 1 / not_zero(b + a * d);
    c = not_zero(b + a / c);
    const double factor = c * d;
    value *= factor;
    if (std::fabs(factor - 1) <= epsilon) break;
  }
  return value;
}

/// log Q(a, x), Q = ∫ₓ^∞ tᵃ⁻¹·e⁻ᵗ dt / Γ(a), the upper regularised incomplete gamma function.
/// @pre a > 0, x ≥ 0; x may be infinite
inline double log_upper_gamma(double a, double x) {
  if (x <= 0) return 0;
  if (std::isinf(x)) return -x;
  const double log_front = log_poisson(a, x);  // xᵃ·e⁻ˣ / Γ(a+1)
  if (x < a + 1) {
    double term = 1, sum = 1;
    for (double n = a + 1; term > sum * std::numeric_limits<double>::epsilon() / 4; ++n)
      sum += term *= x / n;
    const double lower = std::min(1.0, std::exp(log_front) * sum);
    return std::log1p(-lower);
  }
  const double fraction = continued_fraction(x + 1 - a, [a, x](int j, double& above, double& below) {
    above = -j * (j - a);
    below = x + 2 * j + 1 - a;
  });
  return log_front + std::log(a / fraction);
}

/// log I(a, b), I = ∫₀ˣ tᵃ⁻¹·(1−t)ᵇ⁻¹ dt / B(a, b), the regularised incomplete beta function.
/// @param y 1 − x, passed separately so that both keep all their digits. @pre a > 0, b > 0, x ≥ 0, y ≥ 0
inline double log_incomplete_beta(double a, double b, double x, double y) {
  if (x <= 0) return -std::numeric_limits<double>::infinity();
  if (y <= 0) return 0;
  if (x > (a + 1) / (a + b + 2)) return std::log1p(-std::min(1.0, std::exp(log_incomplete_beta(b, a, y, x))));
  // xᵃ·yᵇ / (a·B(a, b))
  const double log_front = log_binomial(a, a + b, x, y) + std::log(b / (a + b));
  const double fraction = continued_fraction(1, [a, b, x](int j, double& above, double& below) {
    const double m = j / 2;
    above = j % 2 == 1 ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
                       : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    below = 1;
  });
  return log_front - std::log(fraction);
}

/// P(X > x) for the χ² distribution, as `scipy.stats.chi2.sf`. @pre freedom > 0, x ≥ 0
inline double chi_squared_tail(double x, double freedom) {
  return std::exp(log_upper_gamma(freedom / 2, x / 2));
}

/// P(X > f) for the F distribution, as `scipy.stats.f.sf`. @pre degrees of freedom > 0, f ≥ 0, may be
/// infinite
inline double f_tail(double f, double freedom_above, double freedom_below) {
  if (std::isinf(f)) return 0;
  const double above = freedom_above * f;
  const double sum = above + freedom_below;
  return std::exp(
      log_incomplete_beta(freedom_below / 2, freedom_above / 2, freedom_below / sum, above / sum));
}

/// 1/Q(z)·φ(z) for the standard normal distribution, the inverse of Mills' ratio. @pre z ≥ 0
inline double normal_hazard(double z) {
  if (z > 5)
    return continued_fraction(z, [z](int j, double& above, double& below) {
      above = j;
      below = z;
    });
  return std::exp(-0.5 * (z * z + log_two_pi)) / (0.5 * std::erfc(z * 0.70710678118654752440));
}

/// log P(Z > z), Z standard normal. @pre z ≥ 0
inline double log_normal_tail(double z) {
  return -0.5 * (z * z + log_two_pi) - std::log(normal_hazard(z));
}

/// P(|Z| > |z|), Z standard normal.
inline double two_sided_normal(double z) {
  return std::erfc(std::fabs(z) * 0.70710678118654752440);
}

/// The z ≥ 0 with log P(Z > z) = log_tail, by Newton's method, which converges because the function is
/// concave.
/// @pre log_tail ≤ log ½, finite
inline double normal_tail_quantile(double log_tail) {
  double z = std::sqrt(std::max(0.0, -2 * (log_tail + 0.69314718055994530942)));  // never below the solution
  for (int step = 0; step < 50; ++step) {
    const double change = (log_normal_tail(z) - log_tail) / normal_hazard(z);
    z = std::max(0.0, z + change);
    if (std::fabs(change) <= 1e-15 * z) break;
  }
  return z;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_STATS_TAIL_PROBABILITY_HPP
