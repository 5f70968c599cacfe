// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "segmentiq/dendrogram/cut.hpp"
#include "support/catch.hpp"
#include "support/random_shapes.hpp"
#include "support/same_dendrogram.hpp"
#include "support/special_values.hpp"
#include "support/tree_clustering.hpp"

// An observation of weight w counts as w observations that are the same.

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// Every row as often as its weight says, one after the other.
std::vector<Index> each_as_often(const std::vector<double>& weights) {
  std::vector<Index> rows;
  for (std::size_t i = 0; i < weights.size(); ++i)
    for (double w = 0; w < weights[i]; ++w)
      rows.push_back(static_cast<Index>(i));
  return rows;
}

/// Whether `weighted`, a clustering of rows with weights, says the same as `repeated`, one of these rows
/// repeated: the same heights above 0, and the same segments in every cut.
bool says_the_same(const Dendrogram& weighted, const Dendrogram& repeated, const std::vector<Index>& row) {
  const Index copies = repeated.observations() - weighted.observations();
  for (Index i = 0; i < copies; ++i)
    if (repeated.merges()[static_cast<std::size_t>(i)].height != 0) return false;
  for (std::size_t i = 0; i < weighted.merges().size(); ++i) {
    const double height = weighted.merges()[i].height;
    const double other = repeated.merges()[i + static_cast<std::size_t>(copies)].height;
    if (!(std::abs(height - other) <= 1e-10 * height)) return false;
  }
  for (Index k = 1; k <= weighted.observations(); ++k) {
    const Partition of_rows = cut_exact(weighted, k);
    Partition of_repeated{{}, of_rows.count};
    for (const Index i : row)
      of_repeated.labels.push_back(of_rows.labels[static_cast<std::size_t>(i)]);
    if (!same_segments(of_repeated, cut_exact(repeated, k))) return false;
  }
  return true;
}

constexpr Method no_tree = Method::weighted;

}  // namespace

TEST_CASE("a whole weight says what as many copies of the row say", "[linkage][tree][weights]") {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const Index n = 2 + static_cast<Index>(seed * 7 % 60);
    const Matrix<double> x = shaped(all_shapes[seed % all_shapes.size()], n, 1 + n % 5, seed);
    const std::vector<double> weights = whole_weights(n, seed);
    const std::vector<Index> row = each_as_often(weights);
    const Matrix<double> repeated = rows_of(x, row);
    for (const Method method : all_methods) {
      INFO(to_string(method) << ", n " << n << ", seed " << seed);
      const Dendrogram dense = dense_clustering(x, method, weights).dendrogram;
      CHECK(says_the_same(dense, dense_clustering(repeated, method).dendrogram, row));
      if (method == no_tree) continue;
      const Dendrogram tree = tree_clustering(x, method, {.weights = weights}).dendrogram;
      CHECK(says_the_same(tree, tree_clustering(repeated, method).dendrogram, row));
      CHECK(difference(tree, dense, 1e-10) == "");
    }
  }
}

TEST_CASE("weights that are all 1 are no weights, to the last bit", "[linkage][tree][weights]") {
  const Matrix<double> x = scattered(150, 3, 1);
  const std::vector<double> ones(150, 1.0);
  for (const Method method : all_methods) {
    INFO(to_string(method));
    CHECK(same_bytes(dense_clustering(x, method, ones).dendrogram, dense_clustering(x, method).dendrogram));
    if (method == no_tree) continue;
    CHECK(same_bytes(tree_clustering(x, method, {.weights = ones}).dendrogram,
                     tree_clustering(x, method).dendrogram));
  }
}

TEST_CASE("single, complete, weighted and median linkage do not look at weights",
          "[linkage][tree][weights]") {
  const Matrix<double> x = scattered(80, 3, 2);
  const std::vector<double> weights = uneven_weights(80, 2);
  for (const Method method : {Method::single, Method::complete, Method::weighted, Method::median}) {
    INFO(to_string(method));
    CHECK(
        same_bytes(dense_clustering(x, method, weights).dendrogram, dense_clustering(x, method).dendrogram));
  }
  for (const Method method : {Method::average, Method::ward, Method::centroid}) {
    INFO(to_string(method));
    CHECK(difference(dense_clustering(x, method, weights).dendrogram, dense_clustering(x, method).dendrogram,
                     1e-3) != "");
  }
}

TEST_CASE("weights on another scale multiply Ward's heights, and change nothing else",
          "[linkage][tree][weights]") {
  const Matrix<double> x = scattered(90, 3, 3);
  for (const double scale : {0x1p-300, 0x1p-40, 0x1p40, 0x1p300}) {
    std::vector<double> weights = uneven_weights(90, 3), scaled;
    for (const double w : weights)
      scaled.push_back(w * scale);
    for (const Method method : tree_methods) {
      INFO(to_string(method) << ", scale " << scale);
      const double factor = method == Method::ward ? std::sqrt(scale) : 1;
      for (const bool by_tree : {true, false}) {
        const auto clustered = [&](const std::vector<double>& w) {
          return by_tree ? tree_clustering(x, method, {.weights = w}).dendrogram
                         : dense_clustering(x, method, w).dendrogram;
        };
        std::vector<Merge> expected;
        const Dendrogram before = clustered(weights);
        for (Merge m : before.merges()) {
          m.height *= factor;
          expected.push_back(m);
        }
        CHECK(same_bytes(clustered(scaled), Dendrogram(90, expected)));
      }
    }
  }
}

