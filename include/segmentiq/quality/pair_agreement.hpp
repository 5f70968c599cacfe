// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_PAIR_AGREEMENT_HPP
#define SEGMENTIQ_QUALITY_PAIR_AGREEMENT_HPP

#include <cmath>

#include "segmentiq/quality/contingency_table.hpp"

// Indices that ask, for every pair of observations, whether two partitions agree to keep it together.
//
// Pairs are counted in doubles, which are exact up to 9·10¹⁵: 90 million observations.
namespace segmentiq {

/// Ordered pairs of different observations, n(n−1) in all. As
/// `sklearn.metrics.cluster.pair_confusion_matrix`.
struct PairConfusion {
  double apart_in_both = 0;
  double together_in_second = 0;  ///< and apart in the first
  double together_in_first = 0;   ///< and apart in the second
  double together_in_both = 0;
};

/// O(cells).
inline PairConfusion pair_confusion(const ContingencyTable& table) {
  const double n = static_cast<double>(table.observations());
  double squares = 0;
  for (const ContingencyCell& cell : table.cells())
    squares += static_cast<double>(cell.count) * static_cast<double>(cell.count);
  PairConfusion pairs;
  pairs.together_in_both = squares - n;
  pairs.together_in_second = detail::sum_of_squared_counts(table.second_sizes()) - squares;
  pairs.together_in_first = detail::sum_of_squared_counts(table.first_sizes()) - squares;
  pairs.apart_in_both = n * n - pairs.together_in_second - pairs.together_in_first - squares;
  return pairs;
}

/// The share of pairs on which two partitions agree, 0 … 1; 1 without pairs. As `sklearn.metrics.rand_score`.
/// @see Rand 1971
inline double rand_index(const ContingencyTable& table) {
  const PairConfusion p = pair_confusion(table);
  const double agreed = p.apart_in_both + p.together_in_both;
  const double all = agreed + p.together_in_first + p.together_in_second;
  return agreed == all ? 1.0 : agreed / all;
}

/// The Rand index adjusted for chance: random partitions have 0 on average; at most 1, for equal partitions.
/// As `sklearn.metrics.adjusted_rand_score`. @see Hubert & Arabie 1985
inline double adjusted_rand_index(const ContingencyTable& table) {
  const PairConfusion p = pair_confusion(table);
  const double tn = p.apart_in_both, fp = p.together_in_second, fn = p.together_in_first,
               tp = p.together_in_both;
  if (fn == 0 && fp == 0) return 1.0;
  // Kahan's difference of products: for nearly independent partitions the products cancel.
  const double product = fn * fp;
  const double difference = std::fma(tp, tn, -product) + std::fma(-fn, fp, product);
  return 2 * difference / ((tp + fn) * (fn + tn) + (tp + fp) * (fp + tn));
}

/// The geometric mean of two shares: of the pairs together in one partition, those that are together in the
/// other, too. 0 … 1. As `sklearn.metrics.fowlkes_mallows_score`. @see Fowlkes & Mallows 1983
inline double fowlkes_mallows_index(const ContingencyTable& table) {
  const PairConfusion p = pair_confusion(table);
  if (p.together_in_both == 0) return 0.0;
  return std::sqrt(p.together_in_both / (p.together_in_both + p.together_in_second)) *
         std::sqrt(p.together_in_both / (p.together_in_both + p.together_in_first));
}

/// The pairs together in both partitions, as a share of those together in either, 0 … 1; 1 when there are
/// none.
inline double pair_jaccard_index(const ContingencyTable& table) {
  const PairConfusion p = pair_confusion(table);
  const double either = p.together_in_both + p.together_in_first + p.together_in_second;
  return either == 0 ? 1.0 : p.together_in_both / either;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_PAIR_AGREEMENT_HPP
