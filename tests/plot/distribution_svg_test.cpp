// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/distribution_svg.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("every segment has a bar with its count and share", "[plot]") {
  for (const Label count : {1, 2, 5, 41, 100}) {
    Partition partition{{}, count};
    for (Label segment = 0; segment < count; ++segment)
      partition.labels.insert(partition.labels.end(), static_cast<std::size_t>(1000 + 17 * segment), segment);
    const XmlCheck check(distribution_svg(partition));
    CHECK(check.fault() == "");
    CHECK(check.count("rect") == static_cast<std::size_t>(count) + 1);
    for (Label segment = 0; segment < count; ++segment) {
      CHECK(check.has_text(format_count(1000 + 17 * segment)));
      CHECK(check.has_text(format_share(1000 + 17 * segment, static_cast<Index>(partition.labels.size()))));
    }
  }
}

TEST_CASE("long names in any script are there in full, and hostile ones stay text", "[plot]") {
  const std::vector<std::string> names = {"Occasional shoppers who come only on very long weekends now!",
                                          "አዲስ አበባ የሚኖሩ ቁጠባ አፍቃሪ ቤተሰቦች እና ወጣት ባለሙያዎች ናቸው ሁሉም ደንበኞች በሙሉ",
                                          "عائلات مقتصدة في الإنفاق وشباب المدن المهنيون الذين يتسوقون",
                                          "🛒🛍️ shoppers 👩‍👩‍👧‍👦 families"};
  const std::string picture = distribution_svg({{0, 1, 2, 3}, 4}, {.segment_names = names});
  for (const auto& name : names)
    CHECK_THAT(picture, ContainsSubstring(name));  // in the bar's tooltip

  const auto hostile = hostile_texts();
  Partition partition{{}, static_cast<Label>(hostile.size())};
  for (Label i = 0; i < partition.count; ++i)
    partition.labels.push_back(i);
  const XmlCheck check(
      distribution_svg(partition, {.title = hostile[2], .segment_names = hostile, .width = 300}));
  CHECK(check.fault() == "");
  CHECK(check.count("script") == 0);
}

TEST_CASE("no customers is a picture without bars", "[plot]") {
  const XmlCheck check(distribution_svg({{}, 0}));
  CHECK(check.fault() == "");
  CHECK(check.has_text("0 customers in 0 segments."));
}

TEST_CASE("labels and names that do not fit each other are refused", "[plot]") {
  const std::vector<std::string> names = {"a"};
  CHECK_THROWS_AS(distribution_svg({{0, 1}, 2}, {.segment_names = names}), parameter_error);
  CHECK_THROWS_WITH(distribution_svg({{0, 5}, 2}),
                    "distribution_svg(): label (5) must be 0 to 1, one of the 2 segments");
  CHECK_THROWS_WITH(distribution_svg({{0}, 1}, {.width = 10}),
                    "distribution_svg(): width (10) must be 0 for automatic, or 200 to 20,000 pixels");
}
