// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/decomposition/pca.hpp"

#include <random>
#include <string>
#include <utility>

#include "preprocess/golden_file.hpp"
#include "segmentiq/core/stage.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenFile;

static_assert(Transformer<Pca<>, Matrix<double>>);
static_assert(Transformer<Pca<>, Matrix<float>>);
static_assert(Transformer<Pca<>, FeatureMatrix>);
static_assert(!FittedTransformer<Pca<>, Matrix<double>>, "only a fitted PCA transforms");

namespace {

/// n × d numbers whose variances differ by feature, with correlations.
Matrix<double> correlated_data(Index n, Index d, std::uint32_t seed) {
  std::mt19937 random(seed);
  Matrix<double> x(n, d);
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < d; ++j) {
      const double uniform = static_cast<double>(random()) / 4294967296.0 - 0.5;
      x(i, j) = 100 + uniform * static_cast<double>(1 + j) + (j > 0 ? 0.5 * (x(i, j - 1) - 100) : 0.0);
    }
  return x;
}

double largest(const Matrix<double>& x) {
  return x.size() == 0 ? 0 : x.cwiseAbs().maxCoeff();
}

/// PCA of x against what a golden file has under a name.
void check_scikit_learns(const GoldenFile& golden, const std::string& name, const Matrix<double>& x) {
  INFO(name);
  const FittedPca pca = Pca{}.fit(x);
  const auto expect = [&](const std::string& what) {
    return golden.matrix(name + "_" + what);
  };
  const double largest_value = expect("singular_values")(0, 0);

  REQUIRE(pca.components().rows() == max_components(x.rows(), x.cols()));
  CHECK(largest(pca.singular_values().transpose() - expect("singular_values")) < 1e-13 * largest_value);
  CHECK(largest(pca.explained_variance().transpose() - expect("explained_variance")) <
        1e-13 * expect("explained_variance")(0, 0));
  CHECK(largest(pca.explained_variance_ratio().transpose() - expect("ratio")) < 1e-13);

  const Matrix<double> components = expect("components");
  const Matrix<double> scores = expect("scores");
  CHECK(largest(pca.components().topRows(components.rows()) - components) < 1e-9);
  CHECK(largest(pca.transform(x).topLeftCorner(scores.rows(), scores.cols()) - scores) <
        1e-10 * largest_value);

  const Matrix<double> by_share = expect("kept_by_share");
  for (Index i = 0; i < by_share.cols(); ++i) {
    INFO("share " << by_share(0, i));
    CHECK(static_cast<double>(Pca{{.variance_share = by_share(0, i)}}.fit(x).components().rows()) ==
          by_share(1, i));
  }
}

}  // namespace

TEST_CASE("components, variances and coordinates are scikit-learn's", "[decomposition][reference]") {
  const GoldenFile golden("decomposition/pca.txt");
  for (const std::string name : {"iris", "wine", "digits", "breast_cancer", "diabetes"})
    check_scikit_learns(golden, name, golden.matrix(name + "_x"));
  check_scikit_learns(golden, "digits_wide", golden.matrix("digits_x").topRows(40));
}

TEST_CASE("so are those of small random inputs and of parts of real data", "[decomposition][reference]") {
  const GoldenFile golden("decomposition/pca_small.txt");
  const auto check = [&](const std::string& name) {
    check_scikit_learns(golden, name, golden.matrix(name + "_x"));
  };
  for (int i = 0; i < 200; ++i)
    check("random" + std::to_string(i));
  for (const std::string name : {"iris", "wine", "digits", "breast_cancer", "diabetes"})
    for (int i = 0; i < 5; ++i)
      check(name + std::to_string(i));
}

