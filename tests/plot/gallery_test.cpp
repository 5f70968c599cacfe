// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/hostile_text.hpp"
#include "support/plot_gallery.hpp"
#include "support/xml_check.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

// What holds for every picture.

namespace {

/// All values of an attribute.
std::vector<std::string> values_of(const std::string& svg, const std::string& attribute) {
  std::vector<std::string> found;
  const std::string start = " " + attribute + "=\"";
  for (std::size_t at = svg.find(start); at != std::string::npos; at = svg.find(start, at + 1)) {
    const std::size_t from = at + start.size();
    found.push_back(svg.substr(from, svg.find('"', from) - from));
  }
  return found;
}

/// The values that a paint may have in a look.
std::set<std::string> paints(Look look) {
  std::set<std::string> known = {"none"};
  const auto add = [&](const Paint& paint) {
    std::string text;
    paint.append_to(text, look);
    known.insert(text);
  };
  for (const Paint& paint : {theme::ground, theme::ink, theme::heading, theme::muted, theme::axis,
                             theme::grid, theme::accent, theme::band, theme::low, theme::high})
    add(paint);
  for (Label segment = no_label; segment < 24; ++segment)
    add(segment_paint(segment));
  return known;
}

void check_picture(const GalleryPicture& picture, Look look) {
  INFO(picture.name);
  const XmlCheck check(picture.svg);
  CHECK(check.fault() == "");
  CHECK(picture.svg.size() < 500'000);
  CHECK_THAT(picture.svg, ContainsSubstring("role=\"img\""));
  CHECK_THAT(picture.svg, ContainsSubstring("<desc>"));
  CHECK(values_of(picture.svg, "aria-label").size() <= 1);
  CHECK(values_of(picture.svg, "id").empty());  // pictures stand side by side in one page
  CHECK(values_of(picture.svg, "style").empty());
  CHECK(check.count("script") == 0);
  CHECK(check.count("style") == 0);
  CHECK(check.count("image") == 0);
  static const std::set<std::string> known[] = {paints(Look::light), paints(Look::dark), paints(Look::page)};
  for (const char* attribute : {"fill", "stroke"})
    for (const std::string& value : values_of(picture.svg, attribute))
      if (known[static_cast<int>(look)].count(value) == 0) FAIL_CHECK(attribute << ' ' << value);
  // Geometry is numbers, commands and nothing else.
  for (const char* attribute : {"x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "rx",
                                "d", "font-size", "fill-opacity", "stroke-width", "viewBox"})
    for (const std::string& value : values_of(picture.svg, attribute))
      if (value.empty() || value.find_first_not_of("0123456789.- MLHVZmlhvaz") != std::string::npos)
        FAIL_CHECK(attribute << " \"" << value << '"');
  for (const char* attribute : {"width", "height", "r", "font-size"})
    for (const std::string& value : values_of(picture.svg, attribute))
      if (value.front() == '-') FAIL_CHECK(attribute << ' ' << value);
}

}  // namespace

TEST_CASE("every picture is well-formed, small, painted from the palette, and made of numbers",
          "[plot][gallery]") {
  for (const Label segments : {1, 2, 5, 12, 20, 150})
    for (const Look look : {Look::light, Look::dark, Look::page})
      for (const GalleryPicture& picture : plot_gallery({.segments = segments, .points = 3000, .look = look}))
        check_picture(picture, look);
}

TEST_CASE("every picture says the whole of every segment's name", "[plot][gallery]") {
  for (const std::string script : {"latin", "amharic", "emoji"}) {
    const auto names = long_names(script, 12);
    for (const GalleryPicture& picture : plot_gallery({.segments = 12, .points = 500, .names = names})) {
      if (picture.name == "k_selection") continue;
      INFO(picture.name);
      for (const std::string& name : names)
        CHECK_THAT(picture.svg, ContainsSubstring(name));
    }
  }
}

TEST_CASE("hostile names stay text in every picture", "[plot][gallery]") {
  const auto names = hostile_texts();
  for (const Index customers : {60, 600})
    for (const GalleryPicture& picture : plot_gallery({.segments = static_cast<Label>(names.size()),
                                         .customers = customers,
                                         .points = 500,
                                         .names = names}))
      check_picture(picture, Look::light);
  // Each of them as the title of every picture.
  for (const std::string& name : names)
    for (const GalleryPicture& picture :
         plot_gallery({.segments = 2, .customers = 4, .points = 5, .names = {name}}))
      check_picture(picture, Look::light);
}

TEST_CASE("the same picture is the same bytes", "[plot][gallery]") {
  const auto first = plot_gallery({.points = 500}), second = plot_gallery({.points = 500});
  for (std::size_t i = 0; i < first.size(); ++i)
    CHECK(first[i].svg == second[i].svg);
}
