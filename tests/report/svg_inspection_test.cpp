// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/report/svg_inspection.hpp"

#include <string>

#include "segmentiq/plot/distribution_svg.hpp"
#include "segmentiq/plot/theme.hpp"
#include "support/catch.hpp"
#include "support/hostile_text.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

std::string picture(const std::string& inside) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80.5">)" + inside + "</svg>";
}

}  // namespace

TEST_CASE("what the library draws is fit for a page", "[plot]") {
  const SvgInspection found =
      inspect_svg(distribution_svg({{0, 1, 1}, 2}, {.width = 640, .look = Look::page}));
  CHECK(found.fault == "");
  CHECK(found.width == 640);
  CHECK(found.height > 50);
  CHECK(inspect_svg(picture("<g><rect x=\"1\"/>text &amp; more \xef\xbf\xbd</g>")).fault == "");
  CHECK(inspect_svg(picture("<text data-row=\"1\" fill=\"var(--plot-ink, #000)\">a</text>") + "\n").fault ==
        "");
  CHECK(inspect_svg(picture("<g aria-label=\"url(x) \\\"/>")).fault == "");
}

TEST_CASE("whatever a picture is given to say, it stays fit for a page", "[plot]") {
  for (const std::string& text : hostile_texts()) {
    SvgWriter svg(300, 100, text, text, Look::page);
    svg.titled_element("path", {{"d", "M0 0"}, {"aria-label", text}}, text);
    draw_text(svg, 5, 5, text, {.max_width = 100, .tooltip = text});
    CHECK(inspect_svg(std::move(svg).finish()).fault == "");
  }
}

TEST_CASE("texts are no pictures", "[plot]") {
  for (const std::string& text : hostile_texts())
    CHECK_FALSE(inspect_svg(text).fit_for_page());
}

TEST_CASE("what could act, load or clash is not fit for a page", "[plot]") {
  const auto fault = [](const std::string& inside) {
    return inspect_svg(picture(inside)).fault;
  };
  CHECK(fault("<script>alert(1)</script>") == "<script> at byte 73");
  CHECK(fault("<style>*{}</style>") != "");
  CHECK(fault("<a href=\"x\">a</a>") != "");
  CHECK(fault("<image x=\"1\"/>") != "");
  CHECK(fault("<use/>") != "");
  CHECK(fault("<foreignObject></foreignObject>") != "");
  CHECK(fault("<svg width=\"9\" height=\"9\"><g/></svg>") != "");
  CHECK(fault("<SCRIPT>1</SCRIPT>") != "");
  CHECK(fault("<rect onclick=\"alert(1)\"/>") == "attribute onclick at byte 79");
  CHECK(fault("<rect id=\"a\"/>") != "");
  CHECK(fault("<rect class=\"a\"/>") != "");
  CHECK(fault("<rect style=\"fill:red\"/>") != "");
  CHECK(fault("<rect xlink:href=\"a\"/>") != "");
  CHECK(fault("<rect fill=\"url(https://example.org)\"/>") != "");
  CHECK(fault("<rect fill=\"URL(#a)\"/>") != "");
  CHECK(fault("<rect fill=\"u\\72l(#a)\"/>") != "");
  CHECK(fault("<rect x='1'/>") != "");
  CHECK(fault("<rect x=\"1\" / >") != "");
  CHECK(fault("<rect\nx=\"1\"/>") != "");
  CHECK(fault("<!-- a -->") != "");
  CHECK(fault("<![CDATA[a]]>") != "");
  CHECK(fault("<?a?>") != "");
  CHECK(fault("&nbsp;") != "");
  CHECK(fault("a & b") != "");
  CHECK(fault("\x01") != "");
  CHECK(fault("\xff") != "");
  CHECK(fault("\xef\xbf\xbf") != "");
}

TEST_CASE("a picture is one whole svg with a size", "[plot]") {
  const std::string whole = picture("<g><text>a</text></g>");
  REQUIRE(inspect_svg(whole).fault == "");
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(inspect_svg(whole.substr(0, length)).fit_for_page());
  CHECK_FALSE(inspect_svg(whole + whole).fit_for_page());
  CHECK_FALSE(inspect_svg(whole + "a").fit_for_page());
  CHECK_FALSE(inspect_svg(picture("<g>")).fit_for_page());
  CHECK_FALSE(inspect_svg(picture("</g>")).fit_for_page());
  CHECK_FALSE(inspect_svg(picture("<g></text>")).fit_for_page());
  CHECK_FALSE(inspect_svg("<g></g>").fit_for_page());
  CHECK_FALSE(inspect_svg("<svg/>").fit_for_page());
  for (const std::string size : {"", "0", "-3", "nan", "inf", "1e999", "100%", "9 9"})
    CHECK_FALSE(inspect_svg("<svg width=\"" + size + "\" height=\"9\"></svg>").fit_for_page());
}
