// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/metric.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"

using namespace segmentiq;

namespace archetypes {

struct Nameless {
  static constexpr bool needs_finite = true, is_euclidean = false;
  double operator()(std::span<const double>, std::span<const double>) const { return 0; }
};
struct WithoutFacts {
  static constexpr std::string_view name = "without_facts";
  double operator()(std::span<const double>, std::span<const double>) const { return 0; }
};
struct OfText {
  static constexpr std::string_view name = "of_text";
  static constexpr bool needs_finite = true, is_euclidean = false;
  double operator()(const std::string&, const std::string&) const { return 0; }
};
struct Least {  // an archetype: nothing beyond what the concept asks for
  static constexpr std::string_view name = "least";
  static constexpr bool needs_finite = false, is_euclidean = false;
  float operator()(std::span<const double>, std::span<const double>) const { return 0; }
  Least& operator=(const Least&) = delete;
};

}  // namespace archetypes

using namespace archetypes;

static_assert(DissimilarityMetric<Euclidean> && DissimilarityMetric<Minkowski> &&
              DissimilarityMetric<Cosine> && DissimilarityMetric<Jaccard> && DissimilarityMetric<Least>);
static_assert(!DissimilarityMetric<Nameless> && !DissimilarityMetric<WithoutFacts> &&
              !DissimilarityMetric<OfText> && !DissimilarityMetric<double>);
static_assert(!detail::VectorMetric<Least> && detail::VectorMetric<Canberra>);
static_assert(Euclidean::is_euclidean && !SquaredEuclidean::is_euclidean && !CityBlock::is_euclidean);

TEST_CASE("a metric is found by SciPy's name", "[distance]") {
  std::set<std::string> names;
  for (const Metric metric : all_metrics) {
    CHECK(metric_from_name(to_string(metric)) == metric);
    names.emplace(to_string(metric));
  }
  CHECK(names == std::set<std::string>{"euclidean", "sqeuclidean", "cityblock", "chebyshev", "minkowski",
                                       "cosine", "correlation", "canberra", "braycurtis", "hamming",
                                       "jaccard", "gower"});
  CHECK(metric_from_name("cityblock") == Metric::city_block);
  CHECK(metric_from_name("braycurtis") == Metric::bray_curtis);
}

TEST_CASE("an unknown metric's error lists the known ones", "[distance]") {
  for (const char* name : {"manhattan", "", "Euclidean", "cosine "}) {
    INFO(name);
    CHECK_THROWS_AS(metric_from_name(name), parameter_error);
  }
  CHECK_THROWS_WITH(
      metric_from_name("manhattan"),
      "metric_from_name(): name ('manhattan') must be one of euclidean, sqeuclidean, cityblock, "
      "chebyshev, minkowski, cosine, correlation, canberra, braycurtis, hamming, jaccard, gower");
}

TEST_CASE("options reach the metric they are for", "[distance]") {
  const std::vector<double> a{0, 0}, b{3, 4};
  const auto between = [&](Metric metric, const MetricOptions& options) {
    return with_metric(metric, options, [&](const auto& chosen) { return chosen(a, b); });
  };
  CHECK(between(Metric::euclidean, {}) == 5);
  CHECK(between(Metric::euclidean, {.p = 1}) == 5);
  CHECK(between(Metric::euclidean, {.weights = {1, 0}}) == 3);
  CHECK(between(Metric::minkowski, {}) == 5);
  CHECK(between(Metric::minkowski, {.p = 1}) == 7);
  CHECK(between(Metric::minkowski, {.p = 1, .weights = {2, 1}}) == 10);
  CHECK_THAT(between(Metric::minkowski, {.p = 3}), WithinRel(std::cbrt(91.0), 1e-14));
}
