// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_TREE_LINKAGE_HPP
#define SEGMENTIQ_LINKAGE_TREE_TREE_LINKAGE_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <utility>
#include <vector>

#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/dense/nn_chain.hpp"
#include "segmentiq/linkage/distinct_rows.hpp"
#include "segmentiq/linkage/feature_ranges.hpp"
#include "segmentiq/linkage/merge_order.hpp"
#include "segmentiq/linkage/tree/average_geometry.hpp"
#include "segmentiq/linkage/tree/center_heap.hpp"
#include "segmentiq/linkage/tree/complete_geometry.hpp"
#include "segmentiq/linkage/tree/reciprocal_neighbors.hpp"
#include "segmentiq/linkage/tree/spanning_tree.hpp"

// Clustering of observations in O(n·d) memory: rounds of reciprocal nearest neighbours over a k-d tree, and
// when few clusters are left, their distances and the nearest-neighbour chain.
namespace segmentiq::detail {

/// How a criterion is clustered by a tree.
template<class Criterion>
struct TreeMethod;

template<>
struct TreeMethod<Ward> {
  using Geometry = WardGeometry;
  static Geometry geometry(const ClusterStore& clusters) {
    double least = clusters.weight(0);
    for (Index s = 1; s < clusters.count(); ++s)
      least = std::min(least, clusters.weight(s));
    return {least};
  }
  /// Clusters from which on their distances are worth being written down.
  static constexpr Index enough = 700;
};
template<>
struct TreeMethod<Average> {
  using Geometry = AverageGeometry;
  static Geometry geometry(const ClusterStore& clusters) { return Geometry(clusters); }
  static constexpr Index enough = 2800;
};
template<>
struct TreeMethod<Complete> {
  using Geometry = CompleteGeometry;
  static Geometry geometry(const ClusterStore& clusters) { return Geometry(clusters); }
  static constexpr Index enough = 1000;
};

/// A criterion that has a cluster geometry.
template<class Criterion>
concept GeometricCriterion = ReducibleCriterion<Criterion> && requires(const ClusterStore& clusters) {
  { TreeMethod<Criterion>::geometry(clusters) } -> ClusterGeometry;
};

/// A power of two that brings the widest feature to a range between 1/2 and 1, so that single precision has
/// room for squares of all distances that matter.
inline double unit_scale(const FeatureRanges& ranges) {
  int exponent = 0;
  std::frexp(2 * ranges.half_range(), &exponent);
  return ranges.half_range() > 0 ? std::ldexp(1.0, std::clamp(-exponent, -1000, 1000)) : 1;
}

/// Distinct observations as the tree wants them: in the order of its leaves, on a scale of 1.
template<class T>
struct TreeInput {
  double scale;
  double rounding_error;  // of scaled coordinates: @see TreeWalk
  TreePartition partition;
  LargeVector<Index> observations;  // by slot
  std::vector<double> weights;      // by slot; empty: all 1

  TreeInput(const Matrix<T>& x, DistinctRows rows, const Execution& execution)
      : TreeInput(x, std::move(rows), feature_ranges(x, execution), execution) {}

  Index observation(Index member) const { return observations[to_size(member)]; }

 private:
  TreeInput(const Matrix<T>& x, DistinctRows rows, const FeatureRanges& ranges, const Execution& execution)
      : scale(unit_scale(ranges)), rounding_error(0x1p-53 * scale * ranges.magnitude()) {
    const auto coordinate = [&](Index i, Index k) {
      return static_cast<double>(x(rows.rows[to_size(i)], k));
    };
    partition = partition_points(static_cast<Index>(rows.rows.size()), x.cols(), coordinate, execution);
    observations.resize(rows.rows.size());
    weights.resize(rows.weights.size());
    parallel_chunks(static_cast<Index>(rows.rows.size()), 16'384, execution, [&](Index first, Index last) {
      for (auto s = to_size(first); s < to_size(last); ++s) {
        const auto i = to_size(partition.order[s]);
        observations[s] = rows.rows[i];
        if (!weights.empty()) weights[s] = rows.weights[i];
      }
    });
  }
};

/// The merges of observations that are the same.
inline FoundMerges repeats_merged(const DistinctRows& rows) {
  FoundMerges found;
  found.merges.reserve(rows.repeats.size() + rows.rows.size());
  for (const auto& [first, repeat] : rows.repeats)
    found.merges.push_back({first, repeat, 0.0});
  return found;
}

