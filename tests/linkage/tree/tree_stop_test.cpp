// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <chrono>
#include <cstdint>
#include <random>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/random_shapes.hpp"
#include "support/tree_clustering.hpp"

// What the tree engine tells while it runs, and how it ends when asked to.

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("progress of the tree goes from 0 to the total, told by the calling thread",
          "[linkage][tree][progress]") {
  const Matrix<double> x = scattered(3000, 2, 1);
  for (const int threads : {1, 3})
    for (const Method method : tree_methods) {
      INFO(to_string(method) << ", threads " << threads);
      std::vector<Progress> told;
      std::vector<std::string> phases;
      bool elsewhere = false;
      TreeRun run{.enough = 100, .execution = {.threads = threads}};
      run.execution.progress = [&, caller = std::this_thread::get_id()](const Progress& p) {
        elsewhere = elsewhere || std::this_thread::get_id() != caller;
        told.push_back(p);
        phases.emplace_back(p.phase);
      };
      tree_clustering(x, method, run);
      CHECK_FALSE(elsewhere);
      REQUIRE(told.size() >= 2);
      for (std::size_t i = 0; i < told.size(); ++i) {
        const bool first = i == 0 || phases[i - 1] != phases[i];
        const bool last = i + 1 == told.size() || phases[i + 1] != phases[i];
        CHECK(told[i].done <= told[i].total);
        if (!first) CHECK(told[i].done >= told[i - 1].done);
        if (last) CHECK(told[i].done == told[i].total);
      }
    }
}

TEST_CASE("a stop at any moment ends the tree's work, and leaves nothing behind", "[linkage][tree][cancel]") {
  const Matrix<double> x = scattered(4000, 3, 1);
  std::mt19937_64 random(1);
  for (const Method method : tree_methods)
    for (const int threads : {1, 2})
      for (int trial = 0; trial < 10; ++trial) {
        INFO(to_string(method) << ", threads " << threads << ", trial " << trial);
        std::stop_source source;
        // From none at all to more than the work takes: what ends before the request is right, too.
        const auto moment = std::chrono::microseconds(random() % (1u << (2 * trial)));
        std::jthread later([&] {
          std::this_thread::sleep_for(moment);
          source.request_stop();
        });
        try {
          const TreeRun run{.enough = 50, .execution = {.threads = threads, .stop = source.get_token()}};
          const Dendrogram tree = tree_clustering(x, method, run).dendrogram;
          CHECK(tree.merges().size() == 3999);
        } catch (const cancelled_error&) {
          CHECK(source.stop_requested());
        }
      }
}

TEST_CASE("a stop requested beforehand lets the tree not begin", "[linkage][tree][cancel]") {
  std::stop_source source;
  source.request_stop();
  for (const Method method : tree_methods) {
    INFO(to_string(method));
    CHECK_THROWS_AS(
        tree_clustering(scattered(2000, 2, 1), method, {.execution = {.stop = source.get_token()}}),
        cancelled_error);
  }
}
