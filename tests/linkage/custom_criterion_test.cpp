// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// A custom criterion: the quadratic mean over all pairs of members. Like the shipped reducible ones, it does
/// not depend on the order in which parts were merged.
struct QuadraticMean {
  static constexpr bool is_reducible = true, needs_squared_euclidean = false, is_monotone = true;
  double update(double d_ik, double d_jk, double, double n_i, double n_j, double) const {
    return std::sqrt((n_i * d_ik * d_ik + n_j * d_jk * d_jk) / (n_i + n_j));
  }
};

/// Lance & Williams' flexible strategy, β = −1/4. It is reducible, but what lies between two pairs depends on
/// which of them was merged first: the closest pair must come first, and the chain does not see to that.
struct Flexible {
  static constexpr bool is_reducible = false, needs_squared_euclidean = false, is_monotone = true;
  double update(double d_ik, double d_jk, double d_ij, double, double, double) const {
    return 0.625 * (d_ik + d_jk) - 0.25 * d_ij;
  }
};

/// The closest pair of a table merged, step by step.
template<class Criterion>
Dendrogram closest_pair_first(const CondensedMatrix& distances, const Criterion& criterion) {
  const Index n = distances.observations();
  Matrix<double> between = Matrix<double>::Zero(2 * n - 1, 2 * n - 1);
  std::vector<Index> active;
  std::vector<double> sizes(static_cast<std::size_t>(2 * n - 1), 1.0);
  const auto size = [&](Index node) -> double& {
    return sizes[static_cast<std::size_t>(node)];
  };
  for (Index i = 0; i < n; ++i) {
    active.push_back(i);
    for (Index j = 0; j < n; ++j)
      between(i, j) = distances(i, j);
  }
  std::vector<Merge> merges;
  for (Index node = n; active.size() > 1; ++node) {
    Index a = active[0], b = active[1];
    for (const Index i : active)
      for (const Index j : active)
        if (i < j && between(i, j) < between(a, b)) {
          a = i;
          b = j;
        }
    std::erase(active, a);
    std::erase(active, b);
    for (const Index k : active)
      between(node, k) = between(k, node) =
          criterion.update(between(a, k), between(b, k), between(a, b), size(a), size(b), size(k));
    size(node) = size(a) + size(b);
    merges.push_back({a, b, between(a, b), static_cast<Index>(size(node))});
    active.push_back(node);
  }
  return Dendrogram(n, std::move(merges));
}

void check_same_tree(const Dendrogram& found, const Dendrogram& expected) {
  REQUIRE(found.merges().size() == expected.merges().size());
  for (std::size_t i = 0; i < found.merges().size(); ++i) {
    INFO("merge " << i);
    CHECK(found.merges()[i].left == expected.merges()[i].left);
    CHECK(found.merges()[i].right == expected.merges()[i].right);
    CHECK_THAT(found.merges()[i].height, WithinRel(expected.merges()[i].height, 1e-12));
  }
}

/// A shipped criterion in the clothes of a custom one.
template<class Shipped, bool SayReducible>
struct Custom {
  static constexpr bool is_reducible = SayReducible, needs_squared_euclidean = false;
  static constexpr bool is_monotone = Shipped::is_monotone;
  double update(double d_ik, double d_jk, double d_ij, double n_i, double n_j, double n_k) const {
    return Shipped{}.update(d_ik, d_jk, d_ij, n_i, n_j, n_k);
  }
};

template<bool SayReducible>
struct Gives {
  static constexpr bool is_reducible = SayReducible, needs_squared_euclidean = false, is_monotone = true;
  double value;
  double update(double, double, double, double, double, double) const { return value; }
};

}  // namespace

TEST_CASE("a criterion of one's own", "[linkage][custom]") {
  const Matrix<double> x = scattered(150, 3, 1);
  const CondensedMatrix distances = euclidean_distances(x);

  SECTION("that is reducible runs by the chain, and by the heap to the same tree") {
    const Dendrogram expected = closest_pair_first(distances, QuadraticMean{});
    check_same_tree(linkage(x, QuadraticMean{}), expected);
    check_same_tree(linkage(distances, QuadraticMean{}), expected);
    check_same_tree(nn_chain(distances, QuadraticMean{}), expected);
    check_same_tree(neighbor_heap(distances, QuadraticMean{}), expected);
  }
  SECTION("that depends on the order of merges runs by the heap, the closest pair first") {
    const Dendrogram expected = closest_pair_first(distances, Flexible{});
    check_same_tree(linkage(x, Flexible{}), expected);
    check_same_tree(linkage(distances, Flexible{}), expected);
    CHECK(is_monotonic(expected));
  }
  SECTION("with a shipped rule finds the shipped tree") {
    CHECK(linkage(x, Custom<Ward, true>{}) == linkage(x, Ward{}));
    CHECK(linkage(x, Custom<Average, true>{}) == linkage(x, Average{}));
    CHECK(linkage(x, Custom<Single, true>{}) == linkage(x, Single{}));
    CHECK(linkage(x, Custom<Median, false>{}) == linkage(x, Median{}));
    CHECK(linkage(x, Custom<Centroid, false>{}) == linkage(x, Centroid{}));
  }
  SECTION("that gives NaN or infinity is an error, not a hang") {
    for (const double bad : {not_a_number, infinity}) {
      CHECK_THROWS_AS(linkage(x, Gives<true>{bad}), data_error);
      CHECK_THROWS_AS(linkage(x, Gives<false>{bad}), data_error);
      CHECK_THROWS_AS(linkage(distances, Gives<true>{bad}), data_error);
      CHECK_THROWS_AS(linkage(distances, Gives<false>{bad}), data_error);
      CHECK_THROWS_AS(linkage(x.topRows(3), Gives<true>{bad}), data_error);
      CHECK_THROWS_AS(linkage(x.topRows(3), Gives<false>{bad}), data_error);
    }
  }
  SECTION("that gives negative numbers is an error, not a hang") {
    for (const double bad : {-1.0, -infinity}) {
      CHECK_THROWS(linkage(x, Gives<true>{bad}));
      CHECK_THROWS(linkage(x, Gives<false>{bad}));
    }
  }
}
