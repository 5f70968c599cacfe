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

/// How far a long piece of work has come. `done` and `total` count work, not results: half way is half the
/// time.
struct Progress {
  std::string_view phase;  ///< "read", "linkage", "silhouette", …; valid during the call only
  double done = 0;         ///< 0 … total
  double total = 0;        ///< 0 when it is not known
};

/// Called from the thread that called the library, never from two threads at once. It must not throw.
using ProgressCallback = std::function<void(const Progress&)>;

/// How a long piece of work is run; what comes out never depends on it.
///
/// Every long-running function takes one as its last argument.
struct Execution {
  /// Threads to use, 0 = all that OpenMP offers. The result is the same bytes for any number.
  int threads = 0;
  /// Bytes that one step may allocate, 0 = no limit. Above it: `memory_limit_error`, before allocating.
  std::size_t max_memory = 0;
  /// Polled at least every 50 ms of work; a requested stop ends the work with `cancelled_error`.
  std::stop_token stop{};
  /// Told the progress of each phase; may be empty.
  ProgressCallback progress{};

  /// @throws cancelled_error when a stop was requested
  void check_stop() const {
    if (stop.stop_requested()) throw cancelled_error();
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_EXECUTION_HPP
