// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP

#include <exception>
#include <new>

#include "segmentiq/core/error.hpp"

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

using segmentiq::output_error;

/// The exit code that an exception of the library or the program stands for.
inline ExitCode exit_code_of(const std::exception& error) {
  using namespace segmentiq;
  if (dynamic_cast<const cancelled_error*>(&error) != nullptr) return interrupted;
  if (dynamic_cast<const memory_limit_error*>(&error) != nullptr) return too_big;
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return too_big;
  if (dynamic_cast<const input_error*>(&error) != nullptr) return no_input;
  if (dynamic_cast<const data_error*>(&error) != nullptr) return bad_data;
  if (dynamic_cast<const parameter_error*>(&error) != nullptr) return usage;
  if (dynamic_cast<const output_error*>(&error) != nullptr) return cannot_create_output;
  return failure;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP
