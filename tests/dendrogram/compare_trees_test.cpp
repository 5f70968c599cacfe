// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/compare_trees.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stop_token>
#include <vector>

#include "segmentiq/dendrogram/cophenetic.hpp"
#include "segmentiq/dendrogram/cophenetic_correlation.hpp"
#include "support/catch.hpp"
#include "support/golden_r_trees.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Each value's place among all in ascending order, counted from 1, the mean of them for equal values.
CondensedMatrix ranked(const CondensedMatrix& values) {
  std::map<double, std::pair<double, double>> below_and_equal;
  for (const double value : values.values())
    below_and_equal[value].second += 1;
  double below = 0;
  for (auto& [value, counts] : below_and_equal) {
    counts.first = below;
    below += counts.second;
  }
  CondensedMatrix ranks(values.observations());
  for (Index i = 0; i < values.size(); ++i) {
    const auto& [less, equal] = below_and_equal.at(values.data()[i]);
    ranks.data()[i] = less + (equal + 1) / 2;
  }
  return ranks;
}

double pearson(const CondensedMatrix& a, const CondensedMatrix& b) {
  const auto count = static_cast<long double>(a.size());
  long double mean_a = 0, mean_b = 0, aa = 0, bb = 0, ab = 0;
  for (Index i = 0; i < a.size(); ++i) {
    mean_a += static_cast<long double>(a.data()[i]) / count;
    mean_b += static_cast<long double>(b.data()[i]) / count;
  }
  for (Index i = 0; i < a.size(); ++i) {
    const long double x = static_cast<long double>(a.data()[i]) - mean_a;
    const long double y = static_cast<long double>(b.data()[i]) - mean_b;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  return static_cast<double>(ab / std::sqrt(aa * bb));
}

}  // namespace

TEST_CASE("two trees correlate as in dendextend", "[dendrogram][golden]") {
  GoldenCounts cophenetic, baker;
  for (const GoldenPair& pair : read_golden_pairs()) {
    INFO(pair.name);
    const Dendrogram a = from_hclust(pair.trees[0]);
    const Dendrogram b = from_hclust(pair.trees[1]);
    if (!std::isnan(pair.cophenetic)) {
      count_pair(cophenetic, pair);
      CHECK_THAT(cophenetic_correlation(a, b).value.value(), WithinRel(pair.cophenetic, 1e-10));
    }
    if (!std::isnan(pair.baker)) {
      count_pair(baker, pair);
      CHECK_THAT(bakers_gamma(a, b).value.value(), WithinRel(pair.baker, 1e-10));
    }
  }
  REQUIRE(cophenetic.random == 320);
  REQUIRE(cophenetic.real == 60);
  REQUIRE(baker.random == 258);
  REQUIRE(baker.real == 48);
}

TEST_CASE("two trees correlate as their cophenetic distances and the ranks of those do",
          "[dendrogram][oracle]") {
  for (const Index n : {3, 10, 64, 65, 300})
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      INFO("n " << n << ", seed " << seed);
      const Dendrogram a = random_tree(n, seed);
      const Dendrogram b = seed % 2 == 0 ? chain_tree(n) : random_tree(n, seed + 100);
      const CondensedMatrix of_a = cophenetic_distances(a);
      const CondensedMatrix of_b = cophenetic_distances(b);
      CHECK_THAT(cophenetic_correlation(a, b).value.value(), WithinAbs(pearson(of_a, of_b), 1e-12));
      CHECK_THAT(cophenetic_correlation(a, b).value.value(),
                 WithinAbs(cophenetic_correlation(a, of_b).value.value(), 1e-12));
      CHECK_THAT(bakers_gamma(a, b).value.value(), WithinAbs(pearson(ranked(of_a), ranked(of_b)), 1e-12));
      CHECK_THAT(bakers_gamma(b, a).value.value(), WithinAbs(bakers_gamma(a, b).value.value(), 1e-13));
    }
}

