// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_DENDROGRAM_HPP
#define SEGMENTIQ_DENDROGRAM_DENDROGRAM_HPP

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq {

/// One step of the clustering: two clusters become one.
struct Merge {
  Index left = 0;     ///< the smaller id of the two
  Index right = 0;    ///< the larger id
  double height = 0;  ///< their dissimilarity under the linkage criterion, ≥ 0
  Index size = 0;     ///< observations in the new cluster

  friend bool operator==(const Merge&, const Merge&) = default;
};

/// The tree that hierarchical clustering finds, as its n − 1 merges. Immutable.
///
/// Ids are SciPy's: observation i is leaf i, merge i makes cluster n + i, and the smaller id is the left one.
/// Heights never decrease from merge to merge, except that centroid and median linkage may have inversions.
///
///     const Dendrogram tree(3, {{0, 2, 1.0, 2}, {1, 3, 2.5, 3}});  // 0 and 2 join at 1, then 1 joins them
///     tree.height_of(tree.root());                                // 2.5
class Dendrogram {
 public:
  /// @param observations n ≥ 1
  /// @param merges n − 1 merges in order
  /// @throws parameter_error saying which merge is not valid and why. O(n) time and memory.
  Dendrogram(Index observations, std::vector<Merge> merges)
      : observations_(observations), merges_(std::move(merges)) {
    validate();
  }

  /// n, the number of leaves.
  Index observations() const { return observations_; }
  /// The merges; entry i made cluster n + i.
  std::span<const Merge> merges() const { return merges_; }
  /// The merge that made the cluster `node`. @pre n ≤ node < 2n − 1
  const Merge& merge_of(Index node) const { return merges_[to_size(node - observations_)]; }
  bool is_leaf(Index node) const { return node < observations_; }
  /// The id of the cluster of all observations: 2n − 2.
  Index root() const { return 2 * observations_ - 2; }
  /// Observations below a node, 1 for a leaf.
  Index size_of(Index node) const { return is_leaf(node) ? 1 : merge_of(node).size; }
  /// The height at which a node was made, 0 for a leaf.
  double height_of(Index node) const { return is_leaf(node) ? 0.0 : merge_of(node).height; }

  friend bool operator==(const Dendrogram&, const Dendrogram&) = default;

 private:
  void validate() const;

  Index observations_;
  std::vector<Merge> merges_;
};

/// The first merge, by its position in merges(), that is lower than the one before it: the first inversion.
/// Nothing when heights never decrease. O(n).
inline std::optional<Index> first_inversion(const Dendrogram& tree) {
  for (std::size_t i = 1; i < tree.merges().size(); ++i)
    if (tree.merges()[i].height < tree.merges()[i - 1].height) return static_cast<Index>(i);
  return std::nullopt;
}

/// Whether no merge is lower than the one before it (false only for centroid and median linkage). O(n).
inline bool is_monotonic(const Dendrogram& tree) {
  return !first_inversion(tree).has_value();
}

inline void Dendrogram::validate() const {
  if (observations_ < 1)
    throw parameter_error("Dendrogram(): observations (" + std::to_string(observations_) +
                          ") must be at least 1");
  if (static_cast<Index>(merges_.size()) != observations_ - 1)
    throw parameter_error("Dendrogram(): merges (" + std::to_string(merges_.size()) + " of them) must be " +
                          std::to_string(observations_ - 1) + ", one fewer than the observations");
  std::vector<bool> used(to_size(2 * observations_ - 1), false);
  constexpr std::size_t ahead = 24;
  for (std::size_t i = 0; i < merges_.size(); ++i) {
    const Merge& m = merges_[i];
    if (i + ahead < merges_.size())  // children stand anywhere
      for (const Index child : {merges_[i + ahead].left, merges_[i + ahead].right})
        if (child >= observations_ && child < observations_ + static_cast<Index>(i))
          detail::prefetch(&merges_[to_size(child - observations_)]);
    const auto fail = [i](const std::string& why) {
      throw parameter_error("Dendrogram(): merge " + std::to_string(i) + " " + why);
    };
    if (m.left < 0 || m.left >= m.right || m.right >= observations_ + static_cast<Index>(i))
      fail("joins clusters " + std::to_string(m.left) + " and " + std::to_string(m.right) +
           ", which must be two clusters made before it, the smaller id first");
    for (const Index child : {m.left, m.right}) {
      if (used[to_size(child)]) fail("joins cluster " + std::to_string(child) + " a second time");
      used[to_size(child)] = true;
    }
    if (!std::isfinite(m.height) || m.height < 0) fail("has a height that is negative or not finite");
    if (m.size != size_of(m.left) + size_of(m.right))
      fail("has a size that is not the sum of its children's");
  }
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_DENDROGRAM_HPP
