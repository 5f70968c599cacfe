// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PIPELINE_SEGMENT_SIZES_HPP
#define SEGMENTIQ_PIPELINE_SEGMENT_SIZES_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/cut_within_sizes.hpp"

namespace segmentiq {

/// How large the segments of a table may be, in rows and as shares of the rows that are segmented. All four
/// bounds hold; the defaults allow any size.
struct SegmentSizes {
  Index min_rows = 1;                                  ///< ≥ 1
  Index max_rows = std::numeric_limits<Index>::max();  ///< ≥ 1
  double min_share = 0;                                ///< 0 … 1
  double max_share = 1;                                ///< 0 … 1

  /// The bounds in rows, for n rows. A share that is no whole number of rows is rounded towards what it
  /// allows: a least one up, a largest one down.
  /// @throws parameter_error naming the bound that is out of range
  SizeLimits limits(Index n) const {
    const auto fail = [](const std::string& name, const std::string& value, const char* allowed) {
      throw parameter_error("segment(): sizes." + name + " (" + value + ") must be " + allowed);
    };
    if (min_rows < 1) fail("min_rows", std::to_string(min_rows), "at least 1");
    if (max_rows < 1) fail("max_rows", std::to_string(max_rows), "at least 1");
    if (!(min_share >= 0 && min_share <= 1)) fail("min_share", std::to_string(min_share), "in [0, 1]");
    if (!(max_share >= 0 && max_share <= 1)) fail("max_share", std::to_string(max_share), "in [0, 1]");
    constexpr double slack = 1e-12;  // 7 % of 100 is 7.000000000000001 in doubles, and means 7 rows
    const double rows = static_cast<double>(n);
    SizeLimits limits{min_rows, max_rows};
    limits.min_size = std::max(min_rows, static_cast<Index>(std::ceil(min_share * rows * (1 - slack))));
    if (max_share < 1)
      limits.max_size = std::min(max_rows, static_cast<Index>(std::floor(max_share * rows * (1 + slack))));
    return limits;
  }

  friend bool operator==(const SegmentSizes&, const SegmentSizes&) = default;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_SIZES_HPP
