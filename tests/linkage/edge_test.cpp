// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"
#include "support/special_values.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

TEST_CASE("one, two and three observations", "[linkage]") {
  Matrix<double> x(3, 2);
  x << 0, 0, 3, 4, 0, 1;
  for (const Method method : all_methods) {
    INFO(to_string(method));
    CHECK(linkage(x.topRows(1), method) == Dendrogram(1, {}));
    CHECK(linkage(CondensedMatrix(1), method) == Dendrogram(1, {}));
    CHECK(linkage(x.topRows(2), method) == Dendrogram(2, {{0, 1, 5, 2}}));
    const Dendrogram tree = linkage(x, method);
    CHECK(tree.merges()[0] == Merge{0, 2, 1, 2});
    CHECK(tree.merges()[1].left == 1);
    CHECK(tree.merges()[1].right == 3);
  }
  // d(0,1) = 5, d(1,2) = √18, d(0,2) = 1.
  const auto last = [&](Method method) {
    return linkage(x, method).merges()[1].height;
  };
  CHECK(last(Method::single) == std::sqrt(18.0));
  CHECK(last(Method::complete) == 5);
  CHECK_THAT(last(Method::average), WithinRel((5 + std::sqrt(18.0)) / 2, 1e-15));
  CHECK_THAT(last(Method::weighted), WithinRel((5 + std::sqrt(18.0)) / 2, 1e-15));
  CHECK_THAT(last(Method::ward),
             WithinRel(std::sqrt(4.0 / 3 * 21.25), 1e-15));  // 3² + 3.5² between the means
  CHECK_THAT(last(Method::centroid), WithinRel(std::sqrt(21.25), 1e-15));
  CHECK_THAT(last(Method::median), WithinRel(std::sqrt(21.25), 1e-15));
}

TEST_CASE("observations without a feature, or all equal, are at height 0", "[linkage]") {
  for (const Method method : all_methods)
    for (const Index d : {0, 1, 4}) {
      INFO(to_string(method) << ", d " << d);
      const Dendrogram tree = linkage(Matrix<double>::Constant(70, d, 0.1), method);
      for (const Merge& m : tree.merges())
        CHECK(m.height == 0);
      CHECK(tree.size_of(tree.root()) == 70);
    }
}

TEST_CASE("two distinct points many times are two clusters", "[linkage]") {
  Matrix<double> x(101, 2);
  for (Index i = 0; i < x.rows(); ++i)
    x.row(i) << (i % 3 == 0 ? 0.3 : 7.1), (i % 3 == 0 ? 0.1 : 0.9);
  for (const Method method : all_methods) {
    INFO(to_string(method));
    const Dendrogram tree = linkage(x, method);
    for (std::size_t i = 0; i + 1 < tree.merges().size(); ++i)
      CHECK(tree.merges()[i].height == 0);
    CHECK(tree.merges().back().height > 6.8);
    CHECK(tree.size_of(tree.merges().back().left) * tree.size_of(tree.merges().back().right) == 34 * 67);
  }
}

TEST_CASE("an equilateral triangle is inverted under centroid linkage, and is left so", "[linkage]") {
  Matrix<double> x(3, 2);
  x << 0, 0, 1, 0, 0.5, std::sqrt(0.75);
  const Dendrogram tree = linkage(x, Centroid{});
  CHECK_FALSE(is_monotonic(tree));
  CHECK_THAT(tree.merges()[0].height, WithinAbs(1, 1e-15));
  CHECK_THAT(tree.merges()[1].height, WithinAbs(std::sqrt(0.75), 1e-15));
}

TEST_CASE("no observation at all is an error", "[linkage]") {
  for (const Method method : all_methods)
    CHECK_THROWS_MATCHES(
        linkage(Matrix<double>(0, 3), method), data_error,
        Catch::Matchers::Message("linkage(): needs at least one observation, but there is none"));
}

TEST_CASE("a value that is not finite is named by row and column", "[linkage]") {
  for (const Method method : all_methods)
    for (const double bad : {not_a_number, infinity, -infinity}) {
      Matrix<double> x = scattered(20, 3, 1);
      x(17, 2) = bad;
      CHECK_THROWS_AS(linkage(x, method), data_error);
      CHECK_THROWS_WITH(linkage(x, method),
                        ContainsSubstring("linkage()") && ContainsSubstring("row 17, column 2"));
    }
}

TEST_CASE("a dissimilarity that cannot be one is named by its pair", "[linkage]") {
  for (const Method method : all_methods)
    for (const double bad : {not_a_number, infinity, -infinity, -1e-300}) {
      CondensedMatrix distances = euclidean_distances(scattered(20, 3, 1));
      distances.data()[distances.row_begin(4) + 11 - 5] = bad;
      CHECK_THROWS_AS(linkage(distances, method), data_error);
      CHECK_THROWS_WITH(linkage(distances, method),
                        ContainsSubstring("linkage()") && ContainsSubstring("observations 4 and 11"));
    }
  CondensedMatrix zero(2);
  zero.data()[0] = -0.0;  // is not negative
  CHECK_NOTHROW(linkage(zero, Ward{}));
}

