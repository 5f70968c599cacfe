// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_MUTUAL_INFORMATION_HPP
#define SEGMENTIQ_QUALITY_MUTUAL_INFORMATION_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "segmentiq/quality/contingency_table.hpp"

// Indices of how much one partition says about another, in nats.
namespace segmentiq {

namespace detail {

/// The number of observations. @throws parameter_error when a size is negative
inline Index sum_of_sizes(const std::vector<Index>& sizes, const std::string& where) {
  Index sum = 0;
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    if (sizes[c] < 0)
      throw parameter_error(where + ": size of cluster " + std::to_string(c) + " (" +
                            std::to_string(sizes[c]) + ") must be at least 0");
    sum += sizes[c];
  }
  return sum;
}

}  // namespace detail

/// −Σ share · log share of the clusters, ≥ 0. O(k).
/// @throws parameter_error when a size is negative
inline double entropy(const std::vector<Index>& sizes) {
  const double n = static_cast<double>(detail::sum_of_sizes(sizes, "entropy()"));
  double sum = 0;
  for (const Index size : sizes)
    if (size > 0) sum -= static_cast<double>(size) / n * (std::log(static_cast<double>(size)) - std::log(n));
  return detail::used_clusters(sizes) <= 1 ? 0.0 : sum;
}

/// By how much knowing the cluster in one partition reduces the entropy of the other, ≥ 0. As
/// `sklearn.metrics.mutual_info_score`. O(cells).
inline double mutual_information(const ContingencyTable& table) {
  const double n = static_cast<double>(table.observations());
  double sum = 0;
  for (const ContingencyCell& cell : table.cells()) {
    const double count = static_cast<double>(cell.count);
    const double a = static_cast<double>(table.first_sizes()[to_size(cell.first)]);
    const double b = static_cast<double>(table.second_sizes()[to_size(cell.second)]);
    const double part = count / n * (std::log(count) - std::log(n)) +
                        count / n * (2 * std::log(n) - std::log(a) - std::log(b));
    if (std::abs(part) >= std::numeric_limits<double>::epsilon()) sum += part;
  }
  return std::max(sum, 0.0);
}

/// The expected mutual information of random partitions with clusters of these sizes. Clusters of equal size
/// are handled together: O(r·c·n) at worst for r and c different sizes.
/// @throws parameter_error when a size is negative, or the two do not add up to the same
/// @see Vinh, Epps & Bailey 2010
inline double expected_mutual_information(const std::vector<Index>& first, const std::vector<Index>& second) {
  std::map<Index, double> firsts, seconds;  // size → the number of clusters of that size
  const Index n = detail::sum_of_sizes(first, "expected_mutual_information()");
  if (const Index other = detail::sum_of_sizes(second, "expected_mutual_information()"); other != n)
    throw parameter_error("expected_mutual_information(): sizes of the second partition (" +
                          std::to_string(other) + " observations) must add up to " + std::to_string(n) +
                          ", as those of the first");
  for (const Index size : first)
    if (size > 0) firsts[size] += 1;
  for (const Index size : second)
    if (size > 0) seconds[size] += 1;
  const auto log_factorial = [](Index count) {
    return std::lgamma(static_cast<double>(count) + 1);
  };
  const double all = static_cast<double>(n);
  double sum = 0;
  for (const auto& [a, how_many_a] : firsts)
    for (const auto& [b, how_many_b] : seconds) {
      const double fixed = log_factorial(a) + log_factorial(b) + log_factorial(n - a) + log_factorial(n - b) -
                           log_factorial(n);
      const double log_ab = std::log(static_cast<double>(a)) + std::log(static_cast<double>(b));
      double of_pair = 0;
      for (Index both = std::max<Index>(1, a + b - n); both <= std::min(a, b); ++both) {
        const double count = static_cast<double>(both);
        const double chance = std::exp(fixed - log_factorial(both) - log_factorial(a - both) -
                                       log_factorial(b - both) - log_factorial(n - a - b + both));
        of_pair += count / all * (std::log(all) + std::log(count) - log_ab) * chance;
      }
      sum += how_many_a * how_many_b * of_pair;
    }
  return sum;
}

/// How the entropies of two partitions are averaged.
enum class EntropyAverage { min, geometric, arithmetic, max };

namespace detail {

inline double average_of(double a, double b, EntropyAverage average) {
  switch (average) {
    case EntropyAverage::min:
      return std::min(a, b);
    case EntropyAverage::geometric:
      return std::sqrt(a * b);
    case EntropyAverage::arithmetic:
      return (a + b) / 2;
    case EntropyAverage::max:
      break;
  }
  return std::max(a, b);
}

/// Whether both partitions have one cluster, or no observations: they agree trivially.
inline bool is_trivial(const ContingencyTable& table) {
  const Index a = used_clusters(table.first_sizes()), b = used_clusters(table.second_sizes());
  return a == b && a <= 1;
}

}  // namespace detail

/// Mutual information divided by the average entropy, 0 … 1. As
/// `sklearn.metrics.normalized_mutual_info_score`.
inline double normalized_mutual_information(const ContingencyTable& table,
                                            EntropyAverage average = EntropyAverage::arithmetic) {
  if (detail::is_trivial(table)) return 1.0;
  const double information = mutual_information(table);
  if (information <= std::numeric_limits<double>::epsilon()) return 0.0;
  return information /
         detail::average_of(entropy(table.first_sizes()), entropy(table.second_sizes()), average);
}

/// Adjusted for chance: random partitions have 0 on average; at most 1. As
/// `sklearn.metrics.adjusted_mutual_info_score`. @see Vinh, Epps & Bailey 2010
inline double adjusted_mutual_information(const ContingencyTable& table,
                                          EntropyAverage average = EntropyAverage::arithmetic) {
  if (detail::is_trivial(table)) return 1.0;
  constexpr double least = std::numeric_limits<double>::epsilon();
  const double expected = expected_mutual_information(table.first_sizes(), table.second_sizes());
  const double most =
      detail::average_of(entropy(table.first_sizes()), entropy(table.second_sizes()), average) - expected;
  return (mutual_information(table) - expected) / (most < 0 ? std::min(most, -least) : std::max(most, least));
}

/// How far each cluster of one partition lies within a single cluster of the other.
struct VMeasure {
  double homogeneity = 1;   ///< 0 … 1; 1: each cluster of the second lies within one of the first
  double completeness = 1;  ///< 0 … 1; 1: each cluster of the first lies within one of the second
  double v = 1;             ///< their harmonic mean, with weight `beta` on completeness
};

/// As `sklearn.metrics.homogeneity_completeness_v_measure(first, second, beta=beta)`.
/// @throws parameter_error unless beta is finite and ≥ 0. @see Rosenberg & Hirschberg 2007
inline VMeasure v_measure(const ContingencyTable& table, double beta = 1) {
  if (!(beta >= 0) || !std::isfinite(beta))
    throw parameter_error("v_measure(): beta (" + std::to_string(beta) + ") must be finite and at least 0");
  VMeasure found;
  if (table.observations() == 0) return found;
  const double information = mutual_information(table);
  const double first = entropy(table.first_sizes()), second = entropy(table.second_sizes());
  found.homogeneity = first > 0 ? information / first : 1.0;
  found.completeness = second > 0 ? information / second : 1.0;
  const double sum = found.homogeneity + found.completeness;
  found.v = sum == 0 ? 0.0
                     : (1 + beta) * found.homogeneity * found.completeness /
                           (beta * found.homogeneity + found.completeness);
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_MUTUAL_INFORMATION_HPP
