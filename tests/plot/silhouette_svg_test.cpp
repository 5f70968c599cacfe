// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/silhouette_svg.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/random_data.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

struct Judged {
  SilhouetteResult silhouette;
  std::vector<Label> labels;
};

Judged judged(Index n, Label segments) {
  Judged made;
  std::mt19937_64 random(static_cast<std::uint64_t>(n));
  double sum = 0;
  for (Index i = 0; i < n; ++i) {
    made.labels.push_back(static_cast<Label>(i % segments));
    made.silhouette.values.push_back(1.6 * uniform(random) - 0.6);
    sum += made.silhouette.values.back();
  }
  made.silhouette.mean = n > 0 ? sum / static_cast<double>(n) : 0;
  return made;
}

}  // namespace

TEST_CASE("bars fall from best to worst and keep the mean", "[plot]") {
  std::mt19937_64 random(1);
  for (const std::size_t n : {1u, 2u, 7u, 100u, 1001u})
    for (const std::size_t per_bar : {1u, 3u, 50u}) {
      std::vector<double> values(n);
      double sum = 0;
      for (double& value : values)
        sum += value = 2 * uniform(random) - 1;
      const auto bars = detail::silhouette_bars(values, per_bar);
      CHECK(bars.values.size() == (n + per_bar - 1) / per_bar);
      CHECK(std::is_sorted(bars.values.rbegin(), bars.values.rend()));
      CHECK(bars.judged == static_cast<Index>(n));
      CHECK_THAT(bars.mean, WithinAbs(sum / static_cast<double>(n), 1e-12));
    }
  CHECK(detail::silhouette_bars({}, 3).values.empty());
}

TEST_CASE("a block for each segment, and lines for the means", "[plot]") {
  for (const Label segments : {1, 2, 5, 20, 300}) {
    const Judged given = judged(100'000, segments);
    const std::string picture = silhouette_svg(given.silhouette, given.labels, segments);
    const XmlCheck check(picture);
    CHECK(check.fault() == "");
    CHECK(picture.size() < 200'000);
    CHECK(check.has_text("Each bar is the mean of 209 customers next to each other in rank."));
    for (Label s = 0; s < std::min(segments, 24); ++s)
      CHECK_THAT(picture, ContainsSubstring(std::string("fill=\"").append(segment_color(s))));
    CHECK(check.has_text("Only the first 100 of 300 segments are shown.") == (segments == 300));
  }
  const Judged few = judged(40, 4);
  const XmlCheck check(silhouette_svg(few.silhouette, few.labels, 4));
  CHECK_FALSE(check.has_text("Each bar"));
  CHECK(check.has_text("Segment 3: mean silhouette "));
  CHECK(check.has_text("mean of all"));
}

TEST_CASE("the picture says what was sampled, not judged or not defined", "[plot]") {
  Judged given = judged(30, 3);
  for (std::size_t i = 0; i < 30; ++i) {
    if (i % 3 == 2 || i < 9)
      given.silhouette.values[i] = std::numeric_limits<double>::quiet_NaN();
    else
      given.silhouette.sample.push_back(static_cast<Index>(i));
  }
  const XmlCheck sampled(silhouette_svg(given.silhouette, given.labels, 3));
  CHECK(sampled.fault() == "");
  CHECK(sampled.has_text("estimated from a sample: 14 of 30 customers"));
  CHECK(sampled.has_text("–"));

  SilhouetteResult undefined;
  undefined.undefined = "there is only <one> segment";
  const XmlCheck check(silhouette_svg(undefined, std::vector<Label>(3, 0), 1));
  CHECK(check.fault() == "");
  CHECK(check.has_text("There is no silhouette: there is only <one> segment."));
  CHECK(check.count("path") == 0);
}

TEST_CASE("hostile names stay text in a silhouette plot", "[plot]") {
  const auto names = hostile_texts();
  const auto count = static_cast<Label>(names.size());
  const Judged given = judged(500, count);
  const XmlCheck check(
      silhouette_svg(given.silhouette, given.labels, count,
                     {.title = names[1], .noun = {names[2], names[3]}, .segment_names = names}));
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
}

TEST_CASE("silhouettes that do not fit are refused", "[plot]") {
  Judged given = judged(10, 2);
  const std::vector<std::string> names = {"a"};
  CHECK_THROWS_AS(silhouette_svg(given.silhouette, given.labels, 2, {.segment_names = names}),
                  parameter_error);
  CHECK_THROWS_AS(silhouette_svg(given.silhouette, given.labels, 1), parameter_error);
  CHECK_THROWS_AS(silhouette_svg(given.silhouette, given.labels, 2, {.bars_height = 1}), parameter_error);
  given.labels.pop_back();
  CHECK_THROWS_WITH(silhouette_svg(given.silhouette, given.labels, 2),
                    "silhouette_svg(): values (10 of them) must be 9, one for each label");
}
