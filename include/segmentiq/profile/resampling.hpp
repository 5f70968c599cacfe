// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_RESAMPLING_HPP
#define SEGMENTIQ_PROFILE_RESAMPLING_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/from_name.hpp"
#include "segmentiq/core/random_below.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// How a resample of n observations is drawn.
///
///   bootstrap  n draws with replacement: some observations come more than once, about 37 % not at all
///   subset     a share of them, without replacement
enum class Resampling { bootstrap, subset };

/// What happens to an observation that a bootstrap draws more than once; as in R's `fpc::clusterboot`.
///
///   dropped  it is clustered and counted once (`multipleboot = FALSE`, the default there)
///   counted  it is clustered and counted as often as it was drawn (`multipleboot = TRUE, bscompare = TRUE`)
///
/// The third variant, clustering duplicates but counting each observation once (`bscompare = FALSE`), is left
/// out: clusterboot 2.2-10 then compares the first two draws only.
enum class Duplicates { dropped, counted };

inline std::string_view to_string(Resampling resampling) {
  return resampling == Resampling::bootstrap ? "bootstrap" : "subset";
}

/// The scheme with this name: "bootstrap" or "subset". @throws parameter_error
inline Resampling resampling_from_name(std::string_view name) {
  return from_name(name, std::array{Resampling::bootstrap, Resampling::subset}, "resampling_from_name()");
}

/// How resamples are drawn.
struct ResamplingOptions {
  Resampling resampling = Resampling::bootstrap;
  Duplicates duplicates = Duplicates::dropped;  ///< for bootstrap
  double share = 0.5;  ///< for subset: ⌊share·n⌋ observations, in (0, 1], at least 1
  /// The most draws per resample, ≥ 1; bounds the time on large data. Resamples smaller than the data make
  /// segments look less stable, not more.
  Index max_draws = 10'000;
  std::uint64_t seed = 1;  ///< the same seed gives the same resamples on every machine
};

namespace detail {

/// The number of draws for a resample of n observations. @throws parameter_error
inline Index draws(Index n, const ResamplingOptions& options, const std::string& where) {
  if (!(options.share > 0 && options.share <= 1))
    throw parameter_error(where + ": share (" + std::to_string(options.share) + ") must be in (0, 1]");
  if (options.max_draws < 1)
    throw parameter_error(where + ": max_draws (" + std::to_string(options.max_draws) +
                          ") must be at least 1");
  Index wanted = n;
  if (options.resampling == Resampling::subset) {
    wanted = static_cast<Index>(std::floor(options.share * static_cast<double>(n)));
    if (wanted < 1)
      throw parameter_error(where + ": share (" + std::to_string(options.share) + ") of " +
                            std::to_string(n) + " observations must be at least 1 observation");
  }
  return std::min(wanted, options.max_draws);
}

/// The rows of a resample as they are clustered: ascending, so that ties are resolved as in the file.
inline std::vector<Index> sorted_rows(std::vector<Index> rows, Duplicates duplicates) {
  std::sort(rows.begin(), rows.end());
  if (duplicates == Duplicates::dropped) rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

/// The `index`-th resample of n observations. O(n) time and memory.
/// @pre count = draws(n, options)
inline std::vector<Index> resample(Index n, Index count, const ResamplingOptions& options, Index index) {
  std::mt19937_64 random = generator(options.seed, static_cast<std::uint64_t>(index));
  if (options.resampling == Resampling::bootstrap) {
    std::vector<Index> rows(to_size(count));
    for (Index& row : rows)
      row = static_cast<Index>(below(static_cast<std::uint64_t>(n), random));
    return sorted_rows(std::move(rows), options.duplicates);
  }
  std::vector<Index> rows(to_size(n));
  std::iota(rows.begin(), rows.end(), Index{0});
  for (std::size_t i = 0; i < to_size(count); ++i)
    std::swap(rows[i], rows[i + below(rows.size() - i, random)]);
  rows.resize(to_size(count));
  return sorted_rows(std::move(rows), Duplicates::counted);
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_RESAMPLING_HPP
