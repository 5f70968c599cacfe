// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/linkage/criteria.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <type_traits>
#include <vector>

#include "segmentiq/linkage/dense/lance_williams.hpp"
#include "segmentiq/linkage/dense/neighbor_heap.hpp"
#include "segmentiq/linkage/dense/nn_chain.hpp"
#include "segmentiq/linkage/method.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

// ---- archetypes: exactly what the concept asks for, and each with one thing missing ----

namespace segmentiq::testing::archetypes {

struct Archetype {
  struct Real {
    operator double() const { return 0; }
  };
  static constexpr bool is_reducible = false, needs_squared_euclidean = false, is_monotone = false;
  Real update(double, double, double, double, double, double) const { return {}; }
  Archetype() = delete;
  Archetype(const Archetype&) = delete;
};
struct NoFacts {
  double update(double, double, double, double, double, double) const { return 0; }
};
struct NoReducible : NoFacts {
  static constexpr bool needs_squared_euclidean = false, is_monotone = false;
};
struct NoSquared : NoFacts {
  static constexpr bool is_reducible = true, is_monotone = true;
};
struct NoMonotone : NoFacts {
  static constexpr bool is_reducible = true, needs_squared_euclidean = false;
};
struct ReducibleNotMonotone : NoFacts {
  static constexpr bool is_reducible = true, needs_squared_euclidean = false, is_monotone = false;
};
struct MonotoneNotReducible : NoFacts {
  static constexpr bool is_reducible = false, needs_squared_euclidean = false, is_monotone = true;
};
struct NoUpdate {
  static constexpr bool is_reducible = true, needs_squared_euclidean = false, is_monotone = true;
};
struct UpdateNotConst : NoUpdate {
  double update(double, double, double, double, double, double) { return 0; }
};
struct UpdateGivesNothing : NoUpdate {
  void update(double, double, double, double, double, double) const {}
};

}  // namespace segmentiq::testing::archetypes

