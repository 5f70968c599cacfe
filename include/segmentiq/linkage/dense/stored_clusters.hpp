// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_STORED_CLUSTERS_HPP
#define SEGMENTIQ_LINKAGE_DENSE_STORED_CLUSTERS_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/lance_williams.hpp"
#include "segmentiq/linkage/dense/nearest_neighbors.hpp"
#include "segmentiq/linkage/dense/working_distances.hpp"

namespace segmentiq::detail {

/// The clusters that a chain begins with, one a slot.
struct ChainStart {
  std::vector<double> sizes;        ///< their observations, or the sum of their weights
  std::vector<Index> observations;  ///< one that is in each

  /// Every observation on its own.
  static ChainStart all_singletons(Index n) {
    ChainStart start{std::vector<double>(to_size(n), 1.0), std::vector<Index>(to_size(n))};
    std::iota(start.observations.begin(), start.observations.end(), Index{0});
    return start;
  }
};

/// Clusters whose dissimilarities are all written down, for walk_chain().
template<ReducibleCriterion Criterion>
class StoredClusters {
 public:
  StoredClusters(WorkingDistances& distances, ChainStart start, const Criterion& criterion, Team& team)
      : team_(team),
        distances_(distances),
        nearest_(distances.slots()),
        criterion_(criterion),
        active_(distances.slots()),
        sizes_(std::move(start.sizes)),
        inactive_(to_size(active_), 0.0),
        observation_(std::move(start.observations)),
        row_x_(to_size(active_)),
        row_y_(to_size(active_)),
        parts_(to_size(active_ / part_slots + 1)),
        tied_parts_(parts_.size(), 0) {}

  Index active() const { return active_; }
  Index tied() const { return tied_; }
  Index observation(Index slot) const { return observation_[to_size(slot)]; }

  Index first_active() {
    while (inactive_[to_size(first_active_)] != 0)
      ++first_active_;
    return first_active_;
  }

  Nearest nearest(Index slot) {
    if (!nearest_.known(slot)) nearest_.set(slot, search(slot));
    return nearest_.known(slot) ? nearest_.of(slot) : Nearest{HUGE_VAL, -1};
  }

  void merge(Index x, Index y, double height) {
    const MergeTerms terms{height, sizes_[to_size(x)], sizes_[to_size(y)]};
    inactive_[to_size(x)] = HUGE_VAL;
    --active_;
    const Nearest of_y = nearest_of_parts([&](Index from, Index to) {
      double* const row_y = distances_.open_row(y, from, to, row_y_.data() + from);
      const double* const row_x = distances_.row(x, from, to, row_x_.data() + from);
      // The distance of x and y stands at x in the row of y, which is inactive, and at y in that of x.
      const bool at_y = from <= y && y < to;
      if (at_y) inactive_[to_size(y)] = HUGE_VAL;
      tied_parts_[to_size(from / part_slots)] =
          is_tied(row_x, row_y, inactive_.data() + from, height, to - from);
      if (at_y) inactive_[to_size(y)] = 0;
      update_row(criterion_, terms, row_x, row_y, sizes_.data() + from, to - from, row_y);
      if (at_y) row_y[y - from] = HUGE_VAL;
      distances_.close_row(y, from, to, row_y, x);
      nearest_.merged(x, y, from, to, row_y);
      return nearest_in_row(row_y, inactive_.data() + from, to - from);
    });
    tied_ += std::any_of(tied_parts_.begin(), tied_parts_.begin() + parts(), [](char t) { return t != 0; });
    nearest_.set(x, {0, -1});
    nearest_.set(y, of_y);
    sizes_[to_size(y)] += sizes_[to_size(x)];
    sizes_[to_size(x)] = 0;
  }

  /// Removes inactive slots where that is worth while. @param rename rename(name_now) lets the caller give
  /// the slots it holds their new names
  template<class Rename>
  void tidy(const Rename& rename) {
    if (!distances_.wants_compaction(active_)) return;
    std::vector<Index> kept;
    kept.reserve(to_size(active_));
    std::vector<Index> slot_now(to_size(distances_.slots()), -1);
    for (Index i = 0; i < distances_.slots(); ++i) {
      if (inactive_[to_size(i)] != 0) continue;
      const std::size_t to = kept.size();
      slot_now[to_size(i)] = static_cast<Index>(to);
      sizes_[to] = sizes_[to_size(i)];
      observation_[to] = observation_[to_size(i)];
      kept.push_back(i);
    }
    distances_.compact(kept, team_);
    nearest_.keep(kept);
    nearest_.rename(slot_now);
    std::fill(inactive_.begin(), inactive_.begin() + active_, 0.0);
    first_active_ = 0;
    rename([&](Index slot) { return slot_now[to_size(slot)]; });
  }

 private:
  Index parts() const { return (distances_.slots() + part_slots - 1) / part_slots; }

  /// The nearest active slot of one, from its row.
  Nearest search(Index slot) {
    return nearest_of_parts([&](Index from, Index to) {
      const double* const row = distances_.row(slot, from, to, row_x_.data() + from);
      return nearest_in_row(row, inactive_.data() + from, to - from);
    });
  }

  /// Works on all slots in parts, on all threads; the nearest of what the parts give, the first of several.
  template<class Part>
  Nearest nearest_of_parts(const Part& part) {
    team_.chunks(distances_.slots(), part_slots, [&](Index from, Index to) {
      Nearest found = part(from, to);
      if (found.position >= 0) found.position += from;
      parts_[to_size(from / part_slots)] = found;
    });
    Nearest best{HUGE_VAL, -1};
    for (Index p = 0; p < parts(); ++p)
      if (parts_[to_size(p)].distance < best.distance) best = parts_[to_size(p)];
    return best;
  }

  /// Slots that one thread works on at a time: some microseconds of work.
  static constexpr Index part_slots = 1024;

  Team& team_;
  WorkingDistances& distances_;
  NearestNeighbors nearest_;
  const Criterion& criterion_;
  Index active_;
  Index first_active_ = 0;
  // One entry a slot.
  std::vector<double> sizes_;
  std::vector<double> inactive_;    // 0, or infinity: added to a distance, it rules an inactive slot out
  std::vector<Index> observation_;  // one that is in the cluster
  std::vector<double> row_x_;
  std::vector<double> row_y_;
  std::vector<Nearest> parts_;
  std::vector<char> tied_parts_;
  Index tied_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_STORED_CLUSTERS_HPP
