// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_PAINT_HPP
#define SEGMENTIQ_PLOT_PAINT_HPP

#include <string>
#include <string_view>

namespace segmentiq {

/// What a picture is made for.
enum class Look {
  light,  ///< a white ground: files, print
  dark,   ///< a black ground with gold: files for dark pages
  page,   ///< inline in an HTML page: every colour is a CSS variable of the page, the light look where it has
          ///< none
};

/// One colour in all looks: that of the light one, of the dark one, and the name of its variable, as "ink"
/// for `--plot-ink`. A paint made of one text has that colour in every look.
struct Paint {
  std::string_view light;
  std::string_view dark;
  std::string_view variable;

  constexpr Paint(std::string_view on_light, std::string_view on_dark, std::string_view name)
      : light(on_light), dark(on_dark), variable(name) {}
  constexpr Paint(std::string_view everywhere) : light(everywhere), dark(everywhere) {}

  /// Appends what the attribute `fill` or `stroke` says.
  void append_to(std::string& out, Look look) const {
    if (look == Look::page && !variable.empty())
      out.append("var(--plot-").append(variable).append(", ").append(light).append(")");
    else
      out += look == Look::dark ? dark : light;
  }

  friend constexpr bool operator==(const Paint&, const Paint&) = default;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_PAINT_HPP
