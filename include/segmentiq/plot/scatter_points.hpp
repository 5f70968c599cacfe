// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SCATTER_POINTS_HPP
#define SEGMENTIQ_PLOT_SCATTER_POINTS_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/sample.hpp"

namespace segmentiq::detail {

/// The points of a scatter plot with finite coordinates.
struct ScatterPoints {
  /// Their positions: one group for each segment, and a last one for points without a label.
  std::vector<std::vector<Index>> groups;
  Index finite = 0;  ///< their number
  /// The positions of the leftmost, rightmost, lowest and highest point. @pre finite > 0
  std::array<std::size_t, 4> extremes{};

  ScatterPoints(std::span<const double> x, std::span<const double> y, std::span<const Label> labels,
                Label count, const Execution& execution)
      : groups(to_size(count) + 1) {
    StopPoll poll(execution);
    for (std::size_t i = 0; i < x.size(); ++i, poll()) {
      if (!std::isfinite(x[i]) || !std::isfinite(y[i])) continue;
      if (finite++ == 0) extremes.fill(i);
      if (x[i] < x[extremes[0]]) extremes[0] = i;
      if (x[i] > x[extremes[1]]) extremes[1] = i;
      if (y[i] < y[extremes[2]]) extremes[2] = i;
      if (y[i] > y[extremes[3]]) extremes[3] = i;
      groups[group_of(labels[i])].push_back(static_cast<Index>(i));
    }
  }

  std::size_t group_of(Label label) const { return label < 0 ? groups.size() - 1 : to_size(label); }

  /// Keeps at most `max_shown` points, or 5 if that is more: a fixed sample that includes those which set the
  /// range of the axes. Returns how many are left.
  Index thin_out(Index max_shown, std::span<const Label> labels) {
    if (finite <= max_shown) return finite;
    groups = fixed_sample(std::move(groups), std::max<Index>(1, max_shown - 4));
    Index left = 0;
    for (const std::size_t extreme : extremes) {
      auto& group = groups[group_of(labels[extreme])];
      const auto place = std::lower_bound(group.begin(), group.end(), static_cast<Index>(extreme));
      if (place == group.end() || *place != static_cast<Index>(extreme))
        group.insert(place, static_cast<Index>(extreme));
    }
    for (const auto& group : groups)
      left += static_cast<Index>(group.size());
    return left;
  }
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PLOT_SCATTER_POINTS_HPP
