// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/stability_by_distances.hpp"

#include <random>
#include <string>
#include <vector>

#include "preprocess/typed_tables.hpp"
#include "segmentiq/pipeline/insight.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// 60 customers of three kinds, some cells missing.
Table shop_customers() {
  std::mt19937_64 random(3);
  std::vector<double> income;
  std::vector<std::string> city, tier;
  for (int i = 0; i < 60; ++i) {
    income.push_back(i % 11 == 3 ? not_a_number : 1000.5 * (i % 3) + 900 * uniform(random));
    city.push_back(i % 13 == 5 ? "?" : random() % 2 == 0 ? "Adama" : "Mekelle");
    tier.push_back(i % 3 == 0 ? "Bronze" : i % 3 == 1 ? "Silver" : "Gold");
  }
  return Table({Column::numeric("income", income), text_column("city", city), text_column("tier", tier)});
}

Table numbers_for_stability(std::size_t rows) {
  std::mt19937_64 random(6);
  std::vector<double> values(rows);
  for (double& v : values)
    v = uniform(random);
  return Table({Column::numeric("a", values)});
}

SegmentOptions three_segments_by(MetricChoice metric) {
  SegmentOptions options;
  options.metric = metric;
  options.method = Method::average;
  options.clusters = 3;
  return options;
}

}  // namespace

TEST_CASE("segments by any metric have a stability, of their own distances", "[pipeline][stability]") {
  const Table table = shop_customers();
  for (const MetricChoice& metric :
       {MetricChoice{.metric = Metric::gower}, MetricChoice{.metric = Metric::city_block}}) {
    INFO(to_string(metric));
    SegmentOptions options = three_segments_by(metric);
    options.order = RowOrder::file;
    const Segmentation found = segment(table, options);
    const StabilityResult stability = segment_stability(table, found, options, {.resamples = 12});
    const detail::Compared compared =
        detail::compared_rows(table, found.prepared, found.prepared.features.values, options);
    const CondensedMatrix distances = detail::distances_of(compared, metric, {});
    CHECK(stability.similarities ==
          linkage_stability(distances, found.partition, options.method, {.resamples = 12}).similarities);
    CHECK(stability.segments.size() == 3);

    const double bytes = 4.0 * 60 * 59;
    for (const int threads : {1, 3}) {
      const Execution roomy{.threads = threads, .max_memory = static_cast<std::size_t>(3 * bytes + 60'000)};
      CHECK(segment_stability(table, found, options, {.resamples = 12}, roomy).similarities ==
            stability.similarities);
    }
    CHECK_THROWS_AS(
        segment_stability(table, found, options, {}, {.max_memory = static_cast<std::size_t>(bytes)}),
        memory_limit_error);
    CHECK_THROWS_AS(segment_stability(table, found, options, {}, {.max_memory = 100}), memory_limit_error);
  }
}

TEST_CASE("with rows taken by their content, the order of the file shows in no stability",
          "[pipeline][stability]") {
  const Table table = shop_customers();
  std::vector<Index> order(60);
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = static_cast<Index>((7 * i + 3) % 60);
  const SegmentOptions options = three_segments_by({.metric = Metric::gower});
  const auto means = [&](const Table& rows) {
    std::vector<double> found;
    for (const SegmentStability& segment :
         segment_stability(rows, segment(rows, options), options, {.resamples = 10}).segments)
      found.push_back(segment.mean);
    std::sort(found.begin(), found.end());
    return found;
  };
  CHECK(means(table) == means(table.select(order)));
}

TEST_CASE("of a metric that is Euclidean by another name the stability is the same",
          "[pipeline][stability]") {
  SegmentOptions euclidean = three_segments_by({});
  euclidean.order = RowOrder::file;
  euclidean.prepare.pca.components = 2;
  SegmentOptions minkowski = euclidean;
  minkowski.metric = {.metric = Metric::minkowski, .p = 2};
  const auto similarities = [](const SegmentOptions& options) {
    const Table table = shop_customers();
    return segment_stability(table, segment(table, options), options, {.resamples = 10}).similarities;
  };
  CHECK(similarities(minkowski) == similarities(euclidean));

  // Nor does it need the distances of all pairs, 4n² bytes. (By average linkage the tree leaves 2,800 clusters to the
  // chain, whose distances take more than the limit.)
  minkowski.method = Method::ward;
  const Table table = numbers_for_stability(4'200);
  minkowski.prepare.pca = {};
  minkowski.silhouette.reset();
  const Execution tight{.max_memory = 30'000'000};
  CHECK_NOTHROW(
      segment_stability(table, segment(table, minkowski, tight), minkowski, {.resamples = 2}, tight));

  minkowski.prepare.pca = euclidean.prepare.pca;
  minkowski.silhouette = euclidean.silhouette;
  euclidean.sizes = minkowski.sizes = {.min_rows = 8, .max_share = 0.6};
  euclidean.method = minkowski.method = Method::ward;
  CHECK(similarities(minkowski) == similarities(euclidean));
}
