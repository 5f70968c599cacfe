// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_MEMBER_GEOMETRY_HPP
#define SEGMENTIQ_LINKAGE_MEMBER_GEOMETRY_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/detail/vector_kernels.hpp"
#include "segmentiq/linkage/cluster_geometry.hpp"
#include "segmentiq/linkage/cluster_store.hpp"

// Criteria that depend on all pairs of members: average and complete linkage.
namespace segmentiq::detail {

/// The mean of the distances between members. The centroids are never farther apart than that (Jensen).
struct MeanDistance {
  static constexpr bool weighs = true;
  static void prepare(double* squares, Index count) { square_root(squares, count); }
  static double reduce(const double* distances, Index count) { return sum_of(distances, count); }
  static double combine(double a, double b) { return a + b; }
  static double key(double sum, double weight_a, double weight_b) { return sum / (weight_a * weight_b); }
  static double height(double key) { return key; }
  static Reach reach(double, double key) { return {key * key, 0}; }
  static double slack(double) { return 0; }
};

/// The largest squared distance between members. It is at least their mean, and that is the squared distance
/// of the centroids plus the two mean squared deviations from them.
struct LargestDistance {
  static constexpr bool weighs = false;
  static void prepare(double*, Index) {}
  static double reduce(const double* squares, Index count) { return largest_of(squares, count); }
  static double combine(double a, double b) { return std::max(a, b); }
  static double key(double largest, double, double) { return largest; }
  static double height(double key) { return std::sqrt(key); }
  static Reach reach(double spread, double key) {
    // Rounding may make the spreads a little too large.
    return {key - spread * (1 - 0x1p-30), 1};
  }
  static double slack(double spread) { return -spread * (1 - 0x1p-30); }
};

/// A geometry that reduces the distances between the members of two clusters to one number by `Rule`.
template<class Rule>
class MemberGeometry {
 public:
  /// Takes note of the members while every cluster has one only. O(n·d) memory.
  explicit MemberGeometry(const ClusterStore& clusters)
      : dimension_(clusters.dimension()),
        next_(static_cast<std::size_t>(clusters.count()), -1),
        last_(next_.size()),
        size_(next_.size(), 1) {
    std::iota(last_.begin(), last_.end(), Index{0});
    values_.assign(clusters.centroid(0), clusters.centroid(0) + clusters.count() * dimension_);
    if constexpr (Rule::weighs) {
      bool all_alike = true;
      for (Index s = 0; s < clusters.count(); ++s) {
        weights_.push_back(clusters.weight(s));
        all_alike &= clusters.weight(s) == 1;
      }
      if (all_alike) weights_.clear();
    }
  }

  double key(const ClusterStore& clusters, Index a, Index b) const {
    Index first = clusters.member(a);
    Index second = clusters.member(b);
    // The same order of summation for (a, b) as for (b, a).
    if (std::pair{size_[at(second)], second} < std::pair{size_[at(first)], first}) {
      std::swap(first, second);
      std::swap(a, b);
    }
    thread_local Block block;
    thread_local std::vector<double> distances;
    double result = 0;
    for (Index q = second; q >= 0;) {
      q = gather(q, block);
      distances.resize(at(block.padded));
      for (Index p = first; p >= 0; p = next_[at(p)]) {
        squared_distances<1>(block.features.data(), block.padded, dimension_, values(p), block.count,
                             distances.data(), block.padded);
        result = Rule::combine(result, reduce(distances.data(), block.count, block.weights.data(), p));
      }
    }
    return Rule::key(result, clusters.weight(a), clusters.weight(b));
  }

  Reach reach(const ClusterStore& clusters, Index a, double key) const {
    return Rule::reach(clusters.spread(a), key);
  }
  double slack(const ClusterStore& clusters, Index a) const { return Rule::slack(clusters.spread(a)); }
  double height(double key) const { return Rule::height(key); }

  void merge(const ClusterStore& clusters, Index into, Index from) {
    const std::size_t i = at(clusters.member(into));
    const std::size_t f = at(clusters.member(from));
    next_[at(last_[i])] = static_cast<Index>(f);
    last_[i] = last_[f];
    size_[i] += size_[f];
  }

