// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/dendrogram_json.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden_trees.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// The numbers of a list of the text.
std::vector<double> list_of(const std::string& json, const std::string& name) {
  std::size_t at = json.find("\"" + name + "\":[") + name.size() + 4;
  std::vector<double> values;
  while (json.at(at) != ']') {
    double value = 0;
    const auto read = std::from_chars(json.data() + at, json.data() + json.size(), value);
    at = static_cast<std::size_t>(read.ptr - json.data());
    values.push_back(value);
    if (json.at(at) == ',') ++at;
  }
  return values;
}

}  // namespace

TEST_CASE("a tree as JSON", "[dendrogram]") {
  const Dendrogram tree(4, {{0, 1, 0.5, 2}, {2, 3, 1, 2}, {4, 5, 2.5e-7, 4}});
  CHECK(to_json(tree) ==
        R"({"format":"segmentiq dendrogram 1","observations":4,"left":[0,2,4],"right":[1,3,5],)"
        R"("height":[0.5,1,2.5e-07],"size":[2,2,4]})");
  CHECK(to_json(Dendrogram(1, {}), std::vector<std::string>{"only"}) ==
        R"({"format":"segmentiq dendrogram 1","observations":1,"left":[],"right":[],"height":[],"size":[],)"
        R"("names":["only"]})");
}

TEST_CASE("names in JSON are escaped, and must be UTF-8", "[dendrogram]") {
  const Dendrogram tree = random_tree(4, 1);
  const std::vector<std::string> names{"a\"b", "c\\d", "e\n\t\x01", "Zürich 東京"};
  CHECK_THAT(to_json(tree, names),
             ContainsSubstring(R"("names":["a\"b","c\\d","e\u000a\u0009\u0001","Zürich 東京"]})"));
  CHECK_THROWS_WITH(to_json(tree, std::vector<std::string>{"a", "b", "\xff", "d"}),
                    "to_json(): name 2 (counted from 0) is not UTF-8");
  CHECK_THROWS_AS(to_json(tree, std::vector<std::string>{"a", "b", "\xff", "d"}), data_error);
  CHECK_THROWS_WITH(to_json(tree, std::vector<std::string>{"a"}),
                    "to_json(): names (1 of them) must be 4, one for each observation, or none");
}

TEST_CASE("every number of a tree is in its JSON, exactly", "[dendrogram][property]") {
  const auto comes_back = [](const Dendrogram& tree) {
    const std::string json = to_json(tree);
    const auto left = list_of(json, "left");
    const auto right = list_of(json, "right");
    const auto height = list_of(json, "height");
    const auto size = list_of(json, "size");
    const Index n = tree.observations();
    REQUIRE(static_cast<Index>(std::min({left.size(), right.size(), height.size(), size.size()})) == n - 1);
    std::vector<Merge> merges;
    for (std::size_t i = 0; i < left.size(); ++i)
      merges.push_back({static_cast<Index>(left[i]), static_cast<Index>(right[i]), height[i],
                        static_cast<Index>(size[i])});
    CHECK(Dendrogram(n, std::move(merges)) == tree);
    // One object of brackets that fit, whatever the depth of the tree.
    CHECK(std::count(json.begin(), json.end(), '[') == 4);
    CHECK(std::count(json.begin(), json.end(), '{') == 1);
  };
  for (const Index n : {2, 50})
    comes_back(random_tree(n, 3));
  comes_back(chain_tree(100'000));
  for (const GoldenTree& golden : read_golden_trees()) {
    INFO(golden.name);
    comes_back(golden.tree);
  }
}