namespace {

using namespace segmentiq::testing::archetypes;

static_assert(LinkageCriterion<Archetype> && !ReducibleCriterion<Archetype>);
static_assert(!LinkageCriterion<NoFacts> && !LinkageCriterion<NoReducible> && !LinkageCriterion<NoSquared> &&
              !LinkageCriterion<NoMonotone>);
static_assert(!LinkageCriterion<ReducibleNotMonotone> && LinkageCriterion<MonotoneNotReducible> &&
              !ReducibleCriterion<MonotoneNotReducible>);
static_assert(!LinkageCriterion<NoUpdate> && !LinkageCriterion<UpdateNotConst> &&
              !LinkageCriterion<UpdateGivesNothing>);
static_assert(!LinkageCriterion<int> && !LinkageCriterion<Method>);

template<class C>
concept ChainTakes = requires(CondensedMatrix d, const C& c) {
  nn_chain(d, c);
};
template<class C>
concept HeapTakes = requires(CondensedMatrix d, const C& c) {
  neighbor_heap(d, c);
};
static_assert(ChainTakes<Single> && ChainTakes<Complete> && ChainTakes<Average> && ChainTakes<Weighted> &&
              ChainTakes<Ward>);
static_assert(!ChainTakes<Centroid> && !ChainTakes<Median> && !ChainTakes<Archetype> &&
              !ChainTakes<NoReducible>);
static_assert(HeapTakes<Centroid> && HeapTakes<Median> && HeapTakes<Ward> && HeapTakes<Archetype>);

static_assert(Ward::needs_squared_euclidean && Centroid::needs_squared_euclidean &&
              Median::needs_squared_euclidean);
static_assert(!Single::needs_squared_euclidean && !Average::needs_squared_euclidean);
static_assert(Ward::is_monotone && !Centroid::is_monotone && !Median::is_monotone);

bool same_bytes(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

}  // namespace

TEST_CASE("each rule on numbers that can be worked out by hand", "[linkage]") {
  CHECK(Single{}.update(3, 4, 1, 2, 5, 7) == 3);
  CHECK(Complete{}.update(3, 4, 1, 2, 5, 7) == 4);
  CHECK(Average{}.update(3, 4, 1, 1, 3, 7) == 3.75);
  CHECK(Weighted{}.update(3, 4, 1, 1, 3, 7) == 3.5);
  // Points 0 and 2 on a line, and 5: the centre is 1.
  CHECK(Centroid{}.update(5, 3, 2, 1, 1, 1) == 4);
  CHECK(Median{}.update(5, 3, 2, 1, 1, 1) == 4);
  CHECK_THAT(Ward{}.update(5, 3, 2, 1, 1, 1), WithinRel(std::sqrt(4.0 / 3) * 4, 1e-15));
  // Rounding or dissimilarities that are not Euclidean: a square below 0 counts as 0.
  CHECK(Centroid{}.update(1, 1, 10, 1, 1, 1) == 0);
  CHECK(Median{}.update(1, 1, 10, 1, 1, 1) == 0);
  CHECK(Ward{}.update(1, 1, 10, 1, 1, 1) == 0);
}

TEST_CASE("every rule is symmetric in the two clusters that merge", "[linkage][property]") {
  std::mt19937_64 random(1);
  for (int trial = 0; trial < 200; ++trial) {
    const double a = uniform(random), b = uniform(random), ab = uniform(random) * 0.1;
    const double n_a = static_cast<double>(1 + random() % 9), n_b = static_cast<double>(1 + random() % 9);
    for (const Method method : all_methods)
      with_criterion(method, [&](const auto& criterion) {
        CHECK_THAT(criterion.update(a, b, ab, n_a, n_b, 3),
                   WithinAbs(criterion.update(b, a, ab, n_b, n_a, 3), 1e-15));
      });
  }
}

TEST_CASE("reducible rules bring no cluster nearer", "[linkage][property]") {
  std::mt19937_64 random(2);
  for (int trial = 0; trial < 500; ++trial) {
    const double a = 1 + uniform(random), b = 1 + uniform(random), ab = uniform(random);  // ab is the least
    const auto size = [&] {
      return static_cast<double>(1 + random() % 50);
    };
    const double n_a = size(), n_b = size(), n_k = size();
    for (const Method method : all_methods)
      with_criterion(method, [&](const auto& criterion) {
        if constexpr (ReducibleCriterion<std::decay_t<decltype(criterion)>>)
          CHECK(criterion.update(a, b, ab, n_a, n_b, n_k) >= std::min(a, b) - 1e-14);
      });
  }
}

TEST_CASE("a row is updated to the bytes that one value at a time gives", "[linkage][kernel]") {
  std::mt19937_64 random(3);
  for (const Method method : all_methods)
    for (Index count = 0; count <= 37; ++count) {
      INFO(to_string(method) << ", length " << count);
      std::vector<double> d_i, d_j, sizes;
      for (Index k = 0; k < count; ++k) {
        d_i.push_back(k % 5 == 0 ? 0.5 : uniform(random) * 3);
        d_j.push_back(k % 7 == 0 ? 0.5 : uniform(random) * 3);
        sizes.push_back(static_cast<double>(random() % 40));
      }
      const detail::MergeTerms terms{count % 3 == 0 ? 4 : uniform(random), 3,
                                     11};  // some squares fall below 0
      for (const bool all_one : {false, true})
        with_criterion(method, [&](const auto& criterion) {
          std::vector<double> expected;
          for (std::size_t k = 0; k < d_i.size(); ++k)
            expected.push_back(criterion.update(d_i[k], d_j[k], terms.d_ij, 3, 11, all_one ? 1 : sizes[k]));
          using Criterion = std::decay_t<decltype(criterion)>;
          std::vector<double> baseline(d_j.size()), in_place = d_i, chosen(d_j.size());
          const double* const sizes_or_none = all_one ? nullptr : sizes.data();
          if (all_one)
            detail::run_baseline<detail::UpdateRow<Criterion, true>>(terms, d_i.data(), d_j.data(), nullptr,
                                                                     count, baseline.data());
          else
            detail::run_baseline<detail::UpdateRow<Criterion, false>>(terms, d_i.data(), d_j.data(),
                                                                      sizes.data(), count, baseline.data());
          if (Criterion::raw_is_square) detail::square_root(baseline.data(), count);
          detail::update_row(criterion, terms, d_i.data(), d_j.data(), sizes_or_none, count, chosen.data());
          detail::update_row(criterion, terms, in_place.data(), d_j.data(), sizes_or_none, count,
                             in_place.data());
          CHECK(same_bytes(chosen, expected));
          CHECK(same_bytes(in_place, expected));
          CHECK(same_bytes(baseline, expected));
        });
    }
}

TEST_CASE("a third cluster as near is found wherever it stands, unless it is inactive", "[linkage][kernel]") {
  for (Index count = 0; count <= 37; ++count) {
    std::vector<double> row(static_cast<std::size_t>(count), 2.0), other(row.size(), 3.0),
        inactive(row.size(), 0.0);
    const auto tied = [&](double height) {
      const bool chosen = detail::is_tied(row.data(), other.data(), inactive.data(), height, count);
      CHECK(chosen == detail::is_tied(other.data(), row.data(), inactive.data(), height, count));
      CHECK(chosen == detail::IsTied::run<detail::baseline_lanes>(row.data(), other.data(), inactive.data(),
                                                                  height, count));
      return chosen;
    };
    CHECK_FALSE(tied(1));
    CHECK(tied(2) == (count > 0));
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = 1;
      CHECK(tied(1));
      inactive[i] = HUGE_VAL;
      CHECK_FALSE(tied(1));
      inactive[i] = 0;
      row[i] = 2;
    }
  }
}
