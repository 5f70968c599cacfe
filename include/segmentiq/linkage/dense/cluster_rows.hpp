// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_CLUSTER_ROWS_HPP
#define SEGMENTIQ_LINKAGE_DENSE_CLUSTER_ROWS_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// The dissimilarities of the clusters that merges have made, of a running clustering of observations.
///
/// A cluster has a row of two parts: its dissimilarities to the observations that are still singletons, by their
/// places, and those to the clusters, by their columns, in the order in which they came about. So a row is
/// read from contiguous memory, and written to it. The column of a new cluster is not contiguous, and would
/// cost a cache line a value: columns are therefore written `batch` at a time, and until then a row that is
/// read is completed with the values that the rows of the newer clusters hold. That of a singleton,
/// which is read about once, is gathered from the clusters' rows.
class ClusterRows {
 public:
  /// Columns that are written at once: some adjacent cache lines a row.
  static constexpr Index batch = 32;
  /// Columns of a panel. The clusters' parts stand in panels, so that columns can be added.
  static constexpr Index width = 256;
  static_assert(width % batch == 0);

  explicit ClusterRows(Index observations)
      : height_(observations / 2),
        singleton_places_(observations),
        table_(to_size(most_in_table(observations))),
        singleton_parts_(to_size(max_in_singleton_parts(observations))) {}

  Index columns() const { return static_cast<Index>(row_of_.size()); }
  Index panels() const { return (columns() + width - 1) / width; }

  /// The row of the cluster of a column.
  Index row(Index column) const { return row_of_[to_size(column)]; }

  double* singleton_part(Index row) const { return singleton_parts() + row * singleton_stride(); }

  /// The part of a row that lies in a panel.
  double* part(Index row, Index panel) const { return table() + (panel * height_ + row) * width; }

  /// A row for a new cluster.
  Index new_row() {
    if (free_rows_.empty()) return rows_++;
    const Index row = free_rows_.back();
    free_rows_.pop_back();
    return row;
  }
  void free_row(Index row) { free_rows_.push_back(row); }

  /// Adds the column of a cluster whose row is written. @return its number
  Index add_column(Index row) {
    const Index column = columns();
    row_of_.push_back(row);
    at(row, column) = HUGE_VAL;
    return column;
  }

  /// Says that the cluster of a column lives no more, and its values need not be read. @param row one that is
  /// read anyway
  void retire(Index column, Index row) { row_of_[to_size(column)] = row; }

  /// Fetches what is missing in the row of the cluster of `column`.
  /// @param from before this column nothing is missing
  void complete(Index column, Index from) {
    for (Index c = std::max(from, written_); c < columns(); ++c)
      at(row(column), c) = at(row(c), column);
  }

  /// Gathers the row of a singleton, from column `first` on: to[c] of column c.
  void gather(Index place, Index first, double* to, Team& team) const {
    constexpr Index chunk = 512;
    team.chunks(columns() - first, chunk, [&](Index begin, Index end) {
      for (Index c = first + begin; c < first + end; ++c) {
        prefetch(singleton_part(row(std::min(c + 2 * ahead, columns() - 1))) + place);
        to[c] = singleton_part(row(c))[place];
      }
    });
  }

  /// Writes missing columns, when there are `batch` of them or when it is `due`.
  /// @param inactive by column, not 0 where the cluster is inactive
  void write_columns(bool due, const std::vector<double>& inactive, Team& team) {
    const Index first = written_;
    const Index end = columns();
    if (!due && end % batch != 0) return;
    team.chunks(end, 256, [&](Index from, Index to) {
      for (Index k = from; k < to; ++k) {
        const double* const next = &at(row(std::min(k + ahead, to - 1)), first);
        for (Index c = 0; c < end - first; c += 8)
          prefetch(next + c);
        if (inactive[to_size(k)] != 0) continue;
        for (Index c = std::max(first, k + 1); c < end; ++c)
          at(row(k), c) = at(row(c), k);
      }
    });
    written_ = end;
  }

