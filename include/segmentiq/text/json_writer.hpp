// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TEXT_JSON_WRITER_HPP
#define SEGMENTIQ_TEXT_JSON_WRITER_HPP

#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/text/json_text.hpp"
#include "segmentiq/text/number_text.hpp"
#include "segmentiq/text/utf8.hpp"

namespace segmentiq::detail {

/// Writes JSON (RFC 8259), and the same bytes for the same values: numbers as the shortest decimals that read
/// back exactly, members in the order in which they are written, a line each for those of the outermost two
/// objects.
class JsonWriter {
 public:
  /// @param where the public function, for messages
  explicit JsonWriter(std::string_view where) : where_(where) {}

  const std::string& text() const { return out_; }

  /// { what `members` writes }
  template<class Members>
  void object(const Members& members) {
    nested('{', '}', [&] { members(); });
  }

  /// [ what `entry` writes for each of the values ]
  template<class Values, class Entry>
  void array(const Values& values, const Entry& entry) {
    nested('[', ']', [&] {
      for (const auto& v : values) {
        comma();
        entry(v);
      }
    });
  }

  /// A member of an object; its value is to be written next.
  JsonWriter& member(std::string_view name) {
    comma();
    if (depth_ <= 2) out_ += depth_ == 1 ? "\n" : "\n  ";
    append_json_text(name, out_);
    out_ += ':';
    return *this;
  }

  void value(std::string_view text) {
    if (!is_utf8(text))
      throw data_error(std::string(where_) + ": the text '" + std::string(text) + "' must be UTF-8");
    append_json_text(text, out_);
  }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { out_ += truth ? "true" : "false"; }
  void value(std::signed_integral auto whole) { out_ += std::to_string(whole); }
  /// NaN, which JSON does not have, becomes null. −0 keeps its sign: "-0" would be read as a whole number.
  void value(double number) {
    if (std::isinf(number)) throw data_error(std::string(where_) + ": every number must be finite");
    if (std::isnan(number))
      null();
    else if (number == 0 && std::signbit(number))
      out_ += "-0.0";
    else
      append_number(number, out_);
  }
  template<class T>
  void value(const std::vector<T>& values) {
    array(values, [&](const T& v) { value(v); });
  }
  void value(const Vector<double>& values) {
    nested('[', ']', [&] {
      for (Index i = 0; i < values.size(); ++i) {
        comma();
        value(values[i]);
      }
    });
  }
  /// Rows as arrays.
  void value(const Matrix<double>& values) {
    nested('[', ']', [&] {
      for (Index i = 0; i < values.rows(); ++i) {
        comma();
        value(Vector<double>(values.row(i).transpose()));
      }
    });
  }
  void null() { out_ += "null"; }

 private:
  template<class Inside>
  void nested(char open, char close, const Inside& inside) {
    out_ += open;
    ++depth_;
    first_ = true;
    inside();
    --depth_;
    first_ = false;
    if (close == '}' && depth_ == 0) out_ += '\n';
    out_ += close;
  }

  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string_view where_;
  std::string out_;
  int depth_ = 0;
  bool first_ = true;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_TEXT_JSON_WRITER_HPP