TEST_CASE("the laws of principal components", "[decomposition]") {
  const auto [n, d] = GENERATE(table<Index, Index>(
      {{2, 1}, {2, 2}, {2, 5}, {3, 40}, {40, 3}, {30, 30}, {29, 30}, {700, 12}, {2000, 5}, {60, 200}}));
  INFO("n " << n << ", d " << d);
  const Matrix<double> x = correlated_data(n, d, static_cast<std::uint32_t>(1000 * n + d));
  const FittedPca pca = Pca{}.fit(x);
  const Index r = std::min(n, d);
  const Matrix<double>& v = pca.components();
  REQUIRE(v.rows() == r);
  REQUIRE(v.cols() == d);
  CHECK(largest(v * v.transpose() - Matrix<double>::Identity(r, r)) < 1e-13);

  const Matrix<double> centred = x.rowwise() - x.colwise().mean();
  const double variance = centred.squaredNorm() / static_cast<double>(n - 1);
  CHECK_THAT(pca.explained_variance().sum(), WithinRel(variance, 1e-12));
  CHECK_THAT(pca.total_variance(), WithinRel(variance, 1e-12));
  CHECK_THAT(pca.explained_variance_ratio().sum(), WithinRel(1.0, 1e-14));
  for (Index i = 1; i < r; ++i)
    CHECK(pca.singular_values()[i] <= pca.singular_values()[i - 1]);

  const Matrix<double> z = pca.transform(x);
  CHECK(largest(z.colwise().mean()) < 1e-12 * largest(x));
  const Matrix<double> covariance = z.transpose() * z / static_cast<double>(n - 1);
  CHECK(largest(covariance - Matrix<double>(pca.explained_variance().asDiagonal())) < 1e-12 * variance);
  CHECK(largest(pca.inverse_transform(z) - x) < 1e-12 * largest(x));

  for (Index i = 0; i < r; ++i)
    CHECK(v.row(i).maxCoeff() >= -v.row(i).minCoeff() * (1 - 1e-8));
}

TEST_CASE("fewer components are the first of all of them", "[decomposition]") {
  const Matrix<double> x = correlated_data(50, 6, 7);
  const FittedPca all = Pca{}.fit(x);
  const FittedPca two = Pca{{.components = 2}}.fit(x);
  CHECK(two.components() == all.components().topRows(2));
  CHECK(two.explained_variance_ratio() == all.explained_variance_ratio().head(2));
  CHECK(two.total_variance() == all.total_variance());
  CHECK(largest(two.transform(x) - all.transform(x).leftCols(2)) < 1e-12);

  // What two components lose is the variance of the others.
  const double lost = (two.inverse_transform(two.transform(x)) - x).squaredNorm() / 49;
  CHECK_THAT(lost, WithinRel(all.explained_variance().tail(4).sum(), 1e-10));
}

TEST_CASE("the variance share is exceeded with as few components as possible", "[decomposition]") {
  const Matrix<double> x = correlated_data(80, 9, 3);
  const Vector<double> ratio = Pca{}.fit(x).explained_variance_ratio();
  for (const double share : {0.01, 0.3, 0.6, 0.9, 0.999, 0.9999999999999999}) {
    INFO(share);
    const FittedPca pca = Pca{{.variance_share = share}}.fit(x);
    const Index k = pca.components().rows();
    CHECK((k == 9 || ratio.head(k).sum() > share));
    CHECK(ratio.head(k - 1).sum() <= share);
  }
}

TEST_CASE("equal loadings: the first is positive", "[decomposition]") {
  Matrix<double> x(4, 2);
  x << 0, 0, 1, 1, 2, 2, 3, 3.000001;
  const Matrix<double> v = Pca{}.fit(x).components();
  CHECK(v(0, 0) > 0);
  CHECK(v(1, 1) * v(1, 0) < 0);

  Matrix<double> axes(2, 3);
  axes << -0.5, 0.5, 0.5, 0.1, -0.9, 0.3;
  detail::make_largest_loading_positive(axes);
  CHECK(axes(0, 0) == 0.5);
  CHECK(axes(1, 1) == 0.9);
  axes << -0.5, 0.5 + 1e-15, 0.1, 0, 0, -1;
  detail::make_largest_loading_positive(axes);
  CHECK(axes(0, 0) == 0.5);
  CHECK(axes(1, 2) == 1);
}

TEST_CASE("the order of observations does not matter but for rounding", "[decomposition]") {
  const Matrix<double> x = correlated_data(900, 8, 11);
  const FittedPca straight = Pca{}.fit(x);
  const FittedPca reversed = Pca{}.fit(x.colwise().reverse());
  CHECK(largest(straight.components() - reversed.components()) < 1e-11);
  CHECK(largest(straight.explained_variance() - reversed.explained_variance()) <
        1e-12 * straight.total_variance());
}

