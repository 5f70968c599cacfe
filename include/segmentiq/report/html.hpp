// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_HTML_HPP
#define SEGMENTIQ_REPORT_HTML_HPP

#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/text/shorten_text.hpp"
#include "segmentiq/text/xml_text.hpp"

namespace segmentiq {

/// An attribute of an HTML element; its value is escaped.
struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
};

using HtmlAttributes = std::initializer_list<HtmlAttribute>;

/// The most characters that are written of a text from outside, ≥ 1.
struct HtmlTextLimits {
  std::size_t name = 300;       ///< of a name, value or cell: its beginning
  std::size_t sentence = 2000;  ///< of a sentence or list: its beginning and its end
};

/// Writes HTML that is also well-formed XML. Texts stay texts, whatever their bytes: they are escaped as in
/// pictures. Names of elements and attributes must come from the program itself. @see append_escaped
class HtmlWriter {
 public:
  explicit HtmlWriter(HtmlTextLimits limits = {}) : limits_(limits) {}

  /// Begins an element that has content.
  HtmlWriter& open(std::string_view name, HtmlAttributes attributes = {}) {
    begin(name, attributes);
    out_ += '>';
    open_.emplace_back(name);
    return *this;
  }

  /// Ends the element begun last. @pre there is one
  HtmlWriter& close() {
    assert(!open_.empty());
    out_ += "</";
    out_ += open_.back();
    out_ += ">\n";
    open_.pop_back();
    return *this;
  }

  /// An element that HTML knows to be empty: meta, link, input, col.
  HtmlWriter& empty(std::string_view name, HtmlAttributes attributes) {
    begin(name, attributes);
    out_ += "/>";
    return *this;
  }

  /// An element whose only content is `text`.
  HtmlWriter& element(std::string_view name, std::string_view text, HtmlAttributes attributes = {}) {
    return open(name, attributes).text(text).close();
  }

  /// `element` for a name, value or cell from outside. It is isolated (<bdi>), so that a text written from
  /// right to left does not reverse its neighbours, and cut where it is very long.
  HtmlWriter& foreign(std::string_view name, std::string_view text, HtmlAttributes attributes = {}) {
    return open(name, attributes).isolated(text).close();
  }

  /// `foreign` for a sentence or list.
  HtmlWriter& foreign_sentence(std::string_view name, std::string_view text, HtmlAttributes attributes = {}) {
    return open(name, attributes).isolated_sentence(text).close();
  }

  /// Text within the element begun last.
  HtmlWriter& text(std::string_view text) {
    append_escaped(text, out_);
    return *this;
  }

  /// A name, value or cell from outside within the element begun last.
  HtmlWriter& isolated(std::string_view text) { return write_isolated(shorten_text(text, limits_.name)); }

  /// A sentence or list from outside within the element begun last.
  HtmlWriter& isolated_sentence(std::string_view text) {
    return write_isolated(shorten_middle(text, limits_.sentence));
  }

  /// Markup from the program itself, as it is.
  HtmlWriter& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }

  /// Ends all elements. @return the page
  std::string finish() && {
    while (!open_.empty())
      close();
    return std::move(out_);
  }

 private:
  HtmlWriter& write_isolated(std::string_view text) {
    out_ += "<bdi>";
    append_escaped(text, out_);
    out_ += "</bdi>";
    return *this;
  }

  void begin(std::string_view name, HtmlAttributes attributes) {
    out_ += '<';
    out_ += name;
    for (const HtmlAttribute& attribute : attributes) {
      out_ += ' ';
      out_ += attribute.name;
      out_ += "=\"";
      append_escaped(attribute.value, out_);
      out_ += '"';
    }
  }

  HtmlTextLimits limits_;
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_HTML_HPP
