// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/dendrogram/cophenetic_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stop_token>
#include <vector>

#include "segmentiq/dendrogram/cophenetic.hpp"
#include "segmentiq/dendrogram/optimal_leaf_order.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "support/catch.hpp"
#include "support/golden_trees.hpp"
#include "support/random_data.hpp"
#include "support/random_shapes.hpp"
#include "support/random_tree.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

namespace {

/// From the definition, in long double and two passes.
double plain_correlation(const CondensedMatrix& a, const CondensedMatrix& b) {
  const auto count = static_cast<long double>(a.size());
  long double mean_a = 0, mean_b = 0;
  for (Index i = 0; i < a.size(); ++i) {
    mean_a += static_cast<long double>(a.data()[i]) / count;
    mean_b += static_cast<long double>(b.data()[i]) / count;
  }
  long double aa = 0, bb = 0, ab = 0;
  for (Index i = 0; i < a.size(); ++i) {
    const long double x = static_cast<long double>(a.data()[i]) - mean_a;
    const long double y = static_cast<long double>(b.data()[i]) - mean_b;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  return static_cast<double>(ab / std::sqrt(aa * bb));
}

const TreeCorrelationOptions all_pairs{.exact_up_to = TreeCorrelationOptions::any_number};

}  // namespace

TEST_CASE("the cophenetic correlation is SciPy's", "[dendrogram][golden]") {
  int defined = 0;
  for (const GoldenTree& golden : read_golden_trees()) {
    INFO(golden.name);
    const TreeCorrelation found = cophenetic_correlation(golden.tree, golden.x);
    const TreeCorrelation of_distances = cophenetic_correlation(golden.tree, euclidean_distances(golden.x));
    CHECK(found.value.has_value() == !std::isnan(golden.correlation));
    CHECK(of_distances.value.has_value() == found.value.has_value());
    CHECK(found.undefined.empty() == found.value.has_value());
    CHECK(found.sample.empty());
    CHECK(found.standard_error == 0);
    if (!found.value) continue;
    ++defined;
    CHECK_THAT(*found.value, WithinAbs(golden.correlation, 1e-12));
    CHECK_THAT(*of_distances.value, WithinAbs(golden.correlation, 1e-12));
  }
  CHECK(defined > 215);
}

TEST_CASE("the cophenetic correlation is that of the definition, wherever the data lie",
          "[dendrogram][oracle]") {
  for (const Index n : {3, 8, 63, 64, 65, 513, 700})
    for (const Shape shape : all_shapes) {
      INFO("n " << n << ", " << to_string(shape));
      const Matrix<double> x = shaped(shape, n, 3, static_cast<std::uint64_t>(n));
      const Dendrogram tree = random_tree(n, static_cast<std::uint64_t>(n) + 5);
      const CondensedMatrix distances = euclidean_distances(x);
      const double expected = plain_correlation(cophenetic_distances(tree), distances);
      CHECK_THAT(cophenetic_correlation(tree, x).value.value(), WithinAbs(expected, 1e-12));
      CHECK_THAT(cophenetic_correlation(tree, distances).value.value(), WithinAbs(expected, 1e-12));
    }
}

TEST_CASE("the cophenetic correlation keeps its digits where distances hardly vary", "[dendrogram]") {
  // 10⁻⁵ of the distances' size is in their differences: sums without a centre would lose ten digits.
  const Index n = 300;
  Matrix<double> x(n, n);
  x.setIdentity();
  x *= 1000;
  x += 1e-2 * scattered(n, n, 3);
  const Dendrogram tree = random_tree(n, 4);
  const double expected = plain_correlation(cophenetic_distances(tree), euclidean_distances(x));
  CHECK_THAT(cophenetic_correlation(tree, x).value.value(), WithinAbs(expected, 1e-9));
}

TEST_CASE("a chain's correlation is exact, too", "[dendrogram]") {
  const Index n = 1500;
  const Dendrogram tree = chain_tree(n);
  const Matrix<double> x = scattered(n, 2, 8);
  const double expected = plain_correlation(cophenetic_distances(tree), euclidean_distances(x));
  CHECK_THAT(cophenetic_correlation(tree, x).value.value(), WithinAbs(expected, 1e-12));
}

TEST_CASE("the cophenetic correlation is the same bytes for any number of threads", "[dendrogram]") {
  const Index n = 900;
  const Matrix<double> x = scattered(n, 5, 2);
  const Dendrogram tree = random_tree(n, 2);
  const CondensedMatrix distances = euclidean_distances(x);
  const TreeCorrelationOptions sampled{.exact_up_to = 100, .sample_size = 300};
  const Execution one{.threads = 1};
  for (const int threads : {2, 3, 7}) {
    const Execution several{.threads = threads};
    CHECK(cophenetic_correlation(tree, x, {}, several).value ==
          cophenetic_correlation(tree, x, {}, one).value);
    CHECK(cophenetic_correlation(tree, distances, several).value ==
          cophenetic_correlation(tree, distances, one).value);
    CHECK(cophenetic_correlation(tree, x, sampled, several).value ==
          cophenetic_correlation(tree, x, sampled, one).value);
  }
}

TEST_CASE("a sample of all observations gives the correlation of all pairs", "[dendrogram]") {
  const Index n = 200;
  const Matrix<double> x = scattered(n, 3, 2);
  const Dendrogram tree = random_tree(n, 2);
  const double exact = cophenetic_correlation(tree, x).value.value();
  // Asked for all: nothing is sampled.
  const TreeCorrelation all = cophenetic_correlation(tree, x, {.exact_up_to = 10, .sample_size = n});
  CHECK(all.sample.empty());
  CHECK(all.value == exact);
  // The rows' sums, each pair from both sides, by the code that samples.
  std::vector<Index> everyone(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i)
    everyone[static_cast<std::size_t>(i)] = i;
  const detail::LowestCommonAncestors ancestors(tree);
  const auto rows =
      detail::moments_of_sample(ancestors, detail::merge_heights(tree), x, everyone, 0.5, 0.5, {});
  const TreeCorrelation found = detail::correlation_of_rows(rows, everyone, n, 0.5, 0.5, "", "");
  CHECK_THAT(found.value.value(), WithinAbs(exact, 1e-13));
  CHECK(found.standard_error == 0);
}

TEST_CASE("a sampled correlation is near the exact one, as its standard error says", "[dendrogram]") {
  const Index n = 1200;
  const Matrix<double> x = grouped(n, 3, 5, 3, 1, 11);
  // A tree that has to do with the data: the groups along one feature.
  std::vector<Index> order(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i)
    order[static_cast<std::size_t>(i)] = i;
  std::sort(order.begin(), order.end(), [&](Index i, Index j) { return x(i, 0) < x(j, 0); });
  std::vector<Merge> merges;
  for (Index i = 0; i + 1 < n; ++i) {
    const Index cluster = i == 0 ? order[0] : n + i - 1;
    const Index leaf = order[static_cast<std::size_t>(i + 1)];
    merges.push_back({std::min(leaf, cluster), std::max(leaf, cluster), x(leaf, 0) - x(order[0], 0), i + 2});
  }
  const Dendrogram tree(n, std::move(merges));
  const double exact = cophenetic_correlation(tree, x, all_pairs).value.value();
  double squares = 0, errors = 0;
  int beyond = 0;
  constexpr int samples = 100;
  for (std::uint64_t seed = 1; seed <= samples; ++seed) {
    const TreeCorrelation found =
        cophenetic_correlation(tree, x, {.exact_up_to = 100, .sample_size = 60, .seed = seed});
    CHECK(found.sample.size() == 60);
    CHECK(std::set<Index>(found.sample.begin(), found.sample.end()).size() == 60);
    CHECK(found.standard_error > 0);
    const double off = found.value.value() - exact;
    squares += off * off / samples;
    errors += found.standard_error * found.standard_error / samples;
    beyond += std::abs(off) > 2 * found.standard_error ? 1 : 0;
  }
  CHECK(beyond <= 12);
  CHECK_THAT(std::sqrt(squares / errors), WithinAbs(1, 0.25));
}

TEST_CASE("samples are fair, and another with another seed", "[dendrogram]") {
  std::vector<int> drawn(50, 0);
  for (std::uint64_t seed = 0; seed < 2000; ++seed)
    for (const Index i : detail::plain_sample(50, 10, seed))
      ++drawn[static_cast<std::size_t>(i)];
  for (const int times : drawn)  // 400 expected, standard deviation 18
    CHECK(std::abs(times - 400) < 90);
  CHECK(detail::plain_sample(1000, 20, 1) != detail::plain_sample(1000, 20, 2));
  CHECK(detail::plain_sample(5, 20, 1) == std::vector<Index>{0, 1, 2, 3, 4});
}

TEST_CASE("a correlation that is not defined says why", "[dendrogram]") {
  const auto why = [](const TreeCorrelation& found) {
    CHECK_FALSE(found.value.has_value());
    return found.undefined;
  };
  CHECK(why(cophenetic_correlation(Dendrogram(1, {}), scattered(1, 2, 1))) ==
        "a correlation needs at least 3 observations");
  CHECK(why(cophenetic_correlation(Dendrogram(2, {{0, 1, 1, 2}}), scattered(2, 2, 1))) ==
        "a correlation needs at least 3 observations");
  const Dendrogram flat(4, {{0, 1, 0.1, 2}, {2, 3, 0.1, 2}, {4, 5, 0.1, 4}});
  CHECK(why(cophenetic_correlation(flat, scattered(4, 2, 1))) == "all heights are the same");
  CHECK(why(cophenetic_correlation(random_tree(9, 1), Matrix<double>::Constant(9, 2, 0.1))) ==
        "all distances are the same");
  CHECK(why(cophenetic_correlation(random_tree(30, 1), Matrix<double>(Matrix<double>::Identity(30, 30) *
                                                                      0.1))) == "all distances are the same");
  CHECK(why(cophenetic_correlation(random_tree(9, 1), Matrix<double>(scattered(9, 2, 1) * 1e160))) ==
        "squares of the distances are beyond the range of doubles");
}

TEST_CASE("a tree of its own cophenetic distances correlates wholly", "[dendrogram][property]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Dendrogram tree = random_tree(60, seed);
    CHECK_THAT(cophenetic_correlation(tree, cophenetic_distances(tree)).value.value(), WithinAbs(1, 1e-14));
  }
}

