// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_MINIMUM_SPANNING_TREE_HPP
#define SEGMENTIQ_LINKAGE_DENSE_MINIMUM_SPANNING_TREE_HPP

#include <cmath>
#include <concepts>
#include <numeric>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/kernels/feature_major.hpp"
#include "segmentiq/kernels/nearest_in_row.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"
#include "segmentiq/linkage/criteria.hpp"
#include "segmentiq/linkage/merge_order.hpp"

// Single linkage is the minimum spanning tree, its edges sorted (Gower & Ross 1969). Prim's algorithm from
// observation 0: every observation outside the tree remembers its distance to the nearest one inside, the
// closest joins next, the first of several. As in SciPy, an edge is noted between the observation that joined
// before and the one that joins now: after sorting that is the same hierarchy.
namespace segmentiq {
namespace detail {

/// Prim's algorithm over any source of distances.
///
/// `source.lower(joined, nearest)` lowers nearest[p] to the distance of `joined` to the observation at
/// position p, for all positions outside the tree; `source.keep(kept)` drops positions. Positions begin as
/// observations 1 … n−1.
template<class Source>
LargeVector<FoundMerge> prim(Index n, Source&& source, const Execution& execution) {
  PhaseProgress progress(execution, "linkage", static_cast<double>(n) * static_cast<double>(n - 1) / 2);
  std::vector<Index> outside(to_size(n - 1));
  std::iota(outside.begin(), outside.end(), Index{1});
  std::vector<double> nearest(outside.size(), HUGE_VAL);
  std::vector<double> joined_already(outside.size(), 0.0);  // 0 or infinity
  LargeVector<FoundMerge> edges;
  edges.reserve(outside.size());
  Index joined = 0;
  Index holes = 0;
  for (Index i = 0; i < n - 1; ++i) {
    const Index count = static_cast<Index>(outside.size());
    source.lower(joined, outside, nearest);
    const Nearest next = nearest_in_row(nearest.data(), joined_already.data(), count);
    if (next.position < 0) throw_not_finite("minimum_spanning_tree()");
    const auto at = to_size(next.position);
    edges.push_back({joined, outside[at], next.distance});
    joined = outside[at];
    joined_already[at] = HUGE_VAL;
    progress.advance(static_cast<double>(count - holes));
    ++holes;

    if (8 * holes >= count) {  // drop the positions that have joined; the others keep their order
      std::vector<Index> kept;
      for (Index p = 0; p < count; ++p)
        if (joined_already[to_size(p)] == 0) kept.push_back(p);
      for (std::size_t to = 0; to < kept.size(); ++to) {
        outside[to] = outside[to_size(kept[to])];
        nearest[to] = nearest[to_size(kept[to])];
      }
      source.keep(kept);
      outside.resize(kept.size());
      nearest.resize(kept.size());
      joined_already.assign(kept.size(), 0.0);
      holes = 0;
    }
  }
  progress.finish();
  return edges;
}

/// Distances that are given.
class GivenDistances {
 public:
  explicit GivenDistances(const CondensedMatrix& distances) : distances_(distances) {}

  void lower(Index joined, const std::vector<Index>& outside, std::vector<double>& nearest) const {
    for (std::size_t p = 0; p < outside.size(); ++p) {
      const double distance = distances_(joined, outside[p]);
      if (outside[p] != joined && distance < nearest[p]) nearest[p] = distance;
    }
  }
  void keep(const std::vector<Index>&) {}

 private:
  const CondensedMatrix& distances_;
};

/// Euclidean distances of observations, worked out when they are asked for: nothing of size n² is stored.
class ObservedDistances {
 public:
  ObservedDistances(const Matrix<double>& x, const Execution& execution)
      : x_(x), features_(x.bottomRows(x.rows() - 1)), execution_(execution) {}

  void lower(Index joined, const std::vector<Index>& outside, std::vector<double>& nearest) {
    const Index count = static_cast<Index>(outside.size());
    // Threads pay from some 100 µs of work on.
    const Index chunk = count * x_.cols() > 400'000 ? positions_a_chunk : count;
    parallel_chunks(count, chunk, execution_, [&](Index first, Index last) {
      alignas(64) double distance[block];
      for (Index p = first; p < last; p += block) {
        const Index here = std::min(block, last - p);
        squared_distances<1>(features_.from(p), features_.stride(), x_.cols(), x_.row(joined).data(), here,
                             distance, block);
        square_root(distance, here);
        for (Index i = 0; i < here; ++i)
          nearest[to_size(p + i)] = std::min(nearest[to_size(p + i)], distance[i]);
      }
    });
  }
  void keep(const std::vector<Index>& kept) { features_.compact(kept, x_.cols()); }

 private:
  static constexpr Index block = 256;
  static constexpr Index positions_a_chunk = 2048;

  const Matrix<double>& x_;
  FeatureMajor features_;
  Execution execution_;
};

/// The edges of the minimum spanning tree, in the order in which they were found. Ties are not counted here:
/// @see ties_of_single_linkage
inline FoundMerges spanning_tree_merges(const Matrix<double>& x, const Execution& execution) {
  return {prim(x.rows(), ObservedDistances(x, execution), execution)};
}
inline FoundMerges spanning_tree_merges(const CondensedMatrix& distances, const Execution& execution) {
  return {prim(distances.observations(), GivenDistances(distances), execution)};
}

}  // namespace detail

/// Single linkage of given dissimilarities. @param distances finite and not negative
/// @return heights, ids and sizes as `scipy.cluster.hierarchy.linkage(method="single")`, ties too
/// @throws cancelled_error
/// Time O(n²), memory O(n).
inline Dendrogram minimum_spanning_tree(const CondensedMatrix& distances, const Execution& execution = {}) {
  return detail::finished_dendrogram<Single>(distances.observations(),
                                             detail::spanning_tree_merges(distances, execution).merges);
}

/// Single linkage of n × d observations under the Euclidean distance, without storing any distances.
/// @param x n × d, n ≥ 1, finite
/// @return heights, ids and sizes as `scipy.cluster.hierarchy.linkage(x, method="single")`, ties too
/// @throws cancelled_error
/// Time O(n²·d), memory O(n·d).
inline Dendrogram minimum_spanning_tree(const Matrix<double>& x, const Execution& execution = {}) {
  return detail::finished_dendrogram<Single>(x.rows(), detail::spanning_tree_merges(x, execution).merges);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_DENSE_MINIMUM_SPANNING_TREE_HPP
