// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP

#include <exception>

#include "examples/common/failure.hpp"

namespace program {

/// How the program ends; the numbers are those of sysexits.h where it has one.
enum ExitCode {
  success = 0,
  failure = 1,
  usage = 2,
  bad_data = 65,
  no_input = 66,
  cannot_create_output = 73,
  too_big = 75,
  interrupted = 130
};

/// The exit code that an exception of the library or the program stands for.
inline ExitCode exit_code_of(const std::exception& error) {
  switch (failure_of(error)) {
    case Failure::cancelled:
      return interrupted;
    case Failure::too_big:
      return too_big;
    case Failure::no_input:
      return no_input;
    case Failure::bad_data:
      return bad_data;
    case Failure::bad_option:
      return usage;
    case Failure::no_output:
      return cannot_create_output;
    case Failure::unexpected:
      return failure;
  }
  return failure;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP
