// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_JSON_WRITER_HPP
#define SEGMENTIQ_TEXT_JSON_WRITER_HPP

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/text/json_text.hpp"
#include "segmentiq/text/number_text.hpp"
#include "segmentiq/text/utf8.hpp"

namespace segmentiq {

/// Where JSON has spaces and line breaks.
enum class JsonLayout {
  /// None at all.
  compact,
  /// Each member of the outermost two objects on a line of its own: large values that are still compared line
  /// by line.
  outer_lines,
  /// Each member and each element on a line of its own, two spaces deeper than what it is in: for people.
  /// Doubles always look like doubles (1.0), and line ends are written \n: the bytes are those of
  /// nlohmann-json's dump(2).
  indented
};

/// What becomes of texts that are not UTF-8, which JSON cannot hold.
enum class InvalidUtf8 {
  refuse,  ///< data_error, naming the text: for what is to be read back
  replace  ///< each byte that is not part of a valid sequence becomes U+FFFD: for what is only shown
};

struct JsonOptions {
  JsonLayout layout = JsonLayout::compact;
  InvalidUtf8 invalid_utf8 = InvalidUtf8::refuse;
  std::string_view where = "JsonWriter";  ///< names the caller in messages; must outlive the writer
};

/// Writes JSON (RFC 8259), and the same bytes for the same values: numbers as the shortest decimals that read
/// back exactly, members in the order in which they are written. Commas come by themselves.
///
///     JsonWriter json;
///     json.object([&] {
///       json.member("rows").value(50);
///       json.member("sizes").array(sizes, [&](Index size) { json.value(size); });
///     });
///     json.text();  // {"rows":50,"sizes":[20,30]}
///
/// The caller keeps the grammar: one value behind each member(), and one at the top. Memory: the text.
class JsonWriter {
 public:
  explicit JsonWriter(JsonOptions options = {}) : options_(options) {}

  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

  /// { what `members` writes }
  template<class Members>
  void object(const Members& members) {
    open('{');
    members();
    close('}');
  }

  /// [ what `entry(v)` writes for each of the values ]
  template<class Values, class Entry>
  void array(const Values& values, const Entry& entry) {
    open('[');
    for (const auto& v : values) {
      separate();
      entry(v);
    }
    close(']');
  }

  /// [ what `entry(i)` writes for i = 0, 1, …, count − 1 ]
  template<class Entry>
  void array_of(Index count, const Entry& entry) {
    open('[');
    for (Index i = 0; i < count; ++i) {
      separate();
      entry(i);
    }
    close(']');
  }

  /// A member of an object; its value is to be written next.
  JsonWriter& member(std::string_view name) {
    separate();
    if (options_.layout == JsonLayout::outer_lines && depth_ <= 2) out_ += depth_ == 1 ? "\n" : "\n  ";
    append_text(name);
    out_ += options_.layout == JsonLayout::indented ? ": " : ":";
    return *this;
  }

  void null() { out_ += "null"; }
  /// @throws data_error for bytes that are not UTF-8, unless they are replaced
  void value(std::string_view text) { append_text(text); }
  void value(const std::string& text) { append_text(text); }
  void value(const char* text) { append_text(text); }
  void value(bool truth) { out_ += truth ? "true" : "false"; }
  void value(std::integral auto whole) {
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, whole).ptr);
  }
  /// NaN, which JSON does not have, becomes null. −0 keeps its sign: "-0" would be read as a whole number.
  /// @throws data_error for an infinite number
  void value(double number) {
    if (std::isinf(number)) throw data_error(std::string(options_.where) + ": every number must be finite");
    if (std::isnan(number))
      null();
    else if (options_.layout == JsonLayout::indented)
      detail::append_json_double(number, out_);
    else if (number == 0 && std::signbit(number))
      out_ += "-0.0";
    else
      append_number(number, out_);
  }
  /// Nothing becomes null.
  template<class T>
  void value(const std::optional<T>& content) {
    content ? value(*content) : null();
  }
  template<class T>
  void value(const std::vector<T>& values) {
    array(values, [&](const T& v) { value(v); });
  }
  void value(const Vector<double>& values) {
    array_of(values.size(), [&](Index i) { value(values[i]); });
  }
  /// Rows as arrays.
  void value(const Matrix<double>& values) {
    array_of(values.rows(), [&](Index i) { array_of(values.cols(), [&](Index j) { value(values(i, j)); }); });
  }

 private:
  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    is_empty_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (options_.layout == JsonLayout::indented && !is_empty_) break_line();
    if (options_.layout == JsonLayout::outer_lines && depth_ == 0 && bracket == '}') out_ += '\n';
    out_ += bracket;
    is_empty_ = false;
  }
  void separate() {
    if (!is_empty_) out_ += ',';
    is_empty_ = false;
    if (options_.layout == JsonLayout::indented) break_line();
  }
  void break_line() {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  void append_text(std::string_view text) {
    const auto escapes = options_.layout == JsonLayout::indented ? detail::JsonEscapes::short_forms
                                                                 : detail::JsonEscapes::code_points;
    if (is_utf8(text)) return detail::append_json_text(text, out_, escapes);
    if (options_.invalid_utf8 == InvalidUtf8::refuse)
      throw data_error(std::string(options_.where) + ": the text '" + std::string(text) + "' must be UTF-8");
    std::string valid;
    for (std::size_t at = 0; at < text.size();)
      append_utf8(next_code_point(text, at), valid);
    detail::append_json_text(valid, out_, escapes);
  }

  JsonOptions options_;
  std::string out_;
  std::size_t depth_ = 0;
  bool is_empty_ = true;  // the innermost object or array, so far
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_TEXT_JSON_WRITER_HPP
