// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_COMMON_ERROR_KIND_HPP
#define SEGMENTIQ_EXAMPLES_COMMON_ERROR_KIND_HPP

#include <exception>
#include <new>
#include <optional>

#include "segmentiq/core/error.hpp"

namespace program {

/// The kind of an exception of the library or the program; nothing for one that was not expected. A program
/// answers by kind: a command line with an exit code, a server with an HTTP status. Too little memory is one
/// kind, whether a limit or the machine says so.
inline std::optional<segmentiq::ErrorKind> error_kind_of(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return segmentiq::ErrorKind::memory;
  if (const auto* const known = dynamic_cast<const segmentiq::error*>(&error)) return known->kind();
  return std::nullopt;
}

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_COMMON_ERROR_KIND_HPP
