// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_INTERRUPT_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_INTERRUPT_HPP

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>
#include <utility>

#include "exit_code.hpp"

namespace program {

/// Turns SIGINT (Ctrl-C) and SIGTERM into a stop request. Work that does not stop soon after, such as reading
/// from a silent pipe, is abandoned: `abandon` is called and the program ends.
///
/// Construct it before any other thread, so that all threads block the signals and only the watcher receives
/// them.
class Interrupt {
 public:
  explicit Interrupt(std::function<void()> abandon) : abandon_(std::move(abandon)) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    watcher_ = std::jthread([this](const std::stop_token& finished) { watch(finished); });
  }

  ~Interrupt() {
    watcher_.request_stop();
    pthread_kill(watcher_.native_handle(), SIGINT);  // ends its wait at once
    watcher_.join();
  }
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// Requested to stop when a signal came.
  std::stop_token token() const { return source_.get_token(); }

 private:
  static constexpr long poll_ns = 20'000'000;
  static constexpr int patience = 8;  // polls

  void watch(const std::stop_token& finished) {
    const timespec poll{0, poll_ns};
    while (!finished.stop_requested())
      if (sigtimedwait(&signals_, nullptr, &poll) > 0) break;
    if (finished.stop_requested()) return;
    source_.request_stop();
    for (int i = 0; i < patience; ++i) {
      nanosleep(&poll, nullptr);
      if (finished.stop_requested()) return;
    }
    abandon_();
    _exit(interrupted);
  }

  std::function<void()> abandon_;
  sigset_t signals_{};
  std::stop_source source_;
  std::jthread watcher_;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_INTERRUPT_HPP
