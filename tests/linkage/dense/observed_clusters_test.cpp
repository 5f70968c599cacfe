// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/observed_clusters.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/linkage/dense/nn_chain.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;
using detail::ClusterRows;
using detail::FoundMerges;
using detail::Singletons;

namespace {

std::size_t at(Index i) {
  return static_cast<std::size_t>(i);
}

/// Both ways to run the chain must find the same merges in the same order, to the last bit.
template<class Criterion>
void check_same_merges(const Matrix<double>& x, const Criterion& criterion) {
  const FoundMerges expected =
      detail::chain_over(detail::WorkingDistances(euclidean_distances(x)),
                         detail::ChainStart::all_singletons(x.rows()), criterion, {.threads = 1});
  for (const int threads : {1, 2, 3}) {
    const FoundMerges found = detail::chain_over(x, {}, criterion, {.threads = threads});
    REQUIRE(found.merges.size() == expected.merges.size());
    CHECK(found.tied == expected.tied);
    bool same = true;
    for (std::size_t i = 0; i < found.merges.size(); ++i)
      same = same && found.merges[i].first == expected.merges[i].first &&
             found.merges[i].second == expected.merges[i].second &&
             found.merges[i].height == expected.merges[i].height;
    CHECK(same);
  }
}

void check_all_criteria(const Matrix<double>& x) {
  check_same_merges(x, Ward{});
  check_same_merges(x, Complete{});
  check_same_merges(x, Average{});
  check_same_merges(x, Weighted{});
}

Matrix<double> one_hot(Index n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Matrix<double> x = Matrix<double>::Zero(n, 14);
  for (Index i = 0; i < n; ++i)
    for (const Index first : {0, 5, 9})
      x(i, first + static_cast<Index>(random() % 4)) = 1;
  return x;
}

}  // namespace

TEST_CASE("distances worked out when they are asked for give the merges that given ones give", "[linkage]") {
  for (const Index n : {1, 2, 3, 31, 32, 33, 100, 257, 700, 1500})
    check_all_criteria(scattered(n, n < 200 ? 2 : 5, static_cast<std::uint64_t>(n)));
}

TEST_CASE("ties fall alike where distances are worked out and where they are given", "[linkage]") {
  check_all_criteria(one_hot(500, 1));
  check_all_criteria(one_hot(90, 2));
  Matrix<double> grid(900, 2);  // of integers: equal distances everywhere
  for (Index i = 0; i < 900; ++i)
    grid.row(i) << static_cast<double>(i * 7 % 30), static_cast<double>(i * 7 / 30 % 30);
  check_all_criteria(grid);
  check_all_criteria(Matrix<double>::Constant(300, 3, 2.5));
}

TEST_CASE("weights count where distances are worked out", "[linkage]") {
  for (const Index features : {3, 70}) {  // 70: wide, written down at the start
    const Matrix<double> x = scattered(300, features, 5);
    std::mt19937_64 random(5);
    std::vector<double> weights;
    for (Index i = 0; i < x.rows(); ++i)
      weights.push_back(0.5 + static_cast<double>(random() % 5));
    CondensedMatrix distances = euclidean_distances(x);
    for (Index i = 0; i < x.rows(); ++i)
      for (Index j = i + 1; j < x.rows(); ++j)
        distances.data()[distances.row_begin(i) + j - i - 1] *=
            std::sqrt(2 * weights[at(i)] * weights[at(j)] / (weights[at(i)] + weights[at(j)]));
    detail::ChainStart start = detail::ChainStart::all_singletons(x.rows());
    start.sizes = weights;
    const FoundMerges expected =
        detail::chain_over(detail::WorkingDistances(std::move(distances)), std::move(start), Ward{}, {});
    const FoundMerges found = detail::chain_over(x, weights, Ward{}, {.threads = 2});
    REQUIRE(found.merges.size() == expected.merges.size());
    for (std::size_t i = 0; i < found.merges.size(); ++i) {
      CHECK(found.merges[i].first == expected.merges[i].first);
      CHECK(found.merges[i].height == expected.merges[i].height);
    }
  }
}

TEST_CASE("the rows of singletons are their distances, remembered or not", "[linkage]") {
  for (const Index n : {1, 31, 64, 200}) {
    const Matrix<double> x = scattered(n, 3, 9);
    const CondensedMatrix distances = euclidean_distances(x);
    Singletons singleton(x, nullptr);
    std::vector<Index> active(at(n));
    std::iota(active.begin(), active.end(), Index{0});
    std::mt19937_64 random(1);
    with_team({.threads = 2}, [&](Team& team) {
      while (!active.empty()) {
        for (int ask = 0; ask < 40; ++ask) {
          const Index place = static_cast<Index>(random() % active.size());
          const Singletons::Row& row = singleton.row(active[at(place)], place, team);
          for (Index p = 0; p < singleton.places(); ++p)
            CHECK(row.singleton[at(p)] ==
                  (p == place ? HUGE_VAL : distances(active[at(place)], active[at(p)])));
        }
        std::vector<Index> kept, still;
        for (Index p = 0; p < singleton.places(); ++p)
          if (random() % 3 != 0) {
            kept.push_back(p);
            still.push_back(active[at(p)]);
          }
        singleton.keep(kept);
        active = still;
        CHECK(singleton.places() == static_cast<Index>(active.size()));
      }
    });
  }
}

