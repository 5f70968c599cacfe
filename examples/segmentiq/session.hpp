// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_SESSION_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_SESSION_HPP

#include <unistd.h>

#include <memory>
#include <mutex>
#include <utility>

#include "examples/common/output.hpp"
#include "interrupt.hpp"
#include "progress_report.hpp"
#include "run_options.hpp"
#include "segmentiq/core/execution.hpp"

namespace program {

/// What a command runs with: threads, memory limit, progress, and the output that must not be left half
/// written. Ctrl-C is a stop request; work that does not stop soon is abandoned.
class Session {
 public:
  explicit Session(const RunOptions& options) : interrupt_([this] { discard(); }), progress_(form(options)) {
    execution_.threads = options.threads;
    execution_.max_memory = memory_limit(options);
    execution_.stop = interrupt_.token();
    execution_.progress = [this](const segmentiq::Progress& progress) {
      progress_.show(progress);
    };
  }

  const segmentiq::Execution& execution() const { return execution_; }
  /// Removes the progress line. Call it before anything is printed.
  void finish_progress() { progress_.clear(); }

  /// Makes an output, which is discarded unless the command succeeds.
  template<class Kind>
  Kind& make_output(const std::string& where) {
    const std::lock_guard lock(guard_);
    auto made = std::make_unique<Kind>(where);
    Kind& output = *made;
    output_ = std::move(made);
    return output;
  }

  /// Removes what is not published. Safe to call from another thread.
  void discard() {
    const std::lock_guard lock(guard_);
    if (output_) output_->discard();
  }

 private:
  static ProgressReport::Form form(const RunOptions& options) {
    if (options.progress == "json") return ProgressReport::Form::json;
    const bool shown = options.progress == "auto" && !options.quiet && ::isatty(STDERR_FILENO) != 0;
    return shown ? ProgressReport::Form::line : ProgressReport::Form::none;
  }

  std::mutex guard_;
  std::unique_ptr<Output> output_;
  Interrupt interrupt_;
  ProgressReport progress_;
  segmentiq::Execution execution_;
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_SESSION_HPP
