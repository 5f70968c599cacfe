// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SEGMENT_SCORES_HPP
#define SEGMENTIQ_PLOT_SEGMENT_SCORES_HPP

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How one feature differs between segments; what `heatmap_svg` draws.
struct SegmentScores {
  std::string name;
  std::string unit{};  ///< of its values, as "ETB"; empty = none
  /// Per segment, (mean − mean of all) / standard deviation of all (denominator n); NaN when not defined: no
  /// value in the segment, or all values are the same.
  std::vector<double> scores;
  std::vector<double> means{};  ///< per segment, in the feature's unit; empty = not known
  bool is_share = false;        ///< the means are shares of a category, 0 … 1
};

/// The scores of one feature, from its n values. Values that are not finite, and those of observations
/// without a label, are ignored. O(n).
/// @throws parameter_error when values and labels differ in number, or a label is ≥ count
inline SegmentScores segment_scores(std::string name, std::span<const double> values,
                                    std::span<const Label> labels, Label count, bool is_share = false) {
  if (values.size() != labels.size())
    throw parameter_error("segment_scores(): values (" + std::to_string(values.size()) +
                          " of them) must be " + std::to_string(labels.size()) + ", one for each label");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto k = to_size(count);
  std::vector<double> sums(k, 0), sizes(k, 0);
  double size = 0, mean = 0, squares = 0;  // Welford 1962
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (labels[i] >= count)
      throw parameter_error("segment_scores(): label (" + std::to_string(labels[i]) + ") must be below " +
                            std::to_string(count));
    if (labels[i] < 0 || !std::isfinite(values[i])) continue;
    const auto segment = to_size(labels[i]);
    sizes[segment] += 1;
    sums[segment] += (values[i] - sums[segment]) / sizes[segment];  // a running mean, which cannot overflow
    size += 1;
    const double step = values[i] - mean;
    mean += step / size;
    squares += step * (values[i] - mean);
  }
  const double deviation = size > 0 ? std::sqrt(squares / size) : 0;
  SegmentScores made{std::move(name), {}, {}, {}, is_share};
  for (std::size_t s = 0; s < k; ++s) {
    made.means.push_back(sizes[s] > 0 ? sums[s] : nan);
    const bool defined = sizes[s] > 0 && deviation > 0 && std::isfinite(deviation);
    made.scores.push_back(defined ? (sums[s] - mean) / deviation : nan);
  }
  return made;
}

/// @throws parameter_error when a feature does not have one score per segment, or its means do not fit
inline void require_segment_scores(std::span<const SegmentScores> features, Label count,
                                   std::string_view where) {
  for (const SegmentScores& feature : features) {
    const auto k = to_size(count);
    if (feature.scores.size() != k)
      throw parameter_error(std::string(where) + ": scores of \"" + feature.name + "\" (" +
                            std::to_string(feature.scores.size()) + " of them) must be " +
                            std::to_string(count) + ", one for each segment");
    if (feature.means.size() != k && (feature.is_share || !feature.means.empty()))
      throw parameter_error(std::string(where) + ": means of \"" + feature.name + "\" (" +
                            std::to_string(feature.means.size()) + " of them) must be " +
                            std::to_string(count) + ", one for each segment");
  }
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SEGMENT_SCORES_HPP
