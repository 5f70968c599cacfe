// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_MEMORY_HPP
#define SEGMENTIQ_CORE_MEMORY_HPP

#include <cstddef>
#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"

namespace segmentiq {

/// A number of bytes for people: "512 B", "1.5 kB", "40.0 GB" (powers of 1000).
inline std::string format_bytes(double bytes) {
  static constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
  std::size_t unit = 0;
  while (bytes >= 999.95 && unit + 1 < std::size(units)) {
    bytes /= 1000;
    ++unit;
  }
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
  return text;
}

/// Refuses work whose estimate is above the caller's limit.
/// @param what what needs the memory, as "linkage(): the condensed distances of 100000 observations"
/// @param advice what the caller can do about it; may be empty
/// @throws memory_limit_error when `bytes` is above `execution.max_memory` (and that is not 0)
inline void require_memory(double bytes, const Execution& execution, std::string_view what,
                           std::string_view advice) {
  if (execution.max_memory == 0 || bytes <= static_cast<double>(execution.max_memory)) return;
  std::string message(what);
  message += " need " + format_bytes(bytes) + ", above the limit of " +
             format_bytes(static_cast<double>(execution.max_memory));
  throw memory_limit_error(message, static_cast<std::size_t>(bytes), execution.max_memory,
                           std::string(advice));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_MEMORY_HPP
