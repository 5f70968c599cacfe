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
#include "support/catch.hpp"

using namespace segmentiq;

namespace {

using Triple = std::array<double, 3>;
using Vision = std::array<Triple, 3>;

// How linear RGB is seen with full colour vision, and without one kind of cone (Machado et al. 2009, severity
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
double closest_pair(Label count) {
  double closest = std::numeric_limits<double>::infinity();
  for (const Vision& vision : visions)
    for (Label a = 0; a < count; ++a)
      for (Label b = 0; b < a; ++b) {
        const Triple p = lab(linear_rgb(segment_color(a)), vision);
        const Triple q = lab(linear_rgb(segment_color(b)), vision);
        closest = std::min(closest, std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
      }
  return closest;
}

}  // namespace

TEST_CASE("segment colours stay apart for every kind of colour vision", "[plot]") {
  CHECK(closest_pair(8) >= 18);
  CHECK(closest_pair(16) >= 12);
  CHECK(closest_pair(24) >= 9);
}

TEST_CASE("segment colours are seen on white", "[plot]") {
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

TEST_CASE("a marker's shape is its own and short", "[plot]") {
  std::set<std::string> shapes;
  for (int i = 0; i < 8; ++i) {
    const std::string shape = marker_shape(static_cast<Marker>(i), 3);
    CHECK(shape.front() == 'm');
    CHECK(shape.size() < 60);
    shapes.insert(shape);
  }
  CHECK(shapes.size() == 8);
}
