// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_REPLAY_HPP
#define SEGMENTIQ_TESTS_SUPPORT_REPLAY_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/brute_force_linkage.hpp"

namespace segmentiq::testing {

/// How far a dendrogram is from a run of the textbook: 0 when every merge, in order, joins two clusters that
/// are at the height it states and than which no two are closer. With ties there are several such runs.
inline double replay_error(const Dendrogram& tree, const Matrix<double>& x, Method method) {
  BruteForceLinkage clusters(x, method);
  Matrix<double> known = Matrix<double>::Constant(2 * x.rows() - 1, 2 * x.rows() - 1, -1);
  const auto between = [&](Index a, Index b) {
    double& height = known(std::min(a, b), std::max(a, b));
    if (height < 0) height = clusters.between(a, b);
    return height;
  };
  std::vector<Index> active;
  for (Index i = 0; i < x.rows(); ++i)
    active.push_back(i);
  double error = 0;
  for (const Merge& m : tree.merges()) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t b = 1; b < active.size(); ++b)
      for (std::size_t a = 0; a < b; ++a)
        least = std::min(least, between(active[a], active[b]));
    error = std::max({error, std::abs(between(m.left, m.right) - m.height), std::abs(m.height - least)});
    active.push_back(clusters.merge(m.left, m.right));
    std::erase(active, m.left);
    std::erase(active, m.right);
  }
  return error;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_REPLAY_HPP
