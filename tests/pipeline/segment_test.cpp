// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// 300 customers of three kinds.
Table customers() {
  std::mt19937_64 random(1);
  std::vector<double> income, visits;
  std::vector<std::string> city;
  for (int i = 0; i < 300; ++i) {
    income.push_back(1000.5 * (i % 3) + 400 * uniform(random));
    visits.push_back(5.25 * (i % 3) + 3 * uniform(random));
    city.push_back(random() % 2 == 0 ? "Adama" : "Mekelle");
  }
  return Table(
      {Column::numeric("income", income), Column::numeric("visits", visits), Column::text("city", city)});
}

}  // namespace

TEST_CASE("segment() judges all observations, a sample of them, or none", "[pipeline][sample]") {
  const Table table = customers();
  const Segmentation all = segment(table, {.clusters = 3});
  REQUIRE(all.partition.count == 3);
  CHECK(all.silhouette.sample.empty());
  CHECK(all.silhouette.values == silhouette(all.prepared.features.values, all.partition).values);

  const SilhouetteOptions sampling{.exact_up_to = 100, .sample_size = 90, .seed = 3};
  const Segmentation some = segment(table, {.clusters = 3, .silhouette = sampling});
  CHECK(some.partition == all.partition);
  CHECK(some.silhouette.sample == silhouette(all.prepared.features.values, all.partition, sampling).sample);
  CHECK(some.silhouette.sample.size() < 100);
  CHECK_THAT(some.silhouette.mean.value(),
             WithinAbs(all.silhouette.mean.value(), 4 * some.silhouette.standard_error));
  REQUIRE(some.warnings.size() == all.warnings.size() + 1);
  CHECK(some.warnings.back().kind == WarningKind::silhouette);
  CHECK_THAT(some.warnings.back().text, ContainsSubstring("an estimate from 90 of 300 observations"));

  const Segmentation none = segment(table, {.clusters = 3, .silhouette = std::nullopt});
  CHECK(none.partition == all.partition);
  CHECK_FALSE(none.silhouette.mean.has_value());
  CHECK(none.silhouette.values.empty());
  CHECK(none.warnings == all.warnings);
}

TEST_CASE("segment() says what a careful reader should know", "[pipeline]") {
  const Segmentation one = segment(customers(), {.clusters = 1});
  REQUIRE(one.warnings.size() == 1);
  CHECK(one.warnings[0].kind == WarningKind::silhouette);
  CHECK_THAT(one.warnings[0].text, ContainsSubstring("the silhouette needs 2 to n − 1 segments"));

  // Two customers far out, each alone; and too few to make the segments asked for.
  const Table few({Column::numeric("a", std::vector<double>{0.5, 0.25, 100.5, 1000.5})});
  const Segmentation alone = segment(few, {.clusters = 3});
  CHECK(alone.warnings ==
        std::vector<Warning>{{WarningKind::segments, "2 segments have a single member: 1 and 2"}});
  const Segmentation most = segment(few, {.clusters = 9});
  CHECK_THAT(most.warnings.at(0).text,
             ContainsSubstring("9 segments were asked for, but 4 is the number of observations"));
}

TEST_CASE("the number of segments is found when it is not given", "[segment]") {
  const Segmentation found = segment(customers());
  REQUIRE(found.selection);
  CHECK(found.selection->recommended == 6);  // three kinds in two cities
  CHECK(found.partition.count == 6);
  CHECK(found.selection->cuts.size() == 14);
  CHECK_FALSE(segment(customers(), {.clusters = 6}).selection);
  CHECK(segment(customers(), {.clusters = 6}).partition == found.partition);
  CHECK(segment(customers(), {.max_clusters = 5}).selection->cuts.size() == 4);
  CHECK_THROWS_AS(segment(customers(), {.max_clusters = 1}), parameter_error);
  CHECK_THROWS_AS(segment(customers(), {.silhouette = std::nullopt}), parameter_error);
}

TEST_CASE("what a table was prepared by is kept, for other tables", "[pipeline]") {
  const Segmentation found = segment(customers(), {.clusters = 3});
  const FittedPreparation& preparation = found.prepared.preparation;
  CHECK(preparation.transform(customers()).values == found.prepared.features.values);
  CHECK(preparation.feature_names() == found.prepared.features.names);
}
