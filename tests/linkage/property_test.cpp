// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/cophenetic.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/same_dendrogram.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

constexpr bool reducible(Method method) {
  return method != Method::centroid && method != Method::median;
}

}  // namespace

TEST_CASE("the tree joins all observations, and heights of reducible criteria do not decrease",
          "[linkage][property]") {
  for (const Method method : all_methods)
    for (const Index n : {1, 2, 3, 20, 150})
      for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        INFO(to_string(method) << ", n " << n);
        for (const Dendrogram& tree :
             {linkage(scattered(n, 3, seed), method), linkage(tied(n, 2, 5, seed), method)}) {
          CHECK(tree.observations() == n);
          CHECK(tree.size_of(tree.root()) == n);
          if (reducible(method)) CHECK(is_monotonic(tree));
        }
      }
}

TEST_CASE("cophenetic distances are ultrametric for criteria that are monotone", "[linkage][property]") {
  for (const Method method : all_methods) {
    if (!reducible(method)) continue;
    INFO(to_string(method));
    const Matrix<double> c = cophenetic_distances(linkage(scattered(30, 3, 1), method));
    bool holds = true;
    for (Index i = 0; i < c.rows(); ++i)
      for (Index j = 0; j < c.rows(); ++j)
        for (Index k = 0; k < c.rows(); ++k)
          holds = holds && c(i, j) <= std::max(c(i, k), c(k, j));
    CHECK(holds);
  }
}

TEST_CASE("the order of observations does not change the clusters", "[linkage][property]") {
  for (const Method method : all_methods)
    for (const Index n : {10, 64, 200}) {
      INFO(to_string(method) << ", n " << n);
      const Matrix<double> x = scattered(n, 4, 2);
      const std::vector<Index> order = shuffled(n, 3);
      Matrix<double> moved(n, x.cols());
      for (Index i = 0; i < n; ++i)
        moved.row(i) = x.row(order[static_cast<std::size_t>(i)]);
      const Matrix<double> before = cophenetic_distances(linkage(x, method));
      const Matrix<double> after = cophenetic_distances(linkage(moved, method));
      double most = 0;
      for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j)
          most = std::max(most, std::abs(after(i, j) - before(order[static_cast<std::size_t>(i)],
                                                              order[static_cast<std::size_t>(j)])));
      CHECK(most < 1e-12);
    }
}

TEST_CASE("scaling by a power of two scales the heights and nothing else, to the last bit",
          "[linkage][property]") {
  for (const Method method : all_methods)
    for (const double factor : {0x1p-20, 0x1p30})
      for (const Matrix<double>& x : {scattered(90, 3, 4), tied(90, 2, 6, 4)}) {
        INFO(to_string(method) << ", factor " << factor);
        const Dendrogram tree = linkage(x, method);
        std::vector<Merge> expected;
        for (Merge m : tree.merges()) {
          m.height *= factor;
          expected.push_back(m);
        }
        CHECK(same_bytes(linkage(x * factor, method), Dendrogram(x.rows(), expected)));
      }
}

TEST_CASE("moving all observations moves no height beyond rounding", "[linkage][property]") {
  for (const Method method : all_methods) {
    INFO(to_string(method));
    const Matrix<double> x = scattered(80, 3, 5);
    const Dendrogram before = linkage(x, method);
    const Dendrogram after = linkage((x.array() + 1000).matrix(), method);
    CHECK((cophenetic_distances(before) - cophenetic_distances(after)).cwiseAbs().maxCoeff() < 1e-10);
  }
}

TEST_CASE("the same bytes for any number of threads, from observations as from dissimilarities",
          "[linkage][property][threads]") {
  // The sizes lie on both sides of the lines, chunks and layouts of the working distances.
  for (const Method method : all_methods)
    for (const Index n : {1, 2, 5, 7, 8, 9, 63, 64, 65, 129, 700, 2100}) {
      INFO(to_string(method) << ", n " << n);
      const bool with_ties = n % 2 == 0;
      const Matrix<double> x = with_ties ? tied(n, 3, n > 500 ? 40 : 4, 6) : scattered(n, 3, 6);
      const Dendrogram expected = linkage(x, method, {}, {.threads = 1});
      for (const int threads : {2, 3, 8}) {
        INFO("threads " << threads);
        CHECK(same_bytes(linkage(x, method, {}, {.threads = threads}), expected));
      }
      CondensedMatrix distances = euclidean_distances(x);
      CHECK(same_bytes(linkage(std::move(distances), method, {.threads = 3}), expected));
    }
}

TEST_CASE("dissimilarities that differ in their last bits make a valid tree", "[linkage][property]") {
  // Here rounding breaks reducibility itself: a mean of almost equal numbers may be less than each of them.
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    std::mt19937_64 random(seed);
    const Index n = 3 + static_cast<Index>(random() % 40);
    CondensedMatrix distances(n);
    for (Index i = 0; i < distances.size(); ++i)
      distances.data()[i] = (1 + static_cast<double>(random() % (1 + seed % 5)) * 0x1p-52) / 3;
    for (const Method method : all_methods) {
      INFO(to_string(method) << ", n " << n << ", seed " << seed);
      const Dendrogram tree = linkage(distances, method, {.threads = 1});
      CHECK(tree.size_of(tree.root()) == n);
      CHECK_THAT(tree.merges()[0].height, WithinRel(1.0 / 3, 1e-15));
    }
  }
}
