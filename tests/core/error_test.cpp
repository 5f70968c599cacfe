// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/error.hpp"

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "support/catch.hpp"

using namespace segmentiq;

static_assert(std::is_base_of_v<std::invalid_argument, parameter_error>);
static_assert(std::is_base_of_v<std::runtime_error, data_error> && std::is_base_of_v<data_error, csv_error>);
static_assert(std::is_base_of_v<std::runtime_error, memory_limit_error> &&
              std::is_base_of_v<std::runtime_error, cancelled_error>);
static_assert(!std::is_base_of_v<data_error, cancelled_error> &&
              !std::is_base_of_v<data_error, memory_limit_error>);

TEST_CASE("a CSV error says where, as far as it is known", "[core]") {
  const auto text = [](csv_error::Where where) {
    return std::string(csv_error("is odd", std::move(where)).what());
  };
  CHECK(text({"a.csv", 3, "age", "x"}) == "a.csv, line 3, column 'age', cell 'x': is odd");
  CHECK(text({"a.csv", 3, "", ""}) == "a.csv, line 3: is odd");
  CHECK(text({"a.csv", 0, "", ""}) == "a.csv: is odd");
  CHECK(text({"", 3, "", ""}) == "line 3: is odd");
  CHECK(text({"", 0, "", ""}) == "is odd");
  CHECK(csv_error("is odd", {"a.csv", 3, "age", "x"}).where().line == 3);
}

TEST_CASE("a memory limit error carries its figures", "[core]") {
  const memory_limit_error error("too much", 7, 5);
  CHECK(error.required_bytes() == 7);
  CHECK(error.limit_bytes() == 5);
  CHECK_THAT(error.what(), ContainsSubstring("too much"));
}
