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

/// The kind of an exception of the library or of a program.
inline Failure failure_of(const std::exception& error) {
  using namespace segmentiq;
  if (dynamic_cast<const cancelled_error*>(&error) != nullptr) return Failure::cancelled;
  if (dynamic_cast<const memory_limit_error*>(&error) != nullptr) return Failure::too_big;
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return Failure::too_big;
  if (dynamic_cast<const input_error*>(&error) != nullptr) return Failure::no_input;
  if (dynamic_cast<const data_error*>(&error) != nullptr) return Failure::bad_data;
  if (dynamic_cast<const parameter_error*>(&error) != nullptr) return Failure::bad_option;
  if (dynamic_cast<const output_error*>(&error) != nullptr) return Failure::no_output;
  return Failure::unexpected;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_FAILURE_HPP
