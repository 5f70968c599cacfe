// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_BOX_SUMMARY_HPP
#define SEGMENTIQ_PLOT_BOX_SUMMARY_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/core/stoppable_sort.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// A box of a box plot: the quartiles of a group, and how far its values reach (Tukey 1977).
struct BoxSummary {
  Index count = 0;         ///< values; when 0, none of the numbers below means anything
  double low_whisker = 0;  ///< the smallest value that is not an outlier
  double lower_quartile = 0;
  double median = 0;
  double upper_quartile = 0;
  double high_whisker = 0;  ///< the largest value that is not an outlier
  Index outlier_count = 0;  ///< values more than 1.5 times the distance of the quartiles outside them
  /// Outliers to draw, ascending: all of them, or a selection that includes the outermost ones.
  std::vector<double> outliers{};
};

/// The box of some values; values that are not finite are ignored. Quartiles are interpolated linearly, as by
/// `numpy.quantile` and R's `quantile` (type 7). O(n log n) time, O(n) memory.
/// @param max_outliers ≥ 2; of more, the outermost on both sides and others at equal steps of rank are kept
/// @throws parameter_error when max_outliers is out of range; cancelled_error
inline BoxSummary box_summary(std::span<const double> values, Index max_outliers = 30,
                              const Execution& execution = {}) {
  if (max_outliers < 2)
    throw parameter_error("box_summary(): max_outliers (" + std::to_string(max_outliers) +
                          ") must be at least 2");
  std::vector<double> sorted;
  sorted.reserve(values.size());
  for (const double value : values)
    if (std::isfinite(value)) sorted.push_back(value);
  BoxSummary box;
  box.count = static_cast<Index>(sorted.size());
  if (sorted.empty()) return box;
  detail::stoppable_sort(sorted, execution);
  const auto quantile = [&](double part) {
    const double at = part * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double weight = at - static_cast<double>(below);
    return weight == 0 ? sorted[below] : sorted[below] * (1 - weight) + sorted[above] * weight;
  };
  box.lower_quartile = quantile(0.25);
  box.median = quantile(0.5);
  box.upper_quartile = quantile(0.75);
  constexpr double largest = std::numeric_limits<double>::max();
  const double reach = 1.5 * std::min(box.upper_quartile - box.lower_quartile, largest / 2);
  // Rounding must not move the end of a whisker into the box.
  const auto first_in = std::lower_bound(sorted.begin(), sorted.end(), box.lower_quartile - reach);
  const auto first_out = std::upper_bound(first_in, sorted.end(), box.upper_quartile + reach);
  box.low_whisker = std::min(*first_in, box.lower_quartile);
  box.high_whisker = std::max(*(first_out - 1), box.upper_quartile);
  std::vector<double> outside(sorted.begin(), first_in);
  outside.insert(outside.end(), first_out, sorted.end());
  box.outlier_count = static_cast<Index>(outside.size());
  if (box.outlier_count <= max_outliers) {
    box.outliers = std::move(outside);
    return box;
  }
  const auto kept = to_size(max_outliers);
  for (std::size_t i = 0; i < kept; ++i)
    box.outliers.push_back(outside[i * (outside.size() - 1) / (kept - 1)]);
  return box;
}

/// A box for each segment, from the n values of one feature. Observations without a label are ignored. O(n
/// log n) time, O(n) memory.
/// @throws parameter_error when values and labels differ in number, or a label is ≥ count; cancelled_error
inline std::vector<BoxSummary> box_summaries(std::span<const double> values, std::span<const Label> labels,
                                             Label count, Index max_outliers = 30,
                                             const Execution& execution = {}) {
  if (values.size() != labels.size())
    throw parameter_error("box_summaries(): values (" + std::to_string(values.size()) + " of them) must be " +
                          std::to_string(labels.size()) + ", one for each label");
  std::vector<std::vector<double>> groups(to_size(count));
  detail::StopPoll poll(execution);
  for (std::size_t i = 0; i < values.size(); ++i, poll()) {
    if (labels[i] >= count)
      throw parameter_error("box_summaries(): label (" + std::to_string(labels[i]) + ") must be below " +
                            std::to_string(count));
    if (labels[i] >= 0) groups[to_size(labels[i])].push_back(values[i]);
  }
  std::vector<BoxSummary> boxes;
  for (const auto& group : groups)
    boxes.push_back(box_summary(group, max_outliers, execution));
  return boxes;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_BOX_SUMMARY_HPP
