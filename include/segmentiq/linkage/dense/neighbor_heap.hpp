// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_NEIGHBOR_HEAP_HPP
#define SEGMENTIQ_LINKAGE_DENSE_NEIGHBOR_HEAP_HPP

#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/closest_pairs_first.hpp"
#include "segmentiq/linkage/dense/lance_williams.hpp"
#include "segmentiq/linkage/dense/working_distances.hpp"
#include "segmentiq/linkage/merge_order.hpp"

namespace segmentiq {
namespace detail {

/// Dissimilarities that are all written down, for closest_pairs_first().
template<LinkageCriterion Criterion>
class StoredSource {
 public:
  StoredSource(CondensedMatrix distances, const Criterion& criterion, const Execution& execution)
      : distances_(std::move(distances)),
        criterion_(criterion),
        execution_(execution),
        row_x_(to_size(slots())),
        row_y_(row_x_.size()) {}

  Index slots() const { return distances_.slots(); }
  double between(Index x, Index y) const { return distances_.between(x, y); }

  Nearest nearest_after(Index slot, const std::vector<double>& inactive) const {
    Nearest found =
        nearest_in_row(distances_.row_beyond(slot), inactive.data() + slot + 1, slots() - slot - 1);
    if (found.position >= 0) found.position += slot + 1;
    return found;
  }

  const double* merge(Index x, Index y, double height, const std::vector<double>& sizes,
                      const std::vector<double>& inactive) {
    const double* const row_x = distances_.row(x, 0, slots(), row_x_.data());
    double* const row_y = distances_.open_row(y, 0, slots(), row_y_.data());
    tied_ += is_tied(row_x, row_y, inactive.data(), height, slots()) ? 1 : 0;
    update_row(criterion_, {height, sizes[to_size(x)], sizes[to_size(y)]}, row_x, row_y, sizes.data(),
               slots(), row_y);
    row_y[y] = HUGE_VAL;
    distances_.close_row(y, 0, slots(), row_y, x);
    return row_y;
  }

  bool wants_compaction(Index active) const { return distances_.wants_compaction(active); }
  void compact(const std::vector<Index>& kept) {
    with_team(execution_, [&](Team& team) { distances_.compact(kept, team); });
  }

  Index tied() const { return tied_; }

 private:
  WorkingDistances distances_;
  const Criterion& criterion_;
  const Execution& execution_;
  std::vector<double> row_x_;
  std::vector<double> row_y_;
  Index tied_ = 0;
};

/// @param weights of the observations, or none
template<LinkageCriterion Criterion>
FoundMerges neighbor_heap_merges(CondensedMatrix distances, const Criterion& criterion,
                                 const std::vector<double>& weights, const Execution& execution) {
  StoredSource<Criterion> source(std::move(distances), criterion, execution);
  return closest_pairs_first(source, weights, execution);
}

}  // namespace detail

/// Agglomerative clustering of given dissimilarities, the closest pair first, for any criterion.
///
/// @param distances of n observations, finite and not negative; its memory is worked in
/// @return merges sorted by height where the criterion is monotone, else in the order found, in which heights
/// may decrease. Heights, ids and sizes as
///   `scipy.cluster.hierarchy.linkage(method="centroid"|"median")` on the same distances, ties too
/// @throws cancelled_error
/// Time O(n²) to O(n² log n) as a rule, O(n³) at worst; memory O(n) beside `distances`.
template<LinkageCriterion Criterion>
Dendrogram neighbor_heap(CondensedMatrix distances, const Criterion& criterion,
                         const Execution& execution = {}) {
  const Index n = distances.observations();
  return detail::finished_dendrogram<Criterion>(
      n, detail::neighbor_heap_merges(std::move(distances), criterion, {}, execution).merges);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_DENSE_NEIGHBOR_HEAP_HPP
