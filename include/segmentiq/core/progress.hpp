// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_PROGRESS_HPP
#define SEGMENTIQ_CORE_PROGRESS_HPP

#include <string_view>

#include "segmentiq/core/execution.hpp"

namespace segmentiq {

/// Reports the progress of one phase to the caller, and ends the phase when a stop was requested.
///
/// For use by one thread. Polling costs two loads; the callback is called at most about 500 times per phase.
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
