// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "preprocess/typed_tables.hpp"
#include "segmentiq/distance/gower.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "segmentiq/model/gower_observations.hpp"
#include "segmentiq/quality/k_selection_of_distances.hpp"
#include "segmentiq/quality/silhouette_of_distances.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// 60 customers of three kinds, some cells missing.
Table customers_with_gaps() {
  std::mt19937_64 random(1);
  std::vector<double> income, visits;
  std::vector<std::string> city, tier;
  for (int i = 0; i < 60; ++i) {
    income.push_back(i % 11 == 3 ? not_a_number : 1000.5 * (i % 3) + 100 * uniform(random));
    visits.push_back(5.25 * (i % 3) + uniform(random));
    city.push_back(i % 13 == 5 ? "?" : random() % 2 == 0 ? "Adama" : "Mekelle");
    tier.push_back(i % 3 == 0 ? "Bronze" : i % 3 == 1 ? "Silver" : "Gold");
  }
  return Table({Column::numeric("income", income), Column::numeric("visits", visits),
                text_column("city", city), text_column("tier", tier)});
}

Table many_numbers(std::size_t rows) {
  std::mt19937_64 random(6);
  std::vector<double> values(rows);
  for (double& v : values)
    v = uniform(random);
  return Table({Column::numeric("a", values)});
}

SegmentOptions by(MetricChoice metric, Method method = Method::average) {
  SegmentOptions options;
  options.metric = metric;
  options.method = method;
  options.clusters = 3;
  return options;
}

/// The kind of the warning that says so.
std::optional<WarningKind> warns(const Segmentation& found, const std::string& of) {
  for (const Warning& warning : found.warnings)
    if (warning.text.find(of) != std::string::npos) return warning.kind;
  return std::nullopt;
}

}  // namespace

TEST_CASE("every metric is the chain of distances, linkage, cut and silhouette", "[pipeline][metric]") {
  const Table table = customers_with_gaps();
  const Matrix<double> x = testing::prepare(table).features.values;
  for (const Metric metric : feature_metrics) {
    if (metric == Metric::euclidean) continue;
    INFO(to_string(metric));
    SegmentOptions options = by({.metric = metric, .p = 3}, Method::complete);
    options.order = RowOrder::file;
    const Segmentation found = segment(table, options);
    const CondensedMatrix distances =
        with_metric(metric, {.p = 3}, [&](const auto& chosen) { return pairwise_distances(x, chosen); });
    const Dendrogram tree = linkage(distances, Method::complete);
    CHECK(found.dendrogram == tree);
    CHECK(found.partition == cut_maxclust(tree, 3));
    CHECK(found.silhouette.values == silhouette(distances, found.partition).values);
    CHECK(found.algorithm == Algorithm::dense);

    options.silhouette.reset();
    CHECK(segment(table, options).partition == found.partition);
    CHECK(segment(table, options).dendrogram == tree);
  }
}

TEST_CASE("Minkowski with p = 2 is Euclidean, for Ward's criterion, too", "[pipeline][metric]") {
  const Segmentation euclidean = segment(customers_with_gaps(), by({}, Method::ward));
  const Segmentation minkowski =
      segment(customers_with_gaps(), by({.metric = Metric::minkowski}, Method::ward));
  CHECK(minkowski.partition == euclidean.partition);
  CHECK_THAT(minkowski.dendrogram.merges().back().height,
             WithinRel(euclidean.dendrogram.merges().back().height, 1e-12));
  CHECK_FALSE(warns(minkowski, "Euclidean space"));
}

