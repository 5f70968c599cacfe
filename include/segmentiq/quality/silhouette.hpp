// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_HPP

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
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
  std::optional<double> mean;       ///< over all observations, −1 … 1
  std::vector<double> per_cluster;  ///< mean of each segment's observations, k values
  std::vector<double> values;       ///< of each observation, n values
  std::string undefined;            ///< empty, or why there is no silhouette
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

}  // namespace detail

/// The silhouette of each observation under the Euclidean distance: (b − a) / max(a, b), with a the mean
/// distance to the others of its segment and b the least mean distance to another segment. 0 for the only
/// member of a segment, and where a = b = 0. Defined for 2 ≤ k ≤ n − 1.
///
/// As `sklearn.metrics.silhouette_samples` and `silhouette_score` to 1e-7: those take distances from ‖x‖² +
/// ‖y‖² − 2xy, this from the differences, which keeps its digits for near-duplicates far from 0.
/// @param x n × d observations, finite: the ones that were clustered (encoded, scaled, projected)
/// @param partition n labels, each of 0 … k−1 used
/// @throws data_error for values that are not finite; parameter_error for labels that do not fit;
/// cancelled_error Time O(n²·d), memory O(n·(d + k)). The same bytes for any number of threads.
/// @see Rousseeuw 1987
inline SilhouetteResult silhouette(const Matrix<double>& x, const Partition& partition,
                                   const Execution& execution = {}) {
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

  // Observations in the order of their segments: the distances to one segment are then a run.
  std::vector<Index> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), Index{0});
  const auto label_of = [&](Index i) {
    return partition.labels[static_cast<std::size_t>(i)];
  };
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return label_of(a) < label_of(b); });
  const std::vector<Index> sizes = partition.sizes();
  std::vector<Index> ends(sizes.size());
  std::partial_sum(sizes.begin(), sizes.end(), ends.begin());
  Matrix<double> sorted(n, x.cols());
  for (Index i = 0; i < n; ++i)
    sorted.row(i) = x.row(order[static_cast<std::size_t>(i)]);
  const detail::FeatureMajor features(sorted);

  result.values.resize(static_cast<std::size_t>(n));
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
          detail::squared_distances<group>(features.from(j0), features.stride(), x.cols(),
                                           sorted.row(i0).data(), columns, distances.data(), tile);
        else
          for (Index r = 0; r < rows; ++r)
            detail::squared_distances<1>(features.from(j0), features.stride(), x.cols(),
                                         sorted.row(i0 + r).data(), columns, distances.data() + r * tile,
                                         tile);
        for (Index r = 0; r < rows; ++r) {
          double* const row = distances.data() + r * tile;
          detail::square_root(row, columns);
          double* const row_sums = sums.data() + (i0 + r - first) * k;
          auto segment = std::upper_bound(ends.begin(), ends.end(), j0);
          for (Index j = j0; j < j0 + columns; ++segment) {
            const Index end = std::min(*segment, j0 + columns);
            row_sums[segment - ends.begin()] += detail::sum_of(row + (j - j0), end - j);
            j = end;
          }
        }
      }
    }
    for (Index i = first; i < last; ++i) {
      const double* const row_sums = sums.data() + (i - first) * k;
      const Index original = order[static_cast<std::size_t>(i)];
      const Label own = label_of(original);
      double nearest_other = HUGE_VAL;
      for (Index c = 0; c < k; ++c)
        if (c != own)
          nearest_other =
              std::min(nearest_other, row_sums[c] / static_cast<double>(sizes[static_cast<std::size_t>(c)]));
      const Index own_size = sizes[static_cast<std::size_t>(own)];
      double value = 0;
      if (own_size > 1) {
        const double within = row_sums[own] / static_cast<double>(own_size - 1);
        const double larger = std::max(within, nearest_other);
        value = larger > 0 ? (nearest_other - within) / larger : 0;
      }
      result.values[static_cast<std::size_t>(original)] = value;
    }
  };
  PhaseProgress progress(execution, "silhouette", work(0, n));
  parallel_chunks(n, rows_a_chunk, execution, &progress, judge_rows, work);
  progress.finish();

  result.per_cluster.assign(static_cast<std::size_t>(k), 0.0);
  double total = 0;
  for (Index i = 0; i < n; ++i) {
    result.per_cluster[static_cast<std::size_t>(label_of(i))] += result.values[static_cast<std::size_t>(i)];
    total += result.values[static_cast<std::size_t>(i)];
  }
  for (std::size_t c = 0; c < sizes.size(); ++c)
    result.per_cluster[c] /= static_cast<double>(sizes[c]);
  result.mean = total / static_cast<double>(n);
  return result;
}

/// Evaluation stage. @see silhouette
struct Silhouette {
  SilhouetteResult evaluate(const Matrix<double>& x, const Partition& partition,
                            const Execution& execution) const {
    return silhouette(x, partition, execution);
  }
  SilhouetteResult evaluate(const FeatureMatrix& x, const Partition& partition,
                            const Execution& execution) const {
    return silhouette(x.values, partition, execution);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_HPP
