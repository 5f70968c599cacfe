// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/detail/feature_major.hpp"

namespace segmentiq {

/// How well observations lie in their segments. Everything is empty where it is not defined, and `undefined`
/// says why.
struct SilhouetteResult {
  std::optional<double> mean;  ///< over all observations, −1 … 1; of a sample, an estimate without bias
  std::vector<double> per_cluster;  ///< mean of each segment's observations, k values
  std::vector<double>
      values;             ///< of each observation, n values; of a sample: values[i] belongs to sampled[i]
  std::string undefined;  ///< empty, or why there is no silhouette
  std::vector<Index> sampled;  ///< the observations that were looked at, ascending; empty: all of them
  double standard_error = 0;   ///< of `mean`, 0 when all were looked at
};

/// How many observations are looked at. Each of them is compared with all others, sampled or not.
struct SilhouetteOptions {
  /// Up to this many observations, all are looked at; 0: always all.
  Index exact_up_to = 30'000;
  /// Above that, about this many, drawn from each segment in proportion to its size, but `least_per_cluster`
  /// of each where there are so many.
  Index sample = 3'000;
  Index least_per_cluster = 50;
  std::uint64_t seed = 1;
};

/// A word for a mean silhouette: Excellent above 0.70, Good above 0.50, Fair above 0.25, else Poor.
constexpr std::string_view silhouette_rating(double mean) {
  return mean > 0.70 ? "Excellent" : mean > 0.50 ? "Good" : mean > 0.25 ? "Fair" : "Poor";
}

namespace detail {

/// Throws when labels do not fit the observations: their number, their range, a segment that nobody is in.
inline void require_partition(const Partition& partition, Index observations, const std::string& where) {
  if (static_cast<Index>(partition.labels.size()) != observations)
    throw parameter_error(where + ": labels (" + std::to_string(partition.labels.size()) +
                          " of them) must be " + std::to_string(observations) + ", one for each observation");
  std::vector<bool> used(static_cast<std::size_t>(std::max<Label>(partition.count, 0)), false);
  for (std::size_t i = 0; i < partition.labels.size(); ++i) {
    const Label label = partition.labels[i];
    if (label < 0 || label >= partition.count)
      throw parameter_error(where + ": label of observation " + std::to_string(i) + " (" +
                            std::to_string(label) + ") must be in [0, " + std::to_string(partition.count) +
                            ")");
    used[static_cast<std::size_t>(label)] = true;
  }
  const auto unused = std::find(used.begin(), used.end(), false);
  if (unused != used.end())
    throw parameter_error(where + ": label " + std::to_string(unused - used.begin()) +
                          " must be used, but no observation has it");
}

/// `take` of `count` positions at random, every choice as likely as any other; ascending. O(count).
inline std::vector<Index> draw(Index count, Index take, std::mt19937_64& random) {
  std::vector<Index> drawn;
  // Knuth's algorithm S: each position is taken with the chance that makes the rest come out even.
  for (Index i = 0, left = take; left > 0; ++i)
    if (random() % static_cast<std::uint64_t>(count - i) < static_cast<std::uint64_t>(left)) {
      drawn.push_back(i);
      --left;
    }
  return drawn;
}

/// Observations in the order of their segments: the distances to one segment are then a run.
struct BySegment {
  std::vector<Index> order;  ///< observations, segment after segment
  std::vector<Index> begin;  ///< of each segment in `order`, and one more

