// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SCATTER_DENSITY_HPP
#define SEGMENTIQ_PLOT_SCATTER_DENSITY_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stoppable_sort.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/plot/legend.hpp"
#include "segmentiq/plot/palette.hpp"
#include "segmentiq/plot/svg.hpp"
#include "segmentiq/plot/theme.hpp"

namespace segmentiq {

namespace detail {

/// The hexagons of a density plot: how many points lie in each, and the segment of most of them.
///
/// Hexagons of radius `r` with a corner on top; every second row is shifted to the right by half a hexagon. A
/// point lies in the hexagon with the nearest centre.
///
///   places_   12 bytes per point; bins() sorts them in place
class HexagonBins {
 public:
  struct Bin {
    double x, y;    // centre
    Index count;    // points
    Label segment;  // that of most points; of equal ones the first, no_label last
  };

  explicit HexagonBins(double radius) : radius_(radius) {}

  void add(double x, double y, Label label) {
    const double column_step = std::sqrt(3.0) * radius_;
    const double row_step = 1.5 * radius_;
    // The nearest centre is in one of the two rows around the point.
    const double above = std::floor(y / row_step);
    double best = HUGE_VAL;
    Place place{};
    for (const double row : {above, above + 1}) {
      const double shift = static_cast<std::int64_t>(row) % 2 != 0 ? 0.5 : 0.0;
      const double column = std::round(x / column_step - shift);
      const double dx = x - (column + shift) * column_step;
      const double dy = y - row * row_step;
      if (dx * dx + dy * dy >= best) continue;
      best = dx * dx + dy * dy;
      place = {static_cast<std::int32_t>(row), static_cast<std::int32_t>(column), label};
    }
    places_.push_back(place);
  }

  /// All hexagons that are not empty, row by row. O(n log n). @throws cancelled_error
  std::vector<Bin> bins(const Execution& execution = {}) && {
    stoppable_sort(places_, execution);
    std::vector<Bin> found;
    for (std::size_t first = 0, last = 0; first < places_.size(); first = last) {
      const Place& place = places_[first];
      const double shift = place.row % 2 != 0 ? 0.5 : 0.0;
      Bin bin{(place.column + shift) * std::sqrt(3.0) * radius_, place.row * 1.5 * radius_, 0, no_label};
      Index largest = 0;
      while (last < places_.size() && places_[last].row == place.row &&
             places_[last].column == place.column) {
        const Label label = places_[last].label;
        Index of_label = 0;
        for (; last < places_.size() && places_[last] == Place{place.row, place.column, label}; ++last)
          ++of_label;
        bin.count += of_label;
        if (of_label > largest || (bin.segment == no_label && of_label == largest)) {
          largest = of_label;
          bin.segment = label;
        }
      }
      found.push_back(bin);
    }
    return found;
  }

 private:
  struct Place {
    std::int32_t row, column;
    Label label;
    friend auto operator<=>(const Place&, const Place&) = default;
  };

  double radius_;
  std::vector<Place> places_;
};

/// Draws hexagons in the colour of the segment with most points, more opaque with more points, in six
/// logarithmic steps. One path for each segment and step.
inline void draw_hexagons(SvgWriter& svg, const std::vector<HexagonBins::Bin>& bins, double radius,
                          Label count, std::span<const std::string> segment_names, const ItemNoun& noun) {
  constexpr int steps = 6;
  Index largest = 1;
  for (const auto& bin : bins)
    largest = std::max(largest, bin.count);
  const double ratio = std::log(static_cast<double>(largest)) / steps;
  const auto step_of = [&](Index points) {
    return ratio > 0
               ? std::clamp(static_cast<int>(std::log(static_cast<double>(points)) / ratio), 0, steps - 1)
               : steps - 1;
  };
  struct Group {
    std::string path;
    Index smallest = 0, largest = 0;
  };
  std::vector<Group> groups(to_size(count + 1) * steps);
  const double half = std::round(std::sqrt(3.0) / 2 * radius * 100) / 100;
  std::string shape;  // in relative steps from the centre
  const auto put = [&shape](const char* command, double a, double b) {
    shape += command;
    append_coordinate(a, shape);
    shape += ' ';
    append_coordinate(b, shape);
  };
  put("m", 0, -radius);
  put("l", half, radius / 2);
  put("l", 0, radius);
  put("l", -half, radius / 2);
  put("l", -half, -radius / 2);
  put("l", 0, -radius);
  shape += 'z';
  for (const auto& bin : bins) {
    Group& group = groups[to_size(bin.segment + 1) * steps + to_size(step_of(bin.count))];
    group.path.append(SvgPath().move_to(std::round(bin.x * 10) / 10, std::round(bin.y * 10) / 10).data());
    group.path.append(shape);
    group.smallest = group.smallest == 0 ? bin.count : std::min(group.smallest, bin.count);
    group.largest = std::max(group.largest, bin.count);
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Group& group = groups[g];
    if (group.path.empty()) continue;
    const auto segment = static_cast<Label>(g / steps) - 1;
    const int step = static_cast<int>(g % steps);
    const std::string name = segment == no_label ? "no segment" : segment_name(segment_names, segment);
    std::string counts = group.smallest == group.largest
                             ? noun.counted(group.largest)
                             : format_count(group.smallest) + " to " + noun.counted(group.largest);
    svg.titled_element("path",
                       {{"d", group.path},
                        {"fill", segment_paint(segment)},
                        {"fill-opacity", 0.25 + 0.75 * (step + 1) / steps}},
                       "mostly " + tooltip_name(name) + ", " + counts + " in a hexagon");
  }
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SCATTER_DENSITY_HPP
