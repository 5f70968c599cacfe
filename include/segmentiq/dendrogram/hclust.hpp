// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_HCLUST_HPP
#define SEGMENTIQ_DENDROGRAM_HCLUST_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/leaf_order.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq {

/// A tree as R's `hclust` describes it. All its numbers count from 1.
struct Hclust {
  /// n − 1 rows: −i is observation i alone, +i the cluster made in row i.
  std::vector<std::array<Index, 2>> merge;
  std::vector<double> height;  ///< n − 1
  std::vector<Index> order;    ///< n observations from left to right, so that nothing crosses in a plot
};

/// The tree as R's `hclust`, row for row as R writes it: an observation before a cluster, the smaller number
/// before the larger, and `order` consistent with the rows. O(n) time and memory.
inline Hclust to_hclust(const Dendrogram& tree) {
  const Index n = tree.observations();
  const auto numbered = [n](Index node) {
    return node < n ? -(node + 1) : node - n + 1;
  };
  Hclust out;
  for (const Merge& merge : tree.merges()) {
    out.merge.push_back({numbered(merge.left), numbered(merge.right)});
    out.height.push_back(merge.height);
  }
  for (const Index leaf : leaf_order(tree))
    out.order.push_back(leaf + 1);
  return out;
}

/// The tree of an `hclust`. Its `order` only says which child is on the left; it is not kept and may be
/// empty.
/// @throws parameter_error saying which row (counted from 1, as in R) or entry is not valid and why. O(n)
/// time and memory
inline Dendrogram from_hclust(const Hclust& from) {
  const std::string where = "from_hclust(): ";
  if (from.height.size() != from.merge.size())
    throw parameter_error(where + "height (" + std::to_string(from.height.size()) + " values) must have " +
                          std::to_string(from.merge.size()) + ", one for each row of merge");
  const Index n = static_cast<Index>(from.merge.size()) + 1;
  std::vector<Merge> merges;
  merges.reserve(from.merge.size());
  std::vector<bool> used(to_size(2 * n - 1), false);
  for (Index i = 0; i < n - 1; ++i) {
    const auto fail = [i, &where](const std::string& why) {
      throw parameter_error(where + "row " + std::to_string(i + 1) + " of merge " + why);
    };
    std::array<Index, 2> nodes{};
    Index size = 0;
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
      const Index number = from.merge[to_size(i)][side];
      if (number == 0 || number < -n || number > i)
        fail("has " + std::to_string(number) + ", which must be in [-" + std::to_string(n) +
             ", -1] for an observation" +
             (i > 0 ? " or in [1, " + std::to_string(i) + "] for a cluster made before" : ""));
      const Index node = number < 0 ? -number - 1 : n + number - 1;
      if (used[to_size(node)]) fail("has " + std::to_string(number) + " a second time");
      used[to_size(node)] = true;
      nodes[side] = node;
      size += node < n ? 1 : merges[to_size(node - n)].size;
    }
    const double height = from.height[to_size(i)];
    if (!(height >= 0) || std::isinf(height))
      throw parameter_error(where + "height " + std::to_string(i + 1) + " (" + format_number(height) +
                            ") must be finite and at least 0");
    merges.push_back({std::min(nodes[0], nodes[1]), std::max(nodes[0], nodes[1]), height, size});
  }
  Dendrogram tree(n, std::move(merges));
  if (!from.order.empty()) {
    std::vector<Index> order;
    for (const Index leaf : from.order)
      order.push_back(leaf >= 1 && leaf <= n ? leaf - 1 : -1);
    if (!is_leaf_order(tree, order))
      throw parameter_error(where + "order (" + std::to_string(from.order.size()) +
                            " entries) must have each of 1 … " + std::to_string(n) +
                            " once, with the observations of every cluster side by side; or be empty");
  }
  return tree;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_HCLUST_HPP
