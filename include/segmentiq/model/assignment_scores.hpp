// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNMENT_SCORES_HPP
#define SEGMENTIQ_MODEL_ASSIGNMENT_SCORES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/distance/known_rows.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/row_totals.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/model/assignment_rule.hpp"

// The arithmetic of the rules for a few rows at a time. Every step rounds the same on every machine: the
// kernels of kernels/, and sums in the order of the features.
namespace segmentiq::detail {

/// Rows per chunk: at least 0.1 ms of work, and some hundred chunks per thread.
inline constexpr Index assignment_chunk_rows = 256;

/// scores(r, c) for the rows first … of x, from centroids. O(rows·k·d).
inline void score_by_centroids(const Matrix<double>& x, Index first, const Matrix<double>& centroids,
                               const std::vector<Index>& sizes, AssignmentRule rule, Matrix<double>& scores) {
  const FeatureMajor features(centroids);
  const Index k = centroids.rows();
  std::vector<double> squares(to_size(features.stride()));
  std::vector<double> weights;
  for (const Index size : sizes)
    weights.push_back(static_cast<double>(size) / (static_cast<double>(size) + 1));
  for (Index r = 0; r < scores.rows(); ++r) {
    squared_distances<1>(features.from(0), features.stride(), x.cols(), x.row(first + r).data(), k,
                         squares.data(), features.stride());
    double* const out = scores.row(r).data();
    for (Index c = 0; c < k; ++c) {
      const double square = squares[to_size(c)];
      out[c] = rule == AssignmentRule::least_increase ? weights[to_size(c)] * square : std::sqrt(square);
    }
  }
}

/// The smallest value; infinity if there is none. Eight lanes, so that the comparisons do not wait for each
/// other.
inline double smallest_of(const double* values, Index count) {
  constexpr Index lanes = 8;
  double smallest[lanes];
  std::fill(smallest, smallest + lanes, std::numeric_limits<double>::infinity());
  Index i = 0;
  for (; i + lanes <= count; i += lanes)
    for (Index l = 0; l < lanes; ++l)
      smallest[l] = values[i + l] < smallest[l] ? values[i + l] : smallest[l];
  for (Index l = 0; i < count; ++i, ++l)
    smallest[l] = values[i] < smallest[l] ? values[i] : smallest[l];
  return *std::min_element(smallest, smallest + lanes);
}

/// Members prepared for a rule that compares with them. Immutable.
///
///   rows_   m × d doubles, as the kernels of the metric read them
class ScoringMembers {
 public:
  /// The running score of one row for one segment.
  struct Score {
    double value;
    Index compared = 0;  ///< members that the row can be compared with; others are left out
  };

  /// Squared distances suffice to find the nearest and the farthest member: one square root per segment, not
  /// per member.
  ScoringMembers(const Matrix<double>& members, const FittedMetric& metric, AssignmentRule rule)
      : rule_(rule),
        uses_squares_(metric.choice.is_euclidean() && rule != AssignmentRule::mean_distance),
        rows_(members, uses_squares_
                           ? FittedMetric{.choice = {.metric = Metric::squared_euclidean}, .gower = {}}
                           : metric) {}

  const KnownRows& rows() const { return rows_; }

  Score empty_score() const {
    return {rule_ == AssignmentRule::nearest_member ? std::numeric_limits<double>::infinity() : 0.0};
  }

  /// Adds the dissimilarities to `count` more members. NaN: cannot be compared.
  void add(const double* values, Index count, Score& score) const {
    if (rows_.may_be_undefined() && std::isnan(sum_of(values, count))) {
      for (Index i = 0; i < count; ++i)
        if (!std::isnan(values[i])) add_defined(values + i, 1, score);
      return;
    }
    add_defined(values, count, score);
  }

  /// The value of the rule; NaN when the row can be compared with none of the members.
  double result(const Score& score) const {
    if (score.compared == 0) return std::numeric_limits<double>::quiet_NaN();
    if (rule_ == AssignmentRule::mean_distance) return score.value / static_cast<double>(score.compared);
    return uses_squares_ ? std::sqrt(score.value) : score.value;
  }

 private:
  void add_defined(const double* values, Index count, Score& score) const {
    if (rule_ == AssignmentRule::mean_distance)
      score.value += sum_of(values, count);
    else if (rule_ == AssignmentRule::farthest_member)
      score.value = std::max(score.value, largest_of(values, count));
    else
      score.value = std::min(score.value, smallest_of(values, count));
    score.compared += count;
  }

  AssignmentRule rule_;
  bool uses_squares_;
  KnownRows rows_;
};

/// scores(r, c) for the rows first … of x, from all kept members: in tiles of 512 members, which stay in the
/// cache while four rows at a time are compared with them. O(rows·m·d).
inline void score_by_members(const Matrix<double>& x, Index first, const ScoringMembers& members,
                             const std::vector<Index>& kept, Matrix<double>& scores) {
  constexpr Index group = tile_rows;
  constexpr Index tile = tile_columns;
  const auto k = to_size(scores.cols());
  std::vector<Index> ends;
  Index m = 0;
  for (const Index count : kept)
    ends.push_back(m += count);
  const Matrix<double> rows = members.rows().ready(x, first, first + scores.rows());
  std::vector<ScoringMembers::Score> running(to_size(scores.rows()) * k, members.empty_score());
  alignas(64) double values[group * tile];
  std::size_t segment_of_tile = 0;
  for (Index j0 = 0; j0 < m; j0 += tile) {
    const Index columns = std::min(tile, m - j0);
    while (ends[segment_of_tile] <= j0)
      ++segment_of_tile;
    for (Index r0 = 0; r0 < scores.rows(); r0 += group) {
      const Index height = std::min(group, scores.rows() - r0);
      members.rows().compare(rows, r0, height, j0, columns, values, tile);
      for (Index r = 0; r < height; ++r) {
        std::size_t segment = segment_of_tile;
        for (Index j = j0; j < j0 + columns; ++segment) {
          const Index end = std::min(ends[segment], j0 + columns);
          members.add(values + r * tile + (j - j0), end - j, running[to_size(r0 + r) * k + segment]);
          j = end;
        }
      }
    }
  }
  for (Index r = 0; r < scores.rows(); ++r)
    for (Index c = 0; c < scores.cols(); ++c)
      scores(r, c) = members.result(running[to_size(r) * k + to_size(c)]);
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_MODEL_ASSIGNMENT_SCORES_HPP
