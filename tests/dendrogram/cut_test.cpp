// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/cut.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "segmentiq/core/stage.hpp"
#include "support/catch.hpp"
#include "support/golden_linkage.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

static_assert(Cutter<MaxClust, Dendrogram> && Cutter<ExactClusters, Dendrogram> &&
              Cutter<CutHeight, Dendrogram>);
static_assert(!Cutter<MaxClust, Partition> && !Cutter<Partition, Dendrogram>);

namespace {

/// Labels renamed by first appearance: what remains when the numbering does not matter.
std::vector<Label> by_first_appearance(const std::vector<Label>& labels) {
  std::map<Label, Label> renamed;
  std::vector<Label> result;
  for (const Label label : labels)
    result.push_back(renamed.emplace(label, static_cast<Label>(renamed.size())).first->second);
  return result;
}

void check_valid(const Partition& partition, Index n) {
  REQUIRE(static_cast<Index>(partition.labels.size()) == n);
  const std::set<Label> used(partition.labels.begin(), partition.labels.end());
  CHECK(static_cast<Label>(used.size()) == partition.count);
  CHECK(*used.begin() == 0);
  CHECK(*used.rbegin() == partition.count - 1);
}

}  // namespace

TEST_CASE("cuts are SciPy's, label by label", "[dendrogram][golden]") {
  GoldenWords words("dendrogram/cuts.txt");
  int trees = 0, cuts = 0;
  while (!words.at_end()) {
    REQUIRE(words.word() == "tree");
    ++trees;
    const std::string name = words.word();
    const Index n = words.number<Index>();
    const Dendrogram tree(n, words.merges(n - 1));
    while (!words.at_end() && words.peek() != "tree") {
      const std::string kind = words.word();
      const std::string parameter = std::string(words.peek());
      INFO(name << ", " << kind << " " << parameter);
      const double number = words.number<double>();
      const auto expected = words.numbers<Label>(n);
      ++cuts;
      if (kind == "exact") {
        const Partition found = cut_exact(tree, static_cast<Index>(number));
        check_valid(found, n);
        CHECK(found.count == static_cast<Label>(number));
        CHECK(by_first_appearance(found.labels) == by_first_appearance(expected));
      } else {
        const Partition found =
            kind == "maxclust" ? cut_maxclust(tree, static_cast<Index>(number)) : cut_height(tree, number);
        check_valid(found, n);
        CHECK(found.labels == expected);
      }
    }
  }
  CHECK(trees == 68 + 210 + 35);
  CHECK(cuts > 3800);
}

TEST_CASE("clusters are numbered subtrees first, leaves last", "[dendrogram]") {
  // Leaves 3, 2, 0, 1 from left to right; the leftmost one does not get the first label.
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 9, 4}});
  CHECK(cut_height(tree, 5).labels == std::vector<Label>{0, 0, 0, 1});
  CHECK(cut_exact(tree, 3).labels == std::vector<Label>{0, 0, 1, 2});
}

TEST_CASE("a merge at the height of the cut is made", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 3, 4}});
  CHECK(cut_height(tree, 2).count == 2);
  CHECK(cut_height(tree, std::nextafter(2.0, 0.0)).count == 3);
  CHECK(cut_height(tree, 0).count == 4);
  CHECK(cut_height(tree, -1).count == 4);
  CHECK(cut_height(tree, -std::numeric_limits<double>::infinity()).count == 4);
  CHECK(cut_height(tree, std::numeric_limits<double>::infinity()).count == 1);
  const Dendrogram duplicates(3, {{0, 1, 0, 2}, {2, 3, 1, 3}});
  CHECK(cut_height(duplicates, 0).count == 2);
}

TEST_CASE("merges of equal height are made together, unless exactly k are asked for", "[dendrogram]") {
  const Dendrogram tree(5, {{0, 1, 1, 2}, {2, 5, 1, 3}, {3, 6, 1, 4}, {4, 7, 7, 5}});
  CHECK(cut_maxclust(tree, 1).count == 1);
  CHECK(cut_maxclust(tree, 2).count == 2);
  CHECK(cut_maxclust(tree, 3).count == 2);
  CHECK(cut_maxclust(tree, 4).count == 2);
  CHECK(cut_maxclust(tree, 5).count == 5);
  for (Index k = 1; k <= 5; ++k)
    CHECK(cut_exact(tree, k).count == k);
  CHECK(cut_exact(tree, 3).labels[0] == cut_exact(tree, 3).labels[2]);  // the merges made first stay
  CHECK(cut_exact(tree, 3).labels[0] != cut_exact(tree, 3).labels[3]);
}

TEST_CASE("more clusters than observations: one each, in row order", "[dendrogram]") {
  const Dendrogram tree(4, {{1, 2, 1, 2}, {0, 4, 2, 3}, {3, 5, 3, 4}});
  for (const Index k : {Index{4}, Index{5}, std::numeric_limits<Index>::max()}) {
    CHECK(cut_maxclust(tree, k).labels == std::vector<Label>{0, 1, 2, 3});
    CHECK(cut_maxclust(tree, k).count == 4);
  }
}