  /// Every pair of members of different clusters once: O(n²·d) time, O(n·d) memory.
  template<class Visit>
  void for_each_height(const ClusterStore& clusters, const Execution& execution, const Visit& visit) const {
    const Index count = clusters.count();
    const Index n = static_cast<Index>(next_.size());
    // All members, cluster after cluster.
    std::vector<Index> begin(at(count + 1), 0);
    Matrix<double> members(n, dimension_);
    std::vector<double> weights(weights_.empty() ? 0 : at(n));
    for (Index c = 0, to = 0; c < count; ++c) {
      for (Index p = clusters.member(c); p >= 0; p = next_[at(p)], ++to) {
        std::copy_n(values(p), dimension_, members.row(to).data());
        if (!weights.empty()) weights[at(to)] = weights_[at(p)];
      }
      begin[at(c + 1)] = to;
    }
    const FeatureMajor features(members);
    const auto pairs = [&](Index first, Index last) {
      double sum = 0;
      for (Index c = first; c < last; ++c)
        sum += static_cast<double>((begin[at(c + 1)] - begin[at(c)]) * (n - begin[at(c + 1)]));
      return sum;
    };
    PhaseProgress progress(execution, "distances", pairs(0, count));
    constexpr Index tile = 512;
    constexpr Index group = 4;
    parallel_chunks(
        count, 4, execution, &progress,
        [&](Index first_cluster, Index last_cluster) {
          alignas(64) std::array<double, static_cast<std::size_t>(group * tile)> distances;
          std::vector<double> row;
          for (Index c = first_cluster; c < last_cluster; ++c) {
            row.assign(at(count), 0.0);
            for (Index j0 = begin[at(c + 1)] / column_group * column_group; j0 < n; j0 += tile) {
              const Index columns = std::min(tile, n - j0);
              const Index from = std::max(j0, begin[at(c + 1)]);
              const Index first_run = std::upper_bound(begin.begin(), begin.end(), from) - begin.begin() - 1;
              for (Index i0 = begin[at(c)]; i0 < begin[at(c + 1)]; i0 += group) {
                if (execution.stop.stop_requested()) throw cancelled_error();
                const Index rows = std::min(group, begin[at(c + 1)] - i0);
                if (rows == group)
                  squared_distances<group>(features.from(j0), features.stride(), dimension_,
                                           members.row(i0).data(), columns, distances.data(), tile);
                else
                  for (Index r = 0; r < rows; ++r)
                    squared_distances<1>(features.from(j0), features.stride(), dimension_,
                                         members.row(i0 + r).data(), columns, distances.data() + r * tile,
                                         tile);
                for (Index r = 0; r < rows; ++r) {
                  double* const values = distances.data() + r * tile;
                  Rule::prepare(values + (from - j0), j0 + columns - from);
                  if (!weights.empty())
                    for (Index j = from; j < j0 + columns; ++j)
                      values[j - j0] *= weights[at(j)] * weights[at(i0 + r)];
                  for (Index run = first_run, j = from; j < j0 + columns; ++run) {
                    const Index end = std::min(begin[at(run + 1)], j0 + columns);
                    row[at(run)] = Rule::combine(row[at(run)], Rule::reduce(values + (j - j0), end - j));
                    j = end;
                  }
                }
              }
            }
            for (Index other = c + 1; other < count; ++other)
              row[at(other)] =
                  Rule::height(Rule::key(row[at(other)], clusters.weight(c), clusters.weight(other)));
            if (c + 1 < count) visit(c, c + 1, count, static_cast<const double*>(row.data() + c + 1));
          }
        },
        pairs);
    progress.finish();
  }

 private:
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  const double* values(Index p) const { return values_.data() + p * dimension_; }

  /// Some members of a cluster, feature-major.
  struct Block {
    static constexpr Index most = 256;
    std::vector<double> features;
    std::vector<double> weights;
    Index count = 0;
    Index padded = 0;
  };

  /// Fills a block with the members from `p` on. @return the first one there was no room for, or −1
  Index gather(Index p, Block& block) const {
    Index members[Block::most];
    block.count = 0;
    for (; p >= 0 && block.count < Block::most; p = next_[at(p)])
      members[block.count++] = p;
    block.padded = (block.count + column_group - 1) / column_group * column_group;
    block.features.assign(at(block.padded * dimension_), 0.0);
    block.weights.clear();
    for (Index i = 0; i < block.count; ++i) {
      for (Index k = 0; k < dimension_; ++k)
        block.features[at(k * block.padded + i)] = values(members[i])[k];
      if (!weights_.empty()) block.weights.push_back(weights_[at(members[i])]);
    }
    return p;
  }

  double reduce(double* squares, Index count, const double* weights, Index p) const {
    Rule::prepare(squares, count);
    if (!weights_.empty())
      for (Index i = 0; i < count; ++i)
        squares[i] *= weights[i] * weights_[at(p)];
    return Rule::reduce(squares, count);
  }

  Index dimension_;
  std::vector<double> values_;   // of every member
  std::vector<double> weights_;  // empty: all 1
  // Members as chains; a cluster is known by its first member.
  std::vector<Index> next_;
  std::vector<Index> last_;
  std::vector<Index> size_;
};

using AverageGeometry = MemberGeometry<MeanDistance>;
using CompleteGeometry = MemberGeometry<LargestDistance>;
static_assert(ClusterGeometry<AverageGeometry> && ClusterGeometry<CompleteGeometry>);

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_MEMBER_GEOMETRY_HPP
