// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/profile/segment_rule.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/profile/segment_rules.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;

namespace {

std::vector<SegmentRule> rules_of(const std::vector<Column>& columns, const std::vector<Label>& labels,
                                  const RuleOptions& options = {}) {
  const Partition partition{labels, *std::max_element(labels.begin(), labels.end()) + 1};
  std::vector<Index> rows(labels.size());
  std::iota(rows.begin(), rows.end(), Index{0});
  const Execution execution;
  PhaseProgress progress(execution, "test", 0);
  return detail::find_rules(columns, rows, detail::ClusterMembers(partition), options, execution, progress,
                            1);
}

double purity(Index members, Index all) {
  const auto m = static_cast<double>(members), a = static_cast<double>(all);
  return all == 0 ? 0 : (m * m + (a - m) * (a - m)) / a;
}

/// Random columns: tied numbers, categories, some missing; labels that have something to do with them.
struct Mixed {
  std::vector<Column> columns;
  std::vector<Label> labels;
};
Mixed mixed(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> a(n), b(n);
  std::vector<std::int32_t> codes(n);
  std::vector<Label> labels(n);
  for (std::size_t i = 0; i < n; ++i) {
    a[i] = static_cast<double>(random() % 12) / 4;
    b[i] = random() % 10 == 0 ? std::numeric_limits<double>::quiet_NaN() : testing::uniform(random);
    codes[i] = random() % 12 == 0 ? -1 : static_cast<std::int32_t>(random() % 5);
    labels[i] = random() % 4 == 0 ? static_cast<Label>(random() % 3) : a[i] > 1.5 ? 0 : codes[i] > 2 ? 1 : 2;
  }
  for (Label c = 0; c < 3; ++c)
    labels[static_cast<std::size_t>(c)] = c;
  return {
      {Column::numeric("a", a), Column::numeric("b", b), Column::text("c", codes, {"v", "w", "x", "y", "z"})},
      labels};
}

}  // namespace

