// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/profile/profile_segments.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <sstream>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "examples/tools/generate_customers/customers.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/csv/read_csv.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/pipeline/prepare.hpp"
#include "segmentiq/quality/match_clusters.hpp"
#include "segmentiq/quality/pair_agreement.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;

namespace {

const Matrix<double> no_observations;

/// Generated customers with the segment that each was drawn from.
struct Planted {
  Table table;
  Partition truth;
};
Planted planted(Index n, std::uint64_t seed) {
  customers::CustomerGenerator generator(seed, 1);
  std::string csv;
  customers::append_header(csv, false);
  Partition truth{{}, 4};
  for (Index i = 0; i < n; ++i) {
    const customers::Customer c = generator.next();
    customers::append_row(csv, c, false);
    truth.labels.push_back(static_cast<Label>(c.segment));
  }
  std::istringstream in(csv);
  return {read_csv(in, "planted"), std::move(truth)};
}

const CategoryProfile& category_of(const CategoricalColumnProfile& column, std::size_t segment,
                                   const std::string& text) {
  const auto& categories = column.segments[segment].categories;
  const auto found =
      std::find_if(categories.begin(), categories.end(), [&](const auto& c) { return c.category == text; });
  REQUIRE(found != categories.end());
  return *found;
}

}  // namespace

TEST_CASE("the planted segments of 2,000 customers are found, and named for what was planted",
          "[profile][planted]") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto [table, truth] = planted(2'000, seed);
    const PreparedTable prepared = prepare(table);
    const Dendrogram tree = linkage(prepared.features.values, Ward{});
    const Partition found = cut_maxclust(tree, 4);
    const ContingencyTable both(truth, found);
    CHECK(adjusted_rand_index(both) >= 0.9);

    const SegmentProfiles profiles =
        profile_segments(table, prepared.schema, found.labels, prepared.features.values);
    const ClusterMatch match = match_clusters(both);
    // Premium shoppers, budget-conscious families, young urban professionals, occasional shoppers
    const std::vector<std::set<std::string>> causes{
        {"Platinum", "High annual income", "High spending score"},
        {"Silver", "Weekly"},
        {"Gold", "Daily", "Low age"},
        {"Bronze", "Monthly", "Low spending score", "Low annual income"}};
    for (std::size_t drawn = 0; drawn < 4; ++drawn) {
      const auto at = static_cast<std::size_t>(match.second_of_first[drawn]);
      const SegmentProfile& own = profiles.segments[at];
      CAPTURE(seed, own.name);
      for (std::size_t i = 0; i < 2; ++i) {  // the two strongest drivers are planted causes, and in the name
        CHECK(causes[drawn].contains(own.drivers[i].text));
        CHECK(own.name.find(own.drivers[i].text) != std::string::npos);
      }
      for (const std::string& cause : causes[drawn])
        CHECK(std::any_of(own.drivers.begin(), own.drivers.end(),
                          [&](const Driver& d) { return d.text == cause; }));
      for (const Driver& driver : own.drivers) {  // columns that have nothing to do with the segments
        CHECK(driver.column != "gender");
        CHECK(driver.column != "region");
      }
      CHECK(*own.rule.precision > 0.9);
      CHECK(*own.rule.recall > 0.9);
      CHECK(found.labels[static_cast<std::size_t>(own.members.typical.row)] == static_cast<Label>(at));
    }
    for (const ColumnSeparation& column : profiles.separation)
      CHECK((*column.effect > 0.5) == (column.name != "gender" && column.name != "region"));
  }
}

