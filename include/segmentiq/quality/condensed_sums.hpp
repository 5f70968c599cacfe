// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CONDENSED_SUMS_HPP
#define SEGMENTIQ_QUALITY_CONDENSED_SUMS_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"

// What silhouettes and sums of squares need from given dissimilarities. A chunk of rows reads its part of
// every row above it, then its own rows whole: each value is read twice, in memory order.
namespace segmentiq::detail {

/// n × k: the sum of the dissimilarities of each observation to the members of each cluster. Terms are added
/// in the order of the observations, so the bytes are the same for any number of threads.
/// @param labels n labels in [0, k)
/// O(n²) time, n·k doubles. @throws memory_limit_error, cancelled_error
inline Matrix<double> cluster_sums(const CondensedMatrix& distances, const std::vector<Label>& labels,
                                   Index k, const Execution& execution) {
  constexpr Index rows_a_chunk = 64;
  const Index n = distances.observations();
  require_memory(8.0 * static_cast<double>(n) * static_cast<double>(k), execution,
                 "silhouette(): the sums of distances to " + std::to_string(k) + " clusters",
                 "compare fewer cuts");
  Matrix<double> sums = Matrix<double>::Zero(n, k);
  const auto label = [&](Index i) {
    return static_cast<Index>(labels[to_size(i)]);
  };
  const auto pairs = [n](Index first, Index last) {
    return static_cast<double>(last - first) * static_cast<double>(n);
  };
  PhaseProgress progress(execution, "silhouette", pairs(0, n));
  const auto add = [&](Index first, Index last) {
    for (Index j = 0; j < last; ++j) {  // the part of row j in the columns of the chunk
      if (j % 4096 == 0) execution.check_stop();
      const Index from = std::max(first, j + 1);
      const double* value = distances.data() + distances.row_begin(j) + (from - j - 1);
      for (Index i = from; i < last; ++i)
        sums(i, label(j)) += *value++;
    }
    for (Index i = first; i < last; ++i) {
      const double* value = distances.data() + distances.row_begin(i);
      double* const row = sums.data() + i * k;
      for (Index j = i + 1; j < n; ++j)
        row[label(j)] += *value++;
    }
  };
  parallel_chunks(n, rows_a_chunk, execution, &progress, add, pairs);
  progress.finish();
  return sums;
}

/// k × k: the sum of the squared dissimilarities between the members of each two clusters, each pair once;
/// symmetric.
/// O(n²) time, k² doubles for each 256 rows. @throws cancelled_error
inline Matrix<double> squares_between(const CondensedMatrix& distances, const std::vector<Label>& labels,
                                      Index k, const Execution& execution) {
  constexpr Index rows_a_chunk = 256;
  const Index n = distances.observations();
  std::vector<Matrix<double>> parts(to_size((n + rows_a_chunk - 1) / rows_a_chunk));
  parallel_chunks(n, rows_a_chunk, execution, [&](Index first, Index last) {
    execution.check_stop();
    Matrix<double> part = Matrix<double>::Zero(k, k);
    for (Index i = first; i < last; ++i) {
      const double* value = distances.data() + distances.row_begin(i);
      double* const row = part.data() + static_cast<Index>(labels[to_size(i)]) * k;
      for (Index j = i + 1; j < n; ++j, ++value)
        row[labels[to_size(j)]] += *value * *value;
    }
    parts[to_size(first / rows_a_chunk)] = std::move(part);
  });
  Matrix<double> sums = Matrix<double>::Zero(k, k);
  for (const Matrix<double>& part : parts)
    sums += part;
  const Matrix<double> mirrored = sums.transpose();
  for (Index a = 0; a < k; ++a)
    for (Index b = 0; b < k; ++b)
      if (a != b) sums(a, b) += mirrored(a, b);
  return sums;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_CONDENSED_SUMS_HPP
