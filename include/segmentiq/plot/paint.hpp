// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_PAINT_HPP
#define SEGMENTIQ_PLOT_PAINT_HPP

#include <string>
#include <string_view>

namespace segmentiq {

/// What a picture is drawn for.
enum class Look {
  light,  ///< a white background: files, print
  dark,   ///< a black background with gold: files for dark pages
  page,   ///< inline in an HTML page: each colour is a CSS variable, the light look where it is not set
};

/// One colour in every look: for light, for dark, and the name of its CSS variable ("ink" is `--plot-ink`). A
/// Paint made of one text has that colour in every look.
struct Paint {
  std::string_view light;
  std::string_view dark;
  std::string_view variable;

  constexpr Paint(std::string_view on_light, std::string_view on_dark, std::string_view name)
      : light(on_light), dark(on_dark), variable(name) {}
  constexpr Paint(std::string_view everywhere) : light(everywhere), dark(everywhere) {}

  /// Appends the value of a `fill` or `stroke` attribute.
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
