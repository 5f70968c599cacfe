// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cstdint>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/random_shapes.hpp"
#include "support/same_dendrogram.hpp"
#include "support/tree_clustering.hpp"

// Without ties there is one right dendrogram: what the tree engine finds must be what the dense engine finds,
// which is checked against the textbook and SciPy.

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Observations of any shape and size, every third time with weights.
struct Input {
  explicit Input(std::uint64_t seed) : shape(all_shapes[seed % all_shapes.size()]) {
    std::mt19937_64 random(seed);
    const double size = uniform(random);
    const auto n = static_cast<Index>(2 + 399 * size * size * size);  // most are small
    const auto d = static_cast<Index>(1 + random() % 30);
    x = shaped(shape, n, d, seed);
    if (seed % 3 == 0) weights = uneven_weights(n, seed);
    enough = static_cast<Index>(1 + random() % 40);
  }
  Shape shape;
  Matrix<double> x;
  std::vector<double> weights;
  Index enough;
};

}  // namespace

TEST_CASE("on 2,000 inputs without ties the tree's merges are the dense engine's, at the same heights",
          "[linkage][tree][oracle]") {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const Input input(seed);
    for (const Method method : tree_methods) {
      INFO(to_string(method) << ", " << to_string(input.shape) << ", " << input.x.rows() << " × "
                             << input.x.cols() << ", weights " << input.weights.size() << ", seed " << seed);
      const Dendrogram tree =
          tree_clustering(input.x, method, {.weights = input.weights, .enough = input.enough}).dendrogram;
      CHECK(difference(tree, dense_clustering(input.x, method, input.weights).dendrogram, 1e-10) == "");
    }
  }
}

TEST_CASE("so they are where whole leaves are in one component, and the tree is thinned out and made anew",
          "[linkage][tree][oracle]") {
  for (const Shape shape : all_shapes) {
    const Matrix<double> x = shaped(shape, 2000, 2, 11);
    for (const Method method : {Method::single, Method::ward}) {
      INFO(to_string(method) << ", " << to_string(shape));
      CHECK(difference(tree_clustering(x, method).dendrogram, dense_clustering(x, method).dendrogram,
                       1e-10) == "");
    }
  }
}

TEST_CASE("the tree gives the same bytes for any number of threads", "[linkage][tree][threads]") {
  for (const Shape shape : all_shapes)
    for (const bool weighted : {false, true}) {
      const Matrix<double> x = shaped(shape, 1500, 3, 5);
      TreeRun run{.weights = weighted ? uneven_weights(x.rows(), 5) : std::vector<double>{}};
      for (const Method method : tree_methods) {
        INFO(to_string(method) << ", " << to_string(shape) << ", weighted " << weighted);
        run.execution.threads = 1;
        const TreeResult alone = tree_clustering(x, method, run);
        for (const int threads : {2, 3, 8}) {
          run.execution.threads = threads;
          const TreeResult together = tree_clustering(x, method, run);
          CHECK(same_bytes(together.dendrogram, alone.dendrogram));
          CHECK(together.tied == alone.tied);
        }
      }
    }
}

TEST_CASE("observations in single precision are clustered as the doubles that they are", "[linkage][tree]") {
  for (const Shape shape : all_shapes) {
    const Matrix<float> x = shaped(shape, 400, 4, 9).cast<float>();
    for (const Method method : tree_methods) {
      INFO(to_string(method) << ", " << to_string(shape));
      CHECK(same_bytes(tree_clustering(x, method).dendrogram,
                       tree_clustering(Matrix<double>(x.cast<double>()), method).dendrogram));
    }
  }
}

TEST_CASE("above a number of observations the tree is chosen, and finds what the dense engine finds",
          "[linkage][tree]") {
  const Matrix<double> x = grouped(dense_up_to + 1, 4, 9, 3, 1, 11);
  for (const Method method : {Method::single, Method::ward}) {
    INFO(to_string(method));
    const LinkageResult found = linkage_result(x, method);
    CHECK(found.algorithm == Algorithm::tree);
    CHECK(difference(found.dendrogram, dense_clustering(x, method).dendrogram, 1e-10) == "");
  }
}
