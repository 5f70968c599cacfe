// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_PARALLEL_HPP
#define SEGMENTIQ_CORE_PARALLEL_HPP

#include <algorithm>
#include <exception>
#include <utility>

#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/types.hpp"

#if defined(_OPENMP)
#include <omp.h>
#endif

// The one header that knows of threads: OpenMP where the compiler has it switched on, one thread where not.
namespace segmentiq {

/// The number of threads that `execution` stands for, at least 1.
inline int thread_count(const Execution& execution) {
#if defined(_OPENMP)
  return execution.threads > 0 ? execution.threads : std::max(1, omp_get_max_threads());
#else
  (void)execution;
  return 1;
#endif
}

/// While it lives, OpenMP work begun by this thread runs on this thread alone – Eigen's matrix products among it, whose
/// rounding depends on how many threads they use. Other threads are not concerned.
class OneThreadScope {
 public:
#if defined(_OPENMP)
  OneThreadScope() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~OneThreadScope() { omp_set_num_threads(before_); }
#else
  OneThreadScope() {}
  ~OneThreadScope() {}
#endif
  OneThreadScope(const OneThreadScope&) = delete;
  OneThreadScope& operator=(const OneThreadScope&) = delete;

#if defined(_OPENMP)
 private:
  int before_;
#endif
};

/// Calls `body(first, last)` for the chunks [0, chunk), [chunk, 2·chunk), … of [0, count), on several threads.
///
/// The chunks depend on `chunk` alone, never on the number of threads: a body whose result for a chunk depends
/// on that chunk only, written to a place of its own, gives the same bytes for any number of threads.
/// A stop request or an exception of a body skips the chunks that have not begun and is thrown here, in the
/// calling thread. Progress advances by `work_of(first, last)` per chunk, told by the calling thread.
/// @param chunk > 0
template<class Body, class WorkOf>
void parallel_chunks(Index count, Index chunk, const Execution& execution, PhaseProgress* progress,
                     const Body& body, const WorkOf& work_of) {
  const Index chunks = (count + chunk - 1) / chunk;
  const auto bounds = [&](Index c) { return std::pair{c * chunk, std::min(count, (c + 1) * chunk)}; };
#if defined(_OPENMP)
  const int threads = static_cast<int>(std::min<Index>(thread_count(execution), chunks));
  if (threads > 1) {
    std::exception_ptr failure;
    bool failed = false;
    double work_done = 0;
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
    for (Index c = 0; c < chunks; ++c) {
      bool skip = false;
#pragma omp atomic read
      skip = failed;
      if (skip) continue;
      try {
        if (execution.stop.stop_requested()) throw cancelled_error();
        const auto [first, last] = bounds(c);
        body(first, last);
        if (progress != nullptr) {
          const double work = work_of(first, last);
          double pending = 0;
#pragma omp atomic
          work_done += work;
          if (omp_get_thread_num() == 0) {
#pragma omp atomic capture
            {
              pending = work_done;
              work_done = 0;
            }
            progress->advance(pending);
          }
        }
      } catch (...) {
#pragma omp critical(segmentiq_parallel_failure)
        if (!failure) failure = std::current_exception();
#pragma omp atomic write
        failed = true;
      }
    }
    if (failure) std::rethrow_exception(failure);
    if (progress != nullptr) progress->advance(work_done);
    return;
  }
#endif
  for (Index c = 0; c < chunks; ++c) {
    if (execution.stop.stop_requested()) throw cancelled_error();
    const auto [first, last] = bounds(c);
    body(first, last);
    if (progress != nullptr) progress->advance(work_of(first, last));
  }
}

/// As above, without progress.
template<class Body>
void parallel_chunks(Index count, Index chunk, const Execution& execution, const Body& body) {
  parallel_chunks(count, chunk, execution, nullptr, body, [](Index, Index) { return 0.0; });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_PARALLEL_HPP
