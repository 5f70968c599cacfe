// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_PCA_OPTIONS_HPP
#define SEGMENTIQ_DECOMPOSITION_PCA_OPTIONS_HPP

#include <algorithm>
#include <optional>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How many components a `Pca` keeps. Set at most one of the two; with neither, all min(n, d) are kept.
struct PcaOptions {
  /// This many, 1 … min(n, d). Clamp with `max_components` if needed.
  std::optional<Index> components{};
  /// The fewest that explain more than this share of the variance, in (0, 1).
  std::optional<double> variance_share{};
};

/// The maximum number of components of n observations of d features: min(n, d).
constexpr Index max_components(Index observations, Index features) {
  return std::min(observations, features);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_PCA_OPTIONS_HPP
