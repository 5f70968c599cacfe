// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_CLUSTER_ROWS_HPP
#define SEGMENTIQ_LINKAGE_CLUSTER_ROWS_HPP

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/detail/simd.hpp"
#include "segmentiq/linkage/block_list.hpp"

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

  /// Where a cluster's values stand.
  struct Address {
    Index table_row;
    Index lone_row;
  };

  explicit ClusterRows(Index observations)
      : width_(std::clamp<Index>(
            static_cast<Index>(std::bit_ceil(static_cast<std::size_t>(observations / 64 + 1))), batch, 512)),
        rows_(observations),
        lone_places_(observations) {}

  Index columns() const { return static_cast<Index>(addresses_.size()); }
  Index width() const { return width_; }
  Index panels() const { return (columns() + width_ - 1) / width_; }

  /// The first column that is not written for all rows yet.
  Index missing_from() const { return written_; }

  /// The part of a row of the table that lies in a panel.
  double* part(Index row, Index panel) const { return panels_.block(panel) + row * width_; }

  /// The value of a row in a column.
  double& at(Index row, Index column) const { return part(row, column / width_)[column % width_]; }

  double* lone_part(Index row) const {
    return lone_parts_.block(row / rows_a_block()) + row % rows_a_block() * lone_stride();
  }

  Index new_lone_row() {
    if (!free_lone_rows_.empty()) {
      const Index row = free_lone_rows_.back();
      free_lone_rows_.pop_back();
      return row;
    }
    if (lone_rows_ == lone_parts_.count() * rows_a_block()) lone_parts_.add(rows_a_block() * lone_stride());
    return lone_rows_++;
  }
  void free_lone_row(Index row) { free_lone_rows_.push_back(row); }

  /// Adds the column of a cluster whose row is written. @return its number
  Index add_column(Address of_cluster) {
    const Index column = columns();
    if (column == panels_.count() * width_) panels_.add(rows_ * width_);
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
        if (lone_dead[static_cast<std::size_t>(p)] != 0) continue;
        double* const target = &at(lone_rows[static_cast<std::size_t>(p)], first);
        for (Index c = 0; c < end - first; ++c)
          target[c] = sources[c][p];
      }
    });
    team.chunks(end, chunk, [&](Index from, Index to) {
      for (Index k = from; k < to; ++k) {
        if (column_dead[static_cast<std::size_t>(k)] != 0) continue;
        double* const target = &at(address(k).table_row, first) - first;
        for (Index c = std::max(first, k + 1); c < end; ++c)
          target[c] = at(address(c).table_row, k);
      }
    });
    written_ = end;
  }

  /// Keeps the lone observations at `places` and the clusters of `columns` (both ascending). Their rows in the
  /// table become 0, 1, …: those of the observations first. @pre no columns are missing
  void keep(const std::vector<Index>& places, const std::vector<Index>& lone_rows,
            const std::vector<Index>& columns, Team& team) {
    std::vector<Index> rows;
    for (const Index p : places)
      rows.push_back(lone_rows[static_cast<std::size_t>(p)]);
    for (const Index c : columns)
      rows.push_back(address(c).table_row);
    keep_table(rows, columns, team);
    std::vector<Address> kept;
    for (const Index c : columns)
      kept.push_back({static_cast<Index>(places.size() + kept.size()), address(c).lone_row});
    addresses_ = std::move(kept);
    keep_lone_parts(places, team);
    rows_ = static_cast<Index>(rows.size());
    written_ = this->columns();
  }

 private:
  Index rows_a_block() const { return width_ / 2; }
  Index lone_stride() const { return (lone_places_ + 7) / 8 * 8; }

  void keep_table(const std::vector<Index>& rows, const std::vector<Index>& columns, Team& team) {
    BlockList kept;
    panels_.release_before(0, kept);
    std::vector<const double*> sources(static_cast<std::size_t>(width_));
    for (std::size_t first = 0; first < columns.size(); first += sources.size()) {
      const std::size_t count = std::min(sources.size(), columns.size() - first);
      for (std::size_t i = 0; i < count; ++i)
        sources[i] = &at(0, columns[first + i]);
      kept.add(static_cast<Index>(rows.size()) * width_);
      double* const panel = kept.block(kept.count() - 1);
      team.chunks(static_cast<Index>(rows.size()), 32, [&](Index from, Index to) {
        for (Index r = from; r < to; ++r) {
          const Index offset = rows[static_cast<std::size_t>(r)] * width_;
          double* const target = panel + r * width_;
          for (std::size_t i = 0; i < count; ++i)
            target[i] = sources[i][offset];
        }
      });
      const bool last = first + count == columns.size();
      panels_.release_before(last ? panels_.count() : columns[first + count] / width_, kept);
    }
    panels_ = std::move(kept);
  }

  void keep_lone_parts(const std::vector<Index>& places, Team& team) {
    // In the order in which they lie, so that memory becomes free on the way.
    std::vector<Address*> order;
    for (Address& address : addresses_)
      order.push_back(&address);
    std::sort(order.begin(), order.end(),
              [](const Address* a, const Address* b) { return a->lone_row < b->lone_row; });
    const Index stride = (static_cast<Index>(places.size()) + 7) / 8 * 8;
    BlockList kept;
    lone_parts_.release_before(0, kept);
    for (Index first = 0; first < static_cast<Index>(order.size()) && stride > 0; first += rows_a_block()) {
      const Index end = std::min(static_cast<Index>(order.size()), first + rows_a_block());
      kept.add(rows_a_block() * stride);
      double* const block = kept.block(kept.count() - 1);
      team.chunks(end - first, 2, [&](Index from, Index to) {
        for (Index r = from; r < to; ++r) {
          const double* const source = lone_part(order[static_cast<std::size_t>(first + r)]->lone_row);
          double* const target = block + r * stride;
          for (std::size_t i = 0; i < places.size(); ++i)
            target[i] = source[places[i]];
        }
      });
      const bool last = end == static_cast<Index>(order.size());
      lone_parts_.release_before(
          last ? lone_parts_.count() : order[static_cast<std::size_t>(end)]->lone_row / rows_a_block(), kept);
    }
    lone_parts_ = std::move(kept);
    for (std::size_t r = 0; r < order.size(); ++r)
      order[r]->lone_row = static_cast<Index>(r);
    lone_rows_ = static_cast<Index>(order.size());
    free_lone_rows_.clear();
    lone_places_ = static_cast<Index>(places.size());
  }

  Index width_;        // of a panel, a power of two
  Index rows_;         // of the table
  Index lone_places_;  // of a lone part
  BlockList panels_;
  BlockList lone_parts_;
  std::vector<Address> addresses_;  // by column
  Index written_ = 0;
  Index lone_rows_ = 0;
  std::vector<Index> free_lone_rows_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_CLUSTER_ROWS_HPP
