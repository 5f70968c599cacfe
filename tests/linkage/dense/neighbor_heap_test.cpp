// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/dense/neighbor_heap.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <vector>

#include "segmentiq/distance/euclidean.hpp"
#include "segmentiq/linkage/dense/nn_chain.hpp"
#include "support/catch.hpp"
#include "support/cophenetic.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("the heap's top is its least value while values change and leave", "[linkage]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    std::mt19937_64 random(seed);
    std::vector<double> values(1 + random() % 60);
    for (double& value : values)
      value = static_cast<double>(random() % 10);
    detail::SlotHeap heap(values);
    std::map<Index, double> plain;
    for (std::size_t i = 0; i < values.size(); ++i)
      plain[static_cast<Index>(i)] = values[i];
    const auto least = [&] {
      return std::min_element(plain.begin(), plain.end(),
                              [](const auto& a, const auto& b) { return a.second < b.second; })
          ->second;
    };
    while (!plain.empty()) {
      REQUIRE(plain.count(heap.top()) == 1);
      CHECK(plain.at(heap.top()) == least());
      if (random() % 3 == 0) {
        plain.erase(heap.top());
        heap.pop();
      } else {
        auto changed = plain.begin();
        std::advance(changed, random() % plain.size());
        changed->second = static_cast<double>(random() % 10);
        heap.change(changed->first, changed->second);
      }
    }
  }
}

TEST_CASE("heap and chain find the same clusters where both may be used", "[linkage]") {
  for (const Index n : {1, 2, 3, 50, 200}) {
    const CondensedMatrix distances = euclidean_distances(scattered(n, 3, 1));
    const auto check = [&](const auto& criterion) {
      INFO(criterion.name << ", n " << n);
      const auto by_heap = cophenetic_distances(neighbor_heap(distances, criterion));
      CHECK((by_heap - cophenetic_distances(nn_chain(distances, criterion))).cwiseAbs().maxCoeff() < 1e-12);
    };
    check(Single{});
    check(Complete{});
    check(Average{});
    check(Weighted{});
    check(Ward{});
  }
}

TEST_CASE("slots of a heap can be given new names while it empties", "[linkage]") {
  const auto at = [](Index i) {
    return static_cast<std::size_t>(i);
  };
  std::mt19937_64 random(5);
  std::vector<double> values(40);
  for (double& value : values)
    value = uniform(random);
  detail::SlotHeap heap(values);
  std::vector<Index> first_name(values.size());  // of each slot; −1 for one that has left
  std::iota(first_name.begin(), first_name.end(), Index{0});
  std::vector<double> taken;
  for (std::size_t left = values.size(); left-- > 0;) {
    const Index top = heap.top();
    taken.push_back(values[at(first_name[at(top)])]);
    first_name[at(top)] = -1;
    heap.pop();
    if (left % 7 != 0) continue;
    std::vector<Index> slot_now(first_name.size(), -1), kept;
    for (std::size_t slot = 0; slot < first_name.size(); ++slot)
      if (first_name[slot] >= 0) {
        slot_now[slot] = static_cast<Index>(kept.size());
        kept.push_back(first_name[slot]);
      }
    heap.rename(slot_now);
    first_name = kept;
  }
  std::sort(values.begin(), values.end());
  CHECK(taken == values);
}
