// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/k_selection_svg.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

KSelection selection_of(Index most) {
  KSelection made;
  for (Index k = 2; k <= most; ++k) {
    CutQuality cut;
    cut.clusters = k;
    cut.silhouette = 0.5 / static_cast<double>(k);
    cut.calinski_harabasz = 100.0 * static_cast<double>(k);
    if (k != 3) cut.davies_bouldin = 1 + 1 / static_cast<double>(k);
    cut.within_sum_of_squares = 1e6 / static_cast<double>(k);
    cut.unique = k != 4;
    made.cuts.push_back(cut);
  }
  made.picks = {{"silhouette", 2}, {"Calinski-Harabasz", most}, {"Davies-Bouldin", 0}};
  made.recommended = 2;
  made.reason = "2 segments <are> best";
  return made;
}

}  // namespace

TEST_CASE("the comparison of cuts is a picture with a panel for each index", "[plot][k]") {
  for (const Index most : {2, 3, 15, 200}) {
    const std::string svg = k_selection_svg(selection_of(most));
    CHECK(XmlCheck(svg).fault() == "");
    CHECK_THAT(svg, ContainsSubstring("2 segments &lt;are&gt; best") &&
                        ContainsSubstring("Mean silhouette") && ContainsSubstring("Davies–Bouldin"));
    CHECK_THAT(svg, !ContainsSubstring("Dunn"));
    CHECK((svg.find("not unique") != std::string::npos) == (most >= 4));
  }
  KSelection with_dunn = selection_of(5);
  with_dunn.cuts[1].dunn = 0.1;
  CHECK_THAT(k_selection_svg(with_dunn), ContainsSubstring("Dunn"));
}

TEST_CASE("an empty comparison, and an impossible picture, are refused", "[plot][k]") {
  CHECK_THROWS_AS(k_selection_svg(KSelection{}), parameter_error);
  CHECK_THROWS_AS(k_selection_svg(selection_of(5), {.width = 10}), parameter_error);
}
