// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_OPTIONS_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_OPTIONS_HPP

#include <cstdint>
#include <limits>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// Which observations silhouette() judges. Each of them is compared with all observations, so its silhouette
/// is exact even in a sample.
struct SilhouetteOptions {
  /// For `exact_up_to`: judge every observation, however many there are.
  static constexpr Index any_number = std::numeric_limits<Index>::max();

  /// Up to this many observations all are judged, with n²/2 distances; above, a random sample.
  Index exact_up_to = 30'000;
  /// About how many observations are sampled, ≥ 1. Each cluster gets its share, rounded up, but at least 30
  /// (or all of a smaller cluster), so many or small clusters need more. Costs n distances each; four times
  /// as many halve the standard error.
  Index sample_size = 2'000;
  /// Chooses the sample: the same seed gives the same sample on every machine.
  std::uint64_t seed = 1;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_OPTIONS_HPP
