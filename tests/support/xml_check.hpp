// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_XML_CHECK_HPP
#define SEGMENTIQ_TESTS_SUPPORT_XML_CHECK_HPP

#include <cctype>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// A strict check that a text is well-formed XML of the plain kind that a writer of SVG needs: elements,
// attributes, texts and the five named or decimal entities; no comments, CDATA, processing instructions or
// document types.
namespace segmentiq::testing {

class XmlCheck {
 public:
  explicit XmlCheck(std::string_view text) : text_(text) { run(); }

  /// What is wrong first, with its position; empty when nothing is.
  const std::string& fault() const { return fault_; }
  /// How many elements have this name.
  std::size_t count(const std::string& name) const {
    std::size_t found = 0;
    for (const auto& element : elements_)
      found += element == name ? 1 : 0;
    return found;
  }
  /// The text content of all elements with this name, entities resolved, one behind the other.
  const std::vector<std::string>& texts() const { return texts_; }
  bool has_text(std::string_view part) const {
    for (const auto& text : texts_)
      if (text.find(part) != std::string::npos) return true;
    return false;
  }

 private:
  bool fail(const std::string& why) {
    if (fault_.empty()) fault_ = why + " at byte " + std::to_string(at_);
    return false;
  }
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) { return peek() == c ? (++at_, true) : fail(std::string("expected '") + c + "'"); }

  std::string name() {
    std::string found;
    while (!done() && (std::isalnum(static_cast<unsigned char>(peek())) || peek() == '-' || peek() == ':'))
      found += text_[at_++];
    if (found.empty() || !std::isalpha(static_cast<unsigned char>(found[0]))) fail("no name");
    return found;
  }

  /// Reads characters up to `end`, resolving entities and refusing what XML 1.0 refuses.
  std::string characters(char end) {
    std::string found;
    while (!done() && peek() != end && fault_.empty()) {
      const auto c = static_cast<unsigned char>(peek());
      if (c == '<') {
        fail("'<' in text");
      } else if (c == '&') {
        const std::size_t stop = text_.find(';', at_);
        const std::string entity(text_.substr(at_, stop == std::string_view::npos ? 1 : stop - at_ + 1));
        if (entity == "&amp;")
          found += '&';
        else if (entity == "&lt;")
          found += '<';
        else if (entity == "&gt;")
          found += '>';
        else if (entity == "&quot;")
          found += '"';
        else if (entity == "&#39;")
          found += '\'';
        else
          fail("unknown entity " + entity);
        at_ += entity.size();
      } else if (c < 0x80) {
        if (c < 0x20 && c != '\n' && c != '\t') fail("control character");
        found += text_[at_++];
      } else {
        const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if (c < 0xC2 || c > 0xF4 || at_ + length > text_.size()) {
          fail("not UTF-8");
          break;
        }
        unsigned long code = c & (0x7Fu >> length);
        for (std::size_t i = 1; i < length; ++i) {
          const auto next = static_cast<unsigned char>(text_[at_ + i]);
          if ((next & 0xC0u) != 0x80) fail("not UTF-8");
          code = code << 6 | (next & 0x3Fu);
        }
        const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
        if (too_long || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE ||
            code == 0xFFFF)
          fail("not an XML character");
        found.append(text_.substr(at_, length));
        at_ += length;
      }
    }
    return found;
  }

  void open_tag() {
    const std::string element = name();
    elements_.push_back(element);
    std::set<std::string> seen;
    while (fault_.empty() && peek() == ' ') {
      ++at_;
      const std::string attribute = name();
      if (!seen.insert(attribute).second) fail("attribute " + attribute + " twice");
      take('=');
      take('"');
      characters('"');
      take('"');
    }
    if (peek() == '/') {
      ++at_;
      take('>');
    } else {
      take('>');
      open_.push_back(element);
    }
  }

  void run() {
    while (!done() && fault_.empty()) {
      if (peek() != '<') {
        const std::string text = characters('<');
        if (open_.empty() && text.find_first_not_of(" \n") != std::string::npos)
          fail("text outside the root");
        if (!open_.empty()) texts_.push_back(text);
      } else if (++at_; peek() == '/') {
        ++at_;
        const std::string element = name();
        if (open_.empty() || open_.back() != element) fail("</" + element + "> closes nothing");
        if (!open_.empty()) open_.pop_back();
        take('>');
      } else {
        if (open_.empty() && !elements_.empty()) fail("a second root");
        open_tag();
      }
    }
    if (!open_.empty()) fail("<" + open_.back() + "> is not closed");
    if (elements_.empty()) fail("no element");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string fault_;
  std::vector<std::string> open_;
  std::vector<std::string> elements_;
  std::vector<std::string> texts_;
};

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_XML_CHECK_HPP