TEST_CASE("a square distance matrix passed as observations is refused", "[linkage]") {
  const CondensedMatrix distances = euclidean_distances(scattered(12, 3, 1));
  Matrix<double> square(12, 12);
  for (Index i = 0; i < 12; ++i)
    for (Index j = 0; j < 12; ++j)
      square(i, j) = distances(i, j);
  CHECK_THROWS_AS(linkage(square, Ward{}), data_error);
  CHECK_THROWS_WITH(linkage(square, Ward{}),
                    ContainsSubstring("12 × 12") && ContainsSubstring("from_square"));
  CHECK(linkage(CondensedMatrix::from_square(square), Ward{}) == linkage(distances, Ward{}));

  SECTION("but what only looks a little like one is not") {
    Matrix<double> not_symmetric = square;
    not_symmetric(3, 4) += 0.5;
    CHECK_NOTHROW(linkage(not_symmetric, Ward{}));
    Matrix<double> diagonal = square;
    diagonal(3, 3) = 0.5;
    CHECK_NOTHROW(linkage(diagonal, Ward{}));
    Matrix<double> negative = square;
    negative(3, 4) = negative(4, 3) = -1;
    CHECK_NOTHROW(linkage(negative, Ward{}));
    Matrix<double> wider = Matrix<double>::Zero(12, 13);
    wider.leftCols(12) = square;
    CHECK_NOTHROW(linkage(wider, Ward{}));
  }
}

TEST_CASE("values whose squares overflow are refused by name, large and tiny ones are not", "[linkage]") {
  for (const Method method : all_methods) {
    INFO(to_string(method));
    Matrix<double> x = scattered(70, 3, 1);
    x.col(1) *= 1e200;
    CHECK_THROWS_AS(linkage(x, method), data_error);
    CHECK_THROWS_WITH(linkage(x, method), ContainsSubstring("column 1") && ContainsSubstring("overflow"));
    x.col(1) /= 1e200;
    x(5, 2) = std::numeric_limits<double>::max();
    x(6, 2) = std::numeric_limits<double>::lowest();
    CHECK_THROWS_WITH(linkage(x, method), ContainsSubstring("column 2"));

    CondensedMatrix distances = euclidean_distances(scattered(70, 3, 1));
    distances.data()[0] = 1e200;
    CHECK_THROWS_AS(linkage(distances, method), data_error);

    const Matrix<double> ordinary = scattered(70, 3, 1);
    const Dendrogram expected = linkage(ordinary, method);
    for (const double factor : {0x1p450, 0x1p-450}) {  // about 1e±135
      INFO("factor " << factor);
      const Dendrogram scaled = linkage(ordinary * factor, method);
      for (std::size_t i = 0; i < scaled.merges().size(); ++i) {
        CHECK(scaled.merges()[i].left == expected.merges()[i].left);
        CHECK(scaled.merges()[i].height == expected.merges()[i].height * factor);
      }
    }
    // Large values close together are no overflow at all.
    CHECK_NOTHROW(linkage((scattered(10, 2, 1).array() + 1e300).matrix(), method));
  }
}

TEST_CASE("a memory limit refuses before anything is allocated", "[linkage]") {
  const Matrix<double> x = scattered(2000, 3, 1);
  const Execution tight{.max_memory = 1'000'000};
  for (const Method method : {Method::ward, Method::average, Method::centroid}) {
    INFO(to_string(method));
    try {
      linkage(x, method, {}, tight);
      FAIL("no limit was seen");
    } catch (const memory_limit_error& error) {
      CHECK(error.limit_bytes() == 1'000'000);
      CHECK(error.required_bytes() >= 2000u * 1999 / 2 * sizeof(double));
      CHECK(error.required_bytes() < 2 * 2000u * 1999 / 2 * sizeof(double));
      CHECK_THAT(error.what(), ContainsSubstring("2000 observations need 1") &&
                                   ContainsSubstring("MB, above the limit of 1.0 MB"));
    }
    CHECK_NOTHROW(linkage(x.topRows(100), method, {}, tight));
  }
  CHECK_NOTHROW(linkage(x, Method::single, {}, tight));  // stores no distances

  // Terabytes: were they asked for, this would be another error, or no answer at all.
  CHECK_THROWS_AS(linkage(Matrix<double>::Random(1'500'000, 1), Ward{}, {}, {.max_memory = 100'000'000}),
                  memory_limit_error);
}

TEST_CASE("every criterion is a stage that clusters a matrix or a feature matrix", "[linkage]") {
  const Matrix<double> x = scattered(30, 3, 1);
  const FeatureMatrix features{x, {"a", "b", "c"}, {}};
  const Dendrogram expected = linkage(x, Average{});
  CHECK(cluster(Average{}, x, {}) == expected);
  CHECK(cluster(Average{}, features, {}) == expected);
  CHECK(cluster(Linkage{Method::average}, x, {}) == expected);
  CHECK(cluster(Linkage{Method::average}, features, {}) == expected);
  CHECK(Linkage{}.method == Method::ward);
}