TEST_CASE("the profiles of one small table", "[profile]") {
  using testing::not_a_number;
  const TypedTable typed = testing::typed({Column::numeric("age", {20, 30, not_a_number, 50, 60, 99}),
                                           testing::text_column("tier", {"a", "a", "b", "b", "?", "a"})});
  const std::vector<Label> labels{0, 0, 0, 1, 1, no_label};
  const SegmentProfiles found = profile_segments(typed.table, typed.schema, labels, no_observations);
  CHECK(found.rows == 5);
  CHECK(found.unlabelled == 1);
  REQUIRE(found.segments.size() == 2);
  CHECK(found.segments[0].count == 3);
  CHECK(found.segments[0].share == 0.6);
  const NumericProfile& age = found.numeric[0].segments[0];
  CHECK(found.numeric[0].all.missing == 1);
  CHECK(*found.numeric[0].all.mean == 40);
  CHECK(age.summary.count == 2);
  CHECK(age.summary.missing == 1);
  CHECK(*age.summary.mean == 25);
  CHECK(*age.summary.first_quartile == 22.5);
  CHECK(*age.summary.standard_deviation == 5);
  CHECK(*age.summary.minimum == 20);
  CHECK_THAT(*age.standardised_difference, WithinRel(-15 / std::sqrt(250.0), 1e-14));
  const CategoricalColumnProfile& tier = found.categorical[0];
  CHECK(tier.missing == 1);
  CHECK(tier.segments[1].missing == 1);
  CHECK(*category_of(tier, 0, "a").share == 2.0 / 3);
  CHECK(*category_of(tier, 0, "a").share_all == 0.5);
  CHECK(*category_of(tier, 1, "a").share == 0);  // listed, though the segment has none
  CHECK_THAT(*category_of(tier, 0, "a").lift, WithinRel(4.0 / 3, 1e-14));
  CHECK(found.separation[0].freedom_below == 2);
  CHECK(found.separation[1].freedom_above == 1);
  CHECK(found.segments[0].members.typical.row == -1);
  CHECK(found.segments[0].members.typical.mean_distance.undefined == "no observations were given");
}

TEST_CASE("what is undefined says why", "[profile]") {
  const TypedTable typed =
      testing::typed({Column::numeric("same", {1, 1, 1, 1}), Column::numeric("within", {1, 1, 1, 5}),
                      Column::numeric("gone", {2, 3, 4, testing::not_a_number}),
                      testing::text_column("one", {"x", "x", "x", "x"}),
                      testing::text_column("lost", {"x", "y", "x", "?"})});
  const SegmentProfiles found = profile_segments(typed.table, typed.schema, std::vector<Label>{0, 0, 0, 1},
                                                 Matrix<double>{{0.0}, {1.0}, {2.0}, {9.0}});
  const auto& same = found.numeric[0].segments[0];
  CHECK(*same.summary.standard_deviation == 0);
  CHECK(same.test.v.undefined == "the numbers of all rows are the same");
  CHECK(found.separation[0].p_value.undefined == "the numbers of all rows are the same");
  // constant within each segment: F is infinite
  CHECK(found.separation[1].statistic.undefined == "the numbers of each segment are the same");
  CHECK(*found.separation[1].p_value == 0);
  CHECK(*found.separation[1].effect == 1);
  CHECK(found.numeric[1].segments[0].test.v);
  CHECK(found.numeric[2].segments[1].summary.mean.undefined == "no row has a number here");
  CHECK(found.numeric[2].segments[1].test.v.undefined == "no row of the segment has a number here");
  CHECK(found.numeric[2].segments[0].test.v.undefined == "the segment has all rows that have a number here");
  CHECK(found.separation[2].statistic.undefined == "fewer than two segments have a number here");
  CHECK(found.categorical[0].segments[0].categories[0].test.v.undefined == "all rows have this category");
  CHECK(found.separation[3].statistic.undefined == "all rows have the same category");
  CHECK(found.categorical[1].segments[1].categories[0].share.undefined ==
        "no row of the segment has a category here");
  CHECK(found.categorical[1].segments[0].categories[0].test.v.undefined ==
        "the segment has all rows that have a category here");
  CHECK_FALSE(found.separation[4].adjusted_p_value);
  CHECK(*found.separation[1].adjusted_p_value == 0);
  CHECK(found.segments[1].members.typical == TypicalMember{3, Statistic::of(0), true});

  const SegmentProfiles one =
      profile_segments(typed.table, typed.schema, std::vector<Label>(4, 0), no_observations);
  CHECK(one.segments[0].name == "All");
  CHECK(one.segments[0].rule.text == "every row");
  CHECK(one.numeric[1].segments[0].test.v.undefined == "the segment has all rows that have a number here");

  const SegmentProfiles each =
      profile_segments(typed.table, typed.schema, std::vector<Label>{0, 1, 2, 3}, no_observations);
  CHECK(each.separation[1].statistic.undefined == "no segment has two numbers");
  CHECK(each.segments.size() == 4);
  const TypedTable single = testing::typed({Column::numeric("x", {5})});
  CHECK(profile_segments(single.table, single.schema, std::vector<Label>{0}, no_observations)
            .segments[0]
            .share == 1);
}

