// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_COMPLETE_GEOMETRY_HPP
#define SEGMENTIQ_LINKAGE_TREE_COMPLETE_GEOMETRY_HPP

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/kernels/row_totals.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/linkage/tree/cluster_geometry.hpp"
#include "segmentiq/linkage/tree/farthest_members.hpp"
#include "segmentiq/linkage/tree/member_chains.hpp"

namespace segmentiq::detail {

/// Complete linkage: the key is the largest squared distance between members. It is at least their mean
/// squared distance, and that is the squared distance of the centroids plus the two mean squared deviations
/// from them.
class CompleteGeometry {
 public:
  explicit CompleteGeometry(const ClusterStore& clusters) : chains_(clusters) {}

  double key(const ClusterStore& clusters, Index a, Index b, double limit = HUGE_VAL) const {
    const Index size_a = chains_.size(clusters.member(a));
    const Index size_b = chains_.size(clusters.member(b));
    if (size_a * size_b <= 8) return of_few(clusters, a, b);
    thread_local MemberChains::Block block_a, block_b;
    thread_local FarthestMembers farthest;
    const Index all = chains_.members();
    if (all_pairs_are_fewer(size_a, size_b)) {
      if (size_b < size_a) std::swap(a, b);
      chains_.gather(clusters.member(b), all, block_b);
      double largest = 0;
      for (Index p = clusters.member(a); p >= 0; p = chains_.next(p))
        largest = std::max(largest, farthest_from(chains_.values(p), block_b.features.data(), block_b.padded,
                                                  block_b.count()));
      return largest;
    }
    chains_.gather(clusters.member(a), all, block_a);
    chains_.gather(clusters.member(b), all, block_b);
    return farthest.squared({block_a.features.data(), block_a.padded, block_a.count(), clusters.centroid(a)},
                            {block_b.features.data(), block_b.padded, block_b.count(), clusters.centroid(b)},
                            chains_.dimension(), limit);
  }

  Reach reach(const ClusterStore& clusters, Index a, double key) const {
    return {key + slack(clusters, a), 1};
  }
  /// Rounding may have made the spread a little too large.
  double slack(const ClusterStore& clusters, Index a) const { return -clusters.spread(a) * (1 - 0x1p-30); }
  double height(double key) const { return std::sqrt(key); }
  void merge(const ClusterStore& clusters, Index into, Index from) {
    chains_.merge(clusters.member(into), clusters.member(from));
  }

  /// Every pair of clusters: O(c·n·d) time as a rule for c clusters, O(n·d) memory.
  template<class Visit>
  void for_each_height(const ClusterStore& clusters, const Execution& execution, const Visit& visit) const {
    const Index count = clusters.count();
    const Index d = chains_.dimension();
    const MemberChains::Layout layout = chains_.layout(clusters);
    // Feature-major by cluster: the features of one cluster's members lie together.
    std::vector<Index> place(to_size(count + 1), 0);
    for (Index c = 0; c < count; ++c)
      place[to_size(c + 1)] =
          place[to_size(c)] + padded(layout.begin[to_size(c + 1)] - layout.begin[to_size(c)]);
    std::vector<double> features(to_size(place.back() * d), 0.0);
    parallel_chunks(count, 16, execution, [&](Index first, Index last) {
      for (Index c = first; c < last; ++c) {
        const Index size = layout.begin[to_size(c + 1)] - layout.begin[to_size(c)];
        double* const to = features.data() + place[to_size(c)] * d;
        for (Index i = 0; i < size; ++i)
          for (Index k = 0; k < d; ++k)
            to[k * padded(size) + i] =
                chains_.values(layout.members[to_size(layout.begin[to_size(c)] + i)])[k];
      }
    });
    const auto run_of = [&](Index c) {
      const Index size = layout.begin[to_size(c + 1)] - layout.begin[to_size(c)];
      return MemberRun{features.data() + place[to_size(c)] * d, padded(size), size, clusters.centroid(c)};
    };
    const auto work = [&](Index first, Index last) {
      return static_cast<double>((last - first) * count);
    };
    PhaseProgress progress(execution, "distances", work(0, count));
    const auto measure_rows = [&](Index first, Index last) {
      FarthestMembers farthest;
      std::vector<double> row(to_size(count));
      for (Index c = first; c < last; ++c) {
        const MemberRun own = run_of(c);
        for (Index other = c + 1; other < count; ++other) {
          execution.check_stop();
          const MemberRun run = run_of(other);
          double largest = 0;
          if (all_pairs_are_fewer(own.count, run.count))
            for (Index i = 0; i < own.count; ++i)
              largest = std::max(
                  largest,
                  farthest_from(chains_.values(layout.members[to_size(layout.begin[to_size(c)] + i)]),
                                run.features, run.stride, run.count));
          else
            largest = farthest.squared(own, run, d);
          row[to_size(other)] = std::sqrt(largest);
        }
        if (c + 1 < count) visit(c, c + 1, count, row.data() + c + 1);
      }
    };
    parallel_chunks(count, 4, execution, &progress, measure_rows, work);
    progress.finish();
  }

 private:
  static Index padded(Index count) { return (count + column_group - 1) / column_group * column_group; }

  /// Whether comparing all pairs takes less time than ruling most of them out.
  static bool all_pairs_are_fewer(Index a, Index b) { return a * b <= 8 * (a + b); }

  /// The largest squared distance from one member to a run of them.
  double farthest_from(const double* member, const double* features, Index stride, Index count) const {
    constexpr Index tile = 256;
    alignas(64) double squares[tile];
    double largest = 0;
    for (Index j = 0; j < count; j += tile) {
      const Index here = std::min(tile, count - j);
      squared_distances<1>(features + j, stride, chains_.dimension(), member, here, squares, tile);
      largest = std::max(largest, largest_of(squares, here));
    }
    return largest;
  }

  double of_few(const ClusterStore& clusters, Index a, Index b) const {
    double largest = 0;
    for (Index p = clusters.member(a); p >= 0; p = chains_.next(p))
      for (Index q = clusters.member(b); q >= 0; q = chains_.next(q))
        largest = std::max(largest, squared_gaps(chains_.values(p), chains_.values(q), chains_.dimension()));
    return largest;
  }

  MemberChains chains_;
};
static_assert(ClusterGeometry<CompleteGeometry>);

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_COMPLETE_GEOMETRY_HPP
