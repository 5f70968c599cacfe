// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_GOLDEN_R_TREES_HPP
#define SEGMENTIQ_TESTS_SUPPORT_GOLDEN_R_TREES_HPP

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/dendrogram/hclust.hpp"
#include "support/golden_counts.hpp"
#include "support/golden_linkage.hpp"

namespace segmentiq::testing {

/// Two trees of the same observations by R's hclust, and what dendextend says of them.
struct GoldenPair {
  std::string name;
  Index n = 0;
  std::array<Hclust, 2> trees;
  double cophenetic = 0;                                    ///< cor_cophenetic; NaN where it is not defined
  double baker = std::numeric_limits<double>::quiet_NaN();  ///< NaN when not recorded
  std::vector<double> bk;                                   ///< empty when not recorded
  std::vector<double> entanglement;                         ///< of L = 1.5, 1, 2; empty when not recorded
};

/// Counts a pair as an input, unless noise was added to real data: that is neither drawn by lot nor real.
inline void count_pair(GoldenCounts& inputs, const GoldenPair& pair) {
  if (!pair.name.ends_with("_noise")) inputs.count(pair.name);
}

/// All of golden/dendrogram/r_trees.txt.
inline std::vector<GoldenPair> read_golden_pairs() {
  GoldenWords words("dendrogram/r_trees.txt");
  std::vector<GoldenPair> pairs;
  while (!words.at_end()) {
    if (words.word() != "case") throw std::runtime_error("r_trees.txt: expected case");
    GoldenPair& read = pairs.emplace_back();
    read.name = words.word();
    read.n = words.number<Index>();
    for (Hclust& tree : read.trees) {
      words.word();
      words.word();
      for (Index i = 0; i + 1 < read.n; ++i) {
        const auto a = words.number<Index>();
        tree.merge.push_back({a, words.number<Index>()});
        tree.height.push_back(words.number<double>());
      }
      tree.order = words.numbers<Index>(read.n);
    }
    while (!words.at_end() && words.peek() != "case") {
      const std::string what = words.word();
      if (what == "cophenetic")
        read.cophenetic = words.number<double>();
      else if (what == "baker")
        read.baker = words.number<double>();
      else if (what == "bk")
        read.bk = words.numbers<double>(read.n - 2);
      else if (what == "entanglement")
        read.entanglement = words.numbers<double>(3);
      else
        throw std::runtime_error("r_trees.txt: unknown " + what);
    }
  }
  return pairs;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_GOLDEN_R_TREES_HPP
