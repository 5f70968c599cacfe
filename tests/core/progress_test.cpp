// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/core/progress.hpp"

#include <stop_token>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;

TEST_CASE("a phase reports its beginning, its end, and about 500 times in between", "[core][progress]") {
  std::vector<double> done;
  const Execution execution{.progress = [&](const Progress& p) {
    CHECK(p.phase == "work");
    CHECK(p.total == 1e6);
    done.push_back(p.done);
  }};
  PhaseProgress progress(execution, "work", 1e6);
  CHECK(done == std::vector<double>{0});
  for (int i = 0; i < 1'000'000; ++i)
    progress.advance(1);
  CHECK(done.size() > 400);
  CHECK(done.size() < 600);
  progress.advance(5);  // more than was said
  progress.finish();
  CHECK(done.back() == 1e6);
  for (std::size_t i = 1; i < done.size(); ++i)
    CHECK((done[i] >= done[i - 1] && done[i] <= 1e6));
}

TEST_CASE("a phase of unknown length reports the work done", "[core][progress]") {
  double done = -1, total = -1;
  const Execution execution{.progress = [&](const Progress& p) {
    done = p.done;
    total = p.total;
  }};
  PhaseProgress progress(execution, "work", 0);
  progress.advance(7);
  progress.finish();
  CHECK(done == 7);
  CHECK(total == 0);
}

TEST_CASE("a phase ends when a stop is requested", "[core][progress][cancel]") {
  std::stop_source source;
  const Execution execution{.stop = source.get_token()};
  PhaseProgress progress(execution, "work", 10);
  CHECK_NOTHROW(progress.advance(1));
  source.request_stop();
  CHECK_THROWS_AS(progress.advance(1), cancelled_error);
  CHECK_THROWS_AS(progress.check_stop(), cancelled_error);
  CHECK_THROWS_AS(PhaseProgress(execution, "next", 10), cancelled_error);
  CHECK_THROWS_WITH(progress.check_stop(), "stopped on request");
}