  /// Keeps the singletons at `places` and the clusters of `columns` (both ascending).
  /// @pre no columns are missing
  void keep(const std::vector<Index>& places, const std::vector<Index>& columns, Team& team) {
    std::vector<Index> order(columns.size());  // of the kept columns, by rows
    for (std::size_t c = 0; c < order.size(); ++c)
      order[c] = static_cast<Index>(c);
    const auto row_before = [&](Index r) {
      return row(columns[to_size(order[to_size(r)])]);
    };
    std::sort(order.begin(), order.end(),
              [&](Index a, Index b) { return row(columns[to_size(a)]) < row(columns[to_size(b)]); });
    keep_table(columns, row_before, team);
    keep_singleton_parts(places, static_cast<Index>(columns.size()), row_before, team);
    row_of_.resize(columns.size());
    for (std::size_t r = 0; r < order.size(); ++r)
      row_of_[to_size(order[r])] = static_cast<Index>(r);
    free_rows_.clear();
    rows_ = written_ = this->columns();
  }

  /// Doubles of memory that are asked for; what is not reached is never touched. @pre keep() is called
  /// whenever a fifth of what lived has died, as ObservedClusters does
  static constexpr Index most_in_table(Index n) { return 3 * n * n / 10 + (width + 64) * (n + 1); }
  static constexpr Index max_in_singleton_parts(Index n) { return 9 * n * n / 40 + 136 * (n + 1); }

 private:
  /// How many rows ahead the memory is asked for.
  static constexpr Index ahead = 12;

  Index singleton_stride() const { return (singleton_places_ + 7) / 8 * 8; }
  double* table() const { return const_cast<double*>(table_.get()); }
  double* singleton_parts() const { return const_cast<double*>(singleton_parts_.get()); }
  double& at(Index row, Index column) const { return part(row, column / width)[column % width]; }

  /// Rewrites memory from front to back, on all threads: row r of `rows` new ones of `length` is written to
  /// target + r·length by write(r, to). What it and later rows are made of must lie at source(r) or behind,
  /// and source(r) at the new place or behind.
  template<class Source, class Write>
  static void rewrite(double* target, Index rows, Index length, Team& team, const Source& source,
                      const Write& write) {
    if (length == 0) return;
    constexpr Index few = 16;
    std::vector<double> buffer;
    for (Index first = 0; first < rows;) {
      const Index safe = std::min(rows - first, (source(first) - target) / length - first);
      const bool in_place = safe >= few;  // so many rows touch nothing that is needed
      const Index count = in_place ? safe : std::min(rows - first, few);
      if (!in_place) buffer.resize(to_size(few * length));
      double* const to = in_place ? target + first * length : buffer.data();
      const Index chunk = in_place ? std::max<Index>(1, 16'384 / length) : few;
      team.chunks(count, chunk, [&](Index begin, Index end) {
        for (Index r = begin; r < end; ++r)
          write(first + r, to + r * length);
      });
      if (!in_place) std::copy_n(to, count * length, target + first * length);
      first += count;
    }
  }

  template<class RowBefore>
  void keep_table(const std::vector<Index>& columns, const RowBefore& row_before, Team& team) {
    const double* sources[width];
    for (std::size_t first = 0; first < columns.size(); first += width) {
      const Index here = std::min(width, static_cast<Index>(columns.size() - first));
      for (Index c = 0; c < here; ++c)
        sources[c] = &at(0, columns[first + to_size(c)]);
      rewrite(
          table() + static_cast<Index>(first) * height_, static_cast<Index>(columns.size()), width, team,
          [&](Index r) { return part(row_before(r), columns[first] / width); },
          [&](Index r, double* to) {
            const Index offset = row_before(r) * width;
            for (Index c = 0; c < here; ++c)
              to[c] = sources[c][offset];
          });
    }
  }

  template<class RowBefore>
  void keep_singleton_parts(const std::vector<Index>& places, Index rows, const RowBefore& row_before,
                            Team& team) {
    const Index stride = (static_cast<Index>(places.size()) + 7) / 8 * 8;
    rewrite(
        singleton_parts(), rows, stride, team, [&](Index r) { return singleton_part(row_before(r)); },
        [&](Index r, double* to) {
          const double* const source = singleton_part(row_before(r));
          for (const Index p : places)
            *to++ = source[p];
        });
    singleton_places_ = static_cast<Index>(places.size());
  }

  Index height_;            // rows that a panel has room for: there are never more clusters
  Index singleton_places_;  // of a singleton part
  LargeArray table_;
  LargeArray singleton_parts_;
  std::vector<Index> row_of_;  // by column
  Index rows_ = 0;             // in use, or free
  std::vector<Index> free_rows_;
  Index written_ = 0;  // columns that are written in all rows
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_CLUSTER_ROWS_HPP
