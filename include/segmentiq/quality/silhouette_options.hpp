// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_SILHOUETTE_OPTIONS_HPP
#define SEGMENTIQ_QUALITY_SILHOUETTE_OPTIONS_HPP

#include <cstdint>
#include <limits>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// Which observations silhouette() judges. Every judged one is compared with all observations, so that its
/// own silhouette is exact whether others are judged or not.
struct SilhouetteOptions {
  /// For `exact_up_to`: judge every observation, however many there are.
  static constexpr Index any_number = std::numeric_limits<Index>::max();

  /// Up to this many observations each one is judged, in n²/2 distances; of more, a random sample.
  Index exact_up_to = 30'000;
  /// About how many observations a sample has, ≥ 1. Each cluster has its share of them, rounded up, and at
  /// least 30 (or all of a smaller cluster): more where clusters are many or small. Costs n distances each;
  /// four times as many halve the standard error.
  Index sample_size = 2'000;
  /// Chooses the sample: the same seed, the same sample, on every machine.
  std::uint64_t seed = 1;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_SILHOUETTE_OPTIONS_HPP
