// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_STOP_POLL_HPP
#define SEGMENTIQ_CORE_STOP_POLL_HPP

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// Checks for a stop request from time to time, in a loop over many rows. For use by one thread.
class StopPoll {
 public:
  /// Checks at once, too. @param execution must outlive this. @throws cancelled_error
  explicit StopPoll(const Execution& execution) : execution_(execution) { execution.check_stop(); }

  /// @param work number of values read or written since the last call. @throws cancelled_error
  void operator()(Index work = 1) {
    constexpr Index between = Index{1} << 16;  // about a millisecond
    if ((done_ += work) < between) return;
    done_ = 0;
    execution_.check_stop();
  }

 private:
  const Execution& execution_;
  Index done_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_CORE_STOP_POLL_HPP
