// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_DENDROGRAM_GOLDEN_CUT_CRITERIA_HPP
#define SEGMENTIQ_TESTS_DENDROGRAM_GOLDEN_CUT_CRITERIA_HPP

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/inconsistency.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "support/golden_linkage.hpp"

namespace segmentiq::testing {

/// A tree, and what SciPy makes of it.
struct GoldenCutCriteria {
  struct Statistics {
    Index depth;
    std::vector<Inconsistency> of_merges;
  };
  /// maxdists, maxinconsts, and maxRstat of mean, deviation and count, by rows.
  struct Maxima {
    Index depth;
    std::vector<double> rows;
  };
  struct Cut {
    std::string kind;  ///< cut_inconsistent, cut_values, bisection, lowest
    Index depth;       ///< of cut_inconsistent, else 0
    double number;     ///< threshold or number of clusters
    std::vector<Label> labels;
  };

  std::string name;
  Dendrogram tree;
  std::vector<Statistics> inconsistent{};
  std::vector<Maxima> maxima{};
  std::vector<double> values{};
  std::vector<Cut> cuts{};
  std::vector<std::pair<Index, Label>> leaders{};  ///< node and label, in SciPy's order
  std::vector<Label> led{};                        ///< the labels that the leaders are of
};

inline GoldenCutCriteria read_golden_tree(GoldenWords& words) {
  if (words.word() != "tree") throw std::runtime_error("a tree was expected");
  std::string name = words.word();
  const Index n = words.number<Index>();
  GoldenCutCriteria read{std::move(name), Dendrogram(n, words.merges(n - 1))};
  while (!words.at_end() && words.peek() != "tree") {
    const std::string kind = words.word();
    if (kind == "inconsistent") {
      GoldenCutCriteria::Statistics& statistics = read.inconsistent.emplace_back();
      statistics.depth = words.number<Index>();
      for (Index i = 0; i < n - 1; ++i) {
        Inconsistency& of_merge = statistics.of_merges.emplace_back();
        of_merge.mean = words.number<double>();
        of_merge.deviation = words.number<double>();
        of_merge.count = words.number<Index>();
        of_merge.coefficient = words.number<double>();
      }
    } else if (kind == "maxima") {
      const Index depth = words.number<Index>();
      read.maxima.push_back({depth, words.numbers<double>(5 * (n - 1))});
    } else if (kind == "values") {
      read.values = words.numbers<double>(n - 1);
    } else if (kind == "leaders") {
      const Index count = words.number<Index>();
      for (Index i = 0; i < count; ++i) {
        const Index node = words.number<Index>();
        read.leaders.emplace_back(node, words.number<Label>());
      }
      read.led = words.numbers<Label>(n);
    } else {
      const Index depth = kind == "cut_inconsistent" ? words.number<Index>() : 0;
      const double number = words.number<double>();
      read.cuts.push_back({kind, depth, number, words.numbers<Label>(n)});
    }
  }
  return read;
}

/// All trees of the files that golden/dendrogram/make_cut_criteria.py wrote: 210 random and 35 real ones.
inline const std::vector<GoldenCutCriteria>& golden_cut_criteria() {
  static const std::vector<GoldenCutCriteria> trees = [] {
    std::vector<GoldenCutCriteria> read;
    for (const char* name : {"dendrogram/cut_criteria_random.txt", "dendrogram/cut_criteria_real.txt"}) {
      GoldenWords words(name);
      while (!words.at_end())
        read.push_back(read_golden_tree(words));
    }
    return read;
  }();
  return trees;
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_DENDROGRAM_GOLDEN_CUT_CRITERIA_HPP
