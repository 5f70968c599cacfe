// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/from_name.hpp"

#include <array>
#include <string_view>

#include "support/catch.hpp"

namespace colors {

enum class Color { red, blue };

constexpr std::string_view to_string(Color color) {
  return color == Color::red ? "red" : "blue";
}

inline Color color_from_name(std::string_view name) {
  return segmentiq::from_name(name, std::array{Color::red, Color::blue}, "color_from_name()");
}

}  // namespace colors

TEST_CASE("a value is found by its name, and an unknown name's error lists the known ones", "[core]") {
  CHECK(colors::color_from_name("red") == colors::Color::red);
  CHECK(colors::color_from_name("blue") == colors::Color::blue);
  for (const std::string_view name : {"", "Red", "red ", "green"})
    CHECK_THROWS_WITH(colors::color_from_name(name),
                      "color_from_name(): name ('" + std::string(name) + "') must be one of red, blue");
  CHECK_THROWS_AS(colors::color_from_name("green"), segmentiq::parameter_error);
}
