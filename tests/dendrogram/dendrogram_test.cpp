// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/dendrogram.hpp"

#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "segmentiq/dendrogram/partition.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("a dendrogram knows its nodes", "[dendrogram]") {
  const Dendrogram tree(4, {{1, 2, 0.5, 2}, {0, 4, 1, 3}, {3, 5, 2.5, 4}});
  CHECK(tree.observations() == 4);
  CHECK(tree.root() == 6);
  CHECK(tree.is_leaf(3));
  CHECK_FALSE(tree.is_leaf(4));
  CHECK(tree.merge_of(5) == Merge{0, 4, 1, 3});
  CHECK(tree.size_of(2) == 1);
  CHECK(tree.size_of(5) == 3);
  CHECK(tree.height_of(0) == 0);
  CHECK(tree.height_of(6) == 2.5);
  CHECK(is_monotonic(tree));
  CHECK_FALSE(is_monotonic(Dendrogram(3, {{0, 1, 2, 2}, {2, 3, 1, 3}})));
  CHECK(is_monotonic(Dendrogram(3, {{0, 1, 2, 2}, {2, 3, 2, 3}})));
  CHECK(is_monotonic(Dendrogram(1, {})));
  CHECK(Dendrogram(1, {}).root() == 0);
}

TEST_CASE("the first inversion is the first merge lower than the one before it", "[dendrogram]") {
  CHECK(first_inversion(Dendrogram(1, {})) == std::nullopt);
  CHECK(first_inversion(Dendrogram(3, {{0, 1, 2, 2}, {2, 3, 2, 3}})) == std::nullopt);
  CHECK(first_inversion(Dendrogram(3, {{0, 1, 2, 2}, {2, 3, 1, 3}})) == Index{1});
  CHECK(first_inversion(Dendrogram(5, {{0, 1, 2, 2}, {2, 5, 3, 3}, {3, 6, 1, 4}, {4, 7, 0.5, 5}})) ==
        Index{2});
  CHECK(first_inversion(Dendrogram(5, {{0, 1, 2, 2}, {2, 5, 3, 3}, {3, 6, 3, 4}, {4, 7, 2.5, 5}})) ==
        Index{3});
}

TEST_CASE("merges that make no tree are refused, naming the first", "[dendrogram]") {
  using Merges = std::vector<Merge>;
  const auto refused = [](Index n, Merges merges, const std::string& why) {
    INFO(why);
    CHECK_THROWS_AS(Dendrogram(n, merges), parameter_error);
    CHECK_THROWS_WITH(Dendrogram(n, merges), ContainsSubstring("Dendrogram(): ") && ContainsSubstring(why));
  };
  refused(0, {}, "observations (0) must be at least 1");
  refused(-1, {}, "observations (-1) must be at least 1");
  refused(3, {{0, 1, 1, 2}}, "merges (1 of them) must be 2");
  refused(1, {{0, 1, 1, 2}}, "merges (1 of them) must be 0");
  refused(3, {{1, 0, 1, 2}, {2, 3, 1, 3}}, "merge 0 joins clusters 1 and 0");
  refused(3, {{0, 0, 1, 2}, {2, 3, 1, 3}}, "merge 0 joins clusters 0 and 0");
  refused(3, {{-1, 0, 1, 2}, {2, 3, 1, 3}}, "merge 0 joins clusters -1 and 0");
  refused(3, {{0, 3, 1, 2}, {2, 3, 1, 3}}, "merge 0 joins clusters 0 and 3");  // itself
  refused(3, {{0, 1, 1, 2}, {2, 4, 1, 3}}, "merge 1 joins clusters 2 and 4");  // not made yet
  refused(3, {{0, 1, 1, 2}, {1, 3, 1, 3}}, "merge 1 joins cluster 1 a second time");
  refused(3, {{0, 1, 1, 3}, {2, 3, 1, 3}}, "merge 0 has a size");
  refused(3, {{0, 1, 1, 2}, {2, 3, 1, 2}}, "merge 1 has a size");
  for (const double bad :
       {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
    refused(3, {{0, 1, 1, 2}, {2, 3, bad, 3}}, "merge 1 has a height");
}

TEST_CASE("a partition counts its clusters", "[dendrogram]") {
  const Partition partition{{2, 0, 2, 1, 2}, 3};
  CHECK(partition.sizes() == std::vector<Index>{1, 1, 3});
  CHECK(Partition{}.sizes().empty());
}
