// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_SVG_INSPECTION_HPP
#define SEGMENTIQ_REPORT_SVG_INSPECTION_HPP

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/text/utf8.hpp"

namespace segmentiq {

/// The result of inspect_svg().
struct SvgInspection {
  std::string fault;  ///< why the picture cannot be part of a page, and at which byte; empty when it can
  double width = 0;   ///< in CSS pixels
  double height = 0;

  bool fit_for_page() const { return fault.empty(); }
};

/// Checks that a text is a picture that can be part of an HTML page as it is: one well-formed <svg> of
/// elements and attributes that only draw or describe, as an SvgWriter writes them. So it has no scripts,
/// links, styles or ids, and its texts cannot break out of it. O(length) time.
SvgInspection inspect_svg(std::string_view svg);

namespace detail {

class SvgInspector {
 public:
  explicit SvgInspector(std::string_view svg) : svg_(svg) {}

  SvgInspection run() {
    while (found_.fault.empty() && (at_ == 0 || !open_.empty())) {
      if (at_ == 0 && svg_.substr(0, 4) != "<svg") {
        fail("no <svg>");
      } else if (at_ >= svg_.size()) {
        fail("the end within <" + std::string(open_.back()) + ">");
      } else if (svg_[at_] != '<') {
        characters('<');
      } else if (svg_.substr(at_, 2) == "</") {
        at_ += 2;
        const std::string_view name = take_name();
        if (name != open_.back())
          fail("</" + std::string(name) + "> where <" + std::string(open_.back()) + "> is open");
        expect('>');
        open_.pop_back();
      } else {
        ++at_;
        tag();
      }
    }
    if (found_.fault.empty() && svg_.find_first_not_of(" \n", at_) != std::string_view::npos)
      fail("something behind </svg>");
    if (found_.fault.empty() && !(found_.width > 0 && found_.height > 0)) fail("no width or height");
    return found_;
  }

 private:
  static bool is_element(std::string_view name) {
    static constexpr std::array<std::string_view, 13> known = {
        "svg",     "g",        "path", "rect",  "line",  "circle", "ellipse",
        "polygon", "polyline", "text", "tspan", "title", "desc"};
    return std::find(known.begin(), known.end(), name) != known.end();
  }

  static bool is_attribute(std::string_view name) {
    static constexpr std::array<std::string_view, 43> known = {"xmlns",
                                                               "width",
                                                               "height",
                                                               "viewBox",
                                                               "role",
                                                               "aria-label",
                                                               "aria-hidden",
                                                               "x",
                                                               "y",
                                                               "dx",
                                                               "dy",
                                                               "x1",
                                                               "x2",
                                                               "y1",
                                                               "y2",
                                                               "cx",
                                                               "cy",
                                                               "r",
                                                               "rx",
                                                               "ry",
                                                               "d",
                                                               "points",
                                                               "fill",
                                                               "fill-opacity",
                                                               "fill-rule",
                                                               "stroke",
                                                               "stroke-width",
                                                               "stroke-opacity",
                                                               "stroke-dasharray",
                                                               "stroke-linejoin",
                                                               "stroke-linecap",
                                                               "opacity",
                                                               "transform",
                                                               "font-family",
                                                               "font-size",
                                                               "font-weight",
                                                               "font-style",
                                                               "text-anchor",
                                                               "letter-spacing",
                                                               "dominant-baseline",
                                                               "shape-rendering",
                                                               "direction",
                                                               "paint-order"};
    return std::find(known.begin(), known.end(), name) != known.end();
  }

  void fail(const std::string& what) {
    if (found_.fault.empty()) found_.fault = what + " at byte " + std::to_string(at_);
  }

  void expect(char c) {
    if (at_ < svg_.size() && svg_[at_] == c)
      ++at_;
    else
      fail(std::string("no '") + c + "'");
  }

  std::string_view take_name() {
    const std::size_t begin = at_;
    const auto belongs = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    while (at_ < svg_.size() && belongs(svg_[at_]))
      ++at_;
    return svg_.substr(begin, at_ - begin);
  }

  // Up to `end`: UTF-8 and the entities that XML knows, without controls and '<'.
  std::string_view characters(char end) {
    const std::size_t begin = at_;
    while (at_ < svg_.size() && svg_[at_] != end && found_.fault.empty()) {
      static constexpr std::array<std::string_view, 5> entities = {"&amp;", "&lt;", "&gt;", "&quot;",
                                                                   "&#39;"};
      const auto is_here = [this](std::string_view entity) {
        return svg_.substr(at_, entity.size()) == entity;
      };
      if (svg_[at_] == '<') fail("'<' in a value");
      if (svg_[at_] == '&' && std::none_of(entities.begin(), entities.end(), is_here))
        fail("an entity that is not XML's");
      const std::size_t before = at_;
      const char32_t c = next_code_point(svg_, at_);
      const bool broken = c == replacement_character && at_ == before + 1;
      if (broken || (c < 0x20 && c != U'\n' && c != U'\t') || (c & 0xFFFE) == 0xFFFE)
        fail("a character that is not XML's");
    }
    return svg_.substr(begin, at_ - begin);
  }

  // What CSS would fetch; a backslash could spell it otherwise.
  static bool is_link(std::string_view value) {
    std::string lower(value);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower.find("url(") != std::string::npos || lower.find('\\') != std::string::npos;
  }

  static double number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? value : 0;
  }

  void tag() {
    const std::string_view name = take_name();
    if (!is_element(name) || (name == "svg") != open_.empty()) {
      fail("<" + std::string(name.empty() ? svg_.substr(at_, 1) : name) + ">");
      return;
    }
    while (found_.fault.empty() && at_ < svg_.size() && svg_[at_] == ' ') {
      ++at_;
      const std::string_view attribute = take_name();
      if (!is_attribute(attribute) && attribute.substr(0, 5) != "data-")
        fail("attribute " + std::string(attribute));
      expect('=');
      expect('"');
      const std::string_view value = characters('"');
      expect('"');
      if (attribute != "aria-label" && is_link(value)) fail("a link");
      if (open_.empty() && attribute == "width") found_.width = number(value);
      if (open_.empty() && attribute == "height") found_.height = number(value);
    }
    if (at_ < svg_.size() && svg_[at_] == '/') {
      ++at_;
      if (open_.empty()) fail("nothing in <svg>");
    } else {
      open_.push_back(name);
    }
    expect('>');
  }

  std::string_view svg_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  SvgInspection found_;
};

}  // namespace detail

inline SvgInspection inspect_svg(std::string_view svg) {
  return detail::SvgInspector(svg).run();
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_SVG_INSPECTION_HPP
