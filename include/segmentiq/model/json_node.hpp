// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_JSON_NODE_HPP
#define SEGMENTIQ_MODEL_JSON_NODE_HPP

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/model/model_error.hpp"

namespace segmentiq::detail {

/// One value of a JSON document, and its path for messages. Each reader throws `model_error` if the value is
/// of another kind.
class JsonNode {
 public:
  JsonNode(const nlohmann::json& value, std::string path) : value_(&value), path_(std::move(path)) {}

  const std::string& path() const { return path_; }

  [[noreturn]] void fail(const std::string& what) const { throw model_error(what, path_); }

  bool is_null() const { return value_->is_null(); }
  bool has(std::string_view name) const { return value_->is_object() && value_->contains(name); }

  /// @throws model_error unless it is an object of these members and no others
  const JsonNode& require_members(std::initializer_list<std::string_view> names) const {
    if (!value_->is_object()) fail("must be an object");
    for (const std::string_view name : names)
      if (!value_->contains(name)) fail("must have the member '" + std::string(name) + "'");
    if (value_->size() != names.size())
      for (const auto& [name, unused] : value_->items()) {
        bool known = false;
        for (const std::string_view other : names)
          known = known || other == name;
        if (!known) fail("must not have the member '" + name + "'");
      }
    return *this;
  }

  /// @throws model_error when it is not an object, or has no such member
  JsonNode operator[](std::string_view name) const {
    if (!value_->is_object()) fail("must be an object");
    const auto found = value_->find(name);
    if (found == value_->end()) fail("must have the member '" + std::string(name) + "'");
    return {*found, path_ + "." + std::string(name)};
  }

  std::vector<JsonNode> entries() const {
    std::vector<JsonNode> found;
    for_each([&](const nlohmann::json& entry, std::size_t i) {
      found.emplace_back(entry, path_ + "[" + std::to_string(i) + "]");
    });
    return found;
  }

  std::string text() const {
    if (!value_->is_string()) fail("must be a text");
    return value_->get<std::string>();
  }

  bool truth() const {
    if (!value_->is_boolean()) fail("must be true or false");
    return value_->get<bool>();
  }

  double number() const {
    if (!value_->is_number()) fail("must be a number");
    const auto number = value_->get<double>();
    if (!std::isfinite(number)) fail("must be finite");
    return number;
  }

  /// A number, or NaN for null: JSON has no NaN.
  double number_or_nan() const {
    return value_->is_null() ? std::numeric_limits<double>::quiet_NaN() : number();
  }

  /// A whole number in [min, 2^53].
  Index whole(Index min = 0) const {
    constexpr std::int64_t max = std::int64_t{1} << 53;
    const bool fits = value_->is_number_unsigned()  ? value_->get<std::uint64_t>() <= max
                      : value_->is_number_integer() ? value_->get<std::int64_t>() <= max
                                                    : false;
    if (!fits || value_->get<std::int64_t>() < min)
      fail("must be a whole number of at least " + std::to_string(min));
    return static_cast<Index>(value_->get<std::int64_t>());
  }

  std::vector<double> numbers() const {
    return each<double>([](const JsonNode& entry) { return entry.number(); });
  }
  std::vector<double> numbers_or_nan() const {
    return each<double>([](const JsonNode& entry) { return entry.number_or_nan(); });
  }
  std::vector<Index> wholes(Index min = 0) const {
    return each<Index>([min](const JsonNode& entry) { return entry.whole(min); });
  }
  std::vector<std::string> texts() const {
    return each<std::string>([](const JsonNode& entry) { return entry.text(); });
  }
  Vector<double> vector() const {
    const std::vector<double> values = numbers();
    return Eigen::Map<const Vector<double>>(values.data(), static_cast<Index>(values.size()));
  }

  /// An array of rows of one length ≥ 1; at least one row.
  Matrix<double> matrix() const { return matrix_of(&JsonNode::numbers); }
  Matrix<double> matrix_or_nan() const { return matrix_of(&JsonNode::numbers_or_nan); }

  /// The entry of `all` with this name.
  template<class Values, class Name>
  auto one_of(const Values& all, const Name& name) const {
    const std::string given = text();
    std::string allowed;
    for (const auto& v : all) {
      if (name(v) == given) return v;
      allowed += (allowed.empty() ? "" : ", ") + std::string(name(v));
    }
    fail("('" + given + "') must be one of " + allowed);
  }

  /// Calls `make`; an error that it throws is reported as one of this value.
  template<class Make>
  auto checked(const Make& make) const {
    try {
      return make();
    } catch (const model_error&) {
      throw;
    } catch (const parameter_error& error) {
      fail("does not hold together: " + std::string(error.what()));
    } catch (const data_error& error) {
      fail("does not hold together: " + std::string(error.what()));
    }
  }

 private:
  template<class Use>
  void for_each(const Use& use) const {
    if (!value_->is_array()) fail("must be an array");
    std::size_t i = 0;
    for (const nlohmann::json& entry : *value_)
      use(entry, i++);
  }

  Matrix<double> matrix_of(std::vector<double> (JsonNode::*read)() const) const {
    const std::vector<JsonNode> rows = entries();
    if (rows.empty()) fail("must have at least one row");
    Matrix<double> values;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::vector<double> row = (rows[i].*read)();
      if (i == 0) {
        if (row.empty()) rows[i].fail("must have at least one number");
        values.resize(static_cast<Index>(rows.size()), static_cast<Index>(row.size()));
      }
      if (static_cast<Index>(row.size()) != values.cols())
        rows[i].fail("(" + std::to_string(row.size()) + " numbers) must have " +
                     std::to_string(values.cols()) + ", as the first row");
      for (std::size_t j = 0; j < row.size(); ++j)
        values(static_cast<Index>(i), static_cast<Index>(j)) = row[j];
    }
    return values;
  }

  /// The path of an entry is only put together for an error.
  template<class T, class Read>
  std::vector<T> each(const Read& read) const {
    std::vector<T> found;
    for_each([&](const nlohmann::json& entry, std::size_t i) {
      try {
        found.push_back(read(JsonNode(entry, std::string())));
      } catch (const model_error&) {
        read(JsonNode(entry, path_ + "[" + std::to_string(i) + "]"));
      }
    });
    return found;
  }

  const nlohmann::json* value_;
  std::string path_;
};

/// Parses a JSON document. At most 16 levels deep, and no member twice in an object.
/// @throws model_error saying where the text is not JSON
inline nlohmann::json parse_model_json(std::string_view text) {
  constexpr int max_levels = 16;
  std::vector<std::unordered_set<std::string>> members;
  const auto look = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (depth > max_levels)
      throw model_error("must not be nested more than " + std::to_string(max_levels) + " deep", "$");
    if (event == Event::object_start) members.emplace_back();
    if (event == Event::object_end) members.pop_back();
    if (event == Event::key && !members.back().insert(parsed.get<std::string>()).second)
      throw model_error("must have the member '" + parsed.get<std::string>() + "' only once in an object",
                        "$");
    return true;
  };
  try {
    return nlohmann::json::parse(text.begin(), text.end(), look);
  } catch (const nlohmann::json::parse_error& error) {
    if (error.byte > text.size())
      throw model_error("is incomplete: the file ends after " + std::to_string(text.size()) + " bytes", "$");
    throw model_error("must be JSON, but is not at byte " + std::to_string(error.byte), "$");
  } catch (const nlohmann::json::exception& error) {
    throw model_error("must be JSON of finite numbers: " + std::string(error.what()), "$");
  }
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_MODEL_JSON_NODE_HPP
