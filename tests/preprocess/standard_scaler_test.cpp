// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/preprocess/standard_scaler.hpp"

#include <cmath>

#include "preprocess/golden_file.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/core/stage.hpp"
#include "support/catch.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenFile;
using segmentiq::testing::infinity;
using segmentiq::testing::not_a_number;

static_assert(Transformer<StandardScaler, Matrix<double>>);
static_assert(Transformer<StandardScaler, Matrix<float>>);
static_assert(Transformer<StandardScaler, FeatureMatrix>);
static_assert(Transformer<NoScaling, FeatureMatrix>);
static_assert(!Transformer<StandardScaler, std::vector<double>>);
static_assert(!FittedTransformer<StandardScaler, Matrix<double>>, "only a fitted scaler transforms");

namespace {

// At most one unit in the last place: the sums are taken in NumPy's order, so they are equal where products
// and sums are rounded one by one.
void check_same(const Matrix<double>& found, const Matrix<double>& expected) {
  REQUIRE(found.rows() == expected.rows());
  REQUIRE(found.cols() == expected.cols());
  for (Index i = 0; i < found.rows(); ++i)
    for (Index j = 0; j < found.cols(); ++j) {
      INFO("row " << i << ", column " << j);
      if (std::isnan(expected(i, j)))
        CHECK(std::isnan(found(i, j)));
      else
        CHECK_THAT(found(i, j), WithinULP(expected(i, j), 1));
    }
}

}  // namespace

TEST_CASE("means, scales and values are scikit-learn's", "[preprocess][reference]") {
  const GoldenFile golden("preprocess/preprocess.txt");
  const Matrix<double>& x = golden.matrix("scaler_x");
  const FittedStandardScaler scaler = StandardScaler{}.fit(x);
  check_same(scaler.means().transpose(), golden.matrix("scaler_means"));
  check_same(scaler.scales().transpose(), golden.matrix("scaler_scales"));
  check_same(scaler.transform(x).topRows(20), golden.matrix("scaler_z"));
}

TEST_CASE("sums are NumPy's at every edge of its summation", "[preprocess][reference]") {
  const GoldenFile golden("preprocess/preprocess.txt");
  for (const int count : {1, 2, 7, 8, 9, 128, 129, 300}) {
    INFO("rows " << count);
    const FittedStandardScaler scaler =
        StandardScaler{}.fit(golden.matrix("scaler_x").topLeftCorner(count, 3));
    check_same(scaler.means().transpose(), golden.matrix("scaler_means_" + std::to_string(count)));
    check_same(scaler.scales().transpose(), golden.matrix("scaler_scales_" + std::to_string(count)));
  }
}

TEST_CASE("a column that is constant up to rounding is only centred", "[preprocess]") {
  Matrix<double> x(5, 3);
  x << 7, 0.1, 1e10,  //
      7, 0.1, 1e10 + 2e-6, 7, 0.1, 1e10 - 2e-6, 7, 0.1, 1e10, 7, 0.1, 1e10;
  const FittedStandardScaler scaler = StandardScaler{}.fit(x);
  CHECK(scaler.scales() == Vector<double>::Ones(3));
  CHECK(scaler.transform(x).col(0).isZero(0));
  CHECK(scaler.transform(x).cwiseAbs().maxCoeff() < 1e-5);

  CHECK(is_near_constant(0.0, 0.0, 10));
  CHECK_FALSE(is_near_constant(1e-12, 1.0, 10));
  CHECK_FALSE(is_near_constant(not_a_number, not_a_number, 0));
}

TEST_CASE("NaN is left out of the figures and stays", "[preprocess]") {
  Matrix<double> x(4, 2);
  x << 1, not_a_number, not_a_number, not_a_number, 3, not_a_number, 5, not_a_number;
  const FittedStandardScaler scaler = StandardScaler{}.fit(x);
  CHECK(scaler.means()[0] == 3);
  CHECK_THAT(scaler.scales()[0], WithinRel(std::sqrt(8.0 / 3), 1e-15));
  CHECK(std::isnan(scaler.means()[1]));
  const Matrix<double> z = scaler.transform(x);
  CHECK(std::isnan(z(1, 0)));
  CHECK(z(2, 0) == 0);
  CHECK(z.col(1).array().isNaN().all());
}

TEST_CASE("infinity and absence are refused", "[preprocess]") {
  Matrix<double> x = Matrix<double>::Ones(3, 2);
  const FittedStandardScaler scaler = StandardScaler{}.fit(x);
  x(2, 1) = -infinity;
  CHECK_THROWS_AS(StandardScaler{}.fit(x), data_error);
  CHECK_THROWS_WITH(StandardScaler{}.fit(x), ContainsSubstring("row 2, column 1"));
  CHECK_THROWS_WITH(scaler.transform(x), ContainsSubstring("row 2, column 1"));
  CHECK_THROWS_AS(StandardScaler{}.fit(Matrix<double>(0, 2)), data_error);
  CHECK_THROWS_AS(scaler.transform(Matrix<double>(3, 3)), parameter_error);
  CHECK_THROWS_AS(scaler.inverse_transform(Matrix<double>(3, 1)), parameter_error);
  CHECK_THROWS_AS(FittedStandardScaler(Vector<double>::Zero(2), Vector<double>::Zero(2)), parameter_error);
  CHECK_THROWS_AS(FittedStandardScaler(Vector<double>::Zero(2), Vector<double>::Ones(3)), parameter_error);
}

TEST_CASE("one and two observations", "[preprocess]") {
  Matrix<double> x(1, 2);
  x << 4, -2;
  CHECK(StandardScaler{}.fit(x).transform(x).isZero(0));
  Matrix<double> pair(2, 1);
  pair << 10, 30;
  const Matrix<double> z = StandardScaler{}.fit(pair).transform(pair);
  CHECK(z(0, 0) == -1);
  CHECK(z(1, 0) == 1);
}

TEMPLATE_TEST_CASE("mean 0, deviation 1, and back again", "[preprocess]", float, double) {
  const double tolerance = std::is_same_v<TestType, float> ? 1e-5 : 1e-13;
  std::srand(5);
  const Matrix<TestType> x =
      (Matrix<TestType>::Random(200, 4).array() * TestType(20) + TestType(100)).matrix();
  const FittedStandardScaler scaler = StandardScaler{}.fit(x);
  const Matrix<TestType> z = scaler.transform(x);
  const Matrix<double> wide = z.template cast<double>();
  CHECK(wide.colwise().mean().cwiseAbs().maxCoeff() < tolerance);
  CHECK(((wide.colwise().squaredNorm() / 200.0).array() - 1).abs().maxCoeff() < tolerance);
  CHECK((scaler.inverse_transform(z) - x).cwiseAbs().maxCoeff() < TestType(1000 * tolerance));
  CHECK(scaler.transform(x.topRows(3)) == z.topRows(3));
}

TEST_CASE("a feature matrix keeps its names and rows", "[preprocess]") {
  FeatureMatrix x{Matrix<double>::Identity(3, 2), {"a", "b"}, {4, 5, 9}};
  const FeatureMatrix z = StandardScaler{}.fit(x).transform(x);
  CHECK(z.names == x.names);
  CHECK(z.rows == x.rows);
  CHECK(z.values == StandardScaler{}.fit(x.values).transform(x.values));
  CHECK(NoScaling{}.fit(x).transform(x).values == x.values);
}
