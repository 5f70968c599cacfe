// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_SCORE_QUANTILES_HPP
#define SEGMENTIQ_MODEL_SCORE_QUANTILES_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stoppable_sort.hpp"

namespace segmentiq {

namespace detail {

/// The p-quantile of ascending values, interpolated linearly (R's type 7, NumPy's default).
/// @pre not empty; 0 ≤ p ≤ 1
inline double quantile_of_sorted(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double part = place - static_cast<double>(below);
  if (sorted[below] == sorted[below + 1]) return sorted[below];
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

/// count + 1 quantiles at 0, 1/count, …, 1, ascending. @pre not empty @throws cancelled_error
inline std::vector<double> quantile_grid(std::vector<double> values, int count,
                                         const Execution& execution = {}) {
  stoppable_sort(values, execution);
  std::vector<double> grid;
  for (int i = 0; i <= count; ++i)
    grid.push_back(quantile_of_sorted(values, static_cast<double>(i) / count));
  for (std::size_t i = 1; i < grid.size(); ++i)  // rounding must not make them descend
    grid[i] = std::max(grid[i], grid[i - 1]);
  return grid;
}

/// The share of a distribution that is at most `value`, 0 … 1, interpolated linearly in its quantile grid.
inline double share_up_to(const std::vector<double>& grid, double value) {
  const auto above = std::upper_bound(grid.begin(), grid.end(), value);
  if (above == grid.begin()) return 0;
  if (above == grid.end()) return 1;
  const double low = *(above - 1);
  return (static_cast<double>(above - grid.begin() - 1) + (value - low) / (*above - low)) /
         static_cast<double>(grid.size() - 1);
}

}  // namespace detail

/// The distribution of the scores of a segment's members, each as if it were new to the segment without it.
/// 201 quantiles, so that a percentile is accurate to half a point whatever the size of the segment.
class ScoreQuantiles {
 public:
  static constexpr int intervals = 200;

  /// For a segment of one member: nothing is known.
  ScoreQuantiles() = default;

  /// @param values none or 201, finite, ≥ 0, ascending
  /// @throws parameter_error when they are not
  explicit ScoreQuantiles(std::vector<double> values) : values_(std::move(values)) {
    if (values_.empty()) return;
    if (values_.size() != intervals + 1)
      throw parameter_error("ScoreQuantiles(): values (" + std::to_string(values_.size()) +
                            " of them) must be none or 201");
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (!std::isfinite(values_[i]) || values_[i] < (i == 0 ? 0.0 : values_[i - 1]))
        throw parameter_error("ScoreQuantiles(): values[" + std::to_string(i) + "] (" +
                              std::to_string(values_[i]) + ") must be finite, not negative, and ascend");
  }

  /// From the scores of the members. @pre finite, not negative. O(n log n). @throws cancelled_error
  static ScoreQuantiles of(std::vector<double> scores, const Execution& execution = {}) {
    return scores.empty() ? ScoreQuantiles()
                          : ScoreQuantiles(detail::quantile_grid(std::move(scores), intervals, execution));
  }

  const std::vector<double>& values() const { return values_; }
  /// One member in a hundred is above it. @pre not of a segment of one member
  double quantile_99() const { return values_[198]; }
  /// The share of members with a score up to this one, 0 … 100. @pre not of a segment of one member
  double percentile(double score) const { return 100 * detail::share_up_to(values_, score); }

 private:
  std::vector<double> values_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_SCORE_QUANTILES_HPP
