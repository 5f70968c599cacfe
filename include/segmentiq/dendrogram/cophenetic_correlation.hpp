// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_COPHENETIC_CORRELATION_HPP
#define SEGMENTIQ_DENDROGRAM_COPHENETIC_CORRELATION_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/lowest_common_ancestors.hpp"
#include "segmentiq/dendrogram/tree_correlation.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/kernels/co_moments.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

namespace segmentiq {

namespace detail {

/// A number near the mean distance: the mean of a thousand pairs spread over all observations. @pre n ≥ 2
SEGMENTIQ_KERNEL inline double rough_mean_distance(const Matrix<double>& x) {
  SEGMENTIQ_NO_CONTRACTION
  const Index n = x.rows();
  const Index pairs = std::min<Index>(n, 1000);
  double sum = 0;
  for (Index p = 0; p < pairs; ++p) {
    const Index i = p * (n / pairs);
    Index j = (i + n / 2 + p % 7) % n;
    if (j == i) j = (i + 1) % n;  // no observation is paired with itself
    double square = 0;
    for (Index k = 0; k < x.cols(); ++k) {
      const double difference = x(i, k) - x(j, k);
      square += difference * difference;
    }
    sum += std::sqrt(square);
  }
  return sum / static_cast<double>(pairs);
}

/// For each place, the sums over its pairs with the places behind it.
/// @param x n × d, row p the observation at place p
inline std::vector<CoMoments> moments_of_all_pairs(const LowestCommonAncestors& ancestors,
                                                   const std::vector<double>& heights,
                                                   const Matrix<double>& x, double mean_height,
                                                   double mean_distance, const Execution& execution) {
  std::vector<CoMoments> rows(to_size(x.rows()));
  std::vector<Index> states(rows.size());  // each row is one thread's, from beginning to end
  for_each_distance(x, execution, "cophenetic correlation",
                    [&](Index p, Index from, Index to, const double* distances) {
                      const auto row = to_size(p);
                      if (from == p + 1) {
                        execution.check_stop();
                        states[row] = p;
                      }
                      alignas(64) std::array<double, 512> joined;
                      for (Index q = from; q < to;) {
                        const Index end = std::min(to, q + static_cast<Index>(joined.size()));
                        ancestors.fill_behind(states[row], q, end, heights.data(), joined.data());
                        add_co_moments(joined.data(), distances + (q - from), end - q, mean_height,
                                       mean_distance, rows[row]);
                        q = end;
                      }
                    });
  return rows;
}

/// For each sampled observation, the sums over its pairs with all others.
inline std::vector<CoMoments> moments_of_sample(const LowestCommonAncestors& ancestors,
                                                const std::vector<double>& heights, const Matrix<double>& x,
                                                const std::vector<Index>& sample, double mean_height,
                                                double mean_distance, const Execution& execution) {
  const Index n = x.rows();
  const FeatureMajor features(x, ancestors.order());
  std::vector<CoMoments> rows(sample.size());
  // A tile of columns is read for a group of rows at once: reading it from memory costs more than the
  // arithmetic.
  constexpr Index group = 4;
  constexpr Index tile = 512;
  const auto work_of = [n](Index first, Index last) {
    return static_cast<double>((last - first) * n);
  };
  PhaseProgress progress(execution, "cophenetic correlation", work_of(0, static_cast<Index>(sample.size())));
  parallel_chunks(
      static_cast<Index>(sample.size()), group, execution, &progress,
      [&](Index first, Index last) {
        const Index height = last - first;
        Matrix<double> queries = Matrix<double>::Zero(group, x.cols());
        std::vector<double> joined(to_size(height * n));  // row by place
        std::vector<Index> places;
        for (Index r = 0; r < height; ++r) {
          const Index observation = sample[to_size(first + r)];
          queries.row(r) = x.row(observation);
          places.push_back(ancestors.place_of(observation));
          ancestors.fill_row(places.back(), heights.data(), joined.data() + r * n);
        }
        alignas(64) std::array<double, to_size(group * tile)> distances;
        for (Index q0 = 0; q0 < n; q0 += tile) {
          execution.check_stop();
          const Index columns = std::min(tile, n - q0);
          squared_distances<group>(features.from(q0), features.stride(), x.cols(), queries.data(), columns,
                                   distances.data(), tile);
          for (Index r = 0; r < height; ++r) {
            double* const row = distances.data() + r * tile;
            square_root(row, columns);
            const auto add = [&](Index from, Index to) {
              if (from < to)
                add_co_moments(joined.data() + r * n + from, row + (from - q0), to - from, mean_height,
                               mean_distance, rows[to_size(first + r)]);
            };
            const Index p = places[to_size(r)];
            if (p < q0 || p >= q0 + columns) {
              add(q0, q0 + columns);
            } else {
              add(q0, p);
              add(p + 1, q0 + columns);
            }
          }
        }
      },
      work_of);
  progress.finish();
  return rows;
}

}  // namespace detail

/// How well a tree preserves the Euclidean distances of its observations: the correlation, over all pairs, of
/// the cophenetic distance and the distance (Sokal & Rohlf 1962). As `scipy.cluster.hierarchy.cophenet(Z,
/// pdist(x))[0]`, to 1e-10.
///
/// Not defined for fewer than 3 observations, and where all heights or all distances are equal. Above
/// `options.exact_up_to` observations it is estimated from a random sample of them, each paired with all
/// others, and comes with its standard error.
/// @param observations n × d, finite, in the order of the leaves' numbers; any Eigen expression
/// @throws parameter_error unless there are n of them, or for a sample_size below 2; data_error for values
/// that are not finite; memory_limit_error; cancelled_error
///
/// Time O(n²·d), for a sample of m observations O(m·n·d); memory 16·n·d bytes and O(n). The same bytes for
/// any number of threads.
inline TreeCorrelation cophenetic_correlation(const Dendrogram& tree, const Observations& observations,
                                              const TreeCorrelationOptions& options = {},
                                              const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  const Index n = tree.observations();
  const std::string where = "cophenetic_correlation()";
  detail::require_same_observations(n, x.rows(), where, "x");
  require_finite(x, where);
  std::vector<Index> sample = detail::rows_to_count(n, options, where);
  if (n < 2) return detail::correlation_of_rows({}, {}, n, 0, 0, "", "");
  require_memory(static_cast<double>(n) * (16 * static_cast<double>(x.cols()) + 120), execution,
                 where + ": two copies of " + std::to_string(n) + " observations", "");
  const detail::LowestCommonAncestors ancestors(tree);
  const std::vector<double> heights = detail::merge_heights(tree);
  const double mean_height = detail::mean_over_pairs(tree, heights);
  const double mean_distance = detail::rough_mean_distance(x);
  std::vector<detail::CoMoments> rows;
  if (sample.empty()) {
    Matrix<double> in_order(n, x.cols());
    for (Index p = 0; p < n; ++p)
      in_order.row(p) = x.row(ancestors.order()[to_size(p)]);
    rows = detail::moments_of_all_pairs(ancestors, heights, in_order, mean_height, mean_distance, execution);
  } else {
    rows = detail::moments_of_sample(ancestors, heights, x, sample, mean_height, mean_distance, execution);
  }
  return detail::correlation_of_rows(rows, std::move(sample), n, mean_height, mean_distance, "heights",
                                     "distances");
}

/// As above, for given dissimilarities. All pairs are counted, however many.
/// @throws parameter_error when they are not those of n observations; data_error for a dissimilarity that is
/// negative or not finite; cancelled_error. Time O(n²), memory O(n) for each thread.
inline TreeCorrelation cophenetic_correlation(const Dendrogram& tree, const CondensedMatrix& distances,
                                              const Execution& execution = {}) {
  const Index n = tree.observations();
  const std::string where = "cophenetic_correlation()";
  detail::require_same_observations(n, distances.observations(), where, "distances");
  require_dissimilarities(distances, where);
  if (n < 2) return detail::correlation_of_rows({}, {}, n, 0, 0, "", "");
  const detail::LowestCommonAncestors ancestors(tree);
  const std::vector<double> heights = detail::merge_heights(tree);
  const double mean_height = detail::mean_over_pairs(tree, heights);
  // Near the mean: the mean of evenly spaced values.
  const Index looked_at = std::min<Index>(distances.size(), 1000);
  double mean_distance = 0;
  for (Index p = 0; p < looked_at; ++p)
    mean_distance += distances.data()[p * (distances.size() / looked_at)] / static_cast<double>(looked_at);

  std::vector<detail::CoMoments> rows(to_size(n));
  const auto pairs = [n](Index first, Index last) {
    return detail::pairs_of_rows(n, first, last);
  };
  constexpr Index rows_a_chunk = 64;
  PhaseProgress progress(execution, "cophenetic correlation", pairs(0, n));
  parallel_chunks(
      n, rows_a_chunk, execution, &progress,
      [&](Index first, Index last) {
        std::vector<double> by_place(to_size(n));
        std::vector<double> joined(to_size(n));
        for (Index i = first; i < last; ++i) {
          execution.check_stop();
          ancestors.fill_row(ancestors.place_of(i), heights.data(), by_place.data());
          for (Index j = i + 1; j < n; ++j)
            joined[to_size(j)] = by_place[to_size(ancestors.place_of(j))];
          detail::add_co_moments(joined.data() + i + 1, distances.data() + distances.row_begin(i), n - i - 1,
                                 mean_height, mean_distance, rows[to_size(i)]);
        }
      },
      pairs);
  progress.finish();
  return detail::correlation_of_rows(rows, {}, n, mean_height, mean_distance, "heights", "distances");
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_COPHENETIC_CORRELATION_HPP
