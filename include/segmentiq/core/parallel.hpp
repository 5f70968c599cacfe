// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_PARALLEL_HPP
#define SEGMENTIQ_CORE_PARALLEL_HPP

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <thread>
#include <utility>

#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/types.hpp"

#if defined(_OPENMP)
#include <omp.h>
#endif

// Threads: OpenMP where it is switched on, else one thread. No other header uses threads.
namespace segmentiq {

/// The number of threads that `execution` asks for, at least 1.
inline int thread_count(const Execution& execution) {
#if defined(_OPENMP)
  return execution.threads > 0 ? execution.threads : std::max(1, omp_get_max_threads());
#else
  (void)execution;
  return 1;
#endif
}

/// While it exists, OpenMP work that this thread starts runs on this thread alone. That includes Eigen's
/// matrix products, whose rounding depends on the number of threads. Other threads are not affected.
class OneThreadScope {
 public:
#if defined(_OPENMP)
  OneThreadScope() : before_(omp_get_max_threads()) {
    omp_set_num_threads(1);
  }
  ~OneThreadScope() {
    omp_set_num_threads(before_);
  }
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

/// Calls `body(first, last)` for the chunks [0, chunk), [chunk, 2·chunk), … of [0, count), on several
/// threads.
///
/// The chunks depend on `chunk` alone, never on the number of threads. So if the result of a chunk depends on
/// nothing but the chunk, and has its own place in memory, it is the same bytes for any number of threads.
/// After a stop request or an exception of a body, no further chunk begins, and the error is thrown in the
/// calling thread. Progress advances by `work_of(first, last)` per chunk and is reported by the calling
/// thread.
/// @param chunk > 0
template<class Body, class WorkOf>
void parallel_chunks(Index count, Index chunk, const Execution& execution, PhaseProgress* progress,
                     const Body& body, const WorkOf& work_of) {
  const Index chunks = (count + chunk - 1) / chunk;
  const auto bounds = [&](Index c) {
    return std::pair{c * chunk, std::min(count, (c + 1) * chunk)};
  };
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
        execution.check_stop();
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
    execution.check_stop();
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

/// Threads that stay ready for many small parallel loops in a row, where starting an OpenMP loop for each
/// would cost as much as the work. Made by `with_team`.
///
/// The calling thread takes part, and waits only for chunks that another thread has begun. So a helper that
/// gets no processor time does not hold up the others.
class Team {
 public:
  /// As parallel_chunks, for a body that does not throw: calls `body(first, last)` for the chunks of [0,
  /// count). @pre chunk > 0
  template<class Body>
  void chunks(Index count, Index chunk, const Body& body) {
    const Index pieces = (count + chunk - 1) / chunk;
    if (!helped_ || pieces < 2 || pieces > max_pieces) {
      for (Index first = 0; first < count; first += chunk)
        body(first, std::min(count, first + chunk));
      return;
    }
    struct Job {
      const Body& body;
      Index count, chunk;
    } job{body, count, chunk};
    context_ = &job;
    call_ = [](const void* context, Index piece) {
      const Job& j = *static_cast<const Job*>(context);
      j.body(piece * j.chunk, std::min(j.count, (piece + 1) * j.chunk));
    };
    finished_.store(0, std::memory_order_relaxed);
    ticket_.store(Ticket(++generation_ % generations, pieces, 0).bits, std::memory_order_release);
    while (work_once()) {
    }
    for (int spins = 0; finished_.load(std::memory_order_acquire) != pieces; ++spins)
      if (spins > patience) std::this_thread::yield();
  }

 private:
  template<class Main>
  friend void with_team(const Execution& execution, const Main& main);

  // Generation, number of pieces and next piece in one word, so that a piece can only be taken from the job
  // it belongs to.
  static constexpr Index max_pieces = (1 << 20) - 1;
  static constexpr std::uint64_t generations = 1 << 20;
  static constexpr int patience = 2000;
  struct Ticket {
    explicit Ticket(std::uint64_t raw) : bits(raw) {}
    Ticket(std::uint64_t generation, Index pieces, Index next)
        : bits(generation << 44 | static_cast<std::uint64_t>(pieces) << 22 |
               static_cast<std::uint64_t>(next)) {}
    Index pieces() const { return static_cast<Index>(bits >> 22 & 0x3fffff); }
    Index next() const { return static_cast<Index>(bits & 0x3fffff); }
    std::uint64_t bits;
  };

  /// Takes one piece of the current job and runs it; false when there is none left.
  bool work_once() {
    const Ticket seen(ticket_.load(std::memory_order_acquire));
    if (seen.next() >= seen.pieces()) return false;
    const Ticket mine(ticket_.fetch_add(1, std::memory_order_acq_rel));
    if (mine.next() >= mine.pieces()) return false;
    call_(context_, mine.next());
    finished_.fetch_add(1, std::memory_order_release);
    return true;
  }

  void help() {
    for (int idle = 0; !over_.load(std::memory_order_acquire);)
      if (work_once())
        idle = 0;
      else if (++idle > patience)
        std::this_thread::yield();
  }

  bool helped_ = false;
  std::uint64_t generation_ = 0;
  const void* context_ = nullptr;
  void (*call_)(const void*, Index) = nullptr;
  alignas(64) std::atomic<std::uint64_t> ticket_{0};
  alignas(64) std::atomic<Index> finished_{0};
  std::atomic<bool> over_{false};
};

/// Calls `main(team)` in this thread, with the other threads of `execution` as helpers. An exception of
/// `main` is thrown here.
template<class Main>
void with_team(const Execution& execution, const Main& main) {
  Team team;
#if defined(_OPENMP)
  const int threads = thread_count(execution);
  if (threads > 1) {
    team.helped_ = true;
    std::exception_ptr failure;
#pragma omp parallel num_threads(threads)
    {
      if (omp_get_thread_num() == 0) {
        try {
          main(team);
        } catch (...) {
          failure = std::current_exception();
        }
        team.over_.store(true, std::memory_order_release);
      } else {
        team.help();
      }
    }
    if (failure) std::rethrow_exception(failure);
    return;
  }
#endif
  (void)execution;
  main(team);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_PARALLEL_HPP
