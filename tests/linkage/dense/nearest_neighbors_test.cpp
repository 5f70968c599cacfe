// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/nearest_neighbors.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace segmentiq;
using detail::Nearest;

TEST_CASE("what is remembered of nearest neighbours is always what a search would find", "[linkage]") {
  // Complete linkage on a table of few levels, so that equal distances abound. After every merge, each
  // neighbour that is said to be known must be the first of the nearest.
  Index known = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    std::mt19937_64 random(seed);
    const auto pick = [&](Index below) {
      return static_cast<Index>(random() % static_cast<std::uint64_t>(below));
    };
    const Index n = 4 + pick(30);
    const auto at = [](Index i) {
      return static_cast<std::size_t>(i);
    };
    std::vector<std::vector<double>> distance(at(n), std::vector<double>(at(n), HUGE_VAL));
    for (Index i = 0; i < n; ++i)
      for (Index j = 0; j < i; ++j)
        distance[at(i)][at(j)] = distance[at(j)][at(i)] = static_cast<double>(1 + pick(4));
    std::vector<double> inactive(at(n), 0.0);
    const auto search = [&](Index slot) {
      return detail::nearest_in_row(distance[at(slot)].data(), inactive.data(), n);
    };
    detail::NearestNeighbors nearest(n);
    CHECK_FALSE(nearest.known(0));
    for (Index i = 0; i < n; ++i)
      if (pick(3) > 0) nearest.set(i, search(i));

    for (Index active = n; active > 2; --active) {
      Index x = -1;  // a pair of nearest clusters, as a reducible clustering merges
      for (Index i = 0; i < n; ++i)
        if (inactive[at(i)] == 0 && (x < 0 || search(i).distance < search(x).distance)) x = i;
      Index y = search(x).position;
      if (y < x) std::swap(x, y);
      for (Index k = 0; k < n; ++k)
        distance[at(k)][at(y)] = distance[at(y)][at(k)] =
            std::max(distance[at(k)][at(x)], distance[at(k)][at(y)]);
      distance[at(y)][at(y)] = HUGE_VAL;
      inactive[at(x)] = HUGE_VAL;
      for (Index from = 0; from < n;) {  // in parts that end where they like
        const Index to = std::min(n, from + 1 + pick(n));
        nearest.merged(x, y, from, to, distance[at(y)].data() + from);
        from = to;
      }
      nearest.set(x, {0, -1});
      nearest.set(y, search(y));
      for (Index i = 0; i < n; ++i) {
        if (inactive[at(i)] != 0 || !nearest.known(i)) continue;
        ++known;
        CHECK(nearest.of(i).position == search(i).position);
        CHECK(nearest.of(i).distance == search(i).distance);
      }
    }
  }
  CHECK(known > 1000);
}

TEST_CASE("what is noted of a merge is the same for every width", "[linkage][kernel]") {
  std::mt19937_64 random(7);
  for (Index count = 0; count <= 37; ++count)
    for (int trial = 0; trial < 20; ++trial) {
      std::vector<double> row, distance[3];
      std::vector<Index> slot[3];
      for (Index k = 0; k < count; ++k) {
        row.push_back(static_cast<double>(random() % 4));
        slot[0].push_back(static_cast<Index>(random() % 8) - 1);
        distance[0].push_back(slot[0].back() < 0 ? -HUGE_VAL : static_cast<double>(random() % 4));
      }
      distance[1] = distance[2] = distance[0];
      slot[1] = slot[2] = slot[0];
      detail::NoteMerge::run<1>(2, 5, row.data(), count, distance[0].data(), slot[0].data());
      detail::NoteMerge::run<detail::baseline_lanes>(2, 5, row.data(), count, distance[1].data(),
                                                     slot[1].data());
      detail::note_merge(2, 5, row.data(), count, distance[2].data(), slot[2].data());
      for (const int i : {1, 2}) {
        CHECK(distance[i] == distance[0]);
        CHECK(slot[i] == slot[0]);
      }
    }
}

TEST_CASE("places are kept and added, and slots renamed", "[linkage]") {
  detail::NearestNeighbors nearest(5);
  nearest.set(1, {2.5, 4});
  nearest.set(4, {2.5, 1});
  nearest.keep({1, 3, 4});
  nearest.rename({-1, 0, -1, 1, 2});
  nearest.add({0.5, 1});
  CHECK(nearest.of(0).position == 2);
  CHECK(nearest.of(0).distance == 2.5);
  CHECK_FALSE(nearest.known(1));
  CHECK(nearest.of(2).position == 0);
  CHECK(nearest.of(3).position == 1);
}
