// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_FROM_NAME_HPP
#define SEGMENTIQ_CORE_FROM_NAME_HPP

#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"

namespace segmentiq {

/// The one of `values` whose to_string() is `name`: the inverse of to_string() for an enum.
///
///     return from_name(name, std::array{Color::red, Color::blue}, "color_from_name()");
///
/// @param values a range of values that have a to_string(), in the order in which the message lists them
/// @param function on whose behalf this is looked up, as "color_from_name()"
/// @throws parameter_error listing the names. O(number of values)
template<class Values>
auto from_name(std::string_view name, const Values& values, std::string_view function) {
  std::string allowed;
  for (const auto value : values) {
    const std::string_view known = to_string(value);
    if (known == name) return value;
    allowed += (allowed.empty() ? "" : ", ") + std::string(known);
  }
  throw parameter_error(std::string(function) + ": name ('" + std::string(name) + "') must be one of " +
                        allowed);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_FROM_NAME_HPP
