// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PLOT_SVG_HPP
#define SEGMENTIQ_PLOT_SVG_HPP

#include <cassert>
#include <charconv>
#include <cmath>
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/plot/paint.hpp"
#include "segmentiq/text/shorten_text.hpp"
#include "segmentiq/text/xml_text.hpp"

// A small SVG writer. Its output is well-formed XML for any input bytes, and the same on every machine and
// under every locale. No ids and no style sheet, so that several pictures fit into one HTML page.
namespace segmentiq {

/// Appends a length or position: at most two decimals, no needless zeros ("12.5", "0", "-3"). Values are
/// clamped to ±1e7, more than any picture; NaN becomes 0.
inline void append_coordinate(double value, std::string& out) {
  if (std::isnan(value)) value = 0;
  value = std::round(std::fmin(std::fmax(value, -1e7), 1e7) * 100) / 100;
  if (value == 0) value = 0;  // no "-0"
  char text[32];
  char* end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 2).ptr;
  while (end[-1] == '0')
    --end;
  if (end[-1] == '.') --end;
  out.append(text, end);
}

/// One attribute of an element: a text, which is escaped; a number, written as a coordinate; or a paint,
/// written in the look of the picture. An attribute with an empty text is left out.
class SvgAttribute {
 public:
  SvgAttribute(std::string_view name, std::string_view value) : name_(name), text_(value) {}
  template<class Number>
    requires(std::integral<Number> || std::floating_point<Number>)
  SvgAttribute(std::string_view name, Number value)
      : name_(name), number_(static_cast<double>(value)), is_number_(true) {}

  SvgAttribute(std::string_view name, const Paint& paint) : name_(name), paint_(paint), is_paint_(true) {}

  void append_to(std::string& out, Look look) const {
    if (is_paint_ ? paint_.light.empty() : !is_number_ && text_.empty()) return;
    out += ' ';
    out += name_;
    out += "=\"";
    if (is_number_)
      append_coordinate(number_, out);
    else if (is_paint_)
      paint_.append_to(out, look);
    else
      append_escaped(text_, out);
    out += '"';
  }

 private:
  std::string_view name_;
  std::string_view text_;
  double number_ = 0;
  Paint paint_{std::string_view()};
  bool is_number_ = false;
  bool is_paint_ = false;
};

using SvgAttributes = std::initializer_list<SvgAttribute>;

/// The data of a <path>, written step by step in absolute coordinates:
///
///     SvgPath().move_to(0, 0).line_to(3, 4).data();  // "M0 0L3 4"
class SvgPath {
 public:
  SvgPath& move_to(double x, double y) { return pair('M', x, y); }
  SvgPath& line_to(double x, double y) { return pair('L', x, y); }
  SvgPath& horizontal_to(double x) { return single('H', x); }
  SvgPath& vertical_to(double y) { return single('V', y); }
  SvgPath& close() {
    data_ += 'Z';
    return *this;
  }
  std::string_view data() const { return data_; }

 private:
  SvgPath& single(char command, double value) {
    data_ += command;
    append_coordinate(value, data_);
    return *this;
  }
  SvgPath& pair(char command, double x, double y) {
    single(command, x);
    data_ += ' ';
    append_coordinate(y, data_);
    return *this;
  }

  std::string data_;
};

/// Writes one SVG picture, element by element. Element and attribute names are written as they are; texts and
/// attribute values may come from anywhere and are escaped.
///
///     SvgWriter svg(100, 50, "Title", "For screen readers");
///     svg.element("circle", {{"cx", 50}, {"cy", 25}, {"r", 9.5}, {"fill", theme::ink}});
///     std::string picture = std::move(svg).finish();
class SvgWriter {
 public:
  /// Begins a picture of width × height CSS pixels, filled with the background of its look.
  /// @param title,description for screen readers; at most 300 and 2,000 characters of them are written
  SvgWriter(double width, double height, std::string_view title, std::string_view description,
            Look look = Look::light)
      : look_(look) {
    std::string box = "0 0 ";
    append_coordinate(width, box);
    box += ' ';
    append_coordinate(height, box);
    const std::string spoken = shorten_text(title, 300);
    open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                 {"width", width},
                 {"height", height},
                 {"viewBox", box},
                 {"role", "img"},
                 {"aria-label", spoken}});
    text_element("title", {}, spoken);
    text_element("desc", {}, shorten_middle(description, 2000));
    element("rect", {{"width", width}, {"height", height}, {"fill", Paint("#fff", "#0a0a0b", "ground")}});
  }

  /// Begins an element that has content.
  void open(std::string_view name, SvgAttributes attributes) {
    begin(name, attributes);
    out_ += '>';
    open_.emplace_back(name);
  }

  /// Ends the element begun last. @pre there is one
  void close() {
    assert(!open_.empty());
    out_ += "</";
    out_ += open_.back();
    out_ += ">\n";
    open_.pop_back();
  }

  /// An element without content.
  void element(std::string_view name, SvgAttributes attributes) {
    begin(name, attributes);
    out_ += "/>\n";
  }

  /// An element whose only content is `text`.
  void text_element(std::string_view name, SvgAttributes attributes, std::string_view text) {
    open(name, attributes);
    append_escaped(text, out_);
    close();
  }

  /// An element with a tooltip, unless that is empty.
  void titled_element(std::string_view name, SvgAttributes attributes, std::string_view tooltip) {
    if (tooltip.empty()) {
      element(name, attributes);
      return;
    }
    open(name, attributes);
    text_element("title", {}, tooltip);
    close();
  }

  /// Text within the element begun last.
  void text(std::string_view text) { append_escaped(text, out_); }

  /// Ends all elements and returns the picture.
  std::string finish() && {
    while (!open_.empty())
      close();
    return std::move(out_);
  }

 private:
  void begin(std::string_view name, SvgAttributes attributes) {
    out_ += '<';
    out_ += name;
    for (const SvgAttribute& attribute : attributes)
      attribute.append_to(out_, look_);
  }

  Look look_;
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PLOT_SVG_HPP
