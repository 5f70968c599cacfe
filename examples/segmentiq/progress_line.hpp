// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_PROGRESS_LINE_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_PROGRESS_LINE_HPP

#include <chrono>
#include <cstdio>
#include <string>

#include "segmentiq/core/progress.hpp"

namespace program {

/// One line on a terminal that says what is being done, how far it is, and how long it will still take.
class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const segmentiq::Progress& progress) {
    if (!shown_) return;
    const auto now = Clock::now();
    if (phase_ != progress.phase) {
      phase_ = progress.phase;
      begun_ = now;
    } else if (now - drawn_ < std::chrono::milliseconds(100)) {
      return;
    }
    drawn_ = now;
    const double share = progress.total > 0 ? progress.done / progress.total : 0;
    const double spent = std::chrono::duration<double>(now - begun_).count();
    char line[160];
    if (progress.total <= 0)
      std::snprintf(line, sizeof line, "%-12s %.0f s", phase_.c_str(), spent);
    else if (share > 0.02 && spent > 0.5)
      std::snprintf(line, sizeof line, "%-12s %s %3.0f %%  %s left", phase_.c_str(), bar(share).c_str(),
                    100 * share, time(spent / share - spent).c_str());
    else
      std::snprintf(line, sizeof line, "%-12s %s %3.0f %%", phase_.c_str(), bar(share).c_str(), 100 * share);
    std::fprintf(stderr, "\r%s\x1b[K", line);
    std::fflush(stderr);
    drawn_any_ = true;
  }

  /// Takes the line away, so that what follows stands on a clean one.
  void clear() {
    if (drawn_any_) std::fprintf(stderr, "\r\x1b[K");
    drawn_any_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;

  static std::string bar(double share) {
    constexpr int width = 24;
    const int full = static_cast<int>(share * width);
    return "[" + std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(width - full), '.') + "]";
  }

  static std::string time(double seconds) {
    char text[32];
    if (seconds < 90)
      std::snprintf(text, sizeof text, "%.0f s", seconds);
    else if (seconds < 5400)
      std::snprintf(text, sizeof text, "%.0f min", seconds / 60);
    else
      std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
    return text;
  }

  bool shown_;
  bool drawn_any_ = false;
  std::string phase_;
  Clock::time_point begun_{};
  Clock::time_point drawn_{};
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_PROGRESS_LINE_HPP
