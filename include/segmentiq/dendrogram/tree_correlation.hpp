// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_TREE_CORRELATION_HPP
#define SEGMENTIQ_DENDROGRAM_TREE_CORRELATION_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/co_moments.hpp"
#include "segmentiq/kernels/simd.hpp"

// The correlation of two values of every pair of observations – its cophenetic distance in a tree, and its
// distance or its place in another tree – from sums over the pairs of one observation after the other.
namespace segmentiq {

/// Which pairs of observations a correlation covers.
struct TreeCorrelationOptions {
  /// For `exact_up_to`: all pairs, however many observations there are.
  static constexpr Index any_number = std::numeric_limits<Index>::max();

  /// Up to this many observations all n(n−1)/2 pairs count; above, those of a random sample.
  Index exact_up_to = 30'000;
  /// How many observations are sampled, ≥ 2; each is paired with all n − 1 others. Four times as many halve
  /// the standard error, in four times the time.
  Index sample_size = 2'000;
  /// Chooses the sample: the same seed gives the same sample on every machine.
  std::uint64_t seed = 1;
};

/// A correlation over pairs of observations, and its standard error.
struct TreeCorrelation {
  std::optional<double> value;  ///< −1 … 1; empty where it is not defined
  std::string undefined;        ///< empty, or why there is no correlation
  /// The sampled observations, ascending; empty when all pairs were counted.
  std::vector<Index> sample;
  /// The standard error of `value`: in 19 of 20 samples, the correlation of all pairs is within two of these.
  /// 0 when all pairs were counted.
  double standard_error = 0;
};

namespace detail {

/// `size` of n observations, ascending; all of them if n ≤ size. A simple random sample: those with the
/// smallest hashes by splitmix64 (Steele, Lea & Flood 2014), which is a bijection. O(n) time and memory.
inline std::vector<Index> plain_sample(Index n, Index size, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, Index>> hashes;
  hashes.reserve(to_size(n));
  const auto mixed = [](std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  };
  const std::uint64_t begin = mixed(seed + 0x9E3779B97F4A7C15u);
  for (Index i = 0; i < n; ++i)
    hashes.emplace_back(mixed(begin + static_cast<std::uint64_t>(i + 1) * 0x9E3779B97F4A7C15u), i);
  if (size < n) {
    std::nth_element(hashes.begin(), hashes.begin() + size, hashes.end());
    hashes.resize(to_size(size));
  }
  std::vector<Index> sample;
  for (const auto& drawn : hashes)
    sample.push_back(drawn.second);
  std::sort(sample.begin(), sample.end());
  return sample;
}

/// The observations whose pairs are counted; empty for all of them.
inline std::vector<Index> rows_to_count(Index n, const TreeCorrelationOptions& options,
                                        const std::string& where) {
  if (options.sample_size < 2)
    throw parameter_error(where + ": sample_size (" + std::to_string(options.sample_size) +
                          ") must be at least 2");
  if (n <= options.exact_up_to || options.sample_size >= n) return {};
  return plain_sample(n, options.sample_size, options.seed);
}

inline void require_same_observations(Index of_tree, Index given, const std::string& where,
                                      const std::string& what) {
  if (of_tree != given)
    throw parameter_error(where + ": observations of " + what + " (" + std::to_string(given) + ") must be " +
                          std::to_string(of_tree) + ", those of the tree");
}

/// The standard error of a sampled correlation r, linearised: with both values standardised to u and v, each
/// row contributes the mean over its pairs of u·v − r·(u² + v²)/2, and the rows are a simple random sample of
/// n (Cochran 1977, section 6.3).
SEGMENTIQ_KERNEL inline double correlation_error(const std::vector<CoMoments>& rows, const CoMoments& all,
                                                 double r, Index n) {
  SEGMENTIQ_NO_CONTRACTION
  const double mean_a = all.a / all.count;
  const double mean_b = all.b / all.count;
  const double variance_a = all.aa / all.count - mean_a * mean_a;
  const double variance_b = all.bb / all.count - mean_b * mean_b;
  double squares = 0;
  for (const CoMoments& row : rows) {
    const double aa = row.aa - 2 * mean_a * row.a + row.count * mean_a * mean_a;
    const double bb = row.bb - 2 * mean_b * row.b + row.count * mean_b * mean_b;
    const double ab = row.ab - mean_a * row.b - mean_b * row.a + row.count * mean_a * mean_b;
    const double influence =
        (ab / std::sqrt(variance_a * variance_b) - r / 2 * (aa / variance_a + bb / variance_b)) / row.count;
    squares += influence * influence;  // their mean is 0
  }
  const auto drawn = static_cast<double>(rows.size());
  return std::sqrt((1 - drawn / static_cast<double>(n)) * squares / (drawn - 1) / drawn);
}

/// The correlation from the sums of each row, added in the order of the rows.
/// @param a, b names of the two values, for the reason why there is no correlation
/// @param center_a, center_b what was subtracted before summing
SEGMENTIQ_KERNEL inline TreeCorrelation correlation_of_rows(const std::vector<CoMoments>& rows,
                                                            std::vector<Index> sample, Index n,
                                                            double center_a, double center_b,
                                                            const std::string& a, const std::string& b) {
  SEGMENTIQ_NO_CONTRACTION
  // In blocks, since the rounding error of a sum grows with the number of values added one by one.
  constexpr std::size_t block = 256;
  CoMoments all;
  for (std::size_t first = 0; first < rows.size(); first += block) {
    CoMoments some;
    for (std::size_t i = first; i < std::min(rows.size(), first + block); ++i)
      some += rows[i];
    all += some;
  }
  TreeCorrelation found;
  if (!(all.count >= 2)) {
    found.undefined = "a correlation needs at least 3 observations";
    return found;
  }
  const double spread_a = all.aa - all.a / all.count * all.a;
  const double spread_b = all.bb - all.b / all.count * all.b;
  const double spread_ab = all.ab - all.a / all.count * all.b;
  if (!std::isfinite(spread_a) || !std::isfinite(spread_b)) {
    found.undefined = "squares of the distances are beyond the range of doubles";
    return found;
  }
  // What rounding alone makes of values that are all equal.
  const auto varies = [&](double spread, double center, double sum) {
    const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::abs(center + sum / all.count);
    return spread > all.count * rounding * rounding;
  };
  if (!varies(spread_a, center_a, all.a)) {
    found.undefined = "all " + a + " are the same";
    return found;
  }
  if (!varies(spread_b, center_b, all.b)) {
    found.undefined = "all " + b + " are the same";
    return found;
  }
  const double r = spread_ab / (std::sqrt(spread_a) * std::sqrt(spread_b));
  found.value = std::clamp(r, -1.0, 1.0);
  if (!sample.empty()) found.standard_error = correlation_error(rows, all, r, n);
  found.sample = std::move(sample);
  return found;
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_TREE_CORRELATION_HPP
