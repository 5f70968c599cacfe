// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_PROFILE_DISTANCES_HPP
#define SEGMENTIQ_MODEL_PROFILE_DISTANCES_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/model/segmentation_model.hpp"

namespace segmentiq {

namespace detail {

/// Adds the squared differences of one column between each pair of segments to `sums`, and 1 to `columns`;
/// nothing where one of the two has no mean. Numeric columns are in standard deviations of the old table;
/// shares count half.
inline void add_profile_distances(const SegmentationModel& old_model, std::size_t old_at,
                                  const SegmentationModel& new_model, std::size_t new_at, bool numeric,
                                  const std::vector<std::pair<Index, Index>>& categories, double deviation,
                                  Matrix<double>& sums, Matrix<double>& columns) {
  for (Index a = 0; a < sums.rows(); ++a)
    for (Index b = 0; b < sums.cols(); ++b) {
      const SegmentSummary& s = old_model.segments()[to_size(a)];
      const SegmentSummary& t = new_model.segments()[to_size(b)];
      double square = 0;
      if (numeric) {
        const double difference = s.means[old_at] - t.means[new_at];
        if (std::isnan(difference)) continue;
        square = deviation > 0     ? difference / deviation * (difference / deviation)
                 : difference != 0 ? 1.0
                                   : 0.0;
      } else {
        for (const auto& [i, j] : categories) {
          const double p = i < 0 ? 0.0 : s.shares[old_at][to_size(i)];
          const double q = j < 0 ? 0.0 : t.shares[new_at][to_size(j)];
          square += (p - q) * (p - q) / 2;
        }
      }
      sums(a, b) += std::min(square, 1e12);  // what overflows is just far away
      columns(a, b) += 1;
    }
}

/// For each category of either column, its position in both; −1 where a column lacks it. O(c).
inline std::vector<std::pair<Index, Index>> category_places(const ColumnDistribution& a,
                                                            const ColumnDistribution& b) {
  std::vector<std::pair<Index, Index>> places;
  const auto m = static_cast<Index>(a.categories.size()), n = static_cast<Index>(b.categories.size());
  for (Index i = 0, j = 0; i < m || j < n;) {
    const int order = i == m ? 1 : j == n ? -1 : a.categories[to_size(i)].compare(b.categories[to_size(j)]);
    places.emplace_back(order <= 0 ? i : -1, order >= 0 ? j : -1);
    i += order <= 0;
    j += order >= 0;
  }
  return places;
}

}  // namespace detail

/// The distances between the profiles of segments, old × new: the root mean square, over the feature columns
/// that both models have, of the difference of means in standard deviations of the old table, and of √(½·Σ (p
/// − q)²) for the shares of categories. NaN where no column can be compared. O(k·k'·(columns + categories)).
inline Matrix<double> profile_distances(const SegmentationModel& old_model,
                                        const SegmentationModel& new_model) {
  const auto k = static_cast<Index>(old_model.segments().size());
  const auto l = static_cast<Index>(new_model.segments().size());
  Matrix<double> sums = Matrix<double>::Zero(k, l), columns = Matrix<double>::Zero(k, l);
  std::size_t old_numbers = 0, old_texts = 0;
  for (const ColumnDistribution& before : old_model.parts().columns) {
    const std::size_t old_at = before.numeric ? old_numbers++ : old_texts++;
    std::size_t new_at = 0;
    for (const ColumnDistribution& now : new_model.parts().columns) {
      if (now.numeric != before.numeric) continue;
      if (now.name == before.name)
        detail::add_profile_distances(old_model, old_at, new_model, new_at, before.numeric,
                                      detail::category_places(before, now), before.deviation, sums, columns);
      ++new_at;
    }
  }
  return (sums.array() / columns.array()).sqrt();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_PROFILE_DISTANCES_HPP