TEST_CASE("Minkowski with p = 2 keeps no distances, as Euclidean", "[pipeline][metric]") {
  const Table table = many_numbers(4'200);
  SegmentOptions options = by({.metric = Metric::minkowski, .p = 2}, Method::ward);
  options.silhouette.reset();
  Execution tight;
  tight.max_memory = 30'000'000;  // 4n² are 70 MB
  const Segmentation found = segment(table, options, tight);
  CHECK(found.algorithm == Algorithm::tree);
  CHECK(found.dendrogram == segment(table, by({}, Method::ward), {}).dendrogram);

  options.algorithm = Algorithm::dense;
  CHECK_THROWS_AS(segment(table, options, tight), memory_limit_error);
  options.algorithm = Algorithm::tree;
  CHECK(segment(table, options, tight).algorithm == Algorithm::tree);
  options.algorithm = Algorithm::automatic;
  options.metric.p = 3;
  CHECK_THROWS_AS(segment(table, options, tight), parameter_error);  // Ward's criterion is Euclidean
  options.method = Method::average;
  CHECK_THROWS_AS(segment(table, options, tight), memory_limit_error);
}

TEST_CASE("the order of the file does not matter with any metric", "[pipeline][metric]") {
  const Table table = customers_with_gaps();
  std::vector<Index> order(60);
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = static_cast<Index>((7 * i + 3) % 60);
  const Table shuffled = table.select(order);
  for (const MetricChoice& metric :
       {MetricChoice{.metric = Metric::city_block}, MetricChoice{.metric = Metric::gower},
        MetricChoice{.metric = Metric::hamming}}) {
    INFO(to_string(metric));
    const Segmentation a = segment(table, by(metric));
    const Segmentation b = segment(shuffled, by(metric));
    for (std::size_t i = 0; i < order.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        CHECK((b.partition.labels[i] == b.partition.labels[j]) ==
              (a.partition.labels[static_cast<std::size_t>(order[i])] ==
               a.partition.labels[static_cast<std::size_t>(order[j])]));
    for (std::size_t m = 0; m < 59; ++m)
      CHECK_THAT(a.dendrogram.merges()[m].height, WithinAbs(b.dendrogram.merges()[m].height, 1e-12));
  }
}

TEST_CASE("Gower takes the columns as they are, and missing cells out", "[pipeline][metric]") {
  const Table table({Column::numeric("income", {10.5, 20, not_a_number, 60.5}),
                     text_column("city", {"Mekelle", "Adama", "Adama", "?"}),
                     text_column("tier", {"Gold", "Bronze", "Silver", "Gold"}),
                     text_column("member", {"yes", "no", "yes", "yes"})});
  SegmentOptions options = by({.metric = Metric::gower});
  options.prepare.columns.numeric = {"income"};
  options.prepare.columns.categorical = {"city", "member"};
  options.prepare.ordinals = {read_ordinal_column("tier=Bronze<Silver<Gold")};
  options.prepare.weights = {{"income", 2}};
  const PreparedTable prepared = testing::prepare(table, options.prepare);
  const GowerObservations found =
      gower_observations(prepared.preparation, table, {0, 1, 2, 3}, options.prepare.weights);
  Matrix<double> expected(4, 4);
  expected << 10.5, 1, 2, 1,  //
      20, 0, 0, 0, not_a_number, 0, 1, 1, 60.5, not_a_number, 2, 1;
  REQUIRE(found.values.rows() == 4);
  for (Index i = 0; i < found.values.size(); ++i)
    CHECK((found.values.data()[i] == expected.data()[i] ||
           (std::isnan(found.values.data()[i]) && std::isnan(expected.data()[i]))));
  REQUIRE(found.features.size() == 4);
  CHECK(found.features[0].kind == GowerKind::numeric);
  CHECK(found.features[0].weight == 2);
  CHECK(found.features[1].kind == GowerKind::nominal);
  CHECK(found.features[2].kind == GowerKind::ordinal);
  CHECK(found.features[3].kind == GowerKind::symmetric_binary);

  // Rows 0 and 3: (2 · 50/50 + 0 + 0) / (2 + 1 + 1), the city being missing in one.
  const CondensedMatrix distances = gower_distances(found.values, found.features);
  CHECK(distances(0, 3) == 0.5);
  options.clusters = 2;
  const Segmentation segmented = segment(table, options);
  CHECK(segmented.partition == cut_maxclust(linkage(distances, Method::average), 2));
  CHECK(segmented.silhouette.values == silhouette(distances, segmented.partition).values);
  CHECK(warns(segmented, "1 missing cell of 'city' left out of the comparisons") == WarningKind::missing);
  CHECK_FALSE(warns(segmented, "filled with"));

  options.prepare.missing.categorical = MissingPolicy::drop;
  const Segmentation dropped = segment(table, options);
  CHECK(dropped.dendrogram.observations() == 3);
  CHECK(dropped.row_labels()[3] == no_label);
  options.prepare.logs = {"income", "tier"};
  const GowerObservations logged =
      gower_observations(testing::prepare(table, options.prepare).preparation, table, {0, 1}, {});
  CHECK(logged.values(0, 0) == std::log1p(10.5));
  CHECK(logged.features[2].kind == GowerKind::numeric);
}

TEST_CASE("Ward's criterion is for Euclidean distances, or asked for all the same", "[pipeline][metric]") {
  for (const Method method : {Method::ward, Method::centroid, Method::median})
    for (const MetricChoice& metric :
         {MetricChoice{.metric = Metric::gower}, MetricChoice{.metric = Metric::city_block},
          MetricChoice{.metric = Metric::squared_euclidean},
          MetricChoice{.metric = Metric::minkowski, .p = 3}}) {
      INFO(to_string(method) << " on " << to_string(metric));
      SegmentOptions options = by(metric, method);
      CHECK_THROWS_AS(segment(customers_with_gaps(), options), parameter_error);
      CHECK_THROWS_WITH(segment(customers_with_gaps(), options),
                        ContainsSubstring(std::string(to_string(metric))) &&
                            ContainsSubstring("average linkage (recommended)"));
      options.any_metric_for_ward = true;
      CHECK(warns(segment(customers_with_gaps(), options), "is about centroids in Euclidean space") ==
            WarningKind::metric);
    }
  for (const Method method : {Method::single, Method::complete, Method::average, Method::weighted})
    CHECK_FALSE(warns(segment(customers_with_gaps(), by({.metric = Metric::gower}, method)), "Euclidean space"));
}

TEST_CASE("options that a metric gives no sense to are refused, saying what to do", "[pipeline][metric]") {
  const auto refuses = [](MetricChoice metric, const std::string& message, const auto& change) {
    SegmentOptions options = by(metric);
    change(options);
    CHECK_THROWS_AS(segment(customers_with_gaps(), options), parameter_error);
    CHECK_THROWS_WITH(segment(customers_with_gaps(), options), ContainsSubstring(message));
  };
  const MetricChoice gower{.metric = Metric::gower}, city_block{.metric = Metric::city_block};
  refuses(city_block, "algorithm 'tree' is for metric 'euclidean'",
          [](SegmentOptions& o) { o.algorithm = Algorithm::tree; });
  refuses(city_block, "weights of columns", [](SegmentOptions& o) { o.prepare.weights = {{"income", 2}}; });
  refuses(gower, "principal components", [](SegmentOptions& o) { o.prepare.pca.components = 2; });
  refuses(gower, "weights of single columns", [](SegmentOptions& o) { o.prepare.categorical_weight = 2; });
  refuses(gower, "weights of single columns",
          [](SegmentOptions& o) { o.prepare.category_scaling = CategoryScaling::famd; });
  refuses({.metric = Metric::minkowski, .p = 0.5}, "p (0.5", [](SegmentOptions&) {});

  SegmentOptions squared = by({.metric = Metric::squared_euclidean});
  squared.prepare.weights = {{"income", 2}};
  CHECK(segment(customers_with_gaps(), squared).partition.count == 3);
  SegmentOptions projected = by(city_block);
  projected.prepare.pca.components = 2;
  CHECK(segment(customers_with_gaps(), projected).prepared.pca);
}

TEST_CASE("a metric that does not suit the features is doubted", "[pipeline][metric]") {
  CHECK(warns(segment(customers_with_gaps(), by({.metric = Metric::hamming})), "it is for categories") ==
        WarningKind::metric);
  CHECK(warns(segment(customers_with_gaps(), by({.metric = Metric::hamming})), "merges were ties") ==
        WarningKind::ties);
  CHECK_FALSE(
      warns(segment(customers_with_gaps(), by({.metric = Metric::city_block})), "it is for categories"));
  SegmentOptions options = by({.metric = Metric::bray_curtis});
  CHECK(warns(segment(customers_with_gaps(), options), "is for amounts") == WarningKind::metric);
  options.prepare.scaler.kind = ScalerKind::min_max;
  CHECK_FALSE(warns(segment(customers_with_gaps(), options), "is for amounts"));
}

TEST_CASE("ties are counted and said of every metric, and whether the cut is unique",
          "[pipeline][metric][ties]") {
  // Corners of a grid: many pairs at one distance, and merges of equal height on both sides of some cuts.
  std::vector<double> across, along;
  for (int i = 0; i < 36; ++i) {
    across.push_back(i / 6);
    along.push_back(i % 6);
  }
  const Table grid({Column::numeric("a", across), Column::numeric("b", along)});
  for (const MetricChoice& metric :
       {MetricChoice{}, MetricChoice{.metric = Metric::city_block}, MetricChoice{.metric = Metric::gower}})
    for (const bool judged : {true, false}) {
      INFO(to_string(metric) << ", judged " << judged);
      SegmentOptions options = by(metric, Method::complete);
      options.clusters = 7;
      if (!judged) options.silhouette.reset();
      const Segmentation found = segment(grid, options);
      CHECK(found.tied_merges >= 5);
      CHECK(warns(found, std::to_string(found.tied_merges) + " of 35 merges were ties: another cluster") ==
            WarningKind::ties);
      CHECK(found.partition.count <= 7);
      CHECK(warns(found, "is the most that a cut between merges of equal height leaves").has_value() ==
            (found.partition.count < 7));
    }
  std::mt19937_64 random(5);
  std::vector<double> apart;
  for (int i = 0; i < 40; ++i)
    apart.push_back(uniform(random));
  const Segmentation none = segment(Table({Column::numeric("a", apart)}), by({.metric = Metric::city_block}));
  CHECK(none.tied_merges == 0);
  CHECK_FALSE(warns(none, "ties"));
}

TEST_CASE("fills are told as the cells of the table are written", "[pipeline]") {
  const Table table({text_column("tier", {"Gold", "?", "Bronze", "Silver", "Gold"}),
                     text_column("joined", {"2024-01-01", "2024-01-05", "?", "2024-01-04", "2024-01-09"})});
  PrepareOptions options;
  options.ordinals = {read_ordinal_column("tier=Bronze<Silver<Gold")};
  options.dates = {read_date_column("joined")};
  const PreparedTable prepared = testing::prepare(table, options);
  REQUIRE(prepared.warnings.size() == 2);
  CHECK_THAT(prepared.warnings[0].text,
             ContainsSubstring("filled with 1.5, between 'Silver' and 'Gold' (median)"));
  CHECK_THAT(prepared.warnings[1].text, ContainsSubstring("filled with '2024-01-04' (median)"));
  options.missing.numeric = MissingPolicy::most_frequent;
  CHECK_THAT(testing::prepare(table, options).warnings[0].text,
             ContainsSubstring("filled with 'Gold' (most_frequent)"));
  options.ordinals[0] = {"tier", {"Bronze", "Silver"}, UnknownLevel::missing};
  CHECK_THAT(testing::prepare(table, options).warnings[0].text,
             ContainsSubstring("2 cells of 'tier' are none of its levels, and counted as missing"));
}

TEST_CASE("the number of segments is found by the metric's own silhouettes", "[pipeline][metric]") {
  SegmentOptions options = by({.metric = Metric::gower});
  options.clusters.reset();
  const Segmentation found = segment(customers_with_gaps(), options);
  REQUIRE(found.selection);
  CHECK(found.selection->recommended == found.partition.count);
  const GowerObservations columns =
      gower_observations(found.prepared.preparation, customers_with_gaps(), found.prepared.features.rows, {});
  const CondensedMatrix distances = gower_distances(columns.values, columns.features);
  for (const CutQuality& cut : found.selection->cuts) {
    CHECK_THAT(*cut.silhouette,
               WithinAbs(*silhouette(distances, cut_exact(found.dendrogram, cut.clusters)).mean, 1e-12));
    CHECK_FALSE(cut.calinski_harabasz);
    CHECK_FALSE(cut.undefined.empty());
  }
}

TEST_CASE("distances that do not fit into memory are refused before they are made", "[pipeline][metric]") {
  const Table table = many_numbers(20'000);
  Execution tight;
  tight.max_memory = 900'000'000;
  SegmentOptions options = by({.metric = Metric::city_block});
  CHECK_THROWS_AS(segment(table, options, tight), memory_limit_error);
  CHECK_THROWS_WITH(segment(table, options, tight), ContainsSubstring("3.2 GB") &&
                                                        ContainsSubstring("900.0 MB") &&
                                                        ContainsSubstring("algorithm 'tree' needs about") &&
                                                        ContainsSubstring("at most 10500 rows") &&
                                                        !ContainsSubstring("without a silhouette"));
  tight.max_memory = 2'000'000'000;
  CHECK_THROWS_WITH(segment(table, options, tight), ContainsSubstring("without a silhouette 1.6 GB"));
}

TEST_CASE("one row, two rows and rows that are the same", "[pipeline][metric]") {
  for (const MetricChoice& metric :
       {MetricChoice{.metric = Metric::gower}, MetricChoice{.metric = Metric::city_block}}) {
    for (const Index n : {1, 2, 3}) {
      SegmentOptions options = by(metric);
      options.prepare.columns.numeric = {"a"};
      options.clusters.reset();
      const Table same({Column::numeric("a", std::vector<double>(static_cast<std::size_t>(n), 4.5))});
      const Segmentation found = segment(same, options);
      CHECK(found.dendrogram.observations() == n);
      CHECK(found.partition.count == 1);
      CHECK_THROWS_AS(segment(same.select(std::vector<Index>{}), options), data_error);
    }
  }
}
