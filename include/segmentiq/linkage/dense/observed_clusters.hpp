// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_OBSERVED_CLUSTERS_HPP
#define SEGMENTIQ_LINKAGE_DENSE_OBSERVED_CLUSTERS_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/cluster_rows.hpp"
#include "segmentiq/linkage/dense/lance_williams.hpp"
#include "segmentiq/linkage/dense/nearest_neighbors.hpp"
#include "segmentiq/linkage/dense/row_side.hpp"
#include "segmentiq/linkage/dense/singletons.hpp"
#include "segmentiq/linkage/dense/stored_clusters.hpp"

namespace segmentiq::detail {

/// Clusters of observations under the Euclidean distance, for walk_chain().
///
/// A slot is an observation; a cluster lives in the last slot of its members. Distances between observations
/// that are still singletons are computed when they are needed (Singletons), all others are written down
/// (ClusterRows). So a row has two sides: the singletons, and the clusters in the order in which they
/// came about. Each side has its places, and inactive places are removed from time to time.
template<ReducibleCriterion Criterion>
class ObservedClusters {
 public:
  /// @param weights of the observations, or none
  ObservedClusters(const Matrix<double>& x, const std::vector<double>& weights, const Criterion& criterion,
                   Team& team)
      : team_(team),
        criterion_(criterion),
        singleton_rows_of_(x, std::same_as<Criterion, Ward> && !weights.empty() ? weights.data() : nullptr),
        rows_(x.rows()),
        active_(x.rows()),
        active_then_(active_),
        singleton_(active_),
        clusters_(0),
        where_(to_size(active_)) {
    std::iota(singleton_.slots.begin(), singleton_.slots.end(), Index{0});
    singleton_.sizes = weights;
    for (Index i = 0; i < active_; ++i)
      where_[to_size(i)] = {false, i, 0};
  }

  Index active() const { return active_; }
  Index tied() const { return tied_; }
  Index observation(Index slot) const { return slot; }

  Index first_active() {
    while (where_[to_size(first_active_)].place < 0)
      ++first_active_;
    return first_active_;
  }

  Nearest nearest(Index slot) {
    NearestNeighbors& known = side_of(slot).nearest;
    const Index place = where_[to_size(slot)].place;
    if (!known.known(place)) known.set(place, search(slot));
    return known.known(place) ? known.of(place) : Nearest{HUGE_VAL, -1};
  }

  void merge(Index x, Index y, double height) {
    const Row row_x = row_of(x);
    const Row row_y = row_of(y);
    const MergeTerms terms{height, size_of(x), size_of(y)};
    Where& of_x = where_[to_size(x)];
    Where& of_y = where_[to_size(y)];
    for (const Where* gone : {&of_x, &of_y})
      (gone->is_cluster ? clusters_ : singleton_).inactive[to_size(gone->place)] = HUGE_VAL;
    if (of_x.is_cluster && of_y.is_cluster) rows_.free_row(rows_.row(of_x.place));
    const Index new_row = of_y.is_cluster   ? rows_.row(of_y.place)
                          : of_x.is_cluster ? rows_.row(of_x.place)
                                            : rows_.new_row();
    const Row merged = row_of_cluster(new_row);
    for (const Where* gone : {&of_x, &of_y})
      if (gone->is_cluster) rows_.retire(gone->place, new_row);

    const Nearest of_both = nearest_in_pieces(merged, [&](const Piece& piece) {
      prefetch_next(row_x, piece);
      prefetch_next(row_y, piece);
      const double* const values_x = values(row_x, piece);
      const double* const values_y = values(row_y, piece);
      double* const out = values(merged, piece);
      RowSide& side = *piece.side;
      const Index count = piece.to - piece.from;
      const double* const inactive = side.inactive.data() + piece.from;
      const double* const sizes = side.sizes.empty() ? nullptr : side.sizes.data() + piece.from;
      const bool tied = is_tied(values_x, values_y, inactive, height, count);
      update_row(criterion_, terms, values_x, values_y, sizes, count, out);
      side.nearest.merged(x, y, piece.from, piece.to, out);
      return PieceResult{smallest_in_row(out, inactive, count), tied};
    });
    tied_ += std::any_of(results_.begin(), results_.begin() + pieces(),
                         [](const PieceResult& r) { return r.tied; });

    const Index column = rows_.add_column(new_row);
    clusters_.add(y, terms.n_i + terms.n_j, of_both);
    of_x.place = -1;
    of_y = {true, column, column + 1};
    --active_;
  }

  /// Writes columns that are due, and removes inactive places where that is worth while. No slot gets
  /// another name.
  template<class Rename>
  void tidy(const Rename&) {
    const bool compacts = active_ >= 2 && 5 * active_ <= 4 * active_then_ - 100;
    rows_.write_columns(compacts, clusters_.inactive, team_);
    if (compacts) compact();
  }

 private:
  /// What lives in a slot.
  struct Where {
    bool is_cluster;
    Index place;        // on its side, −1: inactive
    Index complete_to;  // of a cluster: before this column nothing is missing in its row
  };

  struct Row {
    double* singleton;
    double* clusters;  // null: a row of rows_
    Index number;
  };

