// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_FAILURE_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_FAILURE_HPP

#include <exception>
#include <new>

#include "segmentiq/core/error.hpp"

namespace program {

/// Why work did not come to its end. A program says it in its own way: a command line by an exit code, a server by an
/// HTTP status.
enum class Failure {
  cancelled,   ///< a stop was requested
  too_big,     ///< more memory than is allowed or there
  no_input,    ///< a file cannot be read
  bad_data,    ///< what was read cannot be used
  bad_option,  ///< what was asked for cannot be done
  no_output,   ///< a result cannot be written
  unexpected   ///< anything else
};

/// The failure that an exception of the library or of a program stands for.
inline Failure failure_of(const std::exception& error) {
  using segmentiq::ErrorKind;
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return Failure::too_big;
  const auto* const known = dynamic_cast<const segmentiq::error*>(&error);
  if (known == nullptr) return Failure::unexpected;
  switch (known->kind()) {
    case ErrorKind::parameter:
      return Failure::bad_option;
    case ErrorKind::data:
    case ErrorKind::csv:
    case ErrorKind::model:
      return Failure::bad_data;
    case ErrorKind::input:
      return Failure::no_input;
    case ErrorKind::output:
      return Failure::no_output;
    case ErrorKind::memory:
      return Failure::too_big;
    case ErrorKind::cancelled:
      return Failure::cancelled;
  }
  return Failure::unexpected;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_FAILURE_HPP