TEST_CASE("a correlation refuses what does not fit, and stops on request", "[dendrogram]") {
  const Dendrogram tree = random_tree(5, 1);
  CHECK_THROWS_WITH(cophenetic_correlation(tree, scattered(4, 2, 1)),
                    "cophenetic_correlation(): observations of x (4) must be 5, those of the tree");
  CHECK_THROWS_WITH(cophenetic_correlation(tree, CondensedMatrix(6)),
                    "cophenetic_correlation(): observations of distances (6) must be 5, those of the tree");
  CHECK_THROWS_WITH(cophenetic_correlation(tree, scattered(5, 2, 1), {.sample_size = 1}),
                    "cophenetic_correlation(): sample_size (1) must be at least 2");
  Matrix<double> holes = scattered(5, 2, 1);
  holes(3, 1) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(cophenetic_correlation(tree, holes), data_error);
  CondensedMatrix negative = euclidean_distances(scattered(5, 2, 1));
  negative.data()[3] = -1;
  CHECK_THROWS_AS(cophenetic_correlation(tree, negative), data_error);
  CHECK_THROWS_AS(cophenetic_correlation(random_tree(500, 1), scattered(500, 2, 1), {}, {.max_memory = 1000}),
                  memory_limit_error);
  std::stop_source stop;
  stop.request_stop();
  const Execution stopped{.stop = stop.get_token()};
  CHECK_THROWS_AS(cophenetic_correlation(tree, scattered(5, 2, 1), {}, stopped), cancelled_error);
  CHECK_THROWS_AS(cophenetic_correlation(tree, euclidean_distances(scattered(5, 2, 1)), stopped),
                  cancelled_error);
}