TEST_CASE("the same bytes on any number of threads", "[decomposition]") {
  const auto [n, d] = GENERATE(table<Index, Index>({{5000, 40}, {60, 150}, {400, 130}}));
  const Matrix<double> x = correlated_data(n, d, 5);
  Execution one;
  one.threads = 1;
  const FittedPca expected = Pca{}.fit(x, one);
  const Matrix<double> coordinates = expected.transform(x, one);
  for (const int threads : {0, 2, 3, 7}) {
    INFO("threads " << threads);
    Execution execution;
    execution.threads = threads;
    const FittedPca found = Pca{}.fit(x, execution);
    CHECK(found.components() == expected.components());
    CHECK(found.singular_values() == expected.singular_values());
    CHECK(found.transform(x, execution) == coordinates);
    CHECK(found.inverse_transform(coordinates, execution) == expected.inverse_transform(coordinates, one));
  }
}

TEST_CASE("coordinates of many features: the same bytes on any number of threads", "[decomposition]") {
  // Eigen sums products of more than some 300 terms in parts, whose number depends on the threads it may use.
  const Matrix<double> x = correlated_data(1500, 400, 8);
  const FittedPca pca(x.row(0).transpose(), x.middleRows(1, 60), Vector<double>::Ones(60),
                      Vector<double>::Ones(60), 60);
  Execution execution;
  execution.threads = 1;
  const Matrix<double> expected = pca.transform(x, execution);
  execution.threads = 2;
  CHECK(pca.transform(x, execution) == expected);
}

TEST_CASE("float data give the figures of double data", "[decomposition]") {
  const Matrix<float> x = correlated_data(300, 6, 2).cast<float>();
  const Matrix<double> wide = x.cast<double>();
  const FittedPca pca = Pca{{.components = 3}}.fit(x);
  CHECK(pca.components() == Pca{{.components = 3}}.fit(wide).components());
  const Matrix<float> z = pca.transform(x);
  CHECK(largest(z.cast<double>() - pca.transform(wide)) < 1e-5);
  const Matrix<float> back = Pca{}.fit(x).inverse_transform(Pca{}.fit(x).transform(x));
  CHECK(largest(back.cast<double>() - wide) < 1e-3);
}

TEST_CASE("the same bytes of column-major data, of a view and of float data that hold the same numbers",
          "[decomposition]") {
  for (const auto& [n, d] : {std::pair<Index, Index>(60, 4), std::pair<Index, Index>(5, 20)}) {  // tall, wide
    const Matrix<double> x = correlated_data(n, d, 7).cast<float>().cast<double>();
    const Eigen::MatrixXd columns = x;
    const Eigen::MatrixXf floats = x.cast<float>();
    const FittedPca pca = Pca{}.fit(x);
    const Matrix<double> wanted = pca.transform(x);
    for (const FittedPca& other : {Pca{}.fit(columns), Pca{}.fit(columns.leftCols(d)), Pca{}.fit(floats)}) {
      CHECK(other.components() == pca.components());
      CHECK(other.explained_variance() == pca.explained_variance());
    }
    CHECK(pca.transform(columns) == wanted);
    CHECK(pca.transform(columns.leftCols(d)) == wanted);
    CHECK(Matrix<float>(pca.transform(floats)) == Matrix<float>(wanted.cast<float>()));
    CHECK(pca.inverse_transform(Eigen::MatrixXd(wanted)) == pca.inverse_transform(wanted));
  }
}

TEST_CASE("a feature matrix gets the names of the components", "[decomposition]") {
  const FeatureMatrix x{correlated_data(4, 3, 1), {"a", "b", "c"}, {0, 2, 5, 9}};
  const FeatureMatrix z = Pca{{.components = 2}}.fit(x).transform(x);
  CHECK(z.names == std::vector<std::string>{"PC1", "PC2"});
  CHECK(z.rows == x.rows);
  CHECK(z.values == Pca{{.components = 2}}.fit(x.values).transform(x.values));
}

