// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNMENT_SCORES_HPP
#define SEGMENTIQ_MODEL_ASSIGNMENT_SCORES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/detail/feature_major.hpp"
#include "segmentiq/detail/vector_kernels.hpp"
#include "segmentiq/model/assignment_rule.hpp"

// The rules' arithmetic for a few rows at a time. Every step rounds the same everywhere: the kernels of
// detail/vector_kernels.hpp, and sums in the order of the features.
namespace segmentiq::detail {

/// Rows worked on at a time: 0.1 ms and more of work, and some hundred chunks a thread.
inline constexpr Index assignment_rows_a_chunk = 256;

/// scores(r, c) for the rows first … of x, from centroids. O(rows·k·d).
inline void score_by_centroids(const Matrix<double>& x, Index first, const Matrix<double>& centroids,
                               const std::vector<Index>& sizes, AssignmentRule rule, Matrix<double>& scores) {
  const FeatureMajor features(centroids);
  const Index k = centroids.rows();
  std::vector<double> squares(static_cast<std::size_t>(features.stride()));
  std::vector<double> weights;
  for (const Index size : sizes)
    weights.push_back(static_cast<double>(size) / (static_cast<double>(size) + 1));
  for (Index r = 0; r < scores.rows(); ++r) {
    squared_distances<1>(features.from(0), features.stride(), x.cols(), x.row(first + r).data(), k,
                         squares.data(), features.stride());
    double* const out = scores.row(r).data();
    for (Index c = 0; c < k; ++c) {
      const double square = squares[static_cast<std::size_t>(c)];
      out[c] = rule == AssignmentRule::least_increase ? weights[static_cast<std::size_t>(c)] * square
                                                      : std::sqrt(square);
    }
  }
}

/// The smallest value; infinity of none.
inline double smallest_of(const double* values, Index count) {
  double least = std::numeric_limits<double>::infinity();
  for (Index i = 0; i < count; ++i)
    least = values[i] < least ? values[i] : least;
  return least;
}

/// scores(r, c) for the rows first … of x, from all kept members: tiles of 512 members, which stay in the
/// cache while four rows at a time are compared with them. O(rows·m·d).
inline void score_by_members(const Matrix<double>& x, Index first, const FeatureMajor& members,
                             const std::vector<Index>& kept, AssignmentRule rule, Matrix<double>& scores) {
  constexpr Index group = 4;
  constexpr Index tile = 512;
  std::vector<Index> ends;
  Index m = 0;
  for (const Index count : kept)
    ends.push_back(m += count);
  scores.setConstant(rule == AssignmentRule::nearest_member ? std::numeric_limits<double>::infinity() : 0.0);
  alignas(64) double distances[group * tile];
  std::size_t segment_of_tile = 0;
  for (Index j0 = 0; j0 < m; j0 += tile) {
    const Index columns = std::min(tile, m - j0);
    while (ends[segment_of_tile] <= j0)
      ++segment_of_tile;
    for (Index r0 = 0; r0 < scores.rows(); r0 += group) {
      const Index height = std::min(group, scores.rows() - r0);
      const double* const queries = x.row(first + r0).data();
      if (height == group)
        squared_distances<group>(members.from(j0), members.stride(), x.cols(), queries, columns, distances,
                                 tile);
      else
        for (Index r = 0; r < height; ++r)
          squared_distances<1>(members.from(j0), members.stride(), x.cols(), queries + r * x.cols(), columns,
                               distances + r * tile, tile);
      for (Index r = 0; r < height; ++r) {
        double* const row = distances + r * tile;
        if (rule == AssignmentRule::mean_distance) square_root(row, columns);
        double* const out = scores.row(r0 + r).data();
        std::size_t segment = segment_of_tile;
        for (Index j = j0; j < j0 + columns; ++segment) {
          const Index end = std::min(ends[segment], j0 + columns);
          const double* const from = row + (j - j0);
          if (rule == AssignmentRule::mean_distance)
            out[segment] += sum_of(from, end - j);
          else if (rule == AssignmentRule::farthest_member)
            out[segment] = std::max(out[segment], largest_of(from, end - j));
          else
            out[segment] = std::min(out[segment], smallest_of(from, end - j));
          j = end;
        }
      }
    }
  }
  for (Index r = 0; r < scores.rows(); ++r)
    for (Index c = 0; c < scores.cols(); ++c) {
      double& score = scores(r, c);
      score = rule == AssignmentRule::mean_distance
                  ? score / static_cast<double>(kept[static_cast<std::size_t>(c)])
                  : std::sqrt(score);
    }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_MODEL_ASSIGNMENT_SCORES_HPP
