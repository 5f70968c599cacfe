// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("chunks cover the range once and depend on the chunk alone", "[core][threads]") {
  for (const int threads : {1, 2, 7})
    for (const Index count : {0, 1, 9, 10, 11, 100})
      for (const Index chunk : {1, 10, 1000}) {
        INFO("threads " << threads << ", count " << count << ", chunk " << chunk);
        std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
        std::atomic<bool> well_cut = true;
        parallel_chunks(count, chunk, {.threads = threads}, [&](Index first, Index last) {
          if (first % chunk != 0 || last != std::min(count, first + chunk) || first >= last) well_cut = false;
          for (Index i = first; i < last; ++i)
            ++visits[static_cast<std::size_t>(i)];
        });
        CHECK(well_cut);
        for (const auto& visit : visits)
          CHECK(visit == 1);
      }
}

TEST_CASE("an exception of a chunk reaches the caller, and chunks not begun are skipped", "[core][threads]") {
  for (const int threads : {1, 4}) {
    std::atomic<int> begun = 0;
    CHECK_THROWS_WITH(parallel_chunks(100'000, 1, {.threads = threads},
                                      [&](Index first, Index) {
                                        ++begun;
                                        if (first == 3) throw std::runtime_error("chunk 3");
                                        std::this_thread::sleep_for(std::chrono::microseconds(100));
                                      }),
                      "chunk 3");
    CHECK(begun < 100'000);
  }
}

TEST_CASE("a stop request ends the loop", "[core][threads][cancel]") {
  for (const int threads : {1, 4}) {
    std::stop_source source;
    std::atomic<int> begun = 0;
    CHECK_THROWS_AS(parallel_chunks(100'000, 1, {.threads = threads, .stop = source.get_token()},
                                    [&](Index, Index) {
                                      if (++begun == 10) source.request_stop();
                                    }),
                    cancelled_error);
    CHECK(begun < 100'000);
  }
}

TEST_CASE("progress of a parallel loop is reported by the calling thread, grows, and adds up",
          "[core][threads][progress]") {
  for (const int threads : {1, 4}) {
    double last = -1;
    bool grows = true, same_thread = true;
    const auto caller = std::this_thread::get_id();
    const Execution execution{.threads = threads, .progress = [&](const Progress& p) {
                                grows = grows && p.done >= last && p.total == 1000;
                                same_thread = same_thread && std::this_thread::get_id() == caller;
                                last = p.done;
                              }};
    PhaseProgress progress(execution, "work", 1000);
    parallel_chunks(
        1000, 7, execution, &progress, [](Index, Index) {},
        [](Index first, Index end) { return static_cast<double>(end - first); });
    CHECK(grows);
    CHECK(same_thread);
    progress.finish();
    CHECK(last == 1000);
  }
}

TEST_CASE("a team runs every chunk of every job once, and has finished when chunks() returns",
          "[core][threads]") {
  for (const int threads : {1, 2, 7})
    with_team({.threads = threads}, [&](Team& team) {
      bool right = true;
      std::vector<int> visits;  // not atomic: one thread a chunk, and all is to be seen when chunks() returns
      for (Index job = 0; job < 3000; ++job) {
        const Index count = job % 50, chunk = 1 + job % 7;
        visits.assign(static_cast<std::size_t>(count), 0);
        team.chunks(count, chunk, [&](Index first, Index last) {
          for (Index i = first; i < last; ++i)
            visits[static_cast<std::size_t>(i)] += first % chunk == 0 && last <= first + chunk ? 1 : 100;
        });
        for (const int visit : visits)
          right = right && visit == 1;
      }
      CHECK(right);
    });
}

TEST_CASE("a team ends when its work throws", "[core][threads]") {
  for (const int threads : {1, 4}) {
    int done = 0;
    CHECK_THROWS_WITH(with_team({.threads = threads},
                                [&](Team& team) {
                                  team.chunks(1, 1, [&](Index, Index) { ++done; });
                                  throw std::runtime_error("enough");
                                }),
                      "enough");
    CHECK(done == 1);
  }
}

TEST_CASE("the number of threads is the one asked for, or all", "[core][threads]") {
  CHECK(thread_count({}) >= 1);
  CHECK(thread_count({.threads = -1}) == thread_count({}));
#if defined(_OPENMP)
  CHECK(thread_count({.threads = 3}) == 3);
  const int before = omp_get_max_threads();
  {
    const OneThreadScope scope;
    CHECK(omp_get_max_threads() == 1);
  }
  CHECK(omp_get_max_threads() == before);
#endif
}
