// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/report/report_stability.hpp"

#include "support/catch.hpp"

using namespace segmentiq;

namespace {

StabilityResult stability_of(double first, double second) {
  StabilityResult result;
  result.similarities.resize(50, 2);
  result.observations = 400;
  result.draws = 400;
  result.segments = {{.mean = first, .doubtful = first < 0.6}, {.mean = second, .doubtful = second < 0.6}};
  return result;
}

ReportContent two_segments() {
  ReportContent content;
  content.segments.resize(2);
  content.segments[0].name = "large";
  content.segments[0].size = 300;
  content.segments[1].name = "small";
  content.segments[1].size = 100;
  return content;
}

}  // namespace

TEST_CASE("a report says how stable segments are", "[pipeline]") {
  ReportContent content = two_segments();
  add_stability(content, stability_of(0.9, 0.7));
  CHECK(content.segments[0].stability == 0.9);
  CHECK(content.segments[1].stability == 0.7);
  REQUIRE(content.cards.size() == 1);
  CHECK(content.cards[0].value == "0.85");  // three members of four are in the first
  CHECK_THAT(content.cards[0].note, ContainsSubstring("50 resamples"));
  REQUIRE(content.notes.size() == 1);
  CHECK(content.notes[0].kind == ReportNoteKind::stability);
  CHECK_THAT(content.notes[0].text, ContainsSubstring("is 0.70."));
}

TEST_CASE("a segment that does not come back is named", "[pipeline]") {
  ReportContent content = two_segments();
  content.notes = {{ReportNoteKind::stability, "said before by a warning", ""}};
  add_stability(content, stability_of(0.9, 0.4));
  REQUIRE(content.notes.size() == 1);
  CHECK_THAT(content.notes[0].text, ContainsSubstring("Segment small (0.40"));
  content = two_segments();
  content.segments.pop_back();
  CHECK_THROWS_WITH(add_stability(content, stability_of(0.9, 0.4)),
                    "add_stability(): stability (of 2 segments) must be of 1, those of the report");
}
