// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/segment_sizes.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/pipeline/segment_cuts.hpp"
#include "segmentiq/quality/silhouette.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// 200 customers: two large kinds, a small one of 20, and 5 outliers.
Table customers_to_split() {
  std::mt19937_64 random(2);
  std::vector<double> income, visits;
  for (int i = 0; i < 200; ++i) {
    const int kind = i < 5 ? 7 : i < 25 ? 3 : i % 2;
    income.push_back(10.5 * kind + uniform(random));
    visits.push_back(5.25 * (kind % 2) + 3 * uniform(random));
  }
  return Table({Column::numeric("income", income), Column::numeric("visits", visits)});
}

/// Both ways through segment().
const std::vector<MetricChoice> metrics{{}, {.metric = Metric::city_block}};

SegmentOptions options_with(const MetricChoice& metric, std::optional<Index> clusters, SegmentSizes sizes) {
  SegmentOptions options;
  options.metric = metric;
  options.method = Method::average;
  options.clusters = clusters;
  options.sizes = sizes;
  return options;
}

bool warns_with(const Segmentation& found, const std::string& of) {
  return std::any_of(found.warnings.begin(), found.warnings.end(),
                     [&](const Warning& w) { return w.text.find(of) != std::string::npos; });
}

}  // namespace

TEST_CASE("shares become rows, the next whole number within them", "[pipeline][sizes]") {
  CHECK(SegmentSizes{}.limits(50) == SizeLimits{});
  CHECK(SegmentSizes{.min_share = 0.05}.limits(100) == SizeLimits{5});
  CHECK(SegmentSizes{.min_share = 0.05}.limits(101) == SizeLimits{6});
  CHECK(SegmentSizes{.max_share = 0.3}.limits(101) == SizeLimits{1, 30});
  CHECK(SegmentSizes{.min_rows = 8, .max_rows = 90, .min_share = 0.05, .max_share = 0.3}.limits(100) ==
        SizeLimits{8, 30});
  for (Index percent = 1; percent < 100; ++percent)  // 7 % of 100 are 7, whatever doubles make of it
    for (const Index n : {100, 1000, 1'000'000}) {
      const double share = static_cast<double>(percent) / 100;
      CHECK(SegmentSizes{.min_share = share, .max_share = share}.limits(n) ==
            SizeLimits{percent * n / 100, percent * n / 100});
    }
  CHECK_THROWS_WITH(SegmentSizes{.min_rows = 0}.limits(5), ContainsSubstring("sizes.min_rows (0) must be"));
  CHECK_THROWS_WITH(SegmentSizes{.max_rows = 0}.limits(5), ContainsSubstring("sizes.max_rows (0) must be"));
  CHECK_THROWS_WITH(SegmentSizes{.min_share = 1.5}.limits(5), ContainsSubstring("min_share"));
  CHECK_THROWS_WITH(SegmentSizes{.max_share = -1}.limits(5), ContainsSubstring("max_share"));
}

TEST_CASE("a given number of segments keeps to the sizes, by every metric", "[pipeline][sizes]") {
  for (const MetricChoice& metric : metrics) {
    INFO(to_string(metric));
    const Segmentation plain = segment(customers_to_split(), options_with(metric, 4, {}));
    const auto sizes = plain.partition.sizes();
    REQUIRE(*std::min_element(sizes.begin(), sizes.end()) == 5);
    CHECK(segment(customers_to_split(), options_with(metric, 4, {.min_rows = 5})).partition == plain.partition);

    const Index fewest = clusters_within_sizes(plain.dendrogram, {1, 80}).min;
    REQUIRE(fewest > 4);
    CHECK_THROWS_WITH(segment(customers_to_split(), options_with(metric, 4, {.max_rows = 80})),
                      ContainsSubstring("clusters (4) must be at least " + std::to_string(fewest) +
                                        ", the fewest segments with sizes of at most 80"));
    const Segmentation sized = segment(customers_to_split(), options_with(metric, fewest + 1, {.max_share = 0.4}));
    CHECK(sized.partition == cut_within_sizes(sized.dendrogram, fewest + 1, {1, 80}));
    CHECK_THROWS_WITH(
        segment(customers_to_split(), options_with(metric, 2, {.max_rows = 80})),
        ContainsSubstring("clusters (2) must be at least 3 for 200 rows in segments of at most"));
    // The outliers join last, so that nothing can be split off in groups of 10.
    const Segmentation fewer = segment(customers_to_split(), options_with(metric, 4, {.min_rows = 10}));
    CHECK(fewer.partition.count == clusters_within_sizes(fewer.dendrogram, {10}).max);
    CHECK(warns_with(fewer,
                "4 segments were asked for, but 1 is the most that this dendrogram has with sizes of "
                "at least 10"));

    SegmentOptions unjudged = options_with(metric, fewest + 1, {.max_share = 0.4});
    unjudged.silhouette.reset();
    CHECK(segment(customers_to_split(), unjudged).partition == sized.partition);
  }
}

