// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP

#include <exception>
#include <optional>

#include "examples/common/error_kind.hpp"

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
  using segmentiq::ErrorKind;
  const std::optional<ErrorKind> kind = error_kind_of(error);
  if (!kind) return failure;
  switch (*kind) {
    case ErrorKind::parameter:
      return usage;
    case ErrorKind::data:
    case ErrorKind::csv:
    case ErrorKind::model:
      return bad_data;
    case ErrorKind::input:
      return no_input;
    case ErrorKind::output:
      return cannot_create_output;
    case ErrorKind::memory:
      return too_big;
    case ErrorKind::cancelled:
      return interrupted;
  }
  return failure;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_EXIT_CODE_HPP
