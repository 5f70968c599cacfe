// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/quality/contingency_table.hpp"
#include "segmentiq/quality/match_clusters.hpp"
#include "segmentiq/quality/mutual_information.hpp"
#include "segmentiq/quality/pair_agreement.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"
#include "support/golden_linkage.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

constexpr std::array averages = {EntropyAverage::min, EntropyAverage::geometric, EntropyAverage::arithmetic,
                                 EntropyAverage::max};

bool near(double found, double expected) {
  return std::abs(found - expected) <= 1e-10 * std::abs(expected) + 1e-13;
}

Partition drawn(Index n, Label k, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Partition partition{{}, k};
  for (Index i = 0; i < n; ++i)
    partition.labels.push_back(static_cast<Label>(random() % static_cast<std::uint64_t>(k)));
  return partition;
}

}  // namespace

TEST_CASE("partitions are compared as by scikit-learn", "[quality][partitions][golden]") {
  GoldenWords words("quality/partition_comparison.txt");
  GoldenCounts inputs;
  while (!words.at_end()) {
    REQUIRE(words.word() == "pair");
    const std::string name = words.word();
    inputs.count(name);
    const Index n = words.number<Index>();
    const Label k1 = words.number<Label>(), k2 = words.number<Label>();
    INFO(name << ": " << n << ", " << k1 << " and " << k2);
    const Partition a{words.numbers<Label>(n), k1}, b{words.numbers<Label>(n), k2};
    const ContingencyTable table(a, b), turned(b, a);
    const auto basic = words.numbers<double>(4);
    CHECK(near(rand_index(table), basic[0]));
    CHECK(near(adjusted_rand_index(table), basic[1]));
    CHECK(near(mutual_information(table), basic[2]));
    CHECK(near(fowlkes_mallows_index(table), basic[3]));
    const auto normalized = words.numbers<double>(8);
    for (std::size_t m = 0; m < averages.size(); ++m) {
      CHECK(near(normalized_mutual_information(table, averages[m]), normalized[m]));
      CHECK(near(adjusted_mutual_information(table, averages[m]), normalized[4 + m]));
    }
    const auto v = words.numbers<double>(6);
    for (const std::size_t half : {std::size_t{0}, std::size_t{1}}) {
      const VMeasure found = v_measure(table, half == 0 ? 1 : 0.5);
      CHECK(near(found.homogeneity, v[3 * half]));
      CHECK(near(found.completeness, v[3 * half + 1]));
      CHECK(near(found.v, v[3 * half + 2]));
    }
    const auto counts = words.numbers<double>(5);
    const PairConfusion pairs_found = pair_confusion(table);
    CHECK(pairs_found.apart_in_both == counts[0]);
    CHECK(pairs_found.together_in_second == counts[1]);
    CHECK(pairs_found.together_in_first == counts[2]);
    CHECK(pairs_found.together_in_both == counts[3]);
    CHECK(match_clusters(table).matched == static_cast<Index>(counts[4]));
    CHECK(match_clusters(turned).matched == static_cast<Index>(counts[4]));
    CHECK(near(pair_jaccard_index(table), words.number<double>()));
  }
  CHECK(inputs.random == 220);
  CHECK(inputs.real == 36);
}

TEST_CASE("a match is one to one, and no other one is better", "[quality][partitions][oracle]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Label k1 = 1 + static_cast<Label>(seed % 5), k2 = 1 + static_cast<Label>(seed / 5 % 6);
    const ContingencyTable table(drawn(30, k1, seed), drawn(30, k2, seed + 1000));
    const ClusterMatch match = match_clusters(table);
    std::vector<int> used(static_cast<std::size_t>(k2), 0);
    for (const Label b : match.second_of_first)
      if (b != no_label) CHECK(++used[static_cast<std::size_t>(b)] == 1);
    CHECK(match.accuracy == static_cast<double>(match.matched) / 30);
    // All permutations of the larger side.
    std::vector<Label> order(static_cast<std::size_t>(std::max(k1, k2)));
    std::iota(order.begin(), order.end(), Label{0});
    Index best = 0;
    do {
      Index matched = 0;
      for (const ContingencyCell& cell : table.cells())
        matched += order[static_cast<std::size_t>(cell.first)] == cell.second ? cell.count : 0;
      best = std::max(best, matched);
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(match.matched == best);
  }
}

