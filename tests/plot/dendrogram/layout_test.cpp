// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/dendrogram/layout.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

Dendrogram read_tree(std::istream& in) {
  Index n = 0;
  in >> n;
  std::vector<Merge> merges(static_cast<std::size_t>(n - 1));
  for (Merge& m : merges)
    in >> m.left >> m.right >> m.height >> m.size;
  return Dendrogram(n, std::move(merges));
}

ChildSort child_sort(const std::string& word) {
  return word == "ascending"    ? ChildSort::ascending
         : word == "descending" ? ChildSort::descending
                                : ChildSort::none;
}

std::vector<double> flat(const std::vector<std::array<double, 4>>& rows) {
  std::vector<double> values;
  for (const auto& row : rows)
    values.insert(values.end(), row.begin(), row.end());
  return values;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string joined_colors(const std::vector<int>& colors) {
  std::vector<std::string> names;
  for (const int color : colors)
    names.push_back(scipy_color_name(color));
  return joined(names);
}

}  // namespace

TEST_CASE("layouts equal SciPy's, value by value", "[plot][golden]") {
  std::ifstream file(SEGMENTIQ_TEST_DATA "/plot/dendrogram_layout.txt");
  REQUIRE(file);
  std::optional<Dendrogram> tree;
  std::vector<std::string> names;
  DendrogramLayout layout;
  std::string tree_name, option_text;
  int layouts = 0, random = 0;
  std::map<std::string, int> real;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream in(line);
    std::string word;
    in >> word;
    std::string rest;
    if (word == "tree") {
      in >> tree_name;
      const std::string source = tree_name.substr(0, tree_name.find('_'));
      if (source == "random")
        ++random;
      else if (source == "iris" || source == "wine" || source == "breast" || source == "diabetes")
        ++real[source];
      tree = read_tree(in);
      names.clear();
      for (Index i = 0; i < tree->observations(); ++i)
        names.push_back("name" + std::to_string(i));
      continue;
    }
    if (word == "options") {
      option_text = line;
      std::string truncation, count, distance, threshold;
      DendrogramLayoutOptions options;
      bool named = false;
      in >> truncation >> options.p >> count >> distance >> threshold >> named >> options.scipy_compatible;
      REQUIRE(in);
      options.truncation = truncation == "lastp"   ? Truncation::lastp
                           : truncation == "level" ? Truncation::level
                                                   : Truncation::none;
      options.count_sort = child_sort(count);
      options.distance_sort = child_sort(distance);
      if (threshold != "-") options.color_threshold = std::stod(threshold);
      if (named) options.leaf_names = names;
      layout = dendrogram_layout(*tree, options);
      ++layouts;
      continue;
    }
    INFO(tree_name << ", " << option_text);
    std::getline(in >> std::ws, rest);
    if (word == "icoord" || word == "dcoord") {
      std::istringstream values(rest);
      std::vector<double> expected;
      for (double value; values >> value;)
        expected.push_back(value);
      CHECK(flat(word == "icoord" ? layout.icoord : layout.dcoord) == expected);
    } else if (word == "leaves") {
      std::vector<std::string> ids;
      for (const Index leaf : layout.leaves)
        ids.push_back(std::to_string(leaf));
      CHECK(joined(ids) == rest);
    } else if (word == "labels") {
      CHECK(joined(layout.labels) == rest);
    } else if (word == "colors") {
      CHECK(joined_colors(layout.color_list) == rest);
    } else if (word == "leaf_colors") {
      if (rest != "-") CHECK(joined_colors(layout.leaves_color_list) == rest);
    } else {
      FAIL("unknown line " << word);
    }
  }
  CHECK(layouts > 500);
  CHECK(random == 210);
  CHECK(real == std::map<std::string, int>{{"iris", 7}, {"wine", 7}, {"breast", 7}, {"diabetes", 7}});
}

TEST_CASE("every leaf has the colour of the link it hangs from, also at height 0", "[plot]") {
  // Pairs at height 0 that are merged at height 0: SciPy takes the feet of the upper links for leaves.
  const Dendrogram tree(6, {{0, 1, 0, 2}, {2, 3, 0, 2}, {6, 7, 0, 4}, {4, 5, 1, 2}, {8, 9, 3, 6}});
  for (const double threshold : {0.5, 2.0, 4.0}) {
    const DendrogramLayout layout = dendrogram_layout(tree, {.color_threshold = threshold});
    std::map<Index, int> color_of_parent;
    for (std::size_t i = 0; i < layout.links.size(); ++i) {
      const Merge& merge = tree.merge_of(layout.links[i]);
      color_of_parent[merge.left] = color_of_parent[merge.right] = layout.color_list[i];
    }
    for (std::size_t i = 0; i < layout.leaves.size(); ++i) {
      INFO("threshold " << threshold << ", leaf " << layout.leaves[i]);
      CHECK(layout.leaves_color_list[i] == color_of_parent.at(layout.leaves[i]));
    }
  }
}

TEST_CASE("a tree of one observation is a layout of one leaf", "[plot]") {
  const DendrogramLayout layout = dendrogram_layout(Dendrogram(1, {}));
  CHECK(layout.links.empty());
  CHECK(layout.leaves == std::vector<Index>{0});
  CHECK(layout.labels == std::vector<std::string>{"0"});
  CHECK(layout.leaves_color_list == std::vector<int>{0});
}

TEST_CASE("truncation keeps every observation below exactly one leaf", "[plot]") {
  const Dendrogram tree = random_tree(200, 7);
  for (const Index p : {1, 2, 5, 60, 199, 200}) {
    const DendrogramLayout last = dendrogram_layout(tree, {.truncation = Truncation::lastp, .p = p});
    CHECK(static_cast<Index>(last.leaves.size()) == p);
    const DendrogramLayout level = dendrogram_layout(tree, {.truncation = Truncation::level, .p = p});
    for (const auto* layout : {&last, &level}) {
      Index below = 0;
      for (const Index leaf : layout->leaves)
        below += tree.size_of(leaf);
      CHECK(below == 200);
      CHECK(layout->leaves.size() == layout->links.size() + 1);
    }
  }
}

TEST_CASE("a chain of a million observations needs no deep stack", "[plot]") {
  const Index n = 1'000'000;
  const Dendrogram tree = chain_tree(n);
  const DendrogramLayout layout = dendrogram_layout(tree);
  REQUIRE(static_cast<Index>(layout.leaves.size()) == n);
  REQUIRE(static_cast<Index>(layout.links.size()) == n - 1);
  std::vector<Index> seen = layout.leaves;
  std::sort(seen.begin(), seen.end());
  std::vector<Index> all(static_cast<std::size_t>(n));
  std::iota(all.begin(), all.end(), Index{0});
  CHECK(seen == all);
  CHECK(layout.links.back() == tree.root());
}

TEST_CASE("a layout refuses names of another count and a negative p", "[plot]") {
  const Dendrogram tree = random_tree(3, 1);
  const std::vector<std::string> names = {"a", "b"};
  CHECK_THROWS_WITH(
      dendrogram_layout(tree, {.leaf_names = names}),
      "dendrogram_layout(): leaf_names (2 of them) must be 3, one for each observation, or none");
  CHECK_THROWS_AS(dendrogram_layout(tree, {.truncation = Truncation::lastp, .p = -1}), parameter_error);
}
