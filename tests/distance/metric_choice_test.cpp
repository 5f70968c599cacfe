// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/metric_choice.hpp"

#include <cmath>
#include <string>

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

MetricChoice minkowski(double p) {
  return {.metric = Metric::minkowski, .p = p};
}

std::string type_of(const MetricChoice& choice) {
  return with_metric(choice, [](const auto& chosen) { return std::string(chosen.name); });
}

}  // namespace

TEST_CASE("Minkowski's distance with p = 1, 2 and infinity is the metric without an exponent", "[distance]") {
  CHECK(minkowski(1).normalised().metric == Metric::city_block);
  CHECK(minkowski(2).normalised().metric == Metric::euclidean);
  CHECK(minkowski(HUGE_VAL).normalised().metric == Metric::chebyshev);
  CHECK(type_of(minkowski(1)) == "cityblock");
  CHECK(type_of(minkowski(2)) == "euclidean");
  CHECK(type_of(minkowski(HUGE_VAL)) == "chebyshev");
  for (const double p : {0.5, -HUGE_VAL, 1.5, 3.0, std::nan("")}) {
    INFO(p);
    CHECK(minkowski(p).normalised().metric == Metric::minkowski);
    CHECK_FALSE(minkowski(p).is_euclidean());
    CHECK(type_of(minkowski(p)) == "minkowski");
  }
  CHECK(minkowski(3).normalised().p == 3);
  for (const Metric metric : all_metrics)
    if (metric != Metric::minkowski)
      CHECK(MetricChoice{.metric = metric, .p = 1}.normalised().metric == metric);
}

TEST_CASE("the facts of a choice are those of the metric's type", "[distance]") {
  for (const Metric metric : feature_metrics) {
    INFO(to_string(metric));
    const MetricChoice choice{.metric = metric, .p = 3};
    CHECK(choice.is_euclidean() == (metric == Metric::euclidean));
    CHECK(choice.needs_finite());
    CHECK_FALSE(choice.is_gower());
    CHECK(to_string(choice) == to_string(metric));
  }
  CHECK(minkowski(2).is_euclidean());
  CHECK(to_string(minkowski(2)) == "minkowski");
}

TEST_CASE("Gower's metric compares columns: it has a name, but no type for rows of features", "[distance]") {
  const MetricChoice gower{.metric = metric_from_name("gower")};
  CHECK(gower.is_gower());
  CHECK_FALSE(gower.is_euclidean());
  CHECK_FALSE(gower.needs_finite());
  CHECK(to_string(gower) == "gower");
  CHECK_THROWS_AS(type_of(gower), parameter_error);
  CHECK_THROWS_WITH(type_of(gower), ContainsSubstring("gower_distances()"));
}
