// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_PROGRESS_HPP
#define SEGMENTIQ_CORE_PROGRESS_HPP

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

/// One phase's link to the caller: reports work done, and ends the phase when a stop was requested.
///
/// To be used from one thread. Polling costs two loads; reporting calls back about 500 times a phase at most.
class PhaseProgress {
 public:
  /// @param phase must outlive the object (a string literal)
  /// @param total the work of the whole phase, in any unit; 0 = unknown
  PhaseProgress(const Execution& execution, std::string_view phase, double total)
      : execution_(execution), phase_(phase), total_(total), step_(total / 500) {
    check_stop();
    report();
  }

  /// Adds to the work done. @throws cancelled_error when a stop was requested
  void advance(double work) {
    done_ += work;
    check_stop();
    if (done_ >= next_) report();
  }

  /// Says that the phase is complete.
  void finish() {
    done_ = total_ > 0 ? total_ : done_;
    report();
  }

  /// @throws cancelled_error when a stop was requested
  void check_stop() const { execution_.check_stop(); }

 private:
  void report() {
    next_ = done_ + step_;
    if (execution_.progress)
      execution_.progress({phase_, total_ > 0 && done_ > total_ ? total_ : done_, total_});
  }

  const Execution& execution_;
  std::string_view phase_;
  double total_;
  double step_;
  double done_ = 0;
  double next_ = 0;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_PROGRESS_HPP
