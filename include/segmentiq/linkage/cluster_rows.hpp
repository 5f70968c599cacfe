// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_CLUSTER_ROWS_HPP
#define SEGMENTIQ_LINKAGE_CLUSTER_ROWS_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/simd.hpp"
#include "segmentiq/detail/large_array.hpp"

namespace segmentiq::detail {

/// The dissimilarities of a running clustering to those clusters that merges have made.
///
///   table       a row for everything that lives, observation or cluster; a column for every cluster, in the
///               order in which they came about. In panels of so many columns, which are added when needed
///   lone parts  a row for every cluster: its dissimilarities to the observations that are still alone, by
///               their places
///
/// So whatever is read is contiguous, and so is the row of a new cluster when it is written. Its column is
/// not, and would cost a cache line a value: columns are therefore written `batch` at a time, and until then
/// a row that is read is completed with the values that the rows of the newer clusters hold (missing_from).
class ClusterRows {
 public:
  /// Columns that are written at once: some adjacent cache lines a row.
  static constexpr Index batch = 32;
  /// Columns of a panel.
  static constexpr Index width = 256;
  static_assert(width % batch == 0);

  /// Where a cluster's values stand.
  struct Address {
    Index table_row;
    Index lone_row;
  };

  explicit ClusterRows(Index observations)
      : rows_(observations),
        lone_places_(observations),
        table_(static_cast<std::size_t>(most_in_table(observations))),
        lone_parts_(static_cast<std::size_t>(most_in_lone_parts(observations))) {}

  Index columns() const { return static_cast<Index>(addresses_.size()); }
  Index panels() const { return (columns() + width - 1) / width; }

  /// The first column that is not written for all rows yet.
  Index missing_from() const { return written_; }

  /// The part of a row of the table that lies in a panel.
  double* part(Index row, Index panel) const { return table() + (panel * rows_ + row) * width; }

  /// The value of a row in a column.
  double& at(Index row, Index column) const { return part(row, column / width)[column % width]; }

  double* lone_part(Index row) const { return lone_parts() + row * lone_stride(); }

  Index new_lone_row() {
    if (!free_lone_rows_.empty()) {
      const Index row = free_lone_rows_.back();
      free_lone_rows_.pop_back();
      return row;
    }
    return lone_rows_++;
  }
  void free_lone_row(Index row) { free_lone_rows_.push_back(row); }

  /// Adds the column of a cluster whose row is written. @return its number
  Index add_column(Address of_cluster) {
    const Index column = columns();
    addresses_.push_back(of_cluster);
    at(of_cluster.table_row, column) = HUGE_VAL;
    return column;
  }

  const Address& address(Index column) const { return addresses_[static_cast<std::size_t>(column)]; }

  /// Fetches the values from column `first` on of a row that is older than they: of the lone observation at
  /// `place`, or, where `is_column`, of the cluster of that column.
  void complete(Index row, Index first, Index place, bool is_column) {
    for (Index c = first; c < columns(); ++c)
      at(row, c) = is_column ? at(address(c).table_row, place) : lone_part(address(c).lone_row)[place];
  }

  /// Writes the missing columns.
  /// @param lone_rows the row in the table of the observation at each place
  /// @param lone_dead, column_dead not 0 where nothing lives any more
  void write_columns(const std::vector<Index>& lone_rows, const std::vector<double>& lone_dead,
                     const std::vector<double>& column_dead, Team& team) {
    const Index first = written_;
    const Index end = columns();
    constexpr Index chunk = 256;
    team.chunks(lone_places_, chunk, [&](Index from, Index to) {
      const double* sources[batch];
      for (Index c = first; c < end; ++c)
        sources[c - first] = lone_part(address(c).lone_row);
      for (Index p = from; p < to; ++p) {
        prefetch_for_write(&at(lone_rows[static_cast<std::size_t>(std::min(p + ahead, to - 1))], first),
                           end - first);
        if (lone_dead[static_cast<std::size_t>(p)] != 0) continue;
        double* const target = &at(lone_rows[static_cast<std::size_t>(p)], first);
        for (Index c = 0; c < end - first; ++c)
          target[c] = sources[c][p];
      }
    });
    team.chunks(end, chunk, [&](Index from, Index to) {
      for (Index k = from; k < to; ++k) {
        prefetch_for_write(&at(address(std::min(k + ahead, to - 1)).table_row, first), end - first);
        if (column_dead[static_cast<std::size_t>(k)] != 0) continue;
        double* const target = &at(address(k).table_row, first) - first;
        for (Index c = std::max(first, k + 1); c < end; ++c)
          target[c] = at(address(c).table_row, k);
      }
    });
    written_ = end;
  }

