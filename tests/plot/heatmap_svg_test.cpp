// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/heatmap_svg.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/special_values.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::vector<SegmentScores> waves(std::size_t features, std::size_t segments) {
  std::vector<SegmentScores> made;
  for (std::size_t f = 0; f < features; ++f) {
    made.push_back({"feature " + std::to_string(f), "", {}, {}, false});
    for (std::size_t s = 0; s < segments; ++s)
      made.back().scores.push_back(2 * std::sin(static_cast<double>(7 * f + s)) * (f % 2 == 0 ? 1.0 : 0.1));
  }
  return made;
}

}  // namespace

TEST_CASE("weighted standardised means of segments add up to 0", "[plot]") {
  const std::vector<double> values = {1, 2, 3, 10, not_a_number, 4, 100};
  const std::vector<Label> labels = {0, 0, 1, 1, 1, 2, no_label};
  const SegmentScores found = segment_scores("x", values, labels, 4);
  const double sizes[] = {2, 2, 1};
  double sum = 0, square = 0;
  for (std::size_t s = 0; s < 3; ++s)
    sum += sizes[s] * found.scores[s];
  CHECK_THAT(sum, WithinAbs(0, 1e-12));
  CHECK_THAT(found.means[1], WithinAbs(6.5, 1e-12));
  CHECK(std::isnan(found.scores[3]));  // a segment without members
  for (const double value : {1.0, 2.0, 3.0, 10.0, 4.0})
    square += (value - 4) * (value - 4);
  CHECK_THAT(found.scores[1], WithinAbs(2.5 / std::sqrt(square / 5), 1e-12));

  const SegmentScores same = segment_scores("x", std::vector<double>(5, 0.1), std::vector<Label>(5, 0), 1);
  CHECK(std::isnan(same.scores[0]));
  CHECK(same.means[0] == 0.1);
  CHECK(std::isnan(segment_scores("x", {}, {}, 1).scores[0]));
}

TEST_CASE("a cell for each segment and feature, with its number and a tooltip", "[plot]") {
  std::vector<SegmentScores> features = {
      {"income", "ETB", {1.24, -0.5, not_a_number}, {105000, 28000, not_a_number}, false},
      {"region_Addis Ababa", "", {0.8, -0.2, 0}, {0.915, 0.25, 0}, true}};
  const std::string picture = heatmap_svg(features, 3);
  const XmlCheck check(picture);
  CHECK(check.fault() == "");
  CHECK(check.count("rect") == 1 + 12 + 3 + 6);  // background, legend, badges, cells
  for (const char* text :
       {"+1.2", "−0.5", "–", "92 %", "25 %", "income", "region_Addis",
        "Segment 0, income: mean 105,000 ETB, 1.24 standard deviations above the mean of all",
        "Segment 1, region_Addis Ababa: 25.0 %, 0.20 standard deviations below the mean of all",
        "Segment 2, income: not defined"})
    CHECK(check.has_text(text));
}

TEST_CASE("only the features that differ most are shown, in a small file", "[plot]") {
  const std::string picture = heatmap_svg(waves(100, 5), 5, {.max_features = 50});
  const XmlCheck check(picture);
  CHECK(check.has_text("Shown are the 50 of 100 features that differ most."));
  CHECK(check.has_text("feature 98"));
  CHECK_FALSE(check.has_text("feature 99"));
  for (const std::size_t segments : {1u, 20u, 100u, 1000u}) {
    const std::string large = heatmap_svg(waves(200, segments), static_cast<Label>(segments));
    CHECK(XmlCheck(large).fault() == "");
    CHECK(large.size() < 500'000);
    CHECK(XmlCheck(large).has_text("Only the first 100 of 1,000 segments are shown.") == (segments == 1000));
  }
}

TEST_CASE("the scale of a heatmap covers what there is, within limits", "[plot]") {
  CHECK(DivergingScale(0).limit() == 0.5);
  CHECK(DivergingScale(1.2).limit() == 1.5);
  CHECK(DivergingScale(40).limit() == 3);
  CHECK(DivergingScale(not_a_number).limit() == 3);
  const DivergingScale scale(2);
  CHECK(scale.opacity(0) == 0);
  CHECK(scale.opacity(-1) == 0.5);
  CHECK(scale.opacity(7) == 1);
  CHECK(DivergingScale::paint(-1) == theme::low);
  CHECK(DivergingScale::paint(1) == theme::high);
}

TEST_CASE("hostile names stay text in a heatmap", "[plot]") {
  const auto names = hostile_texts();
  auto features = waves(names.size(), names.size());
  for (std::size_t f = 0; f < names.size(); ++f)
    features[f].name = features[f].unit = names[f];
  const XmlCheck check(
      heatmap_svg(features, static_cast<Label>(names.size()), {.title = names[1], .segment_names = names}));
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
  features.resize(3);
  CHECK(XmlCheck(heatmap_svg(features, static_cast<Label>(names.size()), {.segment_names = names}))
            .count("script") == 0);
}

TEST_CASE("heatmaps of nothing are drawn, of what does not fit refused", "[plot]") {
  CHECK(XmlCheck(heatmap_svg({}, 0)).fault() == "");
  CHECK(XmlCheck(heatmap_svg({}, 3)).fault() == "");
  CHECK_THROWS_WITH(heatmap_svg(waves(1, 2), 3),
                    "heatmap_svg(): scores of \"feature 0\" (2 of them) must be 3, one for each segment");
  CHECK_THROWS_AS(heatmap_svg(waves(1, 2), 2, {.max_features = 0}), parameter_error);
  CHECK_THROWS_AS(heatmap_svg(waves(1, 2), 2, {.width = 1}), parameter_error);
  auto share = waves(1, 2);
  share[0].is_share = true;
  CHECK_THROWS_AS(heatmap_svg(share, 2), parameter_error);
  const std::vector<double> one = {1};
  const std::vector<Label> none, large = {3};
  CHECK_THROWS_AS(segment_scores("x", one, none, 1), parameter_error);
  CHECK_THROWS_AS(segment_scores("x", one, large, 2), parameter_error);
}
