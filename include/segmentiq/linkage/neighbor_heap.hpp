// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_NEIGHBOR_HEAP_HPP
#define SEGMENTIQ_LINKAGE_NEIGHBOR_HEAP_HPP

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

// The generic algorithm (Müllner 2011, algorithm 3), for criteria that are not reducible: always merge the
// closest pair of all. Every slot keeps a lower bound of the distance to its nearest slot further on, and a
// heap holds the bounds. A bound is made exact only when it comes to the top. The heap moves its entries
// exactly as SciPy's does, so ties fall as they do there.
namespace segmentiq {
namespace detail {

/// A binary min-heap of one value per slot whose values can be changed in place.
class SlotHeap {
 public:
  explicit SlotHeap(std::vector<double> values)
      : values_(std::move(values)),
        slot_at_(values_.size()),
        place_of_(values_.size()),
        size_(values_.size()) {
    std::iota(slot_at_.begin(), slot_at_.end(), std::size_t{0});
    std::iota(place_of_.begin(), place_of_.end(), std::size_t{0});
    for (std::size_t place = size_ / 2; place-- > 0;)
      sift_down(place);
  }

  Index top() const { return static_cast<Index>(slot_at_[0]); }

  void pop() {
    swap_places(0, size_ - 1);
    --size_;
    sift_down(0);
  }

  void change(Index slot, double value) {
    const std::size_t place = place_of_[static_cast<std::size_t>(slot)];
    const double before = values_[place];
    values_[place] = value;
    if (value < before)
      sift_up(place);
    else
      sift_down(place);
  }

 private:
  void sift_up(std::size_t place) {
    while (place > 0) {
      const std::size_t parent = (place - 1) / 2;
      if (!(values_[parent] > values_[place])) break;
      swap_places(place, parent);
      place = parent;
    }
  }

  void sift_down(std::size_t place) {
    for (;;) {
      std::size_t child = 2 * place + 1;
      if (child >= size_) break;
      if (child + 1 < size_ && values_[child + 1] < values_[child]) ++child;
      if (!(values_[place] > values_[child])) break;
      swap_places(place, child);
      place = child;
    }
  }

  void swap_places(std::size_t a, std::size_t b) {
    std::swap(values_[a], values_[b]);
    std::swap(slot_at_[a], slot_at_[b]);
    place_of_[slot_at_[a]] = a;
    place_of_[slot_at_[b]] = b;
  }

  std::vector<double> values_;  // by place in the heap
  std::vector<std::size_t> slot_at_;
  std::vector<std::size_t> place_of_;
  std::size_t size_;
};

/// The merges, the closest pair first, over any source of dissimilarities.
///
/// `Source` holds them between slots, and needs
///   - `slots()`                   their number
///   - `between(x, y)`             of two living slots
///   - `nearest_after(slot, dead)` the nearest living slot further on: Nearest, position −1 for none; dead[i]
///   is infinity
///                                 for a dead slot
///   - `merge(x, y, height, size_x, size_y, sizes)` makes y the union of both, and gives the dissimilarities
///   of y to the
///                                 slots 0 … y−1; those of dead slots may be anything. sizes[i] is 0 for
///                                 a dead slot
///   - `tied()`                    the merges so far at which a third cluster was as near; optional, without
///                                 it merges of equal height are counted, which are about as many
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
template<LinkageCriterion Criterion>
class CondensedSource {
 public:
  CondensedSource(CondensedMatrix distances, const Criterion& criterion)
      : distances_(std::move(distances)),
        criterion_(criterion),
        row_x_(static_cast<std::size_t>(slots())),
        row_y_(static_cast<std::size_t>(slots())) {}

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
    copy_row(x, row_x_.data());
    copy_row(y, row_y_.data());
    note_tie(x, y, height, sizes);
    update_row(criterion_, {height, size_x, size_y}, row_x_.data(), row_y_.data(), sizes.data(), slots(),
               row_y_.data());
    double* column = distances_.data() + y - 1;
    for (Index z = 0; z < y; ++z) {
      *column = row_y_[static_cast<std::size_t>(z)];
      column += slots() - z - 2;
    }
    std::copy_n(row_y_.data() + y + 1, slots() - y - 1, distances_.data() + distances_.row_begin(y));
    return row_y_.data();
  }

  Index tied() const { return tied_; }

 private:
  void note_tie(Index x, Index y, double height, const std::vector<double>& sizes) {
    for (Index z = 0; z < slots(); ++z) {
      const auto at = static_cast<std::size_t>(z);
      if (sizes[at] == 0 || z == x || z == y) continue;
      if (row_x_[at] != height && row_y_[at] != height) continue;
      ++tied_;
      return;
    }
  }

  void copy_row(Index slot, double* to) const {
    const double* column = distances_.data() + slot - 1;
    for (Index i = 0; i < slot; ++i) {
      to[i] = *column;
      column += slots() - i - 2;
    }
    to[slot] = 0;
    std::copy_n(distances_.data() + distances_.row_begin(slot), slots() - slot - 1, to + slot + 1);
  }

  CondensedMatrix distances_;
  const Criterion& criterion_;
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
