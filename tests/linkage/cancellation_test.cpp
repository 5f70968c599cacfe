// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <chrono>
#include <random>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

struct Report {
  std::string phase;
  double done;
  double total;
};

/// What a run tells of itself.
template<class Run>
std::vector<Report> reports_of(const Run& run, int threads) {
  std::vector<Report> reports;
  Execution execution{.threads = threads};
  execution.progress = [&, caller = std::this_thread::get_id()](const Progress& p) {
    if (std::this_thread::get_id() != caller) throw std::logic_error("told from another thread");
    reports.push_back({std::string(p.phase), p.done, p.total});
  };
  run(execution);
  return reports;
}

std::vector<std::string> phases_of(const std::vector<Report>& reports) {
  std::vector<std::string> phases;
  for (const Report& report : reports)
    if (phases.empty() || phases.back() != report.phase) phases.push_back(report.phase);
  return phases;
}

}  // namespace

TEST_CASE("progress goes from 0 to the total in every phase, told by the calling thread",
          "[linkage][progress]") {
  const Matrix<double> x = scattered(700, 3, 1);
  const CondensedMatrix distances = euclidean_distances(x);
  using Phases = std::vector<std::string>;
  for (const int threads : {1, 4})
    for (const Method method : all_methods)
      for (const bool observations : {true, false}) {
        INFO(to_string(method) << (observations ? " of observations" : " of dissimilarities"));
        const auto reports = reports_of(
            [&](const Execution& execution) {
              observations ? linkage(x, method, {}, execution) : linkage(distances, method, execution);
            },
            threads);
        const bool writes_down_all = method == Method::centroid || method == Method::median;
        CHECK(phases_of(reports) ==
              (observations && writes_down_all ? Phases{"distances", "linkage"} : Phases{"linkage"}));
        CHECK(reports.size() < 1100);  // some 500 a phase
        for (std::size_t i = 0; i < reports.size(); ++i) {
          const Report& now = reports[i];
          const bool first = i == 0 || reports[i - 1].phase != now.phase;
          const bool last = i + 1 == reports.size() || reports[i + 1].phase != now.phase;
          CHECK(now.total > 0);
          if (first)
            CHECK(now.done == 0);
          else
            CHECK((now.done >= reports[i - 1].done && now.total == reports[i - 1].total));
          if (last) CHECK(now.done == now.total);
          CHECK(now.done <= now.total);
        }
      }
}

TEST_CASE("a stop requested at any moment of any phase ends the work", "[linkage][cancel]") {
  const Matrix<double> x = scattered(300, 3, 1);
  const CondensedMatrix distances = euclidean_distances(x);
  std::mt19937_64 random(1);
  for (const Method method : all_methods)
    for (const bool observations : {true, false}) {
      const auto run = [&](const Execution& execution) {
        return observations ? linkage(x, method, {}, execution) : linkage(distances, method, execution);
      };
      for (const int threads : {1, 2}) {
        // The last report of a phase comes when its work is done; only after the very last is there none to
        // stop.
        const std::size_t moments = reports_of(run, threads).size() - 2;
        for (int trial = 0; trial < 12; ++trial) {
          const std::size_t moment = trial == 0 ? 0 : random() % moments;
          INFO(to_string(method) << ", observations " << observations << ", threads " << threads
                                 << ", report " << moment);
          std::stop_source source;
          std::size_t told = 0, told_after = 0;
          Execution execution{.threads = threads, .stop = source.get_token()};
          execution.progress = [&](const Progress&) {
            if (source.stop_requested()) ++told_after;
            if (told++ == moment) source.request_stop();
          };
          // How many reports a run with several threads makes depends on who finishes which chunk when.
          if (threads == 1 || moment == 0)
            CHECK_THROWS_AS(run(execution), cancelled_error);
          else
            try {
              run(execution);
            } catch (const cancelled_error&) {
            }
          CHECK(told_after <= 1);  // the end of a phase may still be told
        }
      }
    }
}

TEST_CASE("a stop requested beforehand lets nothing begin", "[linkage][cancel]") {
  std::stop_source source;
  source.request_stop();
  for (const Method method : all_methods) {
    int told = 0;
    Execution execution{.stop = source.get_token(), .progress = [&](const Progress&) {
                          ++told;
                        }};
    CHECK_THROWS_AS(linkage(scattered(100, 2, 1), method, {}, execution), cancelled_error);
    CHECK_THROWS_AS(linkage(euclidean_distances(scattered(100, 2, 1)), method, execution), cancelled_error);
    CHECK(told == 0);
  }
}

TEST_CASE("a stop requested from another thread ends the work", "[linkage][cancel]") {
  const Matrix<double> x = scattered(6000, 8, 1);
  std::stop_source source;
  std::jthread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    source.request_stop();
  });
  CHECK_THROWS_AS(linkage(x, Average{}, {}, {.stop = source.get_token()}), cancelled_error);
}