  /// Keeps the lone observations at `places` and the clusters of `columns` (both ascending). The rows of the
  /// table that are theirs, `rows` (ascending), become 0, 1, … @pre no columns are missing
  void keep(const std::vector<Index>& places, const std::vector<Index>& columns,
            const std::vector<Index>& rows, Team& team) {
    keep_table(rows, columns, team);
    std::vector<Address> kept;
    for (const Index c : columns) {
      const auto row = std::lower_bound(rows.begin(), rows.end(), address(c).table_row);
      kept.push_back({row - rows.begin(), address(c).lone_row});
    }
    addresses_ = std::move(kept);
    keep_lone_parts(places, team);
    rows_ = static_cast<Index>(rows.size());
    written_ = this->columns();
  }

  /// Doubles of memory that are asked for; what is not reached is never touched. With squeezes as
  /// ObservedClusters orders them, when a fifth of what lived has died: at most 5/16 n² of rows and columns
  /// that were alive then or came since, and a panel that is not full.
  static constexpr Index most_in_table(Index n) { return 5 * n * n / 16 + (width + 128) * n; }
  /// Likewise lone places × clusters: at most 9/40 n².
  static constexpr Index most_in_lone_parts(Index n) { return 9 * n * n / 40 + 136 * n; }

 private:
  /// How many rows ahead the memory is asked for.
  static constexpr Index ahead = 12;

  static void prefetch_for_write(const double* values, Index count) {
    for (Index i = 0; i < count; i += 8)
      prefetch(values + i);
  }

  Index lone_stride() const { return (lone_places_ + 7) / 8 * 8; }
  double* table() const { return const_cast<double*>(table_.get()); }
  double* lone_parts() const { return const_cast<double*>(lone_parts_.get()); }

  /// Rewrites memory from front to back, on all threads: row r of `rows` new ones of `length` is written to
  /// target + r·length by write(r, to). What it and later rows are made of must lie at source(r) or behind,
  /// and source(r) at the new place or behind.
  template<class Source, class Write>
  static void rewrite(double* target, Index rows, Index length, Team& team, const Source& source,
                      const Write& write) {
    if (length == 0) return;
    std::vector<double> buffer;
    for (Index first = 0; first < rows;) {
      const Index safe = std::min(rows - first, (source(first) - target) / length - first);
      const bool in_place = safe >= 16;  // so many rows touch nothing that is needed
      const Index count = in_place ? safe : std::min<Index>(rows - first, 16);
      if (!in_place) buffer.resize(static_cast<std::size_t>(16 * length));
      double* const to = in_place ? target + first * length : buffer.data();
      const Index chunk = in_place ? std::max<Index>(1, 16'384 / length) : 16;
      team.chunks(count, chunk, [&](Index begin, Index end) {
        for (Index r = begin; r < end; ++r)
          write(first + r, to + r * length);
      });
      if (!in_place) std::copy_n(to, count * length, target + first * length);
      first += count;
    }
  }

  /// @param rows ascending: a row never moves behind the place that it had
  void keep_table(const std::vector<Index>& rows, const std::vector<Index>& columns, Team& team) {
    const Index count = static_cast<Index>(rows.size());
    const double* sources[width];
    for (std::size_t first = 0; first < columns.size(); first += width) {
      const Index here = std::min(width, static_cast<Index>(columns.size() - first));
      for (Index c = 0; c < here; ++c)
        sources[c] = &at(0, columns[first + static_cast<std::size_t>(c)]);
      rewrite(
          table() + static_cast<Index>(first) * count, count, width, team,
          [&](Index r) { return part(rows[static_cast<std::size_t>(r)], columns[first] / width); },
          [&](Index r, double* to) {
            const Index offset = rows[static_cast<std::size_t>(r)] * width;
            for (Index c = 0; c < here; ++c)
              to[c] = sources[c][offset];
          });
    }
  }

  void keep_lone_parts(const std::vector<Index>& places, Team& team) {
    std::vector<Address*> order;
    for (Address& address : addresses_)
      order.push_back(&address);
    std::sort(order.begin(), order.end(),
              [](const Address* a, const Address* b) { return a->lone_row < b->lone_row; });
    const Index stride = (static_cast<Index>(places.size()) + 7) / 8 * 8;
    const auto before = [&](Index r) {
      return lone_part(order[static_cast<std::size_t>(r)]->lone_row);
    };
    rewrite(lone_parts(), static_cast<Index>(order.size()), stride, team, before, [&](Index r, double* to) {
      const double* const source = before(r);
      for (const Index p : places)
        *to++ = source[p];
    });
    for (std::size_t r = 0; r < order.size(); ++r)
      order[r]->lone_row = static_cast<Index>(r);
    lone_rows_ = static_cast<Index>(order.size());
    free_lone_rows_.clear();
    lone_places_ = static_cast<Index>(places.size());
  }

  Index rows_;         // of the table
  Index lone_places_;  // of a lone part
  LargeArray table_;
  LargeArray lone_parts_;
  std::vector<Address> addresses_;  // by column
  Index written_ = 0;
  Index lone_rows_ = 0;
  std::vector<Index> free_lone_rows_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_CLUSTER_ROWS_HPP