TEST_CASE("thresholds are the roundest numbers that split the same way", "[profile][rule]") {
  CHECK(detail::round_threshold(71'500, 72'100) == 72'000);
  CHECK(detail::round_threshold(66'000, 74'000) == 70'000);
  CHECK(detail::round_threshold(0.1234, 0.1311) == 0.13);
  CHECK(detail::round_threshold(34, 35) == 35);
  CHECK(detail::round_threshold(-3, 2) == 0);
  CHECK(detail::round_threshold(-74, -66) == -70);
  CHECK(detail::round_threshold(12, 17) == 15);
  std::mt19937_64 random(3);
  for (int i = 0; i < 2000; ++i) {
    const double scale = std::pow(10.0, static_cast<double>(random() % 600) - 300);
    const double above = (testing::uniform(random) - 0.5) * scale;
    const double upto =
        i % 3 == 0 ? std::nextafter(above, 1e300) : above + testing::uniform(random) * scale * 0.1;
    const double t = detail::round_threshold(above, upto);
    CAPTURE(above, upto);
    CHECK(t > above);
    CHECK(t <= upto);
  }
  CHECK(detail::round_threshold(-1.7e308, -1e308) <= -1e308);
}

TEST_CASE("rules read like a sentence", "[profile][rule]") {
  CHECK(detail::number_words(72'000) == "72,000");
  CHECK(detail::number_words(1984) == "1984");
  CHECK(detail::number_words(-1'234'567.5) == "-1,234,567.5");
  CHECK(detail::number_words(1e17) == "1e+17");
  CHECK(detail::rule_words({{{.column = "annual_income", .at_least = 72'000},
                             {.column = "membership_tier", .categories = {"Platinum", "Gold"}}},
                            {{.column = "x", .at_least = 1, .below = 2.5},
                             {.column = "y", .categories = {"a", "", "c"}, .is_none_of = true}}}) ==
        "annual income ≥ 72,000 and membership tier is Platinum or Gold; or x ≥ 1 and < 2.5 and y is not a, "
        "(blank) or c");
  CHECK(detail::rule_words({{}}) == "every row");
}

TEST_CASE("a rule takes the rows that it says, and has at most three conditions", "[profile][rule]") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
    const Mixed data = mixed(60 + 40 * seed, seed);
    const Table table(data.columns);
    for (const Index depth : {1, 2, 3})
      for (const Index exact_values : {2'048, 2}) {  // 2: bins
        const auto rules = rules_of(data.columns, data.labels,
                                    {.depth = depth, .max_categories = 2, .exact_values = exact_values});
        REQUIRE(rules.size() == 3);
        for (Label c = 0; c < 3; ++c) {
          const SegmentRule& rule = rules[static_cast<std::size_t>(c)];
          Index matched = 0, hits = 0, members = 0;
          for (Index row = 0; row < table.rows(); ++row) {
            const bool own = data.labels[static_cast<std::size_t>(row)] == c;
            members += own;
            if (!meets(rule, table, row)) continue;
            ++matched;
            hits += own;
          }
          CAPTURE(seed, depth, rule.text);
          CHECK(rule.matched == matched);
          CHECK(rule.hits == hits);
          CHECK(*rule.precision == static_cast<double>(hits) / static_cast<double>(matched));
          CHECK(*rule.recall == static_cast<double>(hits) / static_cast<double>(members));
          CHECK(*rule.coverage == static_cast<double>(matched) / static_cast<double>(table.rows()));
          for (const auto& conditions : rule.any_of)
            CHECK(static_cast<Index>(conditions.size()) <= depth);
        }
      }
  }
}

TEST_CASE("one condition is the one of least impurity, by brute force", "[profile][rule]") {
  for (const std::uint64_t seed : {11U, 12U, 13U, 14U, 15U, 16U}) {
    const Mixed data = mixed(50, seed);
    const Table table(data.columns);
    const auto rules = rules_of(data.columns, data.labels, {.depth = 1});
    for (Label c = 0; c < 3; ++c) {
      std::vector<RuleCondition> conditions;
      for (const char* name : {"a", "b"})
        for (const double t : table.column(name).numbers())
          if (!std::isnan(t)) conditions.push_back({.column = name, .at_least = t});
      for (unsigned set = 1; set < 31; ++set) {
        RuleCondition condition{.column = "c"};
        for (unsigned bit = 0; bit < 5; ++bit)
          if (set >> bit & 1U) condition.categories.push_back(table.column("c").categories()[bit]);
        conditions.push_back(condition);
      }
      const auto purity_of = [&](const RuleCondition& condition) {
        Index all[3] = {}, members[3] = {};
        for (Index row = 0; row < table.rows(); ++row) {
          const int part = table.column(condition.column).is_missing(row) ? 2
                           : meets(condition, table, row)                 ? 0
                                                                          : 1;
          ++all[part];
          members[part] += data.labels[static_cast<std::size_t>(row)] == c;
        }
        return purity(members[0], all[0]) + purity(members[1], all[1]) + purity(members[2], all[2]);
      };
      double best = 0;
      for (const RuleCondition& condition : conditions)
        best = std::max(best, purity_of(condition));
      const SegmentRule& rule = rules[static_cast<std::size_t>(c)];
      if (rule.any_of == std::vector<std::vector<RuleCondition>>{{}}) continue;  // not worth a condition
      REQUIRE(rule.any_of.size() == 1);
      REQUIRE(rule.any_of[0].size() == 1);
      CHECK_THAT(purity_of(rule.any_of[0][0]), WithinRel(best, 1e-9));
    }
  }
}

TEST_CASE("rules for clear, hopeless and single segments", "[profile][rule]") {
  std::vector<double> income;
  std::vector<std::string> tier;
  std::vector<Label> labels;
  for (int i = 0; i < 90; ++i) {
    income.push_back(i < 30 ? 72'000 + 500 * i : 20'000 + 850 * (i - 30));
    tier.push_back(i < 15 ? "Platinum" : i < 30 ? "Gold" : i % 2 == 0 ? "Bronze" : "Gold");
    labels.push_back(i < 30 ? 0 : 1);
  }
  for (int i = 85; i < 90; ++i) {
    income[static_cast<std::size_t>(i)] = 80'000;
    tier[static_cast<std::size_t>(i)] = "Bronze";
  }
  const std::vector<Column> columns{Column::numeric("annual_income", income),
                                    Column::text("membership_tier", tier)};
  const auto rules = rules_of(columns, labels);
  CHECK(rules[0].text == "annual income ≥ 70,000 and membership tier is Gold or Platinum");
  CHECK(*rules[0].precision == 1);
  CHECK(*rules[0].recall == 1);

  const auto one = rules_of(columns, std::vector<Label>(90, 0));
  CHECK(one[0].text == "every row");
  CHECK(*one[0].coverage == 1);

  const auto constant = rules_of({Column::numeric("x", std::vector<double>(4, 1.0))}, {0, 1, 1, 1});
  CHECK(constant[0].text == "every row");  // no condition separates them: the precision is 1/4
  CHECK(*constant[0].precision == 0.25);
  CHECK(rules_of({}, {0, 1})[0].text == "every row");

  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto missing = rules_of({Column::numeric("x", {none, none, none})}, {0, 1, 1});
  CHECK(missing[0].text == "every row");
}