TEST_CASE("a chain of a million observations is correlated by a sample", "[dendrogram]") {
  constexpr Index n = 1'000'000;
  Matrix<double> x(n, 1);
  for (Index i = 0; i < n; ++i)
    x(i, 0) = static_cast<double>(i);
  const TreeCorrelation found = cophenetic_correlation(chain_tree(n), x, {.sample_size = 100});
  CHECK(found.sample.size() == 100);
  // Of max(i, j) and |i − j| for uniform i and j: covariance 1/36, variances 1/18 each.
  CHECK_THAT(found.value.value(), WithinAbs(0.5, 4 * found.standard_error));
  CHECK(found.standard_error < 0.1);
}

TEST_CASE("equal distances have no cophenetic correlation, however few they are", "[dendrogram]") {
  for (Index n = 3; n <= 14; ++n) {
    const Matrix<double> corners = Matrix<double>::Identity(n, n);  // all √2 apart
    const TreeCorrelation found = cophenetic_correlation(linkage(corners, Average{}), corners);
    INFO(n);
    CHECK_FALSE(found.value.has_value());
    CHECK_FALSE(found.undefined.empty());
  }
}

TEST_CASE("cophenetic correlation takes observations by columns and of floats as well", "[dendrogram]") {
  Matrix<double> x(5, 2);
  x << 1, 0.5, 2, 8, 3, 4, 4, 2, 8, 16;
  const Dendrogram tree = linkage(x, Average{});
  const Eigen::MatrixXd columns = x;
  const Eigen::MatrixXf floats = x.cast<float>();
  const TreeCorrelation wanted = cophenetic_correlation(tree, x);
  REQUIRE(wanted.value.has_value());
  CHECK(cophenetic_correlation(tree, columns).value == wanted.value);
  CHECK(cophenetic_correlation(tree, floats).value == wanted.value);
  CHECK(optimal_leaf_order(tree, columns) == optimal_leaf_order(tree, x));
  CHECK(optimal_leaf_order(tree, floats) == optimal_leaf_order(tree, x));
}