TEST_CASE("renaming clusters changes no comparison", "[quality][partitions][property]") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Partition a = drawn(200, 7, seed), b = drawn(200, 5, seed + 500);
    Partition renamed = b;
    for (Label& label : renamed.labels)
      label = (label + 3) % 5;
    const ContingencyTable table(a, b), other(a, renamed);
    CHECK(adjusted_rand_index(table) == adjusted_rand_index(other));
    CHECK(near(adjusted_mutual_information(table), adjusted_mutual_information(other)));
    CHECK(match_clusters(table).matched == match_clusters(other).matched);
    CHECK(adjusted_rand_index(ContingencyTable(b, renamed)) == 1.0);
    CHECK(near(adjusted_mutual_information(ContingencyTable(b, renamed)), 1.0));
    CHECK(match_clusters(ContingencyTable(b, renamed)).accuracy == 1.0);
  }
}

TEST_CASE("a million observations overflow nothing", "[quality][partitions]") {
  const Partition a = drawn(1'000'000, 3, 1);
  const ContingencyTable same(a, a), independent(a, drawn(1'000'000, 4, 2));
  CHECK(adjusted_rand_index(same) == 1.0);
  CHECK(std::abs(adjusted_rand_index(independent)) < 1e-4);
  CHECK(std::abs(adjusted_mutual_information(independent)) < 1e-4);
  CHECK(near(normalized_mutual_information(same), 1.0));
  Partition alone{std::vector<Label>(1'000'000), 1'000'000};
  std::iota(alone.labels.begin(), alone.labels.end(), Label{0});
  CHECK(ContingencyTable(alone, a).cells().size() == 1'000'000);
  CHECK(adjusted_rand_index(ContingencyTable(alone, alone)) == 1.0);
}

TEST_CASE("no observations, and one", "[quality][partitions]") {
  for (const Partition& p : {Partition{}, Partition{{0}, 1}}) {
    const ContingencyTable table(p, p);
    CHECK(rand_index(table) == 1.0);
    CHECK(adjusted_rand_index(table) == 1.0);
    CHECK(normalized_mutual_information(table) == 1.0);
    CHECK(adjusted_mutual_information(table) == 1.0);
    CHECK(v_measure(table).v == 1.0);
    CHECK(pair_jaccard_index(table) == 1.0);
    CHECK(match_clusters(table).accuracy == 1.0);
  }
}

TEST_CASE("what cannot be compared is refused", "[quality][partitions]") {
  const Partition good{{0, 1, 1}, 2};
  CHECK_THROWS_AS(ContingencyTable(good, Partition{{0, 1}, 2}), parameter_error);
  CHECK_THROWS_WITH(ContingencyTable(good, Partition{{0, 1}, 2}), ContainsSubstring("3 and 2"));
  CHECK_THROWS_AS(ContingencyTable(good, Partition{{0, no_label, 1}, 2}), data_error);
  CHECK_THROWS_WITH(ContingencyTable(good, Partition{{0, no_label, 1}, 2}),
                    ContainsSubstring("observation 1") && ContainsSubstring("second"));
  CHECK_THROWS_WITH(ContingencyTable(Partition{{0, 1, 2}, 2}, good), ContainsSubstring("observation 2"));
  CHECK_THROWS_AS(v_measure(ContingencyTable(good, good), -1), parameter_error);
  CHECK_THROWS_AS(v_measure(ContingencyTable(good, good), std::nan("")), parameter_error);
  CHECK_THROWS_AS(match_clusters(ContingencyTable(good, good), {.max_memory = 8}), memory_limit_error);
}
