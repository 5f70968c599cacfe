// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/plot/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "segmentiq/plot/marker.hpp"
#include "segmentiq/plot/paint.hpp"
#include "segmentiq/plot/theme.hpp"
#include "support/catch.hpp"

using namespace segmentiq;

namespace {

using Triple = std::array<double, 3>;
using Vision = std::array<Triple, 3>;

// Linear RGB as seen with full colour vision, and without one kind of cone (Machado et al. 2009, severity
// 1).
const std::array<Vision, 4> visions = {
    Vision{Triple{1, 0, 0}, Triple{0, 1, 0}, Triple{0, 0, 1}},
    Vision{Triple{0.152286, 1.052583, -0.204868}, Triple{0.114503, 0.786281, 0.099216},
           Triple{-0.003882, -0.048116, 1.051998}},
    Vision{Triple{0.367322, 0.860646, -0.227968}, Triple{0.280085, 0.672501, 0.047413},
           Triple{-0.011820, 0.042940, 0.968881}},
    Vision{Triple{1.255528, -0.076749, -0.178779}, Triple{-0.078411, 0.930809, 0.147602},
           Triple{0.004733, 0.691367, 0.303900}}};

Triple linear_rgb(std::string_view color) {
  Triple rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(std::string(color.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
    rgb[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return rgb;
}

double dot(const Triple& a, const Triple& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double luminance(const Triple& rgb) {
  return dot({0.2126, 0.7152, 0.0722}, rgb);
}

Triple lab(const Triple& rgb, const Vision& vision) {
  Triple seen{};
  for (std::size_t i = 0; i < 3; ++i)
    seen[i] = std::clamp(dot(vision[i], rgb), 0.0, 1.0);
  const auto f = [](double t) {
    return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
  };
  const double x = f(dot({0.4124, 0.3576, 0.1805}, seen) / 0.95047);
  const double y = f(luminance(seen));
  const double z = f(dot({0.0193, 0.1192, 0.9505}, seen) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// The smallest CIELAB distance between any two of the first `count` colours under any kind of vision.
double closest_pair(Label count, bool dark = false) {
  const auto color = [dark](Label segment) {
    return dark ? segment_paint(segment).dark : segment_paint(segment).light;
  };
  double closest = std::numeric_limits<double>::infinity();
  for (const Vision& vision : visions)
    for (Label a = 0; a < count; ++a)
      for (Label b = 0; b < a; ++b) {
        const Triple p = lab(linear_rgb(color(a)), vision);
        const Triple q = lab(linear_rgb(color(b)), vision);
        closest = std::min(closest, std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
      }
  return closest;
}

double contrast(std::string_view a, std::string_view b) {
  const auto whole = [](std::string_view color) {
    if (color.size() == 7) return std::string(color);
    return std::string("#") + color[1] + color[1] + color[2] + color[2] + color[3] + color[3];
  };
  const double first = luminance(linear_rgb(whole(a))), second = luminance(linear_rgb(whole(b)));
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("segment colours stay apart for every kind of colour vision", "[plot]") {
  CHECK(closest_pair(8) >= 18);
  CHECK(closest_pair(16) >= 12);
  CHECK(closest_pair(24) >= 9);
}

TEST_CASE("segment colours on black stay apart as well, and are visible", "[plot]") {
  CHECK(closest_pair(8, true) >= 18);
  CHECK(closest_pair(16, true) >= 12);
  CHECK(closest_pair(24, true) >= 9);
  for (Label segment = no_label; segment < 24; ++segment)
    CHECK(contrast(segment_paint(segment).dark, theme::ground.dark) >= 3);
}

TEST_CASE("text is readable on the background and on every colour of a scale", "[plot]") {
  for (const auto look : {&Paint::light, &Paint::dark}) {
    for (const Paint& text : {theme::ink, theme::muted, theme::heading})
      CHECK(contrast(text.*look, theme::ground.*look) >= 6);
    for (const Paint& full : {theme::low, theme::high})
      CHECK(contrast(theme::ink.*look, full.*look) >= 4.5);
    CHECK(contrast(theme::accent.*look, theme::ground.*look) >= 3);
    CHECK(contrast(theme::accent.*look, theme::band.*look) >= 3);
  }
}

TEST_CASE("a paint is written in the colour of its look", "[plot]") {
  const auto written = [](const Paint& paint, Look look) {
    std::string text;
    paint.append_to(text, look);
    return text;
  };
  CHECK(written(theme::ink, Look::light) == "#1f2933");
  CHECK(written(theme::ink, Look::dark) == "#fafafa");
  CHECK(written(theme::ink, Look::page) == "var(--plot-ink, #1f2933)");
  CHECK(written(segment_paint(27), Look::page) ==
        std::string("var(--plot-segment-3, ").append(segment_color(3)).append(")"));
  CHECK(written(segment_paint(no_label), Look::dark) == neutral_color);
  CHECK(written(std::string_view("none"), Look::page) == "none");
  // A page can set every variable that a picture may use.
  const std::string light = plot_variables(Look::light), dark = plot_variables(Look::dark);
  CHECK(light.starts_with("--plot-ground:#fff;--plot-ink:#1f2933;"));
  CHECK_THAT(dark, ContainsSubstring("--plot-ground:#0a0a0b;") &&
                       ContainsSubstring("--plot-accent:#c4a052;") &&
                       ContainsSubstring("--plot-ink:#fafafa;"));
  for (Label segment = 0; segment < 24; ++segment)
    CHECK_THAT(dark, ContainsSubstring("--plot-segment-" + std::to_string(segment) + ":" +
                                       std::string(segment_paint(segment).dark) + ";"));
}

TEST_CASE("segment colours are visible on white", "[plot]") {
  for (Label segment = 0; segment < 24; ++segment)
    CHECK(1.05 / (luminance(linear_rgb(segment_color(segment))) + 0.05) >= 2.4);
}

TEST_CASE("colour and marker together tell 192 segments apart", "[plot]") {
  std::set<std::pair<std::string, Marker>> seen;
  for (Label segment = 0; segment < 192; ++segment)
    CHECK(seen.emplace(segment_color(segment), segment_marker(segment)).second);
  CHECK(segment_color(192) == segment_color(0));
  CHECK(segment_color(24) == segment_color(0));
  CHECK(segment_marker(24) != segment_marker(0));
  CHECK(segment_color(no_label) == neutral_color);
  CHECK(segment_color(std::numeric_limits<Label>::max()).size() == 7);
}

TEST_CASE("marker shapes are distinct and short", "[plot]") {
  std::set<std::string> shapes;
  for (int i = 0; i < 8; ++i) {
    const std::string shape = marker_shape(static_cast<Marker>(i), 3);
    CHECK(shape.front() == 'm');
    CHECK(shape.size() < 60);
    shapes.insert(shape);
  }
  CHECK(shapes.size() == 8);
}
