// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <chrono>
#include <cmath>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/plot/dendrogram/dendrogram_svg.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_shapes.hpp"

// A million observations: what is only a matter of size shows here.

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {
constexpr Index million = 1'000'000;

bool is_rising(const Dendrogram& tree) {
  return std::is_sorted(tree.merges().begin(), tree.merges().end(),
                        [](const Merge& a, const Merge& b) { return a.height < b.height; });
}
}  // namespace

TEST_CASE("a million observations in planted groups are clustered into these groups",
          "[linkage][tree][slow]") {
  constexpr Index groups = 7;
  Matrix<double> x = grouped(million, 3, 1, 0, 1, 3);
  for (Index i = 0; i < million; ++i)
    x(i, 0) += 100 * static_cast<double>(i % groups);
  for (const Method method : {Method::ward, Method::single}) {
    INFO(to_string(method));
    const LinkageResult found = linkage_result(x, method);
    CHECK(found.algorithm == Algorithm::tree);
    CHECK(is_rising(found.dendrogram));
    CHECK(found.dendrogram.merges().back().size == million);
    const Partition cut = cut_exact(found.dendrogram, groups);
    for (Index i = 0; i < million; ++i)
      if (cut.labels[static_cast<std::size_t>(i)] != cut.labels[static_cast<std::size_t>(i % groups)])
        FAIL("observation " << i << " is not in the group it was planted in");
  }
}

TEST_CASE("a chain of a million observations is a dendrogram a million deep, and overflows nothing",
          "[linkage][tree][slow]") {
  Matrix<double> x(million, 1);
  double place = 0;
  for (Index i = 0; i < million; ++i) {  // every gap a little wider than the one before
    x(i, 0) = place;
    place += 1 + 1e-6 * static_cast<double>(i);
  }
  const Dendrogram tree = linkage(x, Single{});
  for (Index i = 0; i < million - 1; ++i) {
    const Merge& m = tree.merges()[static_cast<std::size_t>(i)];
    const Index before = i == 0 ? 0 : million + i - 1;  // the chain so far
    if (m.size != i + 2 || m.left != std::min(before, i + 1) || m.right != std::max(before, i + 1))
      FAIL("merge " << i << " is not the next of the chain");
  }
  const Partition cut = cut_exact(tree, 3);
  CHECK(cut.count == 3);
  CHECK(cut.labels.front() != cut.labels.back());
  CHECK(dendrogram_svg(tree, cut).size() < 1'000'000);
}

TEST_CASE("a stop ends the clustering of a million observations at once", "[linkage][tree][slow]") {
  const Matrix<double> x = grouped(million, 5, 20, 3, 1, 3);
  for (const int milliseconds : {50, 300, 1000, 2500}) {
    INFO("after " << milliseconds << " ms");
    std::stop_source source;
    std::chrono::steady_clock::time_point asked;
    std::jthread later([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      asked = std::chrono::steady_clock::now();
      source.request_stop();
    });
    CHECK_THROWS_AS(linkage(x, Ward{}, {}, {.stop = source.get_token()}), cancelled_error);
    const std::chrono::duration<double> late = std::chrono::steady_clock::now() - asked;
    WARN("stopped " << late.count() << " s after it was asked to");
  }
}