TEST_CASE("rows of clusters are complete whenever they are read", "[linkage]") {
  // Clusters come and go at random; a plain table knows every pair. A cluster's name is its number.
  for (const Index n : {40, 600, 1400}) {
    std::mt19937_64 random(static_cast<std::uint64_t>(n));
    const auto value = [](Index a, Index b) {
      return static_cast<double>(std::max(a, b) * 10'000 + std::min(a, b));
    };
    const auto singleton_value = [](Index cluster, Index observation) {
      return static_cast<double>(cluster) + static_cast<double>(observation) / 4096;
    };
    ClusterRows rows(n);
    std::vector<Index> singleton(at(n)), names;  // by place, by column
    std::iota(singleton.begin(), singleton.end(), Index{0});
    std::vector<double> inactive, gathered;
    std::vector<Index> complete_to;
    Index singleton_left = n, next_name = 0, active = n, active_then = n;
    std::vector<double> singleton_inactive(at(n), 0.0);
    with_team({.threads = 2}, [&](Team& team) {
      const auto check_cluster = [&](Index column) {
        rows.complete(column, complete_to[at(column)]);
        complete_to[at(column)] = rows.columns();
        bool same = true;
        const Index row = rows.row(column);
        for (Index c = 0; c < rows.columns(); ++c)
          if (inactive[at(c)] == 0)
            same = same && rows.part(row, c / ClusterRows::width)[c % ClusterRows::width] ==
                               (c == column ? HUGE_VAL : value(names[at(column)], names[at(c)]));
        for (std::size_t p = 0; p < singleton.size(); ++p)
          if (singleton_inactive[p] == 0)
            same = same && rows.singleton_part(row)[p] == singleton_value(names[at(column)], singleton[p]);
        CHECK(same);
      };
      while (active > 3) {
        // Two active clusters become one: mostly singletons at first, clusters in the end.
        Index row = -1;
        for (int part = 0; part < 2; ++part) {
          std::vector<Index> columns;
          for (Index c = 0; c < rows.columns(); ++c)
            if (inactive[at(c)] == 0) columns.push_back(c);
          const bool take_singleton = singleton_left > 0 && (columns.size() < 2 || random() % 3 != 0);
          if (take_singleton) {
            Index place = static_cast<Index>(random() % singleton.size());
            while (singleton_inactive[at(place)] != 0)
              place = (place + 1) % static_cast<Index>(singleton.size());
            gathered.assign(at(rows.columns()), 0.0);
            rows.gather(place, 0, gathered.data(), team);
            bool same = true;
            for (const Index c : columns)
              same = same && gathered[at(c)] == singleton_value(names[at(c)], singleton[at(place)]);
            CHECK(same);
            singleton_inactive[at(place)] = HUGE_VAL;
            --singleton_left;
          } else {
            const Index column = columns[random() % columns.size()];
            check_cluster(column);
            inactive[at(column)] = HUGE_VAL;
            if (row >= 0) rows.free_row(row);
            row = rows.row(column);
          }
        }
        if (row < 0) row = rows.new_row();
        --active;
        for (Index c = 0; c < rows.columns(); ++c)
          rows.part(row, c / ClusterRows::width)[c % ClusterRows::width] =
              inactive[at(c)] == 0 ? value(next_name, names[at(c)]) : -1;
        for (std::size_t p = 0; p < singleton.size(); ++p)
          rows.singleton_part(row)[p] = singleton_value(next_name, singleton[p]);
        names.push_back(next_name++);
        inactive.push_back(0.0);
        CHECK(rows.add_column(row) + 1 == static_cast<Index>(names.size()));
        complete_to.push_back(rows.columns());

        const bool compacts = 5 * active <= 4 * active_then - 20;
        rows.write_columns(compacts, inactive, team);
        if (!compacts) continue;
        std::vector<Index> places, columns, singleton_now, names_now;
        for (std::size_t p = 0; p < singleton.size(); ++p)
          if (singleton_inactive[p] == 0) {
            places.push_back(static_cast<Index>(p));
            singleton_now.push_back(singleton[p]);
          }
        for (std::size_t c = 0; c < names.size(); ++c)
          if (inactive[c] == 0) {
            columns.push_back(static_cast<Index>(c));
            names_now.push_back(names[c]);
          }
        rows.keep(places, columns, team);
        singleton = singleton_now;
        names = names_now;
        singleton_inactive.assign(singleton.size(), 0.0);
        inactive.assign(names.size(), 0.0);
        complete_to.assign(names.size(), rows.columns());
        active_then = active;
        for (Index c = 0; c < rows.columns(); c += 7)
          check_cluster(c);
      }
    });
  }
}
