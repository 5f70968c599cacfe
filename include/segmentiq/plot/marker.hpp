// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_MARKER_HPP
#define SEGMENTIQ_PLOT_MARKER_HPP

#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"

namespace segmentiq {

/// The shapes that tell segments apart where colours do not.
enum class Marker { circle, square, triangle, diamond, plus, triangle_down, cross, pentagon };

/// The shape of a segment's points; a circle for `no_label`. Colour and shape together repeat after 192
/// segments.
inline constexpr Marker segment_marker(Label segment) {
  return segment < 0 ? Marker::circle : static_cast<Marker>((segment + segment / 8) % 8);
}

/// Whether a marker is made of lines of width 0.72 r instead of a filled outline.
inline constexpr bool is_stroked(Marker marker) {
  return marker == Marker::plus || marker == Marker::cross;
}

/// The shape of a marker of radius `r`, in relative path commands that follow "M x y". Kept short, since a
/// picture may have thousands. The areas are about equal.
inline std::string marker_shape(Marker marker, double r) {
  std::string path;
  const auto put = [&path](char command, std::initializer_list<double> values) {
    path += command;
    bool first = true;
    for (const double value : values) {
      if (!first && value >= 0) path += ' ';  // a minus sign separates as well
      append_coordinate(value, path);
      first = false;
    }
  };
  const double s = 0.88 * r;  // half a square's side
  const double d = 1.25 * r;  // half a diamond's diagonal
  const double t = 1.15 * r;  // half a triangle's base
  const double p = 1.1 * r;   // an arm of a plus
  const double c = 0.9 * r;   // the same of a cross, along each axis
  switch (marker) {
    case Marker::circle:
      put('m', {-r, 0});
      put('a', {r, r, 0, 1, 0, 2 * r, 0});
      put('a', {r, r, 0, 1, 0, -2 * r, 0});
      break;
    case Marker::square:
      put('m', {-s, -s, 2 * s, 0, 0, 2 * s, -2 * s, 0});
      break;
    case Marker::triangle:
      put('m', {0, -t, t, 1.9 * r, -2 * t, 0});
      break;
    case Marker::triangle_down:
      put('m', {0, t, t, -1.9 * r, -2 * t, 0});
      break;
    case Marker::diamond:
      put('m', {0, -d, d, d, -d, d, -d, -d});
      break;
    case Marker::pentagon:
      put('m', {0, -1.15 * r, 1.09 * r, 0.79 * r, -0.42 * r, 1.28 * r, -1.34 * r, 0, -0.42 * r, -1.28 * r});
      break;
    case Marker::plus:
      put('m', {-p, 0});
      put('h', {2 * p});
      put('m', {-p, -p});
      put('v', {2 * p});
      return path;
    case Marker::cross:
      put('m', {-c, -c, 2 * c, 2 * c});
      put('m', {0, -2 * c, -2 * c, 2 * c});
      return path;
  }
  return path + 'z';
}

/// Opens a group styled as the markers of a segment, for paths from `marker_shape`.
inline void open_marker_group(SvgWriter& svg, Label segment, double radius, double opacity) {
  if (is_stroked(segment_marker(segment)))
    svg.open("g", {{"fill", "none"},
                   {"stroke", segment_paint(segment)},
                   {"stroke-width", 0.72 * radius},
                   {"stroke-opacity", opacity}});
  else
    svg.open("g", {{"fill", segment_paint(segment)}, {"fill-opacity", opacity}});
}

/// A marker at (x, y), to tenths of a pixel, with a tooltip unless that is empty.
inline void draw_marker(SvgWriter& svg, double x, double y, std::string_view shape,
                        std::string_view tooltip = {}) {
  SvgPath path;
  path.move_to(std::round(x * 10) / 10, std::round(y * 10) / 10);
  svg.titled_element("path", {{"d", std::string(path.data()).append(shape)}}, tooltip);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_MARKER_HPP
