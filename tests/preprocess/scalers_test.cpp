// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <functional>
#include <stop_token>
#include <vector>

#include "preprocess/golden_columns.hpp"
#include "preprocess/typed_tables.hpp"
#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/concepts.hpp"
#include "support/catch.hpp"
#include "support/golden_counts.hpp"

using namespace segmentiq;
using segmentiq::testing::GoldenColumn;
using segmentiq::testing::GoldenCounts;
using segmentiq::testing::infinity;
using segmentiq::testing::not_a_number;
using segmentiq::testing::read_golden_columns;

static_assert(NumericScaler<RobustScaler>);
static_assert(NumericScaler<MinMaxScaler>);
static_assert(NumericScaler<QuantileScaler>);
static_assert(NumericScaler<ChosenScaler>);
static_assert(!FittedTransformer<RobustScaler, Matrix<double>>, "only a fitted scaler transforms");
static_assert(!NumericScaler<FittedRobustScaler>);

namespace {

Matrix<double> as_column(const std::vector<double>& values) {
  Matrix<double> x(static_cast<Index>(values.size()), 1);
  for (std::size_t i = 0; i < values.size(); ++i)
    x(static_cast<Index>(i), 0) = values[i];
  return x;
}

/// The largest difference from what is expected, relative above 1; infinite where only one is NaN.
double difference(const Matrix<double>& found, const std::vector<double>& expected) {
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double z = found(static_cast<Index>(i), 0);
    if (std::isnan(z) || std::isnan(expected[i]))
      largest = std::isnan(z) && std::isnan(expected[i]) ? largest : infinity;
    else
      largest = std::max(largest, std::abs(z - expected[i]) / std::max(1.0, std::abs(expected[i])));
  }
  return largest;
}

}  // namespace

TEST_CASE("scaling is scikit-learn's", "[preprocess][reference]") {
  GoldenCounts inputs;
  for (const GoldenColumn& c : read_golden_columns()) {
    INFO(c.name << ", " << c.quantiles << " quantiles");
    inputs.count(c.name);
    const Matrix<double> x = as_column(c.fitted);
    std::vector<double> all = c.fitted;
    all.insert(all.end(), c.others.begin(), c.others.end());
    const Matrix<double> both = as_column(all);
    CHECK(difference(StandardScaler{}.fit(x).transform(both), c.standard) < 1e-13);
    CHECK(difference(RobustScaler{}.fit(x).transform(both), c.robust) < 1e-13);
    CHECK(difference(MinMaxScaler{}.fit(x).transform(both), c.min_max) < 1e-13);
    CHECK(difference(QuantileScaler{.quantiles = c.quantiles}.fit(x).transform(both), c.quantile) < 1e-12);
    const QuantileScaler normal{.quantiles = c.quantiles, .output = QuantileOutput::normal};
    CHECK(difference(normal.fit(x).transform(both), c.quantile_normal) < 1e-11);
  }
  CHECK(inputs.random == 220);
  CHECK(inputs.real == 25);
}

TEST_CASE("the quantile of the normal distribution", "[preprocess][reference]") {
  // scipy.special.ndtri
  CHECK(detail::normal_quantile(0.5) == 0);
  CHECK_THAT(detail::normal_quantile(0.975), WithinRel(1.959963984540054, 1e-15));
  CHECK_THAT(detail::normal_quantile(0.25), WithinRel(-0.6744897501960817, 1e-15));
  CHECK_THAT(detail::normal_quantile(1e-7), WithinRel(-5.1993375821928165, 1e-15));
  CHECK_THAT(detail::normal_quantile(1e-300), WithinRel(-37.0470962993612, 1e-14));
  CHECK(detail::normal_quantile(0) == -infinity);
  CHECK(detail::normal_quantile(1) == infinity);
  CHECK(std::isnan(detail::normal_quantile(-0.1)));
  CHECK(std::isnan(detail::normal_quantile(1.5)));
}

TEST_CASE("a value far out moves the robust scale no more than any large one", "[preprocess]") {
  Matrix<double> x = as_column({1, 2, 3, 4, 5, 6, 7, 8, 100});
  const FittedRobustScaler near = RobustScaler{}.fit(x);
  x(8, 0) = 1e9;
  const FittedRobustScaler far = RobustScaler{}.fit(x);
  CHECK(near.centers() == far.centers());
  CHECK(near.scales() == far.scales());
  CHECK(far.centers()[0] == 5);
  CHECK(far.scales()[0] == 4);
  CHECK((far.inverse_transform(far.transform(x)) - x).cwiseAbs().maxCoeff() < 1e-6);
  const FittedRobustScaler wide = RobustScaler{.lower = 0, .upper = 1}.fit(as_column({0, 10, 40}));
  CHECK(wide.scales()[0] == 40);
  CHECK_THROWS_WITH((RobustScaler{.lower = 0.5, .upper = 0.5}.fit(x)), ContainsSubstring("lower (0.5"));
  CHECK_THROWS_AS((RobustScaler{.lower = -0.1}.fit(x)), parameter_error);
  CHECK_THROWS_AS((RobustScaler{.upper = not_a_number}.fit(x)), parameter_error);
}