TEST_CASE("the number of segments is found among cuts that keep to the sizes", "[pipeline][sizes]") {
  for (const MetricChoice& metric : metrics) {
    INFO(to_string(metric));
    const SegmentOptions options = options_with(metric, {}, {.max_rows = 80});
    const Segmentation found = segment(customers_to_split(), options);
    REQUIRE(found.selection);
    const ClusterRange range = clusters_within_sizes(found.dendrogram, {1, 80});
    CHECK(found.selection->cuts.front().clusters == range.min);
    CHECK(found.selection->cuts.back().clusters == range.min - 1 + default_max_clusters(200));
    CHECK_THAT(found.selection->reason,
               ContainsSubstring("silhouette of " + std::to_string(range.min) + " to "));
    CHECK(found.partition == cut_within_sizes(found.dendrogram, found.partition.count, {1, 80}));
    double best = -1;
    for (const CutQuality& cut : found.selection->cuts) {
      CHECK(*std::max_element(cut.sizes.begin(), cut.sizes.end()) <= 80);
      CHECK(cut.sizes == cut_within_sizes(found.dendrogram, cut.clusters, {1, 80}).sizes());
      best = std::max(best, *cut.silhouette);
    }
    CHECK(found.silhouette.mean == best);

    // Given that number, the same segments.
    const Segmentation given =
        segment(customers_to_split(), options_with(metric, found.partition.count, {.max_rows = 80}));
    CHECK(given.partition == found.partition);
    CHECK_THAT(*given.silhouette.mean, WithinAbs(best, 1e-12));
    CHECK(given.silhouette.per_cluster.size() == found.silhouette.per_cluster.size());
    for (std::size_t c = 0; c < given.silhouette.per_cluster.size(); ++c)
      CHECK_THAT(given.silhouette.per_cluster[c], WithinAbs(found.silhouette.per_cluster[c], 1e-12));

    SegmentOptions few = options;
    few.max_clusters = 2;
    CHECK_THROWS_WITH(segment(customers_to_split(), few), ContainsSubstring("max_clusters (2) must be at least 3"));
    const Segmentation one = segment(customers_to_split(), options_with(metric, {}, {.min_rows = 10}));
    CHECK(one.partition.count == 1);
    CHECK(warns_with(one, "no cut into 2 or more segments with sizes of at least 10"));
    CHECK_THAT(one.selection->reason, ContainsSubstring("there is no cut into 2 or more segments"));
  }
}

TEST_CASE("sizes that cannot be had are refused, saying which can", "[pipeline][sizes]") {
  const auto refuses = [](SegmentSizes sizes, const std::string& message) {
    const SegmentOptions options = options_with({}, {}, sizes);
    CHECK_THROWS_AS(segment(customers_to_split(), options), parameter_error);
    CHECK_THROWS_WITH(segment(customers_to_split(), options), ContainsSubstring(message));
  };
  refuses({.min_rows = 201}, "the smallest size (201 rows) must be at most 200, the number of rows");
  refuses({.min_rows = 20, .max_share = 0.05},
          "the largest size (10 rows) must be at least the smallest (20 rows of 200)");
  refuses({.min_rows = 10, .max_rows = 100}, "with max_size 100, min_size must be at most 5");
  refuses({.max_share = 0.001}, "the largest size (0 rows) must be at least");
  refuses({.min_rows = 0}, "sizes.min_rows (0) must be at least 1");
  const Table one({Column::numeric("income", {4.5})});
  SegmentOptions options = options_with({}, {}, {.min_rows = 1, .max_rows = 1});
  options.prepare.columns.numeric = {"income"};
  CHECK(segment(one, options).partition.count == 1);
}

TEST_CASE("of segments within sizes, too, merges of equal height are made together", "[pipeline][sizes]") {
  // Four pairs a unit apart, far from each other at equal distances along a line.
  std::vector<double> at;
  for (int pair = 0; pair < 4; ++pair)
    for (int i = 0; i < 4; ++i)
      at.push_back(100.0 * pair + i / 2);
  const Table table({Column::numeric("a", at), Column::numeric("b", at)});
  SegmentOptions options = options_with({}, 5, {.min_rows = 2});
  options.method = Method::complete;
  const Segmentation found = segment(table, options);
  CHECK(found.partition.count == 4);
  CHECK(
      warns_with(found, "5 segments were asked for, but 4 is the most that a cut between merges of equal height"));
}