TEST_CASE("the order of merges of equal height does not show in Baker's gamma", "[dendrogram]") {
  const Dendrogram one(6, {{0, 1, 1, 2}, {2, 3, 1, 2}, {6, 7, 2, 4}, {4, 5, 2, 2}, {8, 9, 3, 6}});
  const Dendrogram other(6, {{2, 3, 1, 2}, {0, 1, 1, 2}, {4, 5, 2, 2}, {6, 7, 2, 4}, {8, 9, 3, 6}});
  const Dendrogram tree = random_tree(6, 3);
  CHECK_THAT(bakers_gamma(one, tree).value.value(),
             WithinAbs(bakers_gamma(other, tree).value.value(), 1e-14));
  CHECK_THAT(bakers_gamma(one, other).value.value(), WithinAbs(1, 1e-14));
}

TEST_CASE("a tree is like itself, and heights do not matter to Baker's gamma", "[dendrogram][property]") {
  const Dendrogram tree = random_tree(50, 2);
  std::vector<Merge> merges(tree.merges().begin(), tree.merges().end());
  for (Merge& merge : merges)
    merge.height = std::exp(merge.height);
  const Dendrogram stretched(50, std::move(merges));
  CHECK_THAT(cophenetic_correlation(tree, tree).value.value(), WithinAbs(1, 1e-14));
  CHECK(cophenetic_correlation(tree, stretched).value.value() < 0.999);
  CHECK_THAT(bakers_gamma(tree, stretched).value.value(), WithinAbs(1, 1e-14));
}

TEST_CASE("a sample of two trees' observations is near all of them, and says how near", "[dendrogram]") {
  const Dendrogram a = random_tree(1000, 5);
  std::vector<Merge> merges(a.merges().begin(), a.merges().end());
  for (std::size_t i = 0; i < merges.size(); ++i)
    merges[i].height += 3 * static_cast<double>(i % 7);  // heights that are only like a's
  const Dendrogram b(1000, std::move(merges));
  const double exact = cophenetic_correlation(a, b).value.value();
  CHECK(exact < 0.99);
  int beyond = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const TreeCorrelationOptions options{.exact_up_to = 10, .sample_size = 80, .seed = seed};
    const TreeCorrelation found = cophenetic_correlation(a, b, options);
    CHECK(found.sample.size() == 80);
    CHECK(found.standard_error > 0);
    beyond += std::abs(found.value.value() - exact) > 2 * found.standard_error ? 1 : 0;
    CHECK(cophenetic_correlation(a, b, options, {.threads = 3}).value == found.value);
  }
  CHECK(beyond <= 6);
}

TEST_CASE("two trees' correlations are the same bytes for any number of threads", "[dendrogram]") {
  const Dendrogram a = random_tree(700, 5);
  const Dendrogram b = random_tree(700, 6);
  CHECK(cophenetic_correlation(a, b, {}, {.threads = 1}).value ==
        cophenetic_correlation(a, b, {}, {.threads = 3}).value);
  CHECK(bakers_gamma(a, b, {}, {.threads = 1}).value == bakers_gamma(a, b, {}, {.threads = 3}).value);
}

TEST_CASE("trees that cannot be compared are refused, or say why", "[dendrogram]") {
  CHECK_THROWS_WITH(bakers_gamma(random_tree(5, 1), random_tree(6, 1)),
                    "bakers_gamma(): observations of the second tree (6) must be 5, those of the tree");
  CHECK_THROWS_AS(cophenetic_correlation(random_tree(5, 1), random_tree(6, 1)), parameter_error);
  CHECK_THROWS_AS(bakers_gamma(random_tree(5, 1), random_tree(5, 1), {.sample_size = 0}), parameter_error);
  CHECK(bakers_gamma(Dendrogram(1, {}), Dendrogram(1, {})).undefined ==
        "a correlation needs at least 3 observations");
  const Dendrogram flat(3, {{0, 1, 1, 2}, {2, 3, 1, 3}});
  CHECK(bakers_gamma(random_tree(3, 1), flat).undefined == "all heights of the second tree are the same");
  CHECK(cophenetic_correlation(flat, random_tree(3, 1)).undefined ==
        "all heights of the first tree are the same");
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(bakers_gamma(random_tree(5, 1), random_tree(5, 2), {}, {.stop = stop.get_token()}),
                  cancelled_error);
}

TEST_CASE("chains of a million observations are compared by a sample", "[dendrogram]") {
  const Dendrogram chain = chain_tree(1'000'000);
  CHECK_THAT(bakers_gamma(chain, chain, {.sample_size = 20}).value.value(), WithinAbs(1, 1e-12));
}
