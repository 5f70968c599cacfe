// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_AVERAGE_GEOMETRY_HPP
#define SEGMENTIQ_LINKAGE_TREE_AVERAGE_GEOMETRY_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "segmentiq/kernels/row_totals.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/linkage/tree/cluster_geometry.hpp"
#include "segmentiq/linkage/tree/member_chains.hpp"

namespace segmentiq::detail {

/// Average linkage: the key is the mean distance between members. The centroids are never farther apart than
/// that (Jensen).
class AverageGeometry {
 public:
  explicit AverageGeometry(const ClusterStore& clusters) : chains_(clusters) {
    bool all_alike = true;
    for (Index s = 0; s < clusters.count(); ++s) {
      weights_.push_back(clusters.weight(s));
      all_alike &= clusters.weight(s) == 1;
    }
    if (all_alike) weights_.clear();
  }

  double key(const ClusterStore& clusters, Index a, Index b, double = HUGE_VAL) const {
    Index first = clusters.member(a);
    Index second = clusters.member(b);
    // The same order of summation for (a, b) as for (b, a).
    if (std::pair{chains_.size(second), second} < std::pair{chains_.size(first), first})
      std::swap(first, second);
    thread_local MemberChains::Block block;
    thread_local std::vector<double> distances;
    double sum = 0;
    for (Index q = second; q >= 0;) {
      q = chains_.gather(q, 256, block);
      distances.resize(to_size(block.padded));
      for (Index p = first; p >= 0; p = chains_.next(p)) {
        squared_distances<1>(block.features.data(), block.padded, chains_.dimension(), chains_.values(p),
                             block.count(), distances.data(), block.padded);
        square_root(distances.data(), block.count());
        if (!weights_.empty())
          for (Index i = 0; i < block.count(); ++i)
            distances[to_size(i)] *= weights_[to_size(block.members[to_size(i)])] * weights_[to_size(p)];
        sum += sum_of(distances.data(), block.count());
      }
    }
    return sum / (clusters.weight(a) * clusters.weight(b));
  }

  Reach reach(const ClusterStore&, Index, double key) const { return {key * key, 0}; }
  double slack(const ClusterStore&, Index) const { return 0; }
  double height(double key) const { return key; }
  void merge(const ClusterStore& clusters, Index into, Index from) {
    chains_.merge(clusters.member(into), clusters.member(from));
  }

  /// Every pair of members of different clusters once: O(n²·d) time, O(n·d) memory.
  template<class Visit>
  void for_each_height(const ClusterStore& clusters, const Execution& execution, const Visit& visit) const {
    const Index count = clusters.count();
    const Index n = chains_.members();
    const MemberChains::Layout layout = chains_.layout(clusters);
    const std::vector<Index>& begin = layout.begin;
    Matrix<double> members(n, chains_.dimension());
    std::vector<double> weights(weights_.empty() ? 0 : to_size(n));
    for (Index i = 0; i < n; ++i) {
      std::copy_n(chains_.values(layout.members[to_size(i)]), chains_.dimension(), members.row(i).data());
      if (!weights.empty()) weights[to_size(i)] = weights_[to_size(layout.members[to_size(i)])];
    }
    const FeatureMajor features(members);
    const auto pairs = [&](Index first, Index last) {
      double sum = 0;
      for (Index c = first; c < last; ++c)
        sum += static_cast<double>((begin[to_size(c + 1)] - begin[to_size(c)]) * (n - begin[to_size(c + 1)]));
      return sum;
    };
    PhaseProgress progress(execution, "distances", pairs(0, count));
    constexpr Index tile = 512;
    constexpr Index group = 4;
    parallel_chunks(
        count, 4, execution, &progress,
        [&](Index first_cluster, Index last_cluster) {
          alignas(64) std::array<double, to_size(group * tile)> distances;
          std::vector<double> row;
          for (Index c = first_cluster; c < last_cluster; ++c) {
            row.assign(to_size(count), 0.0);
            for (Index j0 = begin[to_size(c + 1)] / column_group * column_group; j0 < n; j0 += tile) {
              const Index columns = std::min(tile, n - j0);
              const Index from = std::max(j0, begin[to_size(c + 1)]);
              const Index first_run = std::upper_bound(begin.begin(), begin.end(), from) - begin.begin() - 1;
              for (Index i0 = begin[to_size(c)]; i0 < begin[to_size(c + 1)]; i0 += group) {
                execution.check_stop();
                const Index rows = std::min(group, begin[to_size(c + 1)] - i0);
                if (rows == group)
                  squared_distances<group>(features.from(j0), features.stride(), chains_.dimension(),
                                           members.row(i0).data(), columns, distances.data(), tile);
                else
                  for (Index r = 0; r < rows; ++r)
                    squared_distances<1>(features.from(j0), features.stride(), chains_.dimension(),
                                         members.row(i0 + r).data(), columns, distances.data() + r * tile,
                                         tile);
                for (Index r = 0; r < rows; ++r) {
                  double* const values = distances.data() + r * tile;
                  square_root(values + (from - j0), j0 + columns - from);
                  if (!weights.empty())
                    for (Index j = from; j < j0 + columns; ++j)
                      values[j - j0] *= weights[to_size(j)] * weights[to_size(i0 + r)];
                  for (Index run = first_run, j = from; j < j0 + columns; ++run) {
                    const Index end = std::min(begin[to_size(run + 1)], j0 + columns);
                    row[to_size(run)] = row[to_size(run)] + sum_of(values + (j - j0), end - j);
                    j = end;
                  }
                }
              }
            }
            for (Index other = c + 1; other < count; ++other)
              row[to_size(other)] = row[to_size(other)] / (clusters.weight(c) * clusters.weight(other));
            if (c + 1 < count) visit(c, c + 1, count, static_cast<const double*>(row.data() + c + 1));
          }
        },
        pairs);
    progress.finish();
  }

 private:
  MemberChains chains_;
  std::vector<double> weights_;  // of the members; empty: all 1
};
static_assert(ClusterGeometry<AverageGeometry>);

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_AVERAGE_GEOMETRY_HPP