TEST_CASE("min-max scaling ends at 0 and 1, and goes on beyond", "[preprocess]") {
  const FittedMinMaxScaler scaler = MinMaxScaler{}.fit(as_column({-5, 0, 5}));
  CHECK(scaler.transform(as_column({-5, 5, 10, -15})) == as_column({0, 1, 1.5, -1}));
  CHECK(scaler.inverse_transform(as_column({0, 1, 1.5})) == as_column({-5, 5, 10}));
}

TEST_CASE("after quantile scaling only the order of values matters", "[preprocess]") {
  const std::vector<double> values{3, -1, 7, 7, 0.5, 12, 7, -4};
  std::vector<double> cubes;
  for (const double v : values)
    cubes.push_back(v * v * v);
  for (const QuantileOutput output : {QuantileOutput::uniform, QuantileOutput::normal}) {
    const QuantileScaler scaler{.quantiles = 8, .output = output};
    const Matrix<double> a = scaler.fit(as_column(values)).transform(as_column(values));
    const Matrix<double> b = scaler.fit(as_column(cubes)).transform(as_column(cubes));
    CHECK((a - b).cwiseAbs().maxCoeff() < 1e-12);
    CHECK(a(5, 0) == a.maxCoeff());
    CHECK(a(7, 0) == a.minCoeff());
  }
}

TEST_CASE("scalers leave out missing values, and take constants and single rows", "[preprocess]") {
  Matrix<double> x(4, 3);
  x << 1, not_a_number, 7,  //
      not_a_number, not_a_number, 7, 3, not_a_number, 7, 5, not_a_number, 7;
  for (const ScalerKind kind : all_scalers) {
    INFO(to_string(kind));
    const FittedChosenScaler scaler = ChosenScaler{ScalerOptions{.kind = kind}}.fit(x);
    CHECK(scaler.features() == 3);
    const Matrix<double> z = scaler.transform(x);
    CHECK(std::isnan(z(1, 0)));
    CHECK(z.col(1).array().isNaN().all());
    CHECK(z.col(2).array().isFinite().all());
    CHECK((z.col(2).array() == z(0, 2)).all());
    CHECK(z(0, 0) < z(2, 0));
    CHECK(z(2, 0) < z(3, 0));
    const Matrix<double> one = x.topRows(1);
    CHECK(std::isfinite(ChosenScaler{ScalerOptions{.kind = kind}}.fit(one).transform(one)(0, 0)));
  }
  CHECK(ChosenScaler{std::nullopt}.fit(x).transform(x)(3, 0) == 5);
  CHECK_FALSE(ChosenScaler{std::nullopt}.fit(x).features());
}

TEST_CASE("infinity, absence and other widths are refused by every scaler", "[preprocess]") {
  const Matrix<double> x = Matrix<double>::Random(5, 2);
  Matrix<double> bad = x;
  bad(3, 1) = infinity;
  for (const ScalerKind kind : all_scalers) {
    INFO(to_string(kind));
    const ChosenScaler scaler{ScalerOptions{.kind = kind}};
    CHECK_THROWS_WITH(scaler.fit(bad), ContainsSubstring("row 3, column 1"));
    CHECK_THROWS_AS(scaler.fit(Matrix<double>(0, 2)), data_error);
    const FittedChosenScaler fitted = scaler.fit(x);
    CHECK_THROWS_WITH(fitted.transform(bad), ContainsSubstring("row 3, column 1"));
    CHECK_THROWS_WITH(fitted.transform(x.leftCols(1)), ContainsSubstring("features of x (1) must be 2"));
    CHECK(scaler_from_name(to_string(kind)) == kind);
  }
  CHECK_THROWS_WITH(scaler_from_name("zscore"), ContainsSubstring("standard, robust, min_max"));
  CHECK_THROWS_AS(QuantileScaler{.quantiles = 0}.fit(x), parameter_error);
}

TEST_CASE("fitted scalers are built from their figures, if these make sense", "[preprocess]") {
  const Vector<double> two = Vector<double>::Ones(2), three = Vector<double>::Ones(3);
  const Vector<double> zero = Vector<double>::Zero(2);
  CHECK_THROWS_AS(FittedRobustScaler(two, three), parameter_error);
  CHECK_THROWS_AS(FittedRobustScaler(two, zero), parameter_error);
  CHECK_THROWS_AS(FittedMinMaxScaler(two, three), parameter_error);
  CHECK_THROWS_AS(FittedMinMaxScaler(two, -two), parameter_error);
  CHECK_THROWS_AS(FittedQuantileScaler(Matrix<double>(0, 2)), parameter_error);
  CHECK_THROWS_WITH(FittedQuantileScaler(as_column({1, 2, 1.5})), ContainsSubstring("row 2"));
  const Matrix<double> x = Matrix<double>::Random(30, 2);
  const FittedQuantileScaler fitted = QuantileScaler{.quantiles = 7}.fit(x);
  CHECK(FittedQuantileScaler(fitted.quantiles(), fitted.output()).transform(x) == fitted.transform(x));
}

