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

/// How large the segments of a table may be, in rows and as shares of the rows that are segmented; all four
/// hold. The defaults allow any size.
struct SegmentSizes {
  Index smallest = 1;                                 ///< ≥ 1
  Index largest = std::numeric_limits<Index>::max();  ///< ≥ 1
  double smallest_share = 0;                          ///< 0 … 1
  double largest_share = 1;                           ///< 0 … 1

  /// The limits in rows, of n: a share that is no whole number of rows is the next one within it.
  /// @throws parameter_error naming the size that is out of range
  SizeLimits limits(Index n) const {
    const auto fail = [](const std::string& name, const std::string& value, const char* allowed) {
      throw parameter_error("segment(): sizes." + name + " (" + value + ") must be " + allowed);
    };
    if (smallest < 1) fail("smallest", std::to_string(smallest), "at least 1");
    if (largest < 1) fail("largest", std::to_string(largest), "at least 1");
    if (!(smallest_share >= 0 && smallest_share <= 1))
      fail("smallest_share", std::to_string(smallest_share), "in [0, 1]");
    if (!(largest_share >= 0 && largest_share <= 1))
      fail("largest_share", std::to_string(largest_share), "in [0, 1]");
    // 7 % of 100 is 7.000000000000001 in doubles, and 7 rows are meant.
    constexpr double slack = 1e-12;
    const double rows = static_cast<double>(n);
    SizeLimits found{smallest, largest};
    found.smallest = std::max(smallest, static_cast<Index>(std::ceil(smallest_share * rows * (1 - slack))));
    if (largest_share < 1)
      found.largest = std::min(largest, static_cast<Index>(std::floor(largest_share * rows * (1 + slack))));
    return found;
  }

  friend bool operator==(const SegmentSizes&, const SegmentSizes&) = default;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PIPELINE_SEGMENT_SIZES_HPP
