// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NEIGHBOR_HEAP_HPP
#define SEGMENTIQ_LINKAGE_NEIGHBOR_HEAP_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/detail/nearest_in_row.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/lance_williams.hpp"
#include "segmentiq/linkage/merge_order.hpp"
#include "segmentiq/linkage/slot_heap.hpp"

// The generic algorithm (Müllner 2011, algorithm 3), for criteria that are not reducible: always merge the
// closest pair of all. Every slot keeps a lower bound of the distance to its nearest slot further on, and a
// heap holds the bounds. A bound is made exact only when it comes to the top.
namespace segmentiq {
namespace detail {

/// The merges, the closest pair first, over any source of dissimilarities.
///
/// `Source` holds them between slots, and needs
///   - `slots()`: their number
///   - `between(x, y)`: of two living slots
///   - `nearest_after(slot, dead)`: the nearest living slot further on, as Nearest, with position −1 for
///     none. dead[i] is infinity for a dead slot, else 0
///   - `merge(x, y, height, size_x, size_y, sizes)`: makes y the union of both, and gives the
///     dissimilarities of y to the slots 0 … y−1, where those of dead slots may be anything. sizes[i] is 0
///     for a dead slot
///   - `tied()`: the merges so far at which a third cluster was as near. Optional: without it merges of
///     equal height are counted, which are about as many
/// @param weights of the observations, or none
template<class Source>
FoundMerges closest_pairs_first(Source& source, const std::vector<double>& weights,
                                const Execution& execution) {
  const Index n = source.slots();
  PhaseProgress progress(execution, "linkage", static_cast<double>(n) * static_cast<double>(n) / 2);
  const auto at = [](Index i) {
    return static_cast<std::size_t>(i);
  };

  std::vector<double> sizes = weights.empty() ? std::vector<double>(at(n), 1.0) : weights;
  std::vector<double> dead(at(n), 0.0);  // 0 or infinity
  std::vector<Index> neighbor(at(n), -1);
  std::vector<double> bound(at(n), HUGE_VAL);
  const auto search = [&](Index slot) {
    const Nearest found = source.nearest_after(slot, dead);
    if (found.position < 0) throw_not_finite("neighbor_heap()");
    neighbor[at(slot)] = found.position;
    bound[at(slot)] = found.distance;
  };
  parallel_chunks(n - 1, 64, execution, [&](Index first, Index last) {
    for (Index i = first; i < last; ++i)
      search(i);
  });
  SlotHeap heap(std::vector<double>(bound.begin(), bound.end() - 1));

  FoundMerges result;
  result.merges.reserve(at(n - 1));
  for (Index k = 0; k < n - 1; ++k) {
    // Bring an exact bound to the top; each slot is made exact at most once.
    Index x = heap.top();
    for (Index tries = n - k; tries > 0 && bound[at(x)] != source.between(x, neighbor[at(x)]); --tries) {
      search(x);
      heap.change(x, bound[at(x)]);
      x = heap.top();
    }
    heap.pop();
    const Index y = neighbor[at(x)];
    const double height = bound[at(x)];
    result.merges.push_back({x, y, height});  // a slot is one of its observations

    // The new cluster lives on in slot y.
    const double* const row_y = source.merge(x, y, height, sizes[at(x)], sizes[at(y)], sizes);
    sizes[at(y)] += sizes[at(x)];
    sizes[at(x)] = 0;
    dead[at(x)] = HUGE_VAL;
    for (Index z = 0; z < y; ++z) {
      if (dead[at(z)] != 0) continue;
      if (z < x && neighbor[at(z)] == x) neighbor[at(z)] = y;  // a guess; its bound stays a bound
      if (row_y[z] < bound[at(z)]) {
        neighbor[at(z)] = y;
        bound[at(z)] = row_y[z];
        heap.change(z, row_y[z]);
      }
    }
    if (y < n - 1) {
      search(y);
      heap.change(y, bound[at(y)]);
    }
    progress.advance(static_cast<double>(n) / 2);
  }
  progress.finish();
  if constexpr (requires { source.tied(); }) {
    result.tied = source.tied();
  } else {
    LargeVector<FoundMerge> by_height = result.merges;
    sort_by_height(by_height);
    result.tied = merges_of_equal_height(by_height);
  }
  return result;
}

/// Dissimilarities that are given, in a condensed matrix that is worked in.
///
/// Those to a slot's predecessors stand far apart from each other, and every one of them is a wait for
/// memory: of these only the living are read.
template<LinkageCriterion Criterion>
class CondensedSource {
 public:
  CondensedSource(CondensedMatrix distances, const Criterion& criterion)
      : distances_(std::move(distances)),
        criterion_(criterion),
        living_(static_cast<std::size_t>(slots())),
        row_x_(living_.size(), 0.0),
        row_y_(living_.size(), 0.0) {
    std::iota(living_.begin(), living_.end(), Index{0});
  }