namespace {

/// A user's own, that knows nothing of executions.
struct Halves {
  Halves fit(const Matrix<double>&) const { return *this; }
  Matrix<double> transform(const Matrix<double>& x) const { return x / 2; }
};

}  // namespace

TEST_CASE("scalers end on request, and give the same without one", "[preprocess]") {
  const Matrix<double> x = as_column({5, 1, 4, not_a_number, 2, 3});
  std::stop_source source;
  Execution execution;
  execution.stop = source.get_token();
  std::vector<FittedChosenScaler> fitted;
  for (const ScalerKind kind : all_scalers) {
    const ChosenScaler scaler(ScalerOptions{.kind = kind});
    fitted.push_back(scaler.fit(x, execution));
    const Matrix<double> z = fitted.back().transform(x, execution);
    CHECK(difference(scaler.fit(x).transform(x), {z.data(), z.data() + z.size()}) == 0);
  }
  source.request_stop();
  for (std::size_t i = 0; i < all_scalers.size(); ++i) {
    INFO(to_string(all_scalers[i]));
    CHECK_THROWS_AS(ChosenScaler(ScalerOptions{.kind = all_scalers[i]}).fit(x, execution), cancelled_error);
    CHECK_THROWS_AS(fitted[i].transform(x, execution), cancelled_error);
  }
  CHECK_THROWS_AS(detail::sorted_values(x, 0, execution), cancelled_error);
  CHECK_THROWS_AS(RobustScaler{}.fit(x, execution), cancelled_error);
  CHECK_THROWS_AS(QuantileScaler{}.fit(x, execution), cancelled_error);
}

TEST_CASE("a stage gets the execution where it takes one", "[preprocess]") {
  const Matrix<double> x = as_column({1, 2, 3});
  std::stop_source source;
  source.request_stop();
  Execution stopped;
  stopped.stop = source.get_token();
  CHECK_THROWS_AS(detail::fit_stage(RobustScaler{}, x, stopped), cancelled_error);
  CHECK_THROWS_AS(detail::transform_stage(RobustScaler{}.fit(x), x, stopped), cancelled_error);
  CHECK_NOTHROW(detail::fit_stage(Halves{}, x, stopped));
  CHECK(detail::transform_stage(Halves{}, x, stopped)(2, 0) == 1.5);
  CHECK(detail::transform_stage(NoScaling{}, Matrix<double>(x), stopped)(2, 0) == 3);
}

TEST_CASE("QuantileScaler finds a place for every number, however near or far", "[preprocess]") {
  Matrix<double> tiny(3, 1);
  tiny << 0, 5e-324, 1e-323;
  const Matrix<double> places = QuantileScaler{}.fit(tiny).transform(tiny);
  CHECK(places(0, 0) == 0);
  CHECK(places(1, 0) == 0.5);  // as scikit-learn
  CHECK(places(2, 0) == 1);

  Matrix<double> wide(2, 1), between(3, 1);
  wide << -1.7e308, 1.7e308;
  between << -0.85e308, 0, 0.85e308;
  const Matrix<double> shares = QuantileScaler{}.fit(wide).transform(between);
  CHECK_THAT(shares(0, 0), WithinAbs(0.25, 1e-15));
  CHECK_THAT(shares(1, 0), WithinAbs(0.5, 1e-15));
  CHECK_THAT(shares(2, 0), WithinAbs(0.75, 1e-15));
}

TEST_CASE("scalers take observations by columns and of floats as well", "[preprocess]") {
  Matrix<double> x(6, 2);
  x << 1, 0.5, 2, 8, 3, 4, 4, 2, 8, 16, 16, 1;
  const Eigen::MatrixXd columns = x;
  const Eigen::MatrixXf floats = x.cast<float>();
  const auto check = [&](const auto& scaler) {
    const auto fitted = scaler.fit(x);
    const Matrix<double> wanted = fitted.transform(x);
    CHECK(scaler.fit(columns).transform(columns) == wanted);
    CHECK(scaler.fit(floats).transform(floats) == wanted);
  };
  check(RobustScaler{});
  check(MinMaxScaler{});
  check(QuantileScaler{});
  for (const ScalerKind kind : all_scalers)
    check(ChosenScaler(ScalerOptions{.kind = kind}));
  const auto check_inverse = [&](const auto& fitted) {
    const Matrix<double> wanted = fitted.inverse_transform(x);
    CHECK(fitted.inverse_transform(columns) == wanted);
    CHECK(fitted.inverse_transform(floats) == wanted);
  };
  check_inverse(RobustScaler{}.fit(x));
  check_inverse(MinMaxScaler{}.fit(x));
  CHECK(StandardScaler{}.fit(columns).transform(columns) == StandardScaler{}.fit(x).transform(x));
  CHECK(StandardScaler{}.fit(floats).means() == StandardScaler{}.fit(x).means());
}
