// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_STABILITY_RESULT_HPP
#define SEGMENTIQ_PROFILE_STABILITY_RESULT_HPP

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/profile/resampling.hpp"

// The result of segment_stability(), and the warning that comes of it.
namespace segmentiq {

/// How well one segment was found again in the resamples.
struct SegmentStability {
  double mean = 0;            ///< mean similarity, 0 … 1
  double standard_error = 0;  ///< of that mean, which falls with the number of resamples
  Index recovered = 0;        ///< resamples in which its similarity was above recovered_above
  Index dissolved = 0;        ///< resamples in which its similarity was at most dissolved_to
  Index absent = 0;           ///< resamples with none of its observations; they count as 0, as in R
  bool doubtful = false;      ///< mean < doubtful_below

  friend bool operator==(const SegmentStability&, const SegmentStability&) = default;
};

struct StabilityResult {
  std::vector<SegmentStability> segments;  ///< k
  /// Resamples × k: the similarity of each segment to the most similar cluster of the resample.
  Matrix<double> similarities;
  Resampling resampling = Resampling::bootstrap;
  Index observations = 0;  ///< n
  Index draws = 0;         ///< observations drawn for each resample
  bool limited = false;    ///< fewer draws than the scheme asks for, because of max_draws
  double doubtful_below = 0.6;
};

/// A warning that names the segments which should not be trusted, in one or two sentences; empty if there are
/// none. At most ten are named, by their labels or by `names`.
/// @param names k names, or none
inline std::string stability_warning(const StabilityResult& result,
                                     const std::vector<std::string>& names = {}) {
  constexpr Index max_named = 10;
  std::string list;
  Index doubtful = 0;
  for (std::size_t c = 0; c < result.segments.size(); ++c) {
    const SegmentStability& segment = result.segments[c];
    if (!segment.doubtful || doubtful++ >= max_named) continue;
    char figures[64];
    std::snprintf(figures, sizeof figures, " (%.2f ± %.2f)", segment.mean, segment.standard_error);
    list += list.empty() ? "" : ", ";
    list += (c < names.size() ? names[c] : std::to_string(c)) + figures;
  }
  if (doubtful == 0) return {};
  if (doubtful > max_named) list += " and " + std::to_string(doubtful - max_named) + " more";
  char limit[32];
  std::snprintf(limit, sizeof limit, "%.2g", result.doubtful_below);
  std::string text = (doubtful == 1 ? "Segment " : "Segments ") + list + (doubtful == 1 ? " does" : " do") +
                     " not come back when the data are drawn again: the mean Jaccard similarity in " +
                     std::to_string(result.similarities.rows()) + " resamples is below " + limit + ".";
  if (result.limited)
    text += " Each resample had " + std::to_string(result.draws) + " draws of the " +
            std::to_string(result.observations) +
            " observations; with all of them segments may be more stable.";
  return text;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_STABILITY_RESULT_HPP
