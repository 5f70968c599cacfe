// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_PAIR_TILES_HPP
#define SEGMENTIQ_DISTANCE_PAIR_TILES_HPP

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <string_view>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/kernels/row_totals.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

// The loop over all pairs of observations, which all dissimilarities share.
//
// A chunk of rows is compared with the columns tile by tile, so that all rows of the chunk find the tile in
// the cache. Rows go through the kernel four at a time, so that a loaded column is used four times.
namespace segmentiq::detail {

inline constexpr Index tile_columns = 512;
inline constexpr Index tile_rows = 4;

/// Calls `fill(i, rows, j, columns, out)` for rows i … i+rows−1 (at most tile_rows) against columns j …
/// j+columns−1, which writes the dissimilarity of row i + r and column j + c to out[r·tile_columns + c]. Then
/// calls `visit(i, from, to, values)` with those of observation i to the observations from … to−1, all after
/// i: values[j − from] is that to j, and may be overwritten.
///
/// j is a multiple of column_group, and fill may write up to the next multiple after j + columns. For one i,
/// the visits come in the order of `from`, from one thread. Different i may come from several threads at
/// once.
/// @param rows_per_chunk rows between two checks for a stop request, a multiple of tile_rows; fewer for
/// slower metrics
template<class Fill, class Visit>
void for_each_tile_row(Index n, Index rows_per_chunk, const Execution& execution, std::string_view phase,
                       const Fill& fill, const Visit& visit) {
  const auto pairs = [n](Index first, Index last) {
    return static_cast<double>((last - first) * (n - 1) - (last * (last - 1) - first * (first - 1)) / 2);
  };
  const auto rows_of_pairs = [&](Index first, Index last) {
    alignas(64) std::array<double, to_size(tile_rows * tile_columns)> tile;
    for (Index j0 = (first + 1) / column_group * column_group; j0 < n; j0 += tile_columns) {
      const Index columns = std::min(tile_columns, n - j0);
      for (Index i0 = first; i0 < last; i0 += tile_rows) {
        const Index rows = std::min(tile_rows, last - i0);
        fill(i0, rows, j0, columns, tile.data());
        for (Index i = i0; i < i0 + rows; ++i) {
          const Index from = std::max(j0, i + 1);
          const Index to = j0 + columns;
          if (from < to) visit(i, from, to, tile.data() + (i - i0) * tile_columns + (from - j0));
        }
      }
    }
  };
  PhaseProgress progress(execution, phase, pairs(0, n));
  parallel_chunks(n, rows_per_chunk, execution, &progress, rows_of_pairs, pairs);
  progress.finish();
}

/// The first pair whose dissimilarity is not valid, whichever thread finds it first, so that an error names
/// the same pair for any number of threads.
class FirstBadPair {
 public:
  explicit FirstBadPair(Index observations) : observations_(observations) {}

  /// Looks for NaN and infinite values among those of i to from … to−1. A finite sum of these values, none of
  /// which is negative, shows that all are finite. O(to − from).
  void check(Index i, Index from, Index to, const double* values) {
    if (std::isfinite(sum_of(values, to - from))) return;
    for (Index j = from; j < to; ++j)
      if (!std::isfinite(values[j - from])) return add(i, j);
  }

  void add(Index i, Index j) {
    const Index pair = i * observations_ + j;
    Index seen = first_.load();
    while (pair < seen && !first_.compare_exchange_weak(seen, pair)) {
    }
  }

  bool found() const { return first_.load() != none; }
  Index row() const { return first_.load() / observations_; }
  Index column() const { return first_.load() % observations_; }

 private:
  static constexpr Index none = std::numeric_limits<Index>::max();
  Index observations_;
  std::atomic<Index> first_{none};
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DISTANCE_PAIR_TILES_HPP
