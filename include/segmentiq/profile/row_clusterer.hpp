// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_ROW_CLUSTERER_HPP
#define SEGMENTIQ_PROFILE_ROW_CLUSTERER_HPP

#include <concepts>
#include <span>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq {

/// Clusters a selection of the rows of a data set: what stability repeats for each resample.
///
/// Requires, for `const Clusterer c; std::span<const Index> rows; const Execution& execution`:
///   - `c(rows, execution)` → a Partition of rows.size() labels, label i of observation rows[i]
///   - `c.memory(rows)` → double, the bytes it allocates for so many rows; optional, none means not known
/// Semantics (not checked): the same rows give the same labels for any number of threads; rows may repeat; it
/// may be called from several threads at once; it respects `execution`.
/// Models: LinkageOfRows, LinkageOfPairs (profile/linkage_stability.hpp), any lambda of that form.
template<class Clusterer>
concept RowClusterer = requires(const Clusterer& c, std::span<const Index> rows, const Execution& execution) {
  { c(rows, execution) } -> std::convertible_to<Partition>;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_ROW_CLUSTERER_HPP