TEST_CASE("ten thousand categories: the most frequent are listed, the others counted", "[profile]") {
  std::vector<std::string> cells;
  std::vector<Label> labels;
  for (int i = 0; i < 10'000; ++i) {
    cells.push_back("category " + std::to_string(i));
    labels.push_back(i % 2);
  }
  for (int i = 0; i < 300; ++i) {
    cells.push_back(i % 3 == 0 ? "b" : "a");
    labels.push_back(0);
  }
  const TypedTable typed = testing::typed({Column::text("many", cells)});
  const SegmentProfiles found =
      profile_segments(typed.table, typed.schema, labels, no_observations, {.max_categories = 3});
  const CategoricalColumnProfile& column = found.categorical[0];
  CHECK(column.categories == 10'002);
  REQUIRE(column.segments[0].categories.size() == 3);
  CHECK(column.segments[0].categories[0].category == "a");
  CHECK(column.segments[0].categories[0].count == 200);
  CHECK(column.segments[0].categories[1].category == "b");
  CHECK(column.segments[0].others == 4'999);
  CHECK(column.segments[0].other_count == 4'999);
  CHECK(column.segments[1].others == 4'997);
  CHECK(found.separation[0].freedom_above == 10'001);
}

TEST_CASE("profiles are those of the observations by columns, and of floats, too", "[profile]") {
  const TypedTable typed = testing::typed({Column::numeric("x", {1, 2, 3, 7, 9, 8})});
  const std::vector<Label> labels{0, 0, 0, 1, 1, 1};
  const Eigen::MatrixXf floats = testing::scattered(6, 2, 2).cast<float>();
  const Eigen::MatrixXd columns = floats.cast<double>();
  const Matrix<double> x = columns;
  const SegmentProfiles found = profile_segments(typed.table, typed.schema, labels, x);
  CHECK(found.segments[0].members.typical.row >= 0);
  CHECK(profile_segments(typed.table, typed.schema, labels, columns) == found);
  CHECK(profile_segments(typed.table, typed.schema, labels, floats) == found);
}

TEST_CASE("profiles depend on neither threads nor the order of rows nor the numbers of segments",
          "[profile]") {
  const auto [table, truth] = planted(700, 9);
  const PreparedTable prepared = prepare(table);
  const auto profile = [&](const Table& of, const std::vector<Label>& labels, const Matrix<double>& x,
                           int threads) {
    return profile_segments(of, prepared.schema, labels, x, {}, {.threads = threads});
  };
  const SegmentProfiles found = profile(table, truth.labels, prepared.features.values, 1);
  for (const int threads : {2, 5})
    CHECK(profile(table, truth.labels, prepared.features.values, threads) == found);

  const std::vector<Index> order = testing::shuffled(700, 4);
  std::vector<Label> labels;
  Matrix<double> x(700, prepared.features.values.cols());
  for (std::size_t i = 0; i < order.size(); ++i) {
    labels.push_back(3 - truth.labels[static_cast<std::size_t>(order[i])]);
    x.row(static_cast<Index>(i)) = prepared.features.values.row(order[i]);
  }
  const SegmentProfiles turned = profile(table.select(order), labels, x, 2);
  for (std::size_t s = 0; s < 4; ++s) {
    const SegmentProfile& a = found.segments[s];
    const SegmentProfile& b = turned.segments[3 - s];
    CHECK(a.name == b.name);
    CHECK(a.rule == b.rule);
    CHECK(a.drivers == b.drivers);
    CHECK(a.members.typical.row == order[static_cast<std::size_t>(b.members.typical.row)]);
    for (std::size_t c = 0; c < found.numeric.size(); ++c)
      CHECK(found.numeric[c].segments[s] == turned.numeric[c].segments[3 - s]);
    for (std::size_t c = 0; c < found.categorical.size(); ++c)
      CHECK(found.categorical[c].segments[s] == turned.categorical[c].segments[3 - s]);
  }
}

TEST_CASE("profiles report progress and stop on request", "[profile]") {
  const auto [table, truth] = planted(300, 2);
  const PreparedTable prepared = prepare(table);
  double last = 0, total = -1;
  const Execution told{.progress = [&](const Progress& p) {
    CHECK(p.phase == "profiles");
    CHECK(p.done >= last);
    last = p.done;
    total = p.total;
  }};
  profile_segments(table, prepared.schema, truth.labels, prepared.features.values, {}, told);
  CHECK(last == total);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(profile_segments(table, prepared.schema, truth.labels, prepared.features.values, {},
                                   {.stop = stop.get_token()}),
                  cancelled_error);
  CHECK_THROWS_AS(profile_segments(table, prepared.schema, truth.labels, prepared.features.values, {},
                                   {.max_memory = 1000}),
                  memory_limit_error);
}

TEST_CASE("what cannot be profiled is refused", "[profile]") {
  const TypedTable typed =
      testing::typed({Column::numeric("x", {1, 2, 3}), testing::text_column("t", {"a", "b", "a"})});
  const auto profile = [&](const std::vector<Label>& labels, const Matrix<double>& x = no_observations,
                           const ProfileOptions& options = {}) {
    return profile_segments(typed.table, typed.schema, labels, x, options);
  };
  CHECK_NOTHROW(profile({0, 1, 1}));
  CHECK_THROWS_AS(profile({0, 1}), parameter_error);
  CHECK_THROWS_WITH(profile({0, 2, 2}), ContainsSubstring("segment 1 has no row"));
  CHECK_THROWS_AS(profile({0, 1, -2}), data_error);
  CHECK_THROWS_AS(profile({0, 1, 2'000'000'000}), data_error);
  CHECK_THROWS_AS(profile({no_label, no_label, no_label}), data_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, Matrix<double>::Zero(2, 1)), parameter_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, Matrix<double>::Constant(3, 1, testing::infinity)), data_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, no_observations, {.max_categories = 0}), parameter_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, no_observations, {.names = {.max_characters = 3}}), parameter_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, no_observations, {.rules = {.depth = 4}}), parameter_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, no_observations, {.rules = {.exact_values = 1}}), parameter_error);
  CHECK_THROWS_AS(profile({0, 1, 1}, no_observations, {.typical = {.candidates = 0}}), parameter_error);
  const TypedTable infinite = testing::typed({Column::numeric("x", {1, testing::infinity, 3})});
  CHECK_THROWS_AS(
      profile_segments(infinite.table, infinite.schema, std::vector<Label>{0, 1, 1}, no_observations),
      csv_error);
  const TypedTable other = testing::typed({Column::numeric("y", {1, 2, 3})});
  CHECK_THROWS_AS(profile_segments(typed.table, other.schema, std::vector<Label>{0, 1, 1}, no_observations),
                  parameter_error);
  const TypedTable empty = testing::typed({Column::numeric("x", {})});
  CHECK_THROWS_AS(profile_segments(empty.table, empty.schema, {}, no_observations), data_error);
}

TEST_CASE("columns are used as their roles say", "[profile]") {
  TypedTable typed =
      testing::typed({testing::text_column("x", {"1", "2", "x3"}), Column::numeric("flag", {1, 0, 1})});
  typed.schema.columns[0].role = ColumnRole::excluded;
  typed.schema.columns[1].type = ColumnType::boolean;
  typed.schema.columns[1].role = ColumnRole::categorical_feature;
  const auto found =
      profile_segments(typed.table, typed.schema, std::vector<Label>{0, 1, 0}, no_observations);
  CHECK(found.numeric.empty());
  REQUIRE(found.categorical.size() == 1);
  CHECK(found.categorical[0].segments[0].categories[0].category == "1");
  typed.schema.columns[0].role = ColumnRole::numeric_feature;
  CHECK_THROWS_AS(profile_segments(typed.table, typed.schema, std::vector<Label>{0, 1, 0}, no_observations),
                  csv_error);
}
