// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_MERGE_ORDER_HPP
#define SEGMENTIQ_LINKAGE_MERGE_ORDER_HPP

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"

// An algorithm finds merges in an order of its own, and names a cluster by one of its observations. Here they
// become a dendrogram: sorted by height, equal heights in the order in which they were found, clusters
// numbered as SciPy does.
namespace segmentiq::detail {

/// A cluster has no nearest other one: every dissimilarity to it is infinite or NaN. The public entries keep
/// such data out; a criterion of the user's own can still bring it about.
[[noreturn]] inline void throw_not_finite(const std::string& where) {
  throw data_error(where +
                   ": every dissimilarity must be finite, but one is not, or the criterion made it so");
}

/// A merge as found: one observation of each of the two clusters, and how far apart they are.
struct FoundMerge {
  Index first;
  Index second;
  double height;
};

/// All merges of a clustering, and what was noticed on the way.
struct FoundMerges {
  std::vector<FoundMerge> merges;
  Index tied = 0;  ///< merges that could have been others: a third cluster was as near
};

/// Disjoint sets of observations; each set remembers the dendrogram node it stands for.
class ClusterForest {
 public:
  explicit ClusterForest(Index observations)
      : parent_(static_cast<std::size_t>(observations)), node_(parent_.size()), size_(parent_.size(), 1) {
    std::iota(parent_.begin(), parent_.end(), Index{0});
    std::iota(node_.begin(), node_.end(), Index{0});
  }

  /// The representative of the set that `observation` is in. Amortised O(log n) (path halving).
  Index find(Index observation) {
    while (parent_[at(observation)] != observation) {
      parent_[at(observation)] = parent_[at(parent_[at(observation)])];
      observation = parent_[at(observation)];
    }
    return observation;
  }

  Index node(Index representative) const { return node_[at(representative)]; }

  /// Makes one set of two, standing for `node`; gives its size.
  Index unite(Index a, Index b, Index node) {
    if (size_[at(a)] < size_[at(b)]) std::swap(a, b);
    parent_[at(b)] = a;
    node_[at(a)] = node;
    return size_[at(a)] += size_[at(b)];
  }

 private:
  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

  std::vector<Index> parent_;
  std::vector<Index> node_;
  std::vector<Index> size_;
};

/// The dendrogram of `merges`, in the order in which they were found. O(n log n) time, O(n) memory.
inline Dendrogram dendrogram_as_found(Index observations, const std::vector<FoundMerge>& merges) {
  ClusterForest forest(observations);
  std::vector<Merge> numbered;
  numbered.reserve(merges.size());
  for (const FoundMerge& m : merges) {
    const Index a = forest.find(m.first);
    const Index b = forest.find(m.second);
    const Index left = std::min(forest.node(a), forest.node(b));
    const Index right = std::max(forest.node(a), forest.node(b));
    const Index node = observations + static_cast<Index>(numbered.size());
    numbered.push_back({left, right, m.height, forest.unite(a, b, node)});
  }
  return Dendrogram(observations, std::move(numbered));
}

/// The dendrogram of `merges`, found for a criterion without inversions. O(n log n) time, O(n) memory.
inline Dendrogram sorted_dendrogram(Index observations, std::vector<FoundMerge> merges) {
  std::stable_sort(merges.begin(), merges.end(),
                   [](const FoundMerge& a, const FoundMerge& b) { return a.height < b.height; });
  return dendrogram_as_found(observations, merges);
}

/// Merges that share their height with another one.
inline Index merges_of_equal_height(std::vector<FoundMerge> merges) {
  std::sort(merges.begin(), merges.end(),
            [](const FoundMerge& a, const FoundMerge& b) { return a.height < b.height; });
  Index count = 0;
  for (std::size_t i = 0; i < merges.size(); ++i)
    if ((i > 0 && merges[i].height == merges[i - 1].height) ||
        (i + 1 < merges.size() && merges[i].height == merges[i + 1].height))
      ++count;
  return count;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_MERGE_ORDER_HPP
