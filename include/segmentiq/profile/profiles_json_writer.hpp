// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILES_JSON_WRITER_HPP
#define SEGMENTIQ_PROFILE_PROFILES_JSON_WRITER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/text/json_text.hpp"
#include "segmentiq/text/number_text.hpp"
#include "segmentiq/text/utf8.hpp"

namespace segmentiq::detail {

/// Writes JSON values one after the other; commas come by themselves.
class ProfilesJsonWriter {
 public:
  void begin(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void end(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  /// The name of what comes next.
  void key(std::string_view name) {
    separate();
    append_json_text(name, out_);
    out_ += ':';
    first_ = true;  // no comma before its value
  }

  void value(std::string_view text) {
    separate();
    std::string valid;  // bytes that are not UTF-8 as U+FFFD
    for (std::size_t at = 0; at < text.size();)
      append_utf8(next_code_point(text, at), valid);
    append_json_text(valid, out_);
  }
  void value(double number) {
    separate();
    append_number(number, out_);
  }
  void value(bool truth) {
    separate();
    out_ += truth ? "true" : "false";
  }

  template<class Value>
  void entry(std::string_view name, const Value& content) {
    key(name);
    if constexpr (std::is_same_v<Value, bool>)
      value(content);
    else if constexpr (std::is_arithmetic_v<Value>)
      value(static_cast<double>(content));
    else
      value(std::string_view(content));
  }
  /// `"name":0.5`, or `"name":null,"name_undefined":"why"`.
  void statistic(const std::string& name, const Statistic& content) {
    if (content) return entry(name, *content);
    key(name);
    separate();
    out_ += "null";
    entry(name + "_undefined", content.undefined);
  }
  template<class List, class Write>
  void list(std::string_view name, const List& items, const Write& write) {
    key(name);
    begin('[');
    for (const auto& item : items)
      write(item);
    end(']');
  }

  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string out_;
  bool first_ = true;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PROFILE_PROFILES_JSON_WRITER_HPP
