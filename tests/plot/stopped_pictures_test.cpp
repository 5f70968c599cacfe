// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
//
// Pictures of all rows take long enough to need checks for a stop request.
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/plot/box_summary.hpp"
#include "segmentiq/plot/dendrogram/clustermap_svg.hpp"
#include "segmentiq/plot/scatter_svg.hpp"
#include "segmentiq/plot/silhouette_svg.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("pictures of many rows end on request, and are the same without one", "[plot]") {
  constexpr Index n = 1000;
  const Matrix<double> x = scattered(n, 2, 3);
  const std::vector<double> first(x.col(0).begin(), x.col(0).end()), second(x.col(1).begin(), x.col(1).end());
  const Dendrogram tree = random_tree(n, 4);
  const Partition partition = last_merges_undone(tree, 3);
  SilhouetteResult silhouette;
  silhouette.values.assign(static_cast<std::size_t>(n), 0.25);
  silhouette.mean = 0.25;
  silhouette.per_cluster.assign(3, 0.25);
  const std::vector<std::string> names = {"a", "b"};

  std::stop_source source;
  Execution execution;
  execution.stop = source.get_token();
  const auto points = [&] {
    return scatter_svg(first, second, partition.labels, {}, execution);
  };
  const auto hexagons = [&] {
    return scatter_svg(first, second, partition.labels, {.style = ScatterStyle::hexagons}, execution);
  };
  const auto bars = [&] {
    return silhouette_svg(silhouette, partition.labels, 3, {}, execution);
  };
  const auto map = [&] {
    return clustermap_svg(tree, partition, x, names, {}, execution);
  };
  CHECK(points() == scatter_svg(first, second, partition.labels));
  CHECK(hexagons() == scatter_svg(first, second, partition.labels, {.style = ScatterStyle::hexagons}));
  CHECK(bars() == silhouette_svg(silhouette, partition.labels, 3));
  CHECK(map() == clustermap_svg(tree, partition, x, names));
  CHECK(box_summary(first, 30, execution).median == box_summary(first).median);
  CHECK(box_summaries(first, partition.labels, 3, 30, execution).size() == 3);

  source.request_stop();
  CHECK_THROWS_AS(points(), cancelled_error);
  CHECK_THROWS_AS(hexagons(), cancelled_error);
  CHECK_THROWS_AS(bars(), cancelled_error);
  CHECK_THROWS_AS(map(), cancelled_error);
  CHECK_THROWS_AS(box_summary(first, 30, execution), cancelled_error);
  CHECK_THROWS_AS(box_summaries(first, partition.labels, 3, 30, execution), cancelled_error);
  detail::HexagonBins bins(7);
  bins.add(1, 1, 0);
  CHECK_THROWS_AS(std::move(bins).bins(execution), cancelled_error);
  CHECK_THROWS_AS(detail::silhouette_bars(first, 2, execution), cancelled_error);
}
