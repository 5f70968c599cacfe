// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_HOSTILE_TEXT_HPP
#define SEGMENTIQ_TESTS_SUPPORT_HOSTILE_TEXT_HPP

#include <string>
#include <vector>

namespace segmentiq::testing {

/// Names that try to break out of the text they stand in: markup, entities, controls, bytes that are not
/// UTF-8.
inline std::vector<std::string> hostile_texts() {
  using namespace std::string_literals;
  return {"",
          "<script>alert(1)</script>",
          "</text></svg>",
          "</title><script>x</script>",
          "\"><rect/>",
          "' onload='alert(1)",
          "\" onclick=\"alert(1)\" x=\"",
          "&lt;already&gt;",
          "&",
          "&&&&",
          "&#x3c;",
          "&unknown;",
          "]]>",
          "<![CDATA[x]]>",
          "<!--",
          "-->",
          "<?xml version=\"1.0\"?>",
          "<!DOCTYPE x [<!ENTITY a 'b'>]>",
          "a\0b"s,
          "\x01\x02\x03\x04\x05\x06\x07\x08",
          "\x0b\x0c\x0e\x0f\x1f",
          "tab\tnew\nline\rreturn",
          "\x7f",
          "\xc2\x80\xc2\x9f",  // C1 controls
          "\x80",              // a continuation byte alone
          "\xff\xfe",          // never in UTF-8
          "\xc0\xaf",          // overlong '/'
          "\xe0\x80\xaf",      // overlong
          "\xf0\x80\x80\xaf",  // overlong
          "\xc0\xbc"
          "script\xc0\xbe",            // overlong '<' and '>'
          "\xed\xa0\x80",              // a surrogate
          "\xed\xa0\xbd\xed\xb8\x80",  // a surrogate pair
          "\xf4\x90\x80\x80",          // above U+10FFFF
          "\xf8\x88\x80\x80\x80",      // five bytes
          "\xef\xbf\xbe",              // U+FFFE
          "\xef\xbf\xbf",              // U+FFFF
          "\xef\xb7\x90",              // U+FDD0
          "\xf0\x9f\xbf\xbf",          // U+1FFFF
          "\xef\xbb\xbf"
          "BOM",
          "cut \xe1",  // ends within a character
          "cut \xf0\x9f\x9b",
          "\xc3<",  // a lead byte before markup
          "\xe1\x88\"x",
          "caf\xe9 (Latin-1)",
          "\xe2\x80\xae"
          "evil override",
          "አዲስ አበባ",
          "عائلات <مقتصدة> & \"في\"",
          "年轻的城市专业人士",
          "👩‍👩‍👧‍👦🇪🇹🛒",
          "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
          "javascript:alert(1)",
          "{{template}} ${x} %s %n",
          std::string(5000, '<'),
          std::string(5000, '\xff')};
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_HOSTILE_TEXT_HPP
