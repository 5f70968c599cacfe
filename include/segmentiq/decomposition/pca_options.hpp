// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_PCA_OPTIONS_HPP
#define SEGMENTIQ_DECOMPOSITION_PCA_OPTIONS_HPP

#include <algorithm>
#include <optional>

#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How many components a `Pca` keeps. Give one of the two, or neither to keep all min(n, d); not both.
struct PcaOptions {
  /// That many, 1 … min(n, d). See `max_components` to clamp first.
  std::optional<Index> components{};
  /// As few as explain more than this share of the variance, in (0, 1).
  std::optional<double> variance_share{};
};

/// The most components that n observations of d features have: min(n, d).
constexpr Index max_components(Index observations, Index features) {
  return std::min(observations, features);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_PCA_OPTIONS_HPP
