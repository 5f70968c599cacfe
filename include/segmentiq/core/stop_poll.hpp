// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_STOP_POLL_HPP
#define SEGMENTIQ_CORE_STOP_POLL_HPP

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq::detail {

/// Looks at a stop request once in a while, in a loop over many rows. To be used from one thread.
class StopPoll {
 public:
  /// @param execution must outlive this; it is looked at here, too. @throws cancelled_error
  explicit StopPoll(const Execution& execution) : execution_(execution) { execution.check_stop(); }

  /// @param work values that are read or written. @throws cancelled_error
  void operator()(Index work = 1) {
    constexpr Index between = Index{1} << 16;  // a millisecond or so
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
