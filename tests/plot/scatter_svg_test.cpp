// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/scatter_svg.hpp"

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/special_values.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

struct Points {
  std::vector<double> x, y;
  std::vector<Label> labels;
};

Points spiral(Index n, Label segments) {
  Points points;
  for (Index i = 0; i < n; ++i) {
    const auto t = static_cast<double>(i);
    points.x.push_back(std::cos(t) * (1 + t / 100));
    points.y.push_back(std::sin(t) * (1 + t / 100));
    points.labels.push_back(static_cast<Label>(i % segments));
  }
  return points;
}

// Markers are the only paths that begin with an absolute and go on with a relative move.
std::size_t markers_in(const std::string& picture) {
  std::size_t found = 0;
  for (std::size_t at = picture.find("d=\"M"); at != std::string::npos; at = picture.find("d=\"M", at + 1))
    if (picture.substr(at + 4, picture.find('"', at + 4) - at - 4).find('m') != std::string::npos) ++found;
  return found;
}

}  // namespace

TEST_CASE("every point is a marker, and tooltips say what it is", "[plot]") {
  const Points points = spiral(120, 3);
  const std::string picture = scatter_svg(points.x, points.y, points.labels,
                                          {.x_name = "PC1 (34.2 % of variance)", .y_name = "<PC2>"});
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(markers_in(picture) == 120 + 3);  // and three in the legend
  CHECK(check.has_text("PC1 (34.2 % of variance)"));
  CHECK(check.has_text("customer 119, Segment 2"));
}

TEST_CASE("of very many points a sample is shown, which the picture says, in a small file", "[plot]") {
  for (const Label segments : {1, 5, 7, 100}) {
    const Points points = spiral(200'000, segments);
    const std::string picture = scatter_svg(points.x, points.y, points.labels);
    const XmlCheck check(picture);
    CHECK(check.fault() == "");
    CHECK(picture.size() < 500'000);
    CHECK(check.has_text("of 200,000 customers shown: a fixed sample"));
    const std::size_t shown =
        markers_in(picture) - std::min<std::size_t>(static_cast<std::size_t>(segments), 48);
    CHECK(shown <= 5000);
    CHECK(shown >= 4990);
    CHECK(picture == scatter_svg(points.x, points.y, points.labels));
  }
}

TEST_CASE("a picture all of one marker is a small file, whichever it is", "[plot]") {
  Points points = spiral(20'000, 1);
  for (Label segment = 0; segment < 8; ++segment) {
    points.labels.assign(points.labels.size(), segment);
    CHECK(scatter_svg(points.x, points.y, points.labels).size() < 500'000);
  }
}

TEST_CASE("a fixed sample keeps shares, small groups and its size", "[plot]") {
  std::vector<std::vector<Index>> groups(4);
  for (Index i = 0; i < 100'000; ++i)
    groups[i < 90'000 ? 0 : i < 99'985 ? 1 : 2].push_back(i);
  const auto sample = fixed_sample(groups, 5000);
  Index total = 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    total += static_cast<Index>(sample[g].size());
    CHECK(std::set<Index>(sample[g].begin(), sample[g].end()).size() == sample[g].size());
    CHECK(std::includes(groups[g].begin(), groups[g].end(), sample[g].begin(), sample[g].end()));
  }
  CHECK(total == 5000);
  CHECK(sample[2].size() == 15);
  CHECK_THAT(static_cast<double>(sample[0].size()), WithinRel(4500.0, 0.02));
  // Not simply the first ones: the mean position is about the middle.
  double mean = 0;
  for (const Index i : sample[0])
    mean += static_cast<double>(i) / static_cast<double>(sample[0].size());
  CHECK_THAT(mean, WithinRel(45'000.0, 0.05));
  CHECK(fixed_sample(groups, 100'000) == groups);
  CHECK(fixed_sample({}, 10).empty());
}

TEST_CASE("the outermost points are always in the picture", "[plot]") {
  Points points = spiral(50'000, 2);
  points.x[777] = 1e6;
  points.y[778] = -1e6;
  const std::string picture = scatter_svg(points.x, points.y, points.labels, {.max_points = 500});
  CHECK(XmlCheck(picture).has_text("customer 777,"));
  CHECK(XmlCheck(picture).has_text("customer 778,"));
}

TEST_CASE("odd points are drawn or counted", "[plot]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> x = {1, nan, 3, 1e308, -1e308};
  const std::vector<double> y = {1, 2, infinity, 4, 5};
  const std::vector<Label> labels = {0, 0, 1, no_label, 1};
  const std::string picture = scatter_svg(x, y, labels);
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(markers_in(picture) == 3 + 2);
  CHECK(check.has_text("2 customers without a value on both axes not shown."));
  CHECK(check.has_text("1 customer without a segment in grey."));

  const std::vector<double> same(5, 7.0);
  CHECK(markers_in(scatter_svg(same, same, std::vector<Label>(5, 0))) == 5 + 1);
  CHECK(XmlCheck(scatter_svg({}, {}, {})).fault() == "");
}

TEST_CASE("hostile names stay text in a scatter plot", "[plot]") {
  const auto names = hostile_texts();
  Points points = spiral(static_cast<Index>(names.size()), static_cast<Label>(names.size()));
  const XmlCheck check(scatter_svg(points.x, points.y, points.labels,
                                   {.title = names[2], .segment_names = names, .point_names = names}));
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
}

TEST_CASE("columns that do not fit each other are refused", "[plot]") {
  const std::vector<double> two = {1, 2}, three = {1, 2, 3};
  const std::vector<Label> labels = {0, 1}, negative = {0, -2};
  const std::vector<std::string> names = {"a"};
  CHECK_THROWS_AS(scatter_svg(two, three, labels), parameter_error);
  CHECK_THROWS_AS(scatter_svg(three, three, labels), parameter_error);
  CHECK_THROWS_AS(scatter_svg(two, two, negative), parameter_error);
  CHECK_THROWS_AS(scatter_svg(two, two, labels, {.segment_names = names}), parameter_error);
  CHECK_THROWS_AS(scatter_svg(two, two, labels, {.point_names = names}), parameter_error);
  CHECK_THROWS_AS(scatter_svg(two, two, labels, {.max_points = 0}), parameter_error);
}
