// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_EXECUTION_HPP
#define SEGMENTIQ_CORE_EXECUTION_HPP

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string_view>

#include "segmentiq/core/error.hpp"

namespace segmentiq {

/// The progress of long work. `done` and `total` count work, not results: at half of `total`, half of the
/// time has passed.
struct Progress {
  std::string_view phase;  ///< "read", "linkage", "silhouette", …; valid during the call only
  double done = 0;         ///< 0 … total
  double total = 0;        ///< 0 when unknown
};

/// Called from the thread that called the library, never from two threads at once. It must not throw.
using ProgressCallback = std::function<void(const Progress&)>;

/// How long work is run. Results never depend on it. Every long-running function takes it as its last
/// argument.
///
///     std::stop_source stop;
///     const Execution execution{.threads = 4, .max_memory = 2'000'000'000, .stop = stop.get_token()};
struct Execution {
  /// Number of threads, 0 = all that OpenMP offers. The result is the same bytes for any number.
  int threads = 0;
  /// Bytes that one step may allocate, 0 = no limit. A step that needs more throws `memory_limit_error`
  /// before it allocates.
  std::size_t max_memory = 0;
  /// Polled at least every 50 ms of work; a requested stop ends the work with `cancelled_error`.
  std::stop_token stop{};
  /// Called with the progress of each phase; may be empty.
  ProgressCallback progress{};

  /// @throws cancelled_error when a stop was requested
  void check_stop() const {
    if (stop.stop_requested()) throw cancelled_error();
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_EXECUTION_HPP
