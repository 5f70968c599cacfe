// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <algorithm>
#include <limits>
#include <vector>

#include "support/brute_force_linkage.hpp"
#include "support/catch.hpp"
#include "support/cophenetic.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Largest difference between two trees' cophenetic distances.
double difference(const Dendrogram& a, const Dendrogram& b) {
  return (cophenetic_distances(a) - cophenetic_distances(b)).cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("without ties every criterion finds the tree of its definition", "[linkage][oracle]") {
  for (const Method method : all_methods)
    for (const Index n : {2, 3, 4, 7, 12, 25, 40, 60})
      for (const Index d : {1, 2, 3, 5, 8})
        for (std::uint64_t seed = 1; seed <= (n <= 12 ? 6 : 1); ++seed) {
          INFO(to_string(method) << ", n " << n << ", d " << d << ", seed " << seed);
          const Matrix<double> x = scattered(n, d, seed);
          const Dendrogram expected = brute_force_linkage(x, method);
          CHECK(difference(linkage(x, method, {}, {.threads = 1}), expected) < 1e-12);
          CHECK(difference(linkage(euclidean_distances(x), method, {.threads = 1}), expected) < 1e-12);
        }
}

TEST_CASE("with ties every merge joins a closest pair at its defined dissimilarity", "[linkage][oracle]") {
  for (const Method method : all_methods)
    for (const Index n : {2, 5, 9, 16, 24})
      for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        INFO(to_string(method) << ", n " << n << ", seed " << seed);
        const Matrix<double> x = tied(n, 2, seed % 2 == 0 ? 3 : 5, seed);
        BruteForceLinkage clusters(x, method);
        std::vector<Index> active;
        for (Index i = 0; i < n; ++i)
          active.push_back(i);
        const Dendrogram tree = linkage(x, method, {}, {.threads = 1});
        for (const Merge& m : tree.merges()) {
          double least = std::numeric_limits<double>::infinity();
          for (std::size_t b = 1; b < active.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
              least = std::min(least, clusters.between(active[a], active[b]));
          REQUIRE_THAT(clusters.between(m.left, m.right), WithinAbs(m.height, 1e-7));
          REQUIRE_THAT(m.height, WithinAbs(least, 1e-7));
          active.push_back(clusters.merge(m.left, m.right));
          std::erase(active, m.left);
          std::erase(active, m.right);
        }
        CHECK(active == std::vector<Index>{tree.root()});
      }
}
