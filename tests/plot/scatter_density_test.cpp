// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/scatter_density.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "segmentiq/plot/scatter_svg.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("every point is in the hexagon with the nearest centre", "[plot]") {
  const double r = 7;
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const double x = 400 * uniform(random) - 100, y = 400 * uniform(random) - 100;
    detail::HexagonBins bins(r);
    bins.add(x, y, 0);
    const auto found = std::move(bins).bins();
    REQUIRE(found.size() == 1);
    const double distance = std::hypot(found[0].x - x, found[0].y - y);
    CHECK(distance <= r + 1e-9);
    // No centre of a hexagon nearby is nearer.
    for (int row = -40; row <= 40; ++row) {
      const double middle_y = row * 1.5 * r;
      if (std::fabs(middle_y - y) > 2 * r) continue;
      const double step = std::sqrt(3.0) * r;
      const double shift = row % 2 != 0 ? 0.5 : 0;
      const double middle_x = (std::round(x / step - shift) + shift) * step;
      CHECK(std::hypot(middle_x - x, middle_y - y) >= distance - 1e-9);
    }
  }
}

TEST_CASE("hexagons count all points, and have the colour of most of them", "[plot]") {
  std::mt19937_64 random(2);
  detail::HexagonBins bins(5);
  for (int i = 0; i < 5000; ++i) {
    const double x = 100 * uniform(random), y = 100 * uniform(random);
    bins.add(x, y, static_cast<Label>(random() % 4) - 1);
  }
  Index total = 0;
  for (const auto& bin : std::move(bins).bins())
    total += bin.count;
  CHECK(total == 5000);

  detail::HexagonBins one(5);
  for (const Label label : {3, 1, 1, no_label, no_label, 3, no_label, 1, 3})
    one.add(0, 0, label);
  const auto found = std::move(one).bins();
  REQUIRE(found.size() == 1);
  CHECK(found[0].count == 9);
  CHECK(found[0].segment == 1);  // three of each: the first segment, before those without one
}

TEST_CASE("a density of a million points is a small file", "[plot]") {
  const Index n = 1'000'000;
  std::vector<double> x, y;
  std::vector<Label> labels;
  for (Index i = 0; i < n; ++i) {
    const auto t = static_cast<double>(i);
    x.push_back(std::cos(t) * (1 + t));
    y.push_back(std::sin(t) * (1 + t));
    labels.push_back(static_cast<Label>(i % 20));
  }
  const std::string picture = scatter_svg(x, y, labels, {.style = ScatterStyle::hexagons});
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(picture.size() < 500'000);
  CHECK(check.has_text("1,000,000 customers."));
  CHECK(check.has_text("Density: a hexagon has the colour of the segment with most customers in it"));
  CHECK(picture == scatter_svg(x, y, labels, {.style = ScatterStyle::hexagons}));
}

TEST_CASE("densities of no point, of one point and of equal points are drawn", "[plot]") {
  const ScatterPlotOptions options{.style = ScatterStyle::hexagons};
  CHECK(XmlCheck(scatter_svg({}, {}, {}, options)).fault() == "");
  const std::vector<double> one = {3};
  const std::vector<Label> label = {0};
  CHECK(
      XmlCheck(scatter_svg(one, one, label, options)).has_text("mostly Segment 0, 1 customer in a hexagon"));
  const std::vector<double> same(50, 3.0);
  CHECK(XmlCheck(scatter_svg(same, same, std::vector<Label>(50, no_label), options))
            .has_text("mostly no segment, 50 customers in a hexagon"));
}