  Index slots() const { return distances_.observations(); }
  double between(Index x, Index y) const { return distances_(x, y); }

  Nearest nearest_after(Index slot, const std::vector<double>& dead) const {
    Nearest found = nearest_in_row(distances_.data() + distances_.row_begin(slot), dead.data() + slot + 1,
                                   slots() - slot - 1);
    if (found.position >= 0) found.position += slot + 1;
    return found;
  }

  const double* merge(Index x, Index y, double height, double size_x, double size_y,
                      const std::vector<double>& sizes) {
    read_rows(x, y);
    note_tie(x, y, height);
    update_row(criterion_, {height, size_x, size_y}, row_x_.data(), row_y_.data(), sizes.data(), slots(),
               row_y_.data());
    living_.erase(std::lower_bound(living_.begin(), living_.end(), x));
    for (const Index z : living_) {
      if (z >= y) break;
      distances_.data()[distances_.row_begin(z) + (y - z - 1)] = row_y_[at(z)];
    }
    std::copy_n(row_y_.data() + y + 1, slots() - y - 1, distances_.data() + distances_.row_begin(y));
    return row_y_.data();
  }

  Index tied() const { return tied_; }

 private:
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  void note_tie(Index x, Index y, double height) {
    tied_ += std::any_of(living_.begin(), living_.end(), [&](Index z) {
      return z != x && z != y && (row_x_[at(z)] == height || row_y_[at(z)] == height);
    });
  }

  /// The dissimilarities of x and y, x < y, to the living; to dead slots, what may have been one. To
  /// themselves: 0.
  void read_rows(Index x, Index y) {
    for (const Index z : living_) {
      if (z >= y) break;
      const double* const row = distances_.data() + distances_.row_begin(z) - z - 1;
      if (z < x) row_x_[at(z)] = row[x];
      row_y_[at(z)] = row[y];
    }
    read_after(x, row_x_);
    read_after(y, row_y_);
  }
  void read_after(Index slot, std::vector<double>& to) const {
    to[at(slot)] = 0;
    std::copy_n(distances_.data() + distances_.row_begin(slot), slots() - slot - 1, to.data() + slot + 1);
  }

  CondensedMatrix distances_;
  const Criterion& criterion_;
  std::vector<Index> living_;  // ascending
  std::vector<double> row_x_;
  std::vector<double> row_y_;
  Index tied_ = 0;
};

/// @param weights of the observations, or none
template<LinkageCriterion Criterion>
FoundMerges neighbor_heap_merges(CondensedMatrix distances, const Criterion& criterion,
                                 const std::vector<double>& weights, const Execution& execution) {
  CondensedSource<Criterion> source(std::move(distances), criterion);
  return closest_pairs_first(source, weights, execution);
}

}  // namespace detail

/// Agglomerative clustering of given dissimilarities, the closest pair first, for any criterion.
///
/// @param distances of n observations, finite and not negative; its memory is worked in
/// @return merges in the order found: heights may decrease where the criterion is not monotone. Heights, ids
/// and sizes as
///   `scipy.cluster.hierarchy.linkage(method="centroid"|"median")` on the same distances, ties too
/// @throws cancelled_error
/// Time O(n²) to O(n² log n) as a rule, O(n³) at worst; memory O(n) beside `distances`.
template<LinkageCriterion Criterion>
Dendrogram neighbor_heap(CondensedMatrix distances, const Criterion& criterion,
                         const Execution& execution = {}) {
  const Index n = distances.observations();
  return detail::dendrogram_as_found(
      n, detail::neighbor_heap_merges(std::move(distances), criterion, {}, execution).merges);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_NEIGHBOR_HEAP_HPP
