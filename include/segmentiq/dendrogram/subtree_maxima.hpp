// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_SUBTREE_MAXIMA_HPP
#define SEGMENTIQ_DENDROGRAM_SUBTREE_MAXIMA_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"

// Monotone values of merges: a cut at a threshold makes a merge only if all merges below it are within the
// threshold, too.
namespace segmentiq {

namespace detail {

/// Throws unless there is one number for each merge.
inline void require_merge_values(const Dendrogram& tree, std::span<const double> values,
                                 const std::string& where) {
  if (values.size() != tree.merges().size())
    throw parameter_error(where + ": values (" + std::to_string(values.size()) + " of them) must be " +
                          std::to_string(tree.merges().size()) + ", one for each merge");
  const auto nan = std::find_if(values.begin(), values.end(), [](double v) { return std::isnan(v); });
  if (nan != values.end())
    throw parameter_error(where + ": value of merge " + std::to_string(nan - values.begin()) +
                          " (nan) must be a number");
}

/// Raises each value to the maximum below its merge. Merges come after those below them.
inline void raise_to_subtree(const Dendrogram& tree, std::vector<double>& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const Index child : {tree.merges()[i].left, tree.merges()[i].right})
      if (!tree.is_leaf(child)) values[i] = std::max(values[i], values[to_size(child - tree.observations())]);
}

}  // namespace detail

/// For each merge, the maximum of `values` in its subtree, its own included.
///
/// As `scipy.cluster.hierarchy.maxRstat(Z, R, i)`, for any column of values.
/// @param values n − 1 values, one for each merge; infinite ones are allowed
/// @throws parameter_error when there are not n − 1 values or one is NaN. O(n) time and memory.
inline std::vector<double> subtree_maxima(const Dendrogram& tree, std::span<const double> values) {
  detail::require_merge_values(tree, values, "subtree_maxima()");
  std::vector<double> highest(values.begin(), values.end());
  detail::raise_to_subtree(tree, highest);
  return highest;
}

/// For each merge, the maximum height in its subtree: equal to the heights if there is no inversion. As
/// `scipy.cluster.hierarchy.maxdists`. O(n) time and memory.
inline std::vector<double> subtree_heights(const Dendrogram& tree) {
  std::vector<double> highest;
  highest.reserve(tree.merges().size());
  for (const Merge& m : tree.merges())
    highest.push_back(m.height);
  detail::raise_to_subtree(tree, highest);
  return highest;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_SUBTREE_MAXIMA_HPP