TEST_CASE("weights may be anywhere from 1e-100 to 1e100, all in one table",
          "[linkage][tree][weights][oracle]") {
  for (const double least : {1e-100, 1e-60, 1e-20, 1.0, 1e60, 1e100})
    for (const double range : {1.0, 1e10, 1e20, 1e40, 1e100, 1e200}) {
      if (least * range > 1e100) continue;
      for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Matrix<double> x = scattered(60, 3, seed);
        std::mt19937_64 random(seed);
        std::vector<double> weights;
        for (Index i = 0; i < x.rows(); ++i)
          weights.push_back(std::min(1e100, least * std::pow(range, uniform(random))));
        for (const Method method : tree_methods) {
          INFO(to_string(method) << ", from " << least << ", times up to " << range << ", seed " << seed);
          CHECK(difference(tree_clustering(x, method, {.weights = weights}).dendrogram,
                           dense_clustering(x, method, weights).dendrogram, 1e-10) == "");
        }
      }
    }
}

TEST_CASE("sizes in the dendrogram stay numbers of observations", "[linkage][tree][weights]") {
  Matrix<double> x(4, 1);
  x << 0, 1, 1, 10;
  const std::vector<double> weights{5, 0.25, 7, 3};
  for (const Method method : tree_methods) {
    INFO(to_string(method));
    for (const Dendrogram& tree : {tree_clustering(x, method, {.weights = weights}).dendrogram,
                                   dense_clustering(x, method, weights).dendrogram}) {
      CHECK(tree.merges()[0] == Merge{1, 2, 0, 2});
      CHECK(tree.merges()[1].size == 3);
      CHECK(tree.merges()[2].size == 4);
    }
  }
}

TEST_CASE("weights are an option of linkage(), whatever names the criterion", "[linkage][weights]") {
  const Matrix<double> x = scattered(20, 3, 1);
  std::vector<double> weights(20, 1.0);
  weights[3] = 7;
  const Dendrogram expected = dense_clustering(x, Method::ward, weights).dendrogram;
  CHECK(expected != linkage(x, Ward{}));
  CHECK(linkage(x, Ward{}, {.weights = weights}) == expected);
  CHECK(linkage(x, Method::ward, {.weights = weights}, {.threads = 2}) == expected);
  CHECK(linkage_result(x, Ward{}, {.weights = weights}).dendrogram == expected);
  CHECK(linkage(x, Ward{}, {}, {}) == linkage(x, Ward{}));
  CHECK(linkage(euclidean_distances(x), Ward{}, {}) == linkage(x, Ward{}));
  CHECK(linkage(Eigen::MatrixXd(x), Ward{}, {.weights = weights}) == expected);
  CHECK(linkage(Eigen::MatrixXf(x.cast<float>()), Ward{}, {.weights = weights}).merges().size() == 19);
}

TEST_CASE("a weight that cannot be one is named by its row", "[linkage][weights]") {
  const Matrix<double> x = scattered(20, 3, 1);
  for (const Algorithm algorithm : {Algorithm::dense, Algorithm::tree})
    for (const double bad : {0.0, -0.0, -1.0, 1e-101, 1e101, infinity, -infinity, not_a_number})
      for (const std::size_t row : {std::size_t{0}, std::size_t{17}, std::size_t{19}}) {
        INFO(to_string(algorithm) << ", weight " << bad << ", row " << row);
        std::vector<double> weights(20, 1.0);
        weights[row] = bad;
        const LinkageOptions options{.algorithm = algorithm, .weights = weights};
        CHECK_THROWS_AS(linkage(x, Ward{}, options), data_error);
        CHECK_THROWS_WITH(linkage(x, Ward{}, options),
                          ContainsSubstring("linkage()") && ContainsSubstring("every weight must be") &&
                              ContainsSubstring("row " + std::to_string(row) + " "));
      }
}

TEST_CASE("as many weights as observations, or none", "[linkage][weights]") {
  const Matrix<double> x = scattered(20, 3, 1);
  for (const std::size_t count : {std::size_t{1}, std::size_t{19}, std::size_t{21}}) {
    const LinkageOptions options{.weights = std::vector<double>(count, 1.0)};
    CHECK_THROWS_AS(linkage(x, Ward{}, options), parameter_error);
    CHECK_THROWS_WITH(linkage(x, Ward{}, options),
                      ContainsSubstring(std::to_string(count)) && ContainsSubstring("must be 20"));
  }
  CHECK_NOTHROW(linkage(x, Ward{}, {.weights = std::vector<double>(20, 1.0)}));
}
