// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_MERGE_ORDER_HPP
#define SEGMENTIQ_LINKAGE_MERGE_ORDER_HPP

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/huge_pages.hpp"
#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/radix_sort.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/kernels/simd.hpp"
#include "segmentiq/linkage/criteria.hpp"

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
  LargeVector<FoundMerge> merges;
  Index tied = 0;  ///< merges that could have been others: a third cluster was as near
};

/// Disjoint sets of observations; each set remembers the dendrogram node it stands for.
class ClusterForest {
 public:
  explicit ClusterForest(Index observations) : entries_(to_size(observations)) {
    for (Index i = 0; i < observations; ++i)
      entries_[to_size(i)] = {i, i, 1};
  }

  /// The representative of the set that `observation` is in. Amortised O(log n) (path halving).
  Index find(Index observation) {
    while (entries_[to_size(observation)].parent != observation) {
      const Index above = entries_[to_size(entries_[to_size(observation)].parent)].parent;
      entries_[to_size(observation)].parent = above;
      observation = above;
    }
    return observation;
  }
  /// `observation` will soon be looked for.
  void expect(Index observation) const { prefetch(&entries_[to_size(observation)]); }

  Index node(Index representative) const { return entries_[to_size(representative)].node; }

  /// Makes one set of two, standing for `node`; gives its size.
  Index unite(Index a, Index b, Index node) {
    if (entries_[to_size(a)].size < entries_[to_size(b)].size) std::swap(a, b);
    entries_[to_size(b)].parent = a;
    entries_[to_size(a)].node = node;
    return entries_[to_size(a)].size += entries_[to_size(b)].size;
  }

 private:
  struct Entry {
    Index parent, node, size;
  };
  LargeVector<Entry> entries_;
};

/// The dendrogram of `merges`, in the order in which they were found. O(n log n) time, O(n) memory.
inline Dendrogram dendrogram_as_found(Index observations, const LargeVector<FoundMerge>& merges) {
  constexpr std::size_t ahead = 24;
  ClusterForest forest(observations);
  std::vector<Merge> numbered;
  numbered.reserve(merges.size());
  ask_for_huge_pages(numbered.data(), merges.size() * sizeof(Merge));
  for (std::size_t i = 0; i < merges.size(); ++i) {
    if (i + ahead < merges.size()) {
      forest.expect(merges[i + ahead].first);
      forest.expect(merges[i + ahead].second);
    }
    const FoundMerge& m = merges[i];
    const Index a = forest.find(m.first);
    const Index b = forest.find(m.second);
    const Index left = std::min(forest.node(a), forest.node(b));
    const Index right = std::max(forest.node(a), forest.node(b));
    const Index node = observations + static_cast<Index>(numbered.size());
    numbered.push_back({left, right, m.height, forest.unite(a, b, node)});
  }
  return Dendrogram(observations, std::move(numbered));
}

/// Sorts by height; equal heights keep their order. O(n) time as a rule, O(n) memory. @see sort_by_key
inline void sort_by_height(LargeVector<FoundMerge>& merges, const Execution& execution = {}) {
  const auto lower = [](const FoundMerge& a, const FoundMerge& b) {
    return a.height < b.height;
  };
  if (std::is_sorted(merges.begin(), merges.end(), lower)) return;
  sort_by_key(
      merges, [](const FoundMerge& m) { return key_of_double(m.height); }, execution);
}

/// The dendrogram of `merges`, found for a criterion without inversions. O(n log n) time, O(n) memory.
inline Dendrogram sorted_dendrogram(Index observations, LargeVector<FoundMerge> merges,
                                    const Execution& execution = {}) {
  sort_by_height(merges, execution);
  return dendrogram_as_found(observations, merges);
}

/// The dendrogram of what an algorithm found for `Criterion`: sorted by height where heights cannot decrease,
/// else in the order in which the merges were found. O(n log n) time, O(n) memory.
template<LinkageCriterion Criterion>
Dendrogram finished_dendrogram(Index observations, LargeVector<FoundMerge> merges,
                               const Execution& execution = {}) {
  if constexpr (Criterion::is_monotone)
    return sorted_dendrogram(observations, std::move(merges), execution);
  else
    return dendrogram_as_found(observations, merges);
}

/// The merges of single linkage at which a third cluster was as near. Where edges of one length tie c
/// clusters together, each of their c − 1 merges but the last has one: what is left of them is tied to the
/// two by such an edge. And all but the last stand below another one of their height. O(n).
inline Index ties_of_single_linkage(const Dendrogram& tree) {
  Index tied = 0;
  for (const Merge& merge : tree.merges())
    for (const Index child : {merge.left, merge.right})
      tied += !tree.is_leaf(child) && tree.height_of(child) == merge.height;
  return tied;
}

/// Merges that share their height with another one. @param merges sorted by height
inline Index merges_of_equal_height(const LargeVector<FoundMerge>& merges) {
  Index count = 0;
  for (std::size_t i = 0; i < merges.size(); ++i)
    if ((i > 0 && merges[i].height == merges[i - 1].height) ||
        (i + 1 < merges.size() && merges[i].height == merges[i + 1].height))
      ++count;
  return count;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_MERGE_ORDER_HPP
