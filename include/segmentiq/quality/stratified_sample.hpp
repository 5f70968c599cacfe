// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_STRATIFIED_SAMPLE_HPP
#define SEGMENTIQ_QUALITY_STRATIFIED_SAMPLE_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "segmentiq/core/random_below.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/simd.hpp"
#include "segmentiq/quality/cluster_members.hpp"

// A stratified sample: from each cluster a simple random sample without replacement. Every cluster is
// represented, and
//
//     Σ_c  N_c/n · (mean of the m_c sampled of the N_c members)
//
// is an unbiased estimate of the mean over all observations. Its variance is Σ_c (N_c/n)² · (1 − m_c/N_c) ·
// s_c²/m_c, where s_c² is the variance within cluster c: differences between clusters add nothing (Cochran
// 1977, chapter 5).
namespace segmentiq::detail {

/// How many of a cluster's `members` are drawn: its share of `size` among `n`, rounded up, but at least 30
/// and at most all. 30 members cost little and suffice to estimate a mean and its error.
inline Index share_of_sample(Index members, Index size, Index n) {
  constexpr Index min_drawn = 30;
  const double share = static_cast<double>(size) * static_cast<double>(members) / static_cast<double>(n);
  if (share >= static_cast<double>(members)) return members;
  return std::min(members, std::max(min_drawn, static_cast<Index>(std::ceil(share))));
}

/// The sampled observations, ascending; all of them if the shares add up to n. O(n) time and memory.
inline std::vector<Index> stratified_sample(const ClusterMembers& clusters, Index size, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Index> sample;
  for (Label c = 0; c < clusters.count(); ++c) {
    std::vector<Index> members = clusters.members(c);
    const Index drawn = share_of_sample(static_cast<Index>(members.size()), size, clusters.observations());
    for (std::size_t i = 0; i < to_size(drawn); ++i) {
      std::swap(members[i], members[i + below(members.size() - i, random)]);
      sample.push_back(members[i]);
    }
  }
  std::sort(sample.begin(), sample.end());
  return sample;
}

/// The mean estimated from a simple random sample without replacement.
struct MeanEstimate {
  double mean = 0;
  double standard_error = 0;  ///< 0 when all members were drawn
};

/// @param values of the drawn members: at least one, and at least two if the cluster has more members
SEGMENTIQ_KERNEL inline MeanEstimate estimate_mean(const std::vector<double>& values, Index members) {
  SEGMENTIQ_NO_CONTRACTION
  const double drawn = static_cast<double>(values.size());
  MeanEstimate found;
  for (const double value : values)
    found.mean += value;
  found.mean /= drawn;
  if (static_cast<Index>(values.size()) == members) return found;
  double squares = 0;
  for (const double value : values)
    squares += (value - found.mean) * (value - found.mean);
  const double variance = squares / (drawn - 1);
  found.standard_error = std::sqrt((1 - drawn / static_cast<double>(members)) * variance / drawn);
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_STRATIFIED_SAMPLE_HPP
