// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "examples/common/error_kind.hpp"

#include <new>
#include <optional>
#include <stdexcept>

#include "examples/segmentiq/exit_code.hpp"
#include "segmentiq/model/model_error.hpp"
#include "support/catch.hpp"

using namespace program;
using namespace segmentiq;

namespace {

/// As a program sees it: caught as a std::exception.
template<class Error>
void check(const Error& error, std::optional<ErrorKind> kind, ExitCode code) {
  CHECK(error_kind_of(error) == kind);
  CHECK(exit_code_of(error) == code);
}

}  // namespace

TEST_CASE("every exception of the library has a kind, and every kind an exit code", "[error_kind]") {
  check(cancelled_error(), ErrorKind::cancelled, interrupted);
  check(memory_limit_error("", 2, 1), ErrorKind::memory, too_big);
  check(std::bad_alloc(), ErrorKind::memory, too_big);
  check(input_error(""), ErrorKind::input, no_input);
  check(data_error(""), ErrorKind::data, bad_data);
  check(csv_error("", {"file", 3, "column", "cell"}), ErrorKind::csv, bad_data);
  check(model_error("", ""), ErrorKind::model, bad_data);
  check(parameter_error(""), ErrorKind::parameter, usage);
  check(output_error(""), ErrorKind::output, cannot_create_output);
  check(std::logic_error(""), std::nullopt, failure);
}
