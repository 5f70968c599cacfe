// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/distance/known_rows.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "segmentiq/distance/gower.hpp"
#include "segmentiq/distance/pairwise_distances.hpp"
#include "support/catch.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using segmentiq::testing::missing_value;
using segmentiq::testing::scattered;
using segmentiq::testing::tied;

namespace {

/// All dissimilarities of the rows of x and those of known, in tiles of a width that ends anywhere.
Matrix<double> all_of(const Matrix<double>& x, const Matrix<double>& known, const FittedMetric& metric) {
  const detail::KnownRows rows(known, metric);
  const Matrix<double> ready = rows.ready(x, 0, x.rows());
  Matrix<double> found(x.rows(), known.rows());
  std::vector<double> tile(static_cast<std::size_t>(7 * rows.stride()));
  for (Index i = 0; i < x.rows(); i += 7) {
    const Index height = std::min<Index>(7, x.rows() - i);
    rows.compare(ready, i, height, 0, known.rows(), tile.data(), rows.stride());
    for (Index r = 0; r < height; ++r)
      for (Index c = 0; c < known.rows(); ++c)
        found(i + r, c) = tile[static_cast<std::size_t>(r * rows.stride() + c)];
  }
  return found;
}

void require_same(const Matrix<double>& found, const CondensedMatrix& expected) {
  for (Index i = 0; i < found.rows(); ++i)
    for (Index j = i + 1; j < found.cols(); ++j)
      REQUIRE(found(i, j) == expected(i, j));
}

/// Numbers, levels, codes and flags, some missing; the second is always there.
Matrix<double> mixed(Index n) {
  Matrix<double> x = tied(n, 5, 3, 2);
  x.col(0) = scattered(n, 1, 3);
  for (Index i = 0; i < n; ++i) {
    x(i, 3) = static_cast<double>(i % 2);
    x(i, 4) = static_cast<double>(i % 3 == 0);
    if (i % 5 == 1) x(i, i % 4 == 1 ? 0 : i % 4) = missing_value;
  }
  return x;
}

const std::vector<GowerFeature> mixed_kinds{{GowerKind::numeric, 1},
                                            {GowerKind::ordinal, 0.5},
                                            {GowerKind::nominal, 2},
                                            {GowerKind::symmetric_binary, 1},
                                            {GowerKind::asymmetric_binary, 1.25}};

}  // namespace

TEST_CASE("known rows are as far from each other as all pairs are", "[distance]") {
  const Matrix<double> x = scattered(45, 5, 1).cwiseAbs();
  for (const Metric metric : feature_metrics) {
    INFO(to_string(metric));
    require_same(all_of(x, x, {.choice = {.metric = metric}, .gower = {}}), pairwise_distances(x, metric));
  }
  for (const double p : {1.0, 1.5, 2.0, 2.25, 3.0, 90.0, HUGE_VAL}) {
    INFO(p);
    require_same(all_of(x, x, {.choice = {.metric = Metric::minkowski, .p = p}, .gower = {}}),
                 pairwise_distances(x, Minkowski{.p = p}));
  }
  const Matrix<double> m = mixed(45);
  require_same(all_of(m, m, {.choice = {.metric = Metric::gower}, .gower = GowerScale::of(m, mixed_kinds)}),
               gower_distances(m, mixed_kinds));
}

TEST_CASE("a pair for which a metric is not defined is NaN", "[distance]") {
  Matrix<double> known(2, 3), x(2, 3);
  known << 1, 2, 3, 3, 1, 0;
  x << 0, 0, 0, 2, 2, 2;
  const Matrix<double> cosine = all_of(x, known, {.choice = {.metric = Metric::cosine}, .gower = {}});
  CHECK((std::isnan(cosine(0, 0)) && std::isnan(cosine(0, 1)) && cosine(1, 0) > 0));
  const Matrix<double> correlation =
      all_of(x, known, {.choice = {.metric = Metric::correlation}, .gower = {}});
  CHECK((std::isnan(correlation(0, 0)) && std::isnan(correlation(1, 1))));
  CHECK_FALSE(detail::KnownRows(known, {}).may_be_undefined());
  CHECK(detail::KnownRows(known, {.choice = {.metric = Metric::cosine}, .gower = {}}).may_be_undefined());
}

TEST_CASE("gower's ranges stay those that were fitted", "[distance]") {
  Matrix<double> known(3, 4);
  known << 0, 5, missing_value, 1, 10, 5, missing_value, 2, 4, 5, missing_value, 1;
  const GowerScale scale = GowerScale::of(
      known,
      {{GowerKind::numeric, 1}, {GowerKind::numeric, 1}, {GowerKind::numeric, 1}, {GowerKind::nominal, 1}});
  CHECK(scale.ranges()[0].largest == 10);
  CHECK(std::isnan(scale.ranges()[2].least));
  CHECK(std::isnan(scale.ranges()[3].least));
  const FittedMetric gower{.choice = {.metric = Metric::gower}, .gower = scale};
  const auto first = [&](double a, double b, double c, double d) {
    Matrix<double> row(1, 4);
    row << a, b, c, d;
    return all_of(row, known, gower)(0, 0);
  };
  CHECK(first(5, 5, missing_value, 1) == 0.5 / 3);
  CHECK(first(12, 5, missing_value, 1) == 1.0 / 3);  // 1.2 ranges away count as one
  CHECK(first(-1e308, 5, missing_value, 1) == 1.0 / 3);
  CHECK(first(0, 5.001, missing_value, 1) == 1.0 / 3);  // any other value than that of a constant feature
  CHECK(first(0, 5, 1e9, 1) == 0);                      // known nowhere, so without a part
  CHECK(first(0, 5, 3, -1) == 1.0 / 3);
  CHECK(first(missing_value, missing_value, missing_value, 2) == 1);
  CHECK(std::isnan(first(missing_value, missing_value, 4, missing_value)));
  CHECK(all_of(known, known, gower)(1, 2) == 1.6 / 3);
  Matrix<double> above(1, 4);
  above << 12, 5, missing_value, 2;
  CHECK_THAT(all_of(above, known, gower)(0, 1), WithinAbs(0.2 / 3, 1e-15));  // two tenths of the range
}

TEST_CASE("a scale of inconsistent features is refused", "[distance]") {
  const auto refused = [](GowerFeature feature, GowerScale::Range range) {
    CHECK_THROWS_AS(GowerScale({feature}, {range}), parameter_error);
  };
  refused({GowerKind::numeric, 1}, {2, 1});
  refused({GowerKind::numeric, 1}, {missing_value, 1});
  refused({GowerKind::numeric, 1}, {0, HUGE_VAL});
  refused({GowerKind::nominal, 1}, {0, 1});
  refused({GowerKind::nominal, -1}, {});
  CHECK_THROWS_AS(GowerScale({{GowerKind::nominal, 1}}, {}), parameter_error);
  CHECK_THROWS_AS(GowerScale::of(Matrix<double>::Constant(1, 1, 0.5), {{GowerKind::nominal, 1}}), data_error);
  CHECK_NOTHROW(GowerScale({{GowerKind::numeric, 1}}, {{}}));
}
