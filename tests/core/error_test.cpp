// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/error.hpp"

#include <memory>
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
static_assert(!std::is_base_of_v<std::exception, error>, "two bases of that name would be ambiguous");
static_assert(std::is_nothrow_copy_constructible_v<parameter_error> &&
              std::is_nothrow_copy_constructible_v<csv_error>);

namespace {

/// Throws `thrown` and catches it as what a server knows: the common base. Both bases say the same.
template<class Error>
void check(const Error& thrown, ErrorKind kind, const std::string& message, const std::string& function,
           const std::string& advice) {
  INFO(message);
  try {
    throw Error(thrown);
  } catch (const error& caught) {
    CHECK(caught.kind() == kind);
    CHECK(std::string(caught.what()) == message);
    CHECK(caught.where().function == function);
    CHECK(caught.advice() == advice);
  }
  try {
    throw Error(thrown);
  } catch (const std::exception& caught) {
    CHECK(std::string(caught.what()) == message);
    const auto* const known = dynamic_cast<const error*>(&caught);
    REQUIRE(known != nullptr);
    CHECK(known->kind() == kind);
  }
}

}  // namespace

TEST_CASE("every error is a segmentiq::error: what kind, where, and what to do", "[core]") {
  check(parameter_error("cut(): k (0) must be at least 1"), ErrorKind::parameter,
        "cut(): k (0) must be at least 1", "cut", "");
  check(parameter_error("cut(): k (0) must be at least 1", "ask for one"), ErrorKind::parameter,
        "cut(): k (0) must be at least 1; ask for one", "cut", "ask for one");
  check(data_error("Pca::fit(): one row (of 1)", "add rows"), ErrorKind::data,
        "Pca::fit(): one row (of 1); add rows", "Pca::fit", "add rows");
  check(csv_error("is odd", {"a.csv", 3, "age", "x"}, "mend it"), ErrorKind::csv,
        "a.csv, line 3, column 'age', cell 'x': is odd; mend it", "", "mend it");
  check(input_error("read_csv(): cannot open 'a'"), ErrorKind::input, "read_csv(): cannot open 'a'",
        "read_csv", "");
  check(output_error("cannot write 'f(): x'"), ErrorKind::output, "cannot write 'f(): x'", "", "");
  check(memory_limit_error("linkage(): too much", 7, 5, "buy some"), ErrorKind::memory,
        "linkage(): too much; buy some", "linkage", "buy some");
  check(cancelled_error(), ErrorKind::cancelled, "stopped on request", "", "");
}

TEST_CASE("a message without a function has none", "[core]") {
  for (const char* message : {"", "(): x", "f()", "f():x", "the f(): x", "Minkowski: p (0)"}) {
    INFO(message);
    CHECK(parameter_error(message).where().function.empty());
  }
}

TEST_CASE("a copy of an error outlives the original", "[core]") {
  auto original = std::make_unique<csv_error>("is odd", csv_error::Where{"a.csv", 3, "age", "x"});
  const csv_error copy = *original;
  original.reset();
  CHECK(copy.where().file == "a.csv");
  CHECK(copy.where().cell == "x");
  CHECK(to_string(copy.kind()) == "csv");
  CHECK(to_string(ErrorKind::parameter) == "parameter");
  CHECK(to_string(ErrorKind::model) == "model");
}

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
