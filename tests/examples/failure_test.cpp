// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "examples/common/failure.hpp"

#include <new>
#include <stdexcept>

#include "examples/segmentiq/exit_code.hpp"
#include "support/catch.hpp"

using namespace program;
using namespace segmentiq;

namespace {

/// As a program sees it: caught as a std::exception.
template<class Error>
void check(const Error& error, Failure kind, ExitCode code) {
  CHECK(failure_of(error) == kind);
  CHECK(exit_code_of(error) == code);
}

}  // namespace

TEST_CASE("every exception of the library has a kind, and the kind an exit code", "[failure]") {
  check(cancelled_error(), Failure::cancelled, interrupted);
  check(memory_limit_error("", 2, 1), Failure::too_big, too_big);
  check(std::bad_alloc(), Failure::too_big, too_big);
  check(input_error(""), Failure::no_input, no_input);
  check(data_error(""), Failure::bad_data, bad_data);
  check(csv_error("", {"file", 3, "column", "cell"}), Failure::bad_data, bad_data);
  check(parameter_error(""), Failure::bad_option, usage);
  check(output_error(""), Failure::no_output, cannot_create_output);
  check(std::logic_error(""), Failure::unexpected, failure);
}
