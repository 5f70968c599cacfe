// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_FEATURE_RANGES_HPP
#define SEGMENTIQ_LINKAGE_FEATURE_RANGES_HPP

#include <algorithm>
#include <cmath>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"

namespace segmentiq::detail {

/// The least and the greatest value of each feature.
struct FeatureRanges {
  std::vector<double> least;
  std::vector<double> greatest;
  bool finite = true;  ///< whether all values are; if not, nothing else here means anything

  /// The feature with the widest range, 0 without features.
  Index widest() const {
    Index feature = 0;
    for (std::size_t k = 1; k < least.size(); ++k)
      if (greatest[k] / 2 - least[k] / 2 > greatest[to_size(feature)] / 2 - least[to_size(feature)] / 2)
        feature = static_cast<Index>(k);
    return feature;
  }
  /// Half the range of that feature: the range itself may be no double.
  double half_range() const {
    if (least.empty()) return 0;
    const auto k = to_size(widest());
    return greatest[k] / 2 - least[k] / 2;
  }
  /// The largest value without its sign.
  double magnitude() const {
    double largest = 0;
    for (std::size_t k = 0; k < least.size(); ++k)
      largest = std::max({largest, std::abs(least[k]), std::abs(greatest[k])});
    return largest;
  }
};

/// One pass over the observations. O(n·d).
template<class T>
FeatureRanges feature_ranges(const Matrix<T>& x, const Execution& execution) {
  constexpr Index chunk = 8192;
  const Index d = x.cols();
  struct Part {
    std::vector<T> least, greatest;
    T zero = 0;  // as long as all values are finite
  };
  std::vector<Part> parts(to_size((x.rows() + chunk - 1) / chunk));
  parallel_chunks(x.rows(), chunk, execution, [&](Index first, Index last) {
    Part part;
    part.least.assign(x.data() + first * d, x.data() + (first + 1) * d);
    part.greatest = part.least;
    T* const least = part.least.data();
    T* const greatest = part.greatest.data();
    for (Index i = first; i < last; ++i) {
      const T* const row = x.data() + i * d;
      for (Index k = 0; k < d; ++k) {
        least[k] = row[k] < least[k] ? row[k] : least[k];
        greatest[k] = row[k] > greatest[k] ? row[k] : greatest[k];
        part.zero += row[k] - row[k];
      }
    }
    parts[to_size(first / chunk)] = std::move(part);
  });
  FeatureRanges ranges;
  for (const Part& part : parts) {
    ranges.finite = ranges.finite && part.zero == 0;
    if (ranges.least.empty()) {
      ranges.least.assign(part.least.begin(), part.least.end());
      ranges.greatest.assign(part.greatest.begin(), part.greatest.end());
    }
    for (std::size_t k = 0; k < ranges.least.size(); ++k) {
      ranges.least[k] = std::min(ranges.least[k], static_cast<double>(part.least[k]));
      ranges.greatest[k] = std::max(ranges.greatest[k], static_cast<double>(part.greatest[k]));
    }
  }
  return ranges;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_FEATURE_RANGES_HPP