  explicit BySegment(const Partition& partition)
      : order(partition.labels.size()), begin(static_cast<std::size_t>(partition.count) + 1, 0) {
    const std::vector<Index> sizes = partition.sizes();
    std::partial_sum(sizes.begin(), sizes.end(), begin.begin() + 1);
    std::vector<Index> next = begin;
    for (std::size_t i = 0; i < order.size(); ++i)
      order[static_cast<std::size_t>(next[static_cast<std::size_t>(partition.labels[i])]++)] =
          static_cast<Index>(i);
  }
  Index size(Index segment) const {
    return begin[static_cast<std::size_t>(segment) + 1] - begin[static_cast<std::size_t>(segment)];
  }
};

/// (b − a) / max(a, b) from the sums of an observation's distances to the members of each segment.
inline double silhouette_of(const double* sums, Label own, const BySegment& segments) {
  const Index count = static_cast<Index>(segments.begin.size()) - 1;
  if (segments.size(own) < 2) return 0;
  double nearest_other = HUGE_VAL;
  for (Index c = 0; c < count; ++c)
    if (c != own) nearest_other = std::min(nearest_other, sums[c] / static_cast<double>(segments.size(c)));
  const double within = sums[own] / static_cast<double>(segments.size(own) - 1);
  const double larger = std::max(within, nearest_other);
  return larger > 0 ? (nearest_other - within) / larger : 0;
}

/// The silhouettes of the observations order[wanted[i]]. O(wanted·n·d) time, O(n·d) memory.
inline std::vector<double> silhouettes_of(const Matrix<double>& x, const Partition& partition,
                                          const BySegment& segments, const std::vector<Index>& wanted,
                                          const Execution& execution) {
  const Index n = x.rows();
  const Index k = partition.count;
  Matrix<double> sorted(n, x.cols());
  for (Index i = 0; i < n; ++i)
    sorted.row(i) = x.row(segments.order[static_cast<std::size_t>(i)]);
  const FeatureMajor features(sorted);
  const bool all = static_cast<Index>(wanted.size()) == n;
  Matrix<double> chosen(all ? 0 : static_cast<Index>(wanted.size()), x.cols());
  for (Index i = 0; i < chosen.rows(); ++i)
    chosen.row(i) = sorted.row(wanted[static_cast<std::size_t>(i)]);
  const Matrix<double>& queries = all ? sorted : chosen;

  std::vector<double> values(wanted.size());
  constexpr Index group = 4;
  constexpr Index rows_a_chunk = 64;
  constexpr Index tile = 512;
  const auto work = [n](Index first, Index last) {
    return static_cast<double>((last - first) * n);
  };
  const auto judge_rows = [&](Index first, Index last) {
    std::vector<double> sums(static_cast<std::size_t>(rows_a_chunk * k), 0.0);  // row by segment
    alignas(64) std::array<double, static_cast<std::size_t>(group * tile)> distances;
    for (Index j0 = 0; j0 < n; j0 += tile) {
      const Index columns = std::min(tile, n - j0);
      for (Index i0 = first; i0 < last; i0 += group) {
        const Index rows = std::min(group, last - i0);
        if (rows == group)
          squared_distances<group>(features.from(j0), features.stride(), x.cols(), queries.row(i0).data(),
                                   columns, distances.data(), tile);
        else
          for (Index r = 0; r < rows; ++r)
            squared_distances<1>(features.from(j0), features.stride(), x.cols(), queries.row(i0 + r).data(),
                                 columns, distances.data() + r * tile, tile);
        for (Index r = 0; r < rows; ++r) {
          double* const row = distances.data() + r * tile;
          square_root(row, columns);
          double* const row_sums = sums.data() + (i0 + r - first) * k;
          auto segment = std::upper_bound(segments.begin.begin() + 1, segments.begin.end(), j0);
          for (Index j = j0; j < j0 + columns; ++segment) {
            const Index end = std::min(*segment, j0 + columns);
            row_sums[segment - segments.begin.begin() - 1] += sum_of(row + (j - j0), end - j);
            j = end;
          }
        }
      }
      if (execution.stop.stop_requested()) throw cancelled_error();
    }
    for (Index i = first; i < last; ++i) {
      const Index original = segments.order[static_cast<std::size_t>(wanted[static_cast<std::size_t>(i)])];
      values[static_cast<std::size_t>(i)] = silhouette_of(
          sums.data() + (i - first) * k, partition.labels[static_cast<std::size_t>(original)], segments);
    }
  };
  const Index count = static_cast<Index>(wanted.size());
  PhaseProgress progress(execution, "silhouette", work(0, count));
  parallel_chunks(count, rows_a_chunk, execution, &progress, judge_rows, work);
  progress.finish();
  return values;
}

}  // namespace detail

/// The silhouette of each observation under the Euclidean distance: (b − a) / max(a, b), with a the mean
/// distance to the others of its segment and b the least mean distance to another segment. 0 for the only
/// member of a segment, and where a = b = 0. Defined for 2 ≤ k ≤ n − 1.
///
/// As `sklearn.metrics.silhouette_samples` and `silhouette_score` to 1e-7: those take distances from ‖x‖² +
/// ‖y‖² − 2xy, this from the differences, which keeps its digits for near-duplicates far from 0.
///
/// Of many observations a sample is looked at (@see SilhouetteOptions), each against all others. The sample
/// is stratified by segment: the mean is that of the segments' means, each with the weight of its segment,
/// and the standard error follows Cochran 1977, section 5.3, with the correction for a finite population.
/// @param x n × d observations, finite: the ones that were clustered (encoded, scaled, projected)
/// @param partition n labels, each of 0 … k−1 used
/// @throws data_error for values that are not finite; parameter_error for labels that do not fit;
/// cancelled_error Time O(m·n·d) for m observations looked at, memory O(n·d + m). The same bytes for any
/// number of threads.
/// @see Rousseeuw 1987
inline SilhouetteResult silhouette(const Matrix<double>& x, const Partition& partition,
                                   const SilhouetteOptions& options, const Execution& execution = {}) {
  const Index n = x.rows();
  const Index k = partition.count;
  detail::require_partition(partition, n, "silhouette()");
  SilhouetteResult result;
  if (k < 2 || k > n - 1) {
    result.undefined = "the silhouette needs 2 to n − 1 segments, but there are " + std::to_string(k) +
                       " of " + std::to_string(n) + " observations";
    return result;
  }
  require_finite(x, "silhouette()");

  const detail::BySegment segments(partition);
  const bool exact = options.exact_up_to <= 0 || n <= options.exact_up_to;
  std::vector<Index> wanted;  // positions in segments.order
  std::mt19937_64 random(options.seed);
  for (Index c = 0; c < k; ++c) {
    const Index size = segments.size(c);
    const auto share = static_cast<Index>(std::llround(static_cast<double>(options.sample) *
                                                       static_cast<double>(size) / static_cast<double>(n)));
    const Index take =
        exact ? size : std::clamp(share, std::min(size, std::max<Index>(options.least_per_cluster, 2)), size);
    for (const Index i : detail::draw(size, take, random))
      wanted.push_back(segments.begin[static_cast<std::size_t>(c)] + i);
  }
  const std::vector<double> values = detail::silhouettes_of(x, partition, segments, wanted, execution);

  result.per_cluster.assign(static_cast<std::size_t>(k), 0.0);
  double mean = 0;
  double variance = 0;
  for (std::size_t i = 0, c = 0; c < result.per_cluster.size(); ++c) {
    const std::size_t begin = i;
    const auto size = static_cast<double>(segments.size(static_cast<Index>(c)));
    double sum = 0;
    for (; i < wanted.size() && wanted[i] < segments.begin[c + 1]; ++i)
      sum += values[i];
    const auto taken = static_cast<double>(i - begin);
    const double of_cluster = sum / taken;
    double squares = 0;
    for (std::size_t j = begin; j < i; ++j)
      squares += (values[j] - of_cluster) * (values[j] - of_cluster);
    result.per_cluster[c] = of_cluster;
    const double weight = size / static_cast<double>(n);
    mean += weight * of_cluster;
    if (taken > 1 && taken < size)
      variance += weight * weight * (1 - taken / size) * squares / (taken - 1) / taken;
  }
  result.mean = mean;
  result.standard_error = std::sqrt(variance);

  // From the order of the segments back to that of the observations.
  std::vector<std::pair<Index, double>> by_observation;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    by_observation.emplace_back(segments.order[static_cast<std::size_t>(wanted[i])], values[i]);
  std::sort(by_observation.begin(), by_observation.end());
  for (const auto& [observation, value] : by_observation) {
    result.values.push_back(value);
    if (static_cast<Index>(wanted.size()) < n) result.sampled.push_back(observation);
  }
  return result;
}

/// Of all observations, however many they are. Time O(n²·d).
inline SilhouetteResult silhouette(const Matrix<double>& x, const Partition& partition,
                                   const Execution& execution = {}) {
  SilhouetteOptions options;
  options.exact_up_to = 0;
  return silhouette(x, partition, options, execution);
}

/// Evaluation stage. @see silhouette
struct Silhouette {
  SilhouetteOptions options{};

  SilhouetteResult evaluate(const Matrix<double>& x, const Partition& partition,
                            const Execution& execution) const {
    return silhouette(x, partition, options, execution);
  }
  SilhouetteResult evaluate(const FeatureMatrix& x, const Partition& partition,
                            const Execution& execution) const {
    return silhouette(x.values, partition, options, execution);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_HPP
