// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_GAP_DISPERSION_HPP
#define SEGMENTIQ_QUALITY_GAP_DISPERSION_HPP

#include <cmath>
#include <cstddef>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/nested_scatters.hpp"
#include "segmentiq/quality/rowwise_sums.hpp"

// The W_k of the gap statistic: the sum over clusters of the (squared) distances of all pairs, divided by the
// size.
namespace segmentiq::detail {

/// K × K: the sum of the distances between the members of each two clusters of the finest cut; on the
/// diagonal each pair counts twice. O(n²·d) time, O(n·(d + K)) memory.
inline Matrix<double> distances_between(const Matrix<double>& x, const CutHierarchy& cuts,
                                        const Execution& execution) {
  const ClusterMembers& members = cuts.members();
  const Index clusters = cuts.finest();
  Matrix<double> of_row(x.rows(), clusters);
  Execution quiet = execution;
  quiet.progress = {};
  PhaseProgress progress(quiet, "gap statistic", static_cast<double>(x.rows() * x.rows()));
  rowwise_sums(x, members, members.order(), quiet, progress, [&](Index r, const double* sums) {
    for (Index s = 0; s < clusters; ++s)
      of_row(r, s) = sums[s];
  });
  Matrix<double> between = Matrix<double>::Zero(clusters, clusters);
  for (Label c = 0; c < members.count(); ++c)
    for (Index r = members.begin(c); r < members.end(c); ++r)
      between.row(c) += of_row.row(r);
  return between;
}

/// log W_k of the cuts into 1 … K clusters, by squared distances: sums of squares around centroids.
/// @pre cuts.coarsest() = 1
inline std::vector<double> log_within_squares(const Matrix<double>& x, const CutHierarchy& cuts,
                                              const Execution& execution) {
  const NestedScatters scatters(x, cuts, execution);
  std::vector<double> logs;
  for (Index k = 1; k <= cuts.finest(); ++k)
    logs.push_back(std::log(within_squares(scatters.at(k))));
  return logs;
}

/// The same, by distances.
inline std::vector<double> log_within_distances(const Matrix<double>& x, const CutHierarchy& cuts,
                                                const Execution& execution) {
  const Matrix<double> between = distances_between(x, cuts, execution);
  std::vector<double> logs;
  for (Index k = 1; k <= cuts.finest(); ++k) {
    const std::vector<Label> label = cuts.label_of_finest(k);
    std::vector<double> within(to_size(k), 0.0), size(within);
    for (std::size_t a = 0; a < label.size(); ++a) {
      size[to_size(label[a])] += static_cast<double>(cuts.members().size(static_cast<Label>(a)));
      for (std::size_t b = 0; b < label.size(); ++b)
        if (label[a] == label[b])
          within[to_size(label[a])] += between(static_cast<Index>(a), static_cast<Index>(b));
    }
    double sum = 0;
    for (std::size_t c = 0; c < within.size(); ++c)
      sum += within[c] / (2 * size[c]);
    logs.push_back(std::log(sum));
  }
  return logs;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_GAP_DISPERSION_HPP
