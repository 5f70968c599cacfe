// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_CLUSTER_GEOMETRY_HPP
#define SEGMENTIQ_LINKAGE_TREE_CLUSTER_GEOMETRY_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <vector>

#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/linkage/tree/cluster_store.hpp"
#include "segmentiq/linkage/tree/leaf_kernel.hpp"

namespace segmentiq::detail {

/// What the tree engine must know of a linkage criterion: where a cluster's nearest other one can be.
///
/// The engine ranks clusters by a `key`, any increasing function of the dissimilarity. Centroids and weights
/// are kept by ClusterStore; members, where a geometry needs them, by the geometry.
///
/// Members are named as ClusterStore::member() does.
///
/// Requires, for `G g; const G c; const ClusterStore& clusters; Index a, b; double key`:
///   - `c.key(clusters, a, b, limit)` → double: the exact key of two clusters; where that is above `limit`,
///   any value above
///     it will do. Without a limit always exact
///   - `c.reach(clusters, a, key)` → Reach: clusters whose key with a is at most `key` have centroids within
///   this reach
///   - `c.slack(clusters, a)`   → double, finite: what Reach counts a's slack as
///   - `c.height(key)`          → double: the dissimilarity
///   - `c.for_each_height(clusters, execution, visit)` visits the dissimilarities of all pairs, as
///   for_each_distance()
///   - `g.merge(clusters, a, b)` called just before b is merged into a; by several threads at once for
///   different pairs
/// Semantics (not checked): the criterion is reducible; key(a, b) and key(b, a) are the same bytes.
template<class G>
concept ClusterGeometry = requires(G& g, const G& c, const ClusterStore& clusters, Index a, double key) {
  { c.key(clusters, a, a) } -> std::same_as<double>;
  { c.key(clusters, a, a, key) } -> std::same_as<double>;
  { c.reach(clusters, a, key) } -> std::same_as<Reach>;
  { c.slack(clusters, a) } -> std::same_as<double>;
  { c.height(key) } -> std::same_as<double>;
  g.merge(clusters, a, a);
};

/// Ward: the key is the squared dissimilarity 2ab/(a+b) · ‖c_A − c_B‖², for weights a and b.
///
/// It is at most `key` where ‖c_A − c_B‖² ≤ key/2 · (1/a + 1/b): the slack of a cluster is 1/weight, the
/// smaller the partner the farther it may be.
struct WardGeometry {
  /// The smallest weight: slacks are counted in its inverse, as single precision has no room for any weights.
  double unit = 1;

  double key(const ClusterStore& clusters, Index a, Index b, double = HUGE_VAL) const {
    const double wa = clusters.weight(a);
    const double wb = clusters.weight(b);
    return 2 * wa * wb / (wa + wb) * clusters.squared_distance(a, b);
  }
  Reach reach(const ClusterStore& clusters, Index a, double key) const {
    const double per_slack = key / 2 / unit;
    // No slack is above 1; those of very heavy clusters are too small for single precision, and must not
    // count.
    if (per_slack > 1e18) return {key / 2 / clusters.weight(a) + per_slack, 1e18};
    return {key / 2 / clusters.weight(a), per_slack};
  }
  double slack(const ClusterStore& clusters, Index a) const { return unit / clusters.weight(a); }
  double height(double key) const { return std::sqrt(key); }
  void merge(const ClusterStore&, Index, Index) {}

  template<class Visit>
  void for_each_height(const ClusterStore& clusters, const Execution& execution, const Visit& visit) const {
    const Index n = clusters.count();
    const Index d = clusters.dimension();
    const FeatureMajor high = clusters.centroids_by_feature();
    const FeatureMajor low = clusters.remainders_by_feature();
    constexpr Index tile = 512;
    parallel_chunks(n, 32, execution, [&](Index first, Index last) {
      alignas(64) double values[tile];
      std::vector<double> query(to_size(2 * d));
      for (Index j0 = (first + 1) / column_group * column_group; j0 < n; j0 += tile)
        for (Index i = first; i < last; ++i) {
          const Index from = std::max(j0, i + 1);
          const Index to = std::min(n, j0 + tile);
          if (from >= to) continue;
          for (Index k = 0; k < d; ++k) {
            query[to_size(k)] = high.from(i)[k * high.stride()];
            query[to_size(d + k)] = low.from(i)[k * low.stride()];
          }
          squared_distances_two_part(high.from(j0), low.from(j0), high.stride(), d, query.data(),
                                     query.data() + d, to - j0, values);
          const double wi = clusters.weight(i);
          for (Index j = from; j < to; ++j) {
            const double wj = clusters.weight(j);
            values[j - j0] *= 2 * wi * wj / (wi + wj);
          }
          square_root(values + (from - j0), to - from);
          visit(i, from, to, static_cast<const double*>(values + (from - j0)));
        }
    });
  }
};
static_assert(ClusterGeometry<WardGeometry>);

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_CLUSTER_GEOMETRY_HPP
