// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_EXAMPLES_SEGMENTIQ_PROGRESS_REPORT_HPP
#define SEGMENTIQ_EXAMPLES_SEGMENTIQ_PROGRESS_REPORT_HPP

#include <chrono>
#include <cstdio>
#include <string>

#include "segmentiq/core/execution.hpp"

namespace program {

/// Shows progress on stderr: the phase, how far it is, and the time left. As one changing line on a terminal,
/// or as events for other programs, a JSON object on each line. At most ten times a second, and at the begin
/// and end of each phase.
class ProgressReport {
 public:
  enum class Form { none, line, json };

  explicit ProgressReport(Form form) : form_(form) {}
  ~ProgressReport() { clear(); }
  ProgressReport(const ProgressReport&) = delete;
  ProgressReport& operator=(const ProgressReport&) = delete;

  void show(const segmentiq::Progress& progress) {
    if (form_ == Form::none) return;
    const auto now = Clock::now();
    const bool ends = progress.total > 0 && progress.done >= progress.total;
    if (phase_ != progress.phase) {
      phase_ = progress.phase;
      begun_ = now;
      ended_ = false;
    } else if (ended_ || (now - shown_ < std::chrono::milliseconds(100) && !(ends && form_ == Form::json))) {
      return;
    }
    shown_ = now;
    ended_ = ends;
    const double share = progress.total > 0 ? progress.done / progress.total : 0;
    const double spent = std::chrono::duration<double>(now - begun_).count();
    const double left = ends ? 0 : (share > 0.02 && spent > 0.5 ? spent / share - spent : -1);
    if (form_ == Form::json)
      write_event(progress, left);
    else
      draw(progress, share, spent, left);
  }

  /// Removes the line, so that the next output begins on a clean one.
  void clear() {
    if (drawn_any_) std::fprintf(stderr, "\r\x1b[K");
    drawn_any_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// @param left seconds, < 0 when unknown
  static void write_event(const segmentiq::Progress& progress, double left) {
    char total[40] = "null", seconds[40] = "null";
    if (progress.total > 0) std::snprintf(total, sizeof total, "%.10g", progress.total);
    if (left >= 0) std::snprintf(seconds, sizeof seconds, "%.1f", left);
    std::fprintf(stderr, "{\"phase\":\"%.*s\",\"done\":%.10g,\"total\":%s,\"seconds_left\":%s}\n",
                 static_cast<int>(progress.phase.size()), progress.phase.data(), progress.done, total,
                 seconds);
    std::fflush(stderr);
  }

  void draw(const segmentiq::Progress& progress, double share, double spent, double left) {
    char line[160];
    if (progress.total <= 0)
      std::snprintf(line, sizeof line, "%-12s %.0f s", phase_.c_str(), spent);
    else if (left > 0)
      std::snprintf(line, sizeof line, "%-12s %s %3.0f %%  %s left", phase_.c_str(), bar(share).c_str(),
                    100 * share, time(left).c_str());
    else
      std::snprintf(line, sizeof line, "%-12s %s %3.0f %%", phase_.c_str(), bar(share).c_str(), 100 * share);
    std::fprintf(stderr, "\r%s\x1b[K", line);
    std::fflush(stderr);
    drawn_any_ = true;
  }

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

  Form form_;
  bool drawn_any_ = false;
  bool ended_ = false;
  std::string phase_;
  Clock::time_point begun_{};
  Clock::time_point shown_{};
};

}  // namespace program

#endif  // SEGMENTIQ_EXAMPLES_SEGMENTIQ_PROGRESS_REPORT_HPP
