// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/estimate.hpp"

#include <cstddef>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "support/catch.hpp"
#include "support/invented_segmentation.hpp"
#include "support/segment_once.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// segment() asks for the memory that was estimated, and uses the algorithm.
void check(const Table& table, const SegmentOptions& options) {
  CAPTURE(to_string(options.method), to_string(options.metric), options.metric.p,
          to_string(options.algorithm), options.silhouette.has_value());
  const WorkEstimate work = estimate_work(segmentiq::prepare(table), options);
  const auto bytes = static_cast<std::size_t>(work.bytes);
  CHECK(work.observations == table.rows());
  CHECK(work.seconds > 0);
  CHECK(segment(table, options, {.max_memory = bytes + 1}).algorithm == work.algorithm);
  try {
    segment(table, options, {.max_memory = bytes - 1});
    FAIL("more memory was used than is allowed");
  } catch (const memory_limit_error& error) {
    CHECK(error.required_bytes() == bytes);
  }
}

}  // namespace

TEST_CASE("segment() goes by the estimate: its memory, and its algorithm", "[estimate]") {
  const Table table = invented_customers(400);
  SegmentOptions options;
  options.clusters = 3;
  for (const MetricChoice metric :
       {MetricChoice{}, MetricChoice{.metric = Metric::minkowski, .p = 2},
        MetricChoice{.metric = Metric::minkowski, .p = 3}, MetricChoice{.metric = Metric::city_block},
        MetricChoice{.metric = Metric::gower}})
    for (const Method method : {Method::single, Method::average, Method::weighted, Method::ward})
      for (const Algorithm algorithm : {Algorithm::automatic, Algorithm::tree})
        for (const bool judged : {true, false}) {
          if (algorithm == Algorithm::tree && (!metric.is_euclidean() || method == Method::weighted))
            continue;
          options.metric = metric;
          options.method = method;
          options.algorithm = algorithm;
          options.any_metric_for_ward = true;
          options.silhouette.reset();
          if (judged) options.silhouette.emplace();
          check(table, options);
        }
}

TEST_CASE("Minkowski's distance with p = 2 is Euclidean for estimate and run: no distances are kept",
          "[estimate]") {
  const SegmentOptions euclidean, minkowski{.metric = {.metric = Metric::minkowski, .p = 2}};
  const WorkEstimate a = estimate_work(100'000, 20, euclidean), b = estimate_work(100'000, 20, minkowski);
  CHECK(b.algorithm == Algorithm::tree);
  CHECK(b.bytes == a.bytes);
  CHECK(b.seconds == a.seconds);
  CHECK(b.bytes < distances_memory(100'000) / 100);
  CHECK(estimate_work(100'000, 20, {.metric = {.metric = Metric::minkowski, .p = 2.5}}).bytes ==
        distances_memory(100'000, 2));

  const Table table = invented_customers(5'000);
  const double distances = distances_memory(5'000);
  const WorkEstimate work = estimate_work(segmentiq::prepare(table), minkowski);
  REQUIRE(work.bytes < distances / 4);
  const Segmentation found =
      segment(table, minkowski, {.max_memory = static_cast<std::size_t>(distances / 4)});
  CHECK(found.algorithm == Algorithm::tree);
  CHECK(found.partition.labels == segment(table, euclidean).partition.labels);
}

TEST_CASE("an estimate is of the principal components that are clustered", "[estimate]") {
  const Table table = invented_customers(50);
  PrepareOptions options;
  options.pca.components = 2;
  CHECK(estimate_work(segmentiq::prepare(table, options), {}).features == 2);
  CHECK(estimate_work(segmentiq::prepare(table), {}).features == 5);
  CHECK_THROWS_AS(estimate_work(50, 5, {.method = Method::weighted, .algorithm = Algorithm::tree}),
                  parameter_error);
  CHECK(estimate_work(0, 5, {}).bytes == 0);
}
