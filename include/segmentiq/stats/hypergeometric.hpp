// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_STATS_HYPERGEOMETRIC_HPP
#define SEGMENTIQ_STATS_HYPERGEOMETRIC_HPP

#include <algorithm>
#include <cmath>
#include <limits>

#include "segmentiq/core/types.hpp"
#include "segmentiq/stats/saddle_point.hpp"

namespace segmentiq::detail {

/// How many of `drawn` balls out of `white` + `black` are white.
struct Hypergeometric {
  double white, black, drawn;

  /// log P(X = x), as R's dhyper (Loader 2000). @pre P(X = x) > 0
  double log_probability(double x) const {
    const double all = white + black;
    if (drawn == 0 || drawn == all) return 0;
    const double p = drawn / all, q = (all - drawn) / all;
    return log_binomial(x, white, p, q) + log_binomial(drawn - x, black, p, q) -
           log_binomial(drawn, all, p, q);
  }

  /// log(P(X = x) + 2·P(X beyond x)), where beyond means farther from the mean on the same side: the
  /// two-sided p-value of FactoMineR's catdes(). About O(√drawn) steps.
  double log_two_sided(double x) const {
    const double least = std::max(0.0, drawn - black), most = std::min(drawn, white);
    double beyond[2] = {0, 0};  // probabilities below and above, as multiples of P(X = x)
    const auto is_small = [](double term, double sum) {
      return term <= sum * std::numeric_limits<double>::epsilon() / 4;
    };
    const bool is_low = x * (white + black) <= white * drawn;
    if (is_low) {
      double term = 1;
      for (double i = x; i > least; --i) {
        term *= i * (black - drawn + i) / ((white - i + 1) * (drawn - i + 1));
        beyond[0] += term;
        if (is_small(term, beyond[0])) break;
      }
    } else {
      double term = 1;
      for (double i = x; i < most; ++i) {
        term *= (white - i) * (drawn - i) / ((i + 1) * (black - drawn + i + 1));
        beyond[1] += term;
        if (is_small(term, beyond[1])) break;
      }
    }
    const double log_one_side = log_probability(x) + std::log1p(2 * beyond[is_low ? 0 : 1]);
    if (log_one_side <= 0) return log_one_side;
    return std::log(std::max(0.0, 2 - std::exp(log_one_side)));  // the other side is the smaller one
  }
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_STATS_HYPERGEOMETRIC_HPP