TEST_CASE("constant data have no variance to share out", "[decomposition]") {
  const double value = GENERATE(0.0, 3.0, 0.1, -1e12);
  const auto [n, d] = GENERATE(table<Index, Index>({{1, 1}, {1, 4}, {5, 1}, {50, 3}, {3, 50}}));
  INFO("value " << value << ", n " << n << ", d " << d);
  const Matrix<double> x = Matrix<double>::Constant(n, d, value);
  const FittedPca pca = Pca{}.fit(x);
  CHECK_FALSE(pca.has_variance());
  CHECK(pca.total_variance() == 0);
  CHECK(pca.explained_variance_ratio().isZero(0));
  CHECK(largest(pca.components() * pca.components().transpose() -
                Matrix<double>::Identity(pca.components().rows(), pca.components().rows())) < 1e-13);
  CHECK(largest(pca.transform(x)) <= 1e-13 * std::abs(value));
  CHECK(Pca{{.variance_share = 0.5}}.fit(x).components().rows() == 1);
}

TEST_CASE("constant columns and duplicates", "[decomposition]") {
  Matrix<double> x = correlated_data(30, 3, 4);
  x.col(1).setConstant(7);
  const FittedPca pca = Pca{}.fit(x);
  CHECK(pca.has_variance());
  CHECK(pca.singular_values()[2] < 1e-12 * pca.singular_values()[0]);
  CHECK(std::abs(pca.components()(0, 1)) < 1e-13);

  Matrix<double> twice(60, 3);
  twice << x, x;
  CHECK(largest(Pca{}.fit(twice).components().topRows(2) - pca.components().topRows(2)) < 1e-12);
}

TEST_CASE("one feature", "[decomposition]") {
  Matrix<double> x(3, 1);
  x << 1, 2, 6;
  const FittedPca pca = Pca{{.components = 1}}.fit(x);
  CHECK(pca.components()(0, 0) == 1);
  CHECK_THAT(pca.explained_variance()[0], WithinRel(7.0, 1e-14));
  CHECK(largest(pca.transform(x) - (x.array() - 3).matrix()) < 1e-14);
}

TEST_CASE("what a PCA refuses", "[decomposition]") {
  const Matrix<double> x = correlated_data(5, 3, 6);
  CHECK_THROWS_AS(Pca{{.components = 0}}.fit(x), parameter_error);
  CHECK_THROWS_AS(Pca{{.components = -1}}.fit(x), parameter_error);
  CHECK_THROWS_WITH(Pca{{.components = 4}}.fit(x),
                    ContainsSubstring("components (4) must be between 1 and 3"));
  CHECK_THROWS_AS(Pca{{.components = 3}}.fit(x.topRows(2)), parameter_error);
  CHECK_THROWS_AS(Pca{{.variance_share = 0.0}}.fit(x), parameter_error);
  CHECK_THROWS_AS(Pca{{.variance_share = 1.0}}.fit(x), parameter_error);
  CHECK_THROWS_AS(Pca{{.variance_share = std::nan("")}}.fit(x), parameter_error);
  CHECK_THROWS_AS((Pca{{.components = 2, .variance_share = 0.5}}.fit(x)), parameter_error);
  CHECK_THROWS_AS(Pca{}.fit(Matrix<double>(0, 3)), data_error);
  CHECK_THROWS_AS(Pca{}.fit(Matrix<double>(3, 0)), data_error);
  CHECK_THROWS_AS(Pca{}.fit(Matrix<double>((x.array() * 1e200).matrix())), data_error);

  Matrix<double> gap = x;
  gap(4, 2) = std::nan("");
  CHECK_THROWS_WITH(Pca{}.fit(gap), ContainsSubstring("row 4, column 2"));
  gap(1, 0) = HUGE_VAL;
  const FittedPca pca = Pca{}.fit(x);
  CHECK_THROWS_WITH(pca.transform(gap), ContainsSubstring("row 1, column 0"));
  CHECK_THROWS_AS(pca.transform(x.leftCols(2)), parameter_error);
  CHECK_THROWS_AS(pca.inverse_transform(x.leftCols(2)), parameter_error);
  CHECK_THROWS_AS(
      FittedPca(pca.mean(), pca.components(), pca.explained_variance().head(2), pca.singular_values(), 1),
      parameter_error);

  Execution execution;
  execution.max_memory = 100;
  CHECK_THROWS_AS(pca.transform(x, execution), memory_limit_error);
  CHECK_THROWS_AS(Pca{}.fit(correlated_data(3, 9, 1), execution), memory_limit_error);
}
