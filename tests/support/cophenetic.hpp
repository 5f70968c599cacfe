// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_COPHENETIC_HPP
#define SEGMENTIQ_TESTS_SUPPORT_COPHENETIC_HPP

#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"

namespace segmentiq::testing {

/// The observations below each node, 2n − 1 lists. O(n²).
inline std::vector<std::vector<Index>> members_of_nodes(const Dendrogram& tree) {
  std::vector<std::vector<Index>> members;
  for (Index i = 0; i < tree.observations(); ++i)
    members.push_back({i});
  for (const Merge& m : tree.merges()) {
    std::vector<Index> both = members[static_cast<std::size_t>(m.left)];
    const std::vector<Index>& right = members[static_cast<std::size_t>(m.right)];
    both.insert(both.end(), right.begin(), right.end());
    members.push_back(std::move(both));
  }
  return members;
}

/// n × n: the height of the merge that first brings two observations together. O(n²).
inline Matrix<double> cophenetic_distances(const Dendrogram& tree) {
  const auto members = members_of_nodes(tree);
  Matrix<double> heights = Matrix<double>::Zero(tree.observations(), tree.observations());
  for (const Merge& m : tree.merges())
    for (const Index i : members[static_cast<std::size_t>(m.left)])
      for (const Index j : members[static_cast<std::size_t>(m.right)])
        heights(i, j) = heights(j, i) = m.height;
  return heights;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_COPHENETIC_HPP