TEST_CASE("one observation is one cluster", "[dendrogram]") {
  const Dendrogram one(1, {});
  const Partition expected{{0}, 1};
  CHECK(cut_maxclust(one, 1) == expected);
  CHECK(cut_maxclust(one, 7) == expected);
  CHECK(cut_exact(one, 1) == expected);
  CHECK(cut_height(one, 0) == expected);
  CHECK(cut_height(one, -1) == expected);
  CHECK(subtree_heights(one).empty());
}

TEST_CASE("parameters that make no cut are named", "[dendrogram]") {
  const Dendrogram tree = random_tree(5, 1);
  for (const Index k : {Index{0}, Index{-1}, std::numeric_limits<Index>::min()}) {
    CHECK_THROWS_AS(cut_maxclust(tree, k), parameter_error);
    CHECK_THROWS_AS(cut_exact(tree, k), parameter_error);
    CHECK_THROWS_WITH(cut_maxclust(tree, k),
                      "cut_maxclust(): clusters (" + std::to_string(k) + ") must be at least 1");
  }
  CHECK_THROWS_WITH(cut_exact(tree, 6),
                    "cut_exact(): clusters (6) must be at most 5, the number of observations");
  CHECK_THROWS_AS(cut_exact(Dendrogram(1, {}), 2), parameter_error);
  CHECK_THROWS_AS(cut_height(tree, std::numeric_limits<double>::quiet_NaN()), parameter_error);
}

TEST_CASE("with inversions a merge counts as lower only when all below it are", "[dendrogram]") {
  const Dendrogram triangle(3, {{0, 1, 1, 2}, {2, 3, 0.9, 3}});
  CHECK(subtree_heights(triangle) == std::vector<double>{1, 1});
  CHECK(cut_height(triangle, 0.95).count == 3);
  CHECK(cut_height(triangle, 1).count == 1);
  CHECK(cut_maxclust(triangle, 2).count == 1);
}

TEST_CASE("cuts of random trees are nested, and each is the one below it with some clusters joined",
          "[dendrogram][property]") {
  for (const Index n : {2, 9, 60}) {
    const Dendrogram tree = random_tree(n, 7);
    for (Index k = 1; k <= n; ++k) {
      const Partition coarse = cut_exact(tree, k);
      CHECK(by_first_appearance(coarse.labels) == last_merges_undone(tree, k).labels);
      if (k < n) CHECK(cut_maxclust(tree, k) == coarse);  // no two heights are equal
      if (k == n) continue;
      const Partition fine = cut_exact(tree, k + 1);
      std::set<std::pair<Label, Label>> pairs;
      for (std::size_t i = 0; i < fine.labels.size(); ++i)
        pairs.emplace(fine.labels[i], coarse.labels[i]);
      CHECK(static_cast<Index>(pairs.size()) == k + 1);
    }
  }
}

TEST_CASE("the stages cut as the functions do", "[dendrogram]") {
  const Dendrogram tree = random_tree(30, 1);
  CHECK(MaxClust{5}.cut(tree) == cut_maxclust(tree, 5));
  CHECK(ExactClusters{5}.cut(tree) == cut_exact(tree, 5));
  CHECK(CutHeight{0.2}.cut(tree) == cut_height(tree, 0.2));
}

TEST_CASE("a chain of a million observations is cut without recursion", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  const Dendrogram chain = chain_tree(n);
  const Partition two = cut_maxclust(chain, 2);
  CHECK(two.count == 2);
  CHECK(two.sizes() == std::vector<Index>{n - 1, 1});
  const Partition three = cut_exact(chain, 3);
  CHECK(three.sizes() == std::vector<Index>{n - 2, 1, 1});
  CHECK(cut_height(chain, 0.5).count == n);
  CHECK(cut_height(chain, static_cast<double>(n / 2)).sizes()[0] == n / 2 + 1);
}

TEST_CASE("whether a cut is unique is asked of cuts that exist", "[dendrogram][cut]") {
  const Dendrogram tied(4, {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 2, 4}});
  CHECK(is_unique_cut(tied, 1));
  CHECK(is_unique_cut(tied, 2));
  CHECK_FALSE(is_unique_cut(tied, 3));
  CHECK(is_unique_cut(tied, 4));
  CHECK(is_unique_cut(Dendrogram(1, {}), 1));
  CHECK_THROWS_AS(is_unique_cut(tied, 0), parameter_error);
  CHECK_THROWS_WITH(is_unique_cut(tied, -1), "is_unique_cut(): clusters (-1) must be at least 1");
  CHECK_THROWS_WITH(is_unique_cut(tied, 5),
                    "is_unique_cut(): clusters (5) must be at most 4, the number of observations");
}