  struct Piece {
    RowSide* side;
    Index from, to;
    Index panel;  // of the clusters' side, else −1
  };

  struct PieceResult {
    double smallest;
    bool tied;
  };

  RowSide& side_of(Index slot) { return where_[to_size(slot)].is_cluster ? clusters_ : singleton_; }

  double size_of(Index slot) {
    const RowSide& side = side_of(slot);
    return side.sizes.empty() ? 1.0 : side.sizes[to_size(where_[to_size(slot)].place)];
  }

  Row row_of_cluster(Index number) const {
    return {singleton_.places() > 0 ? rows_.singleton_part(number) : nullptr, nullptr, number};
  }

  /// The row of a slot, complete.
  Row row_of(Index slot) {
    Where& where = where_[to_size(slot)];
    const Index columns = rows_.columns();
    if (where.is_cluster) {
      rows_.complete(where.place, where.complete_to);
      where.complete_to = columns;
      return row_of_cluster(rows_.row(where.place));
    }
    Singletons::Row& row = singleton_rows_of_.row(slot, where.place, team_);
    const Index known = static_cast<Index>(row.clusters.size());
    row.clusters.resize(to_size(columns));
    rows_.gather(where.place, known, row.clusters.data(), team_);
    return {row.singleton.data(), row.clusters.data(), -1};
  }

  double* values(const Row& row, const Piece& piece) const {
    if (piece.side == &singleton_) return row.singleton + piece.from;
    return row.clusters != nullptr ? row.clusters + piece.from : rows_.part(row.number, piece.panel);
  }

  /// Asks for the beginning of the next piece of a row, which the processor does not guess.
  void prefetch_next(const Row& row, const Piece& piece) const {
    const double* next = row.singleton + piece.to;
    if (piece.panel >= 0) {
      if (row.clusters != nullptr || piece.panel + 1 >= rows_.panels()) return;
      next = rows_.part(row.number, piece.panel + 1);
    }
    for (Index i = 0; i < ClusterRows::width; i += 8)
      prefetch(next + i);
  }

  Index singleton_pieces() const { return (singleton_.places() + piece_places - 1) / piece_places; }
  Index pieces() const { return singleton_pieces() + rows_.panels(); }

  Piece piece(Index number) {
    if (number < singleton_pieces())
      return {&singleton_, number * piece_places, std::min(singleton_.places(), (number + 1) * piece_places),
              -1};
    const Index panel = number - singleton_pieces();
    return {&clusters_, panel * ClusterRows::width,
            std::min(clusters_.places(), (panel + 1) * ClusterRows::width), panel};
  }

  Nearest search(Index slot) {
    const Row row = row_of(slot);
    return nearest_in_pieces(row, [&](const Piece& piece) {
      prefetch_next(row, piece);
      return PieceResult{smallest_in_row(values(row, piece), piece.side->inactive.data() + piece.from,
                                         piece.to - piece.from),
                         false};
    });
  }

  /// Works on all pieces of a row, on all threads; then the nearest, the first slot of several.
  template<class Work>
  Nearest nearest_in_pieces(const Row& row, const Work& work) {
    results_.resize(to_size(pieces()));
    team_.chunks(pieces(), pieces_a_chunk, [&](Index first, Index last) {
      for (Index p = first; p < last; ++p)
        results_[to_size(p)] = work(piece(p));
    });
    Nearest best{HUGE_VAL, -1};
    for (const PieceResult& result : results_)
      best.distance = std::min(best.distance, result.smallest);
    if (best.distance == HUGE_VAL) return best;
    for (Index p = 0; p < pieces(); ++p) {
      if (results_[to_size(p)].smallest != best.distance) continue;
      const Piece here = piece(p);
      const double* const distances = values(row, here);
      for (Index i = here.from; i < here.to; ++i)
        if (distances[i - here.from] == best.distance && here.side->inactive[to_size(i)] == 0 &&
            (best.position < 0 || here.side->slots[to_size(i)] < best.position))
          best.position = here.side->slots[to_size(i)];
    }
    return best;
  }

  void compact() {
    const std::vector<Index> singleton = singleton_.active();
    const std::vector<Index> clusters = clusters_.active();
    rows_.keep(singleton, clusters, team_);
    singleton_rows_of_.keep(singleton);
    singleton_.keep(singleton);
    clusters_.keep(clusters);
    for (const RowSide* side : {&singleton_, &clusters_})
      for (Index p = 0; p < side->places(); ++p)
        where_[to_size(side->slots[to_size(p)])] = {side == &clusters_, p, rows_.columns()};
    active_then_ = active_;
  }

  /// Places whose values stay in the nearest cache while they are worked on.
  static constexpr Index piece_places = 512;
  static constexpr Index pieces_a_chunk = 3;

  Team& team_;
  const Criterion& criterion_;
  Singletons singleton_rows_of_;
  ClusterRows rows_;
  Index active_;
  Index active_then_;  // when inactive places were last removed
  Index first_active_ = 0;
  RowSide singleton_;
  RowSide clusters_;
  std::vector<Where> where_;  // by slot
  std::vector<PieceResult> results_;
  Index tied_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_OBSERVED_CLUSTERS_HPP