/// @param rows what to cluster; ties fall by their order
/// @param enough clusters to leave to the chain
template<GeometricCriterion Criterion, class T>
FoundMerges tree_linkage(const Matrix<T>& x, const Criterion& criterion, DistinctRows rows,
                         const Execution& execution, Index enough = TreeMethod<Criterion>::enough) {
  FoundMerges found = repeats_merged(rows);
  if (rows.rows.size() < 2) return found;
  TreeInput<T> input(x, std::move(rows), execution);
  ClusterStore clusters(x, input.observations, input.weights, input.scale, execution);
  auto geometry = TreeMethod<Criterion>::geometry(clusters);
  {
    ReciprocalNeighbors rounds(clusters, geometry, input.rounding_error, execution);
    const std::size_t before = found.merges.size();
    found.merges.resize(before + to_size(clusters.count()) - 1);
    const auto merged = [&](Index i, Index a, Index b, double key) {
      found.merges[before + to_size(i)] = {input.observation(a), input.observation(b),
                                           geometry.height(key) / input.scale};
    };
    const Index merges = rounds.run(std::move(input.partition), enough, merged);
    found.merges.resize(before + to_size(merges));
    found.tied = rounds.tied();
  }
  if (clusters.count() < 2) return found;
  ChainStart start;
  for (Index s = 0; s < clusters.count(); ++s) {
    start.sizes.push_back(clusters.weight(s));
    start.observations.push_back(input.observation(clusters.member(s)));
  }
  WorkingDistances heights(clusters.count());
  geometry.for_each_height(clusters, execution, [&](Index i, Index from, Index to, const double* values) {
    heights.set_beyond(i, from, to, values);
  });
  const FoundMerges last = chain_over(std::move(heights), std::move(start), criterion, execution);
  for (FoundMerge merge : last.merges) {
    merge.height /= input.scale;
    found.merges.push_back(merge);
  }
  found.tied += last.tied;
  return found;
}

/// Single linkage: the edges of a minimum spanning tree. Ties are not counted here: @see
/// ties_of_single_linkage
template<class T>
FoundMerges tree_linkage(const Matrix<T>& x, const Single&, const DistinctRows& rows,
                         const Execution& execution) {
  FoundMerges found = repeats_merged(rows);
  if (rows.rows.size() < 2) return found;
  const TreeInput<T> input(x, rows, execution);
  const ClusterStore points(x, input.observations, {}, input.scale, execution);
  CentroidTree tree(input.partition, x.cols());
  tree.fill(
      points, [](Index) { return 0.0; }, execution);
  const std::size_t before = found.merges.size();
  found.merges.resize(before + to_size(points.count()) - 1);
  SpanningTreeRounds(points, tree, input.rounding_error, execution)
      .run([&](Index i, const SpanningEdge& edge) {
        found.merges[before + to_size(i)] = {input.observation(edge.a), input.observation(edge.b),
                                             std::sqrt(edge.squared) / input.scale};
      });
  return found;
}

/// Centroid and median linkage: over centres, not a tree, but in the same memory.
template<class Criterion, class T>
  requires std::same_as<Criterion, Centroid> || std::same_as<Criterion, Median> FoundMerges
  tree_linkage(const Matrix<T>& x, const Criterion&, const DistinctRows& rows, const Execution& execution) {
    FoundMerges found = repeats_merged(rows);
    if (rows.rows.size() < 2) return found;
    const FoundMerges of_centers = center_heap<Criterion>(x, rows.rows, rows.weights, execution);
    found.merges.insert(found.merges.end(), of_centers.merges.begin(), of_centers.merges.end());
    found.tied = of_centers.tied;
    return found;
  }

/// A criterion that tree_linkage() knows.
template<class Criterion>
concept TreeCriterion = LinkageCriterion<Criterion> &&
    requires(const Matrix<double>& x, const Criterion& criterion, const DistinctRows& rows,
             const Execution& execution) {
  tree_linkage(x, criterion, rows, execution);
};

/// Bytes that tree_linkage() allocates beside the observations. By feature: a centroid in two parts and the
/// leaves, and cells if there are any; beside that lists, names and merges. Where members are kept, a second
/// copy of the observations.
template<class Criterion>
double tree_memory(Index n, Index d) {
  const auto rows = static_cast<double>(n);
  double by_feature = 8 + 4 + 7 + (d <= TreeCells::most_features ? 2 : 0);
  double enough = 0;
  if constexpr (GeometricCriterion<Criterion>) {
    if constexpr (!std::same_as<typename TreeMethod<Criterion>::Geometry, WardGeometry>) by_feature += 8 + 8;
    enough = std::min(rows, static_cast<double>(TreeMethod<Criterion>::enough));
  }
  return rows * (by_feature * static_cast<double>(d) + 240) + 8 * enough * enough;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_TREE_LINKAGE_HPP
