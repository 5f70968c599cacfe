// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_GOLDEN_TREES_HPP
#define SEGMENTIQ_TESTS_SUPPORT_GOLDEN_TREES_HPP

#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "support/golden_linkage.hpp"

namespace segmentiq::testing {

/// Observations, the tree that SciPy makes of them, and what it reads off it.
struct GoldenTree {
  std::string name;
  Matrix<double> x;
  Dendrogram tree;
  std::vector<double> cophenetic;  ///< n(n−1)/2
  double correlation = 0;          ///< NaN where it is not defined
  std::vector<Index> leaves;
  double ordered = 0;  ///< what SciPy's optimal_leaf_ordering comes to
  Index inversion = -1;
};

/// All of golden/dendrogram/trees.txt.
inline std::vector<GoldenTree> read_golden_trees() {
  GoldenWords words("dendrogram/trees.txt");
  const auto expect = [&](const char* name) {
    if (words.word() != name) throw std::runtime_error(std::string("trees.txt: expected ") + name);
  };
  std::vector<GoldenTree> trees;
  while (!words.at_end()) {
    expect("observations");
    const std::string name = words.word();
    const auto n = words.number<Index>();
    const auto d = words.number<Index>();
    Matrix<double> x = words.matrix(n, d);
    expect("linkage");
    words.word();
    GoldenTree& read = trees.emplace_back(
        GoldenTree{name, std::move(x), Dendrogram(n, words.merges(n - 1)), {}, 0, {}, 0, -1});
    expect("cophenet");
    for (const Index merge : words.numbers<Index>(CondensedMatrix::pair_count(n)))
      read.cophenetic.push_back(read.tree.merges()[static_cast<std::size_t>(merge)].height);
    expect("correlation");
    read.correlation = words.number<double>();
    expect("leaves");
    read.leaves = words.numbers<Index>(n);
    expect("ordered");
    read.ordered = words.number<double>();
    expect("inversion");
    read.inversion = words.number<Index>();
  }
  return trees;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_GOLDEN_TREES_HPP
